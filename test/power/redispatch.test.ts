import { beforeAll, describe, expect, it } from 'vitest';
import type { Grid } from '../../src/model/grid';
import { createBranchModel } from '../../src/power/flow/branch-model';
import { prepareGrid } from '../../src/power/flow/grid-structure';
import type { LpSolver } from '../../src/power/lp-solver';
import { limitsOfRatings, longTimeRatings } from '../../src/power/redispatch/flow-limits';
import { createServiceMasks } from '../../src/power/redispatch/flow-topology';
import { createRedispatch } from '../../src/power/redispatch/redispatch';
import { loadHighs } from '../../workers/wasm/highs';
import { readHighsWasm } from '../../workers/wasm/highs-node';
import { branch, bus, generator } from '../builders/grid';
import { meshGrid } from '../builders/mesh-grid';
import { costGrid, prepare, shedGrid, sum } from './redispatch-grids';

let solver: LpSolver;

beforeAll(async () => {
  solver = await loadHighs(readHighsWasm());
});

const polynomial = (...values: number[]) => ({
  kind: 'polynomial' as const,
  startup: 0,
  shutdown: 0,
  values,
});
const piecewise = (...values: number[]) => ({ kind: 'piecewise' as const, startup: 0, shutdown: 0, values });

/** A unit at each of two buses and 100 MW at the second, joined by one line. */
function pair(part: Partial<Grid> = {}, ratingAMw = 60): Grid {
  return {
    baseMva: 100,
    buses: [bus('1', { type: 'reference' }), bus('2', { loadMw: 100 })],
    branches: [branch('1', '1', '2', { ratingAMw })],
    generators: [
      generator('1', '1', { maxMw: 200, outputMw: 60, cost: polynomial(10, 0) }),
      generator('2', '2', { maxMw: 200, outputMw: 40, cost: polynomial(30, 0) }),
    ],
    dcLines: [],
    ...part,
  };
}

const codes = (issues: { code: string }[]) => issues.map((it) => it.code);

function expectNoNaN(value: unknown): void {
  expect(
    JSON.stringify(value, (_, it) => (ArrayBuffer.isView(it) ? Array.from(it as Float64Array) : it)),
  ).not.toMatch(/NaN|null/);
}

describe('least cost', () => {
  it('splits at a full line with two prices', () => {
    const found = costGrid(prepare(pair()), solver);
    expect(found.objective).toBeCloseTo(60 * 10 + 40 * 30, 9);
    expect([...found.outputMw]).toEqual([60, 40]);
    expect(found.priceByBus[0]).toBeCloseTo(10, 9);
    expect(found.priceByBus[1]).toBeCloseTo(30, 9);
  });

  it('follows every piece of a piecewise curve, on beyond its last point', () => {
    const curve = piecewise(0, 5, 20, 105, 50, 555, 60, 855);
    const units = [
      generator('1', '1', { maxMw: 70, cost: curve }),
      generator('2', '2', { maxMw: 300, cost: polynomial(20, 0) }),
    ];
    const found = costGrid(prepare(pair({ generators: units }, 0)), solver);
    expect([...found.outputMw]).toEqual([50, 50]);
    expect(found.objective).toBeCloseTo(555 + 1000, 8);
    const dear = [units[0], { ...units[1], cost: polynomial(40, 0) }];
    const beyond = costGrid(prepare(pair({ generators: dear }, 0)), solver);
    expect([...beyond.outputMw]).toEqual([70, 30]);
    expect(beyond.objective).toBeCloseTo(855 + 300 + 1200, 8);
  });

  it('meets cubic costs where marginal costs are equal', () => {
    const units = [
      generator('1', '1', { maxMw: 100, cost: polynomial(0.001, 0, 1, 0) }),
      generator('2', '2', { maxMw: 100, cost: polynomial(0.004, 0, 1, 0) }),
    ];
    const found = costGrid(prepare(pair({ generators: units }, 0)), solver);
    expect(found.outputMw[0]).toBeCloseTo(200 / 3, 5);
    expect(found.priceByBus[1]).toBeCloseTo(0.003 * (200 / 3) * (200 / 3) + 1, 5);
    expect(found.issues).toEqual([]);
  });

  it('says where a curve is not convex, and bounds the cost from both sides', () => {
    const units = [
      generator('1', '1', { maxMw: 100, cost: piecewise(0, 0, 50, 1500, 100, 2000) }),
      generator('2', '2', { maxMw: 100, cost: polynomial(22, 0) }),
    ];
    const found = costGrid(prepare(pair({ generators: units }, 50)), solver);
    expect(codes(found.issues)).toEqual(['redispatch.notConvex']);
    expect(found.lowerBound).toBeCloseTo(50 * 20 + 50 * 22, 6);
    expect(found.objective).toBeCloseTo(1500 + 50 * 22, 6);
  });

  it('pays dispatchable loads as units with negative output', () => {
    const units = [
      generator('1', '1', { maxMw: 200, cost: polynomial(10, 0) }),
      generator('2', '2', { minMw: -30, maxMw: 0, cost: polynomial(25, 0) }),
    ];
    const found = costGrid(prepare(pair({ generators: units }, 120)), solver);
    expect([...found.outputMw]).toEqual([120, -20]);
    expect(found.priceByBus[1]).toBeCloseTo(25, 9);
  });

  it('holds angle limits of negative reactances and of shifting transformers', () => {
    const limited = branch('1', '1', '2', { reactancePu: 0.1, maxAngleRad: 0.05, shiftRad: 0.01 });
    const found = costGrid(prepare(pair({ branches: [limited] })), solver);
    expect(found.flowMw[0]).toBeCloseTo((100 * (0.05 - 0.01)) / 0.1, 8);
    const negative = branch('1', '1', '2', { reactancePu: -0.1, minAngleRad: -0.03 });
    const other = costGrid(prepare(pair({ branches: [negative] })), solver);
    expect(other.flowMw[0]).toBeCloseTo(30, 8);
  });

  it.each<[string, Grid, string]>([
    ['too little', pair({ generators: [generator('1', '1', { maxMw: 50 })] }, 0), 'redispatch.tooLittle'],
    [
      'too much',
      pair({ generators: [generator('1', '1', { minMw: 150, maxMw: 200 })] }, 0),
      'redispatch.tooMuch',
    ],
    ['a full line', pair({ generators: [generator('1', '1', { maxMw: 200 })] }), 'redispatch.limitsTooTight'],
    ['no branch', pair({ branches: [], generators: [generator('1', '1')] }), 'redispatch.noSource'],
    [
      'crossed limits',
      pair({ generators: [generator('1', '1', { minMw: 300, maxMw: 200 })] }),
      'redispatch.limitsCrossed',
    ],
  ])('says why there is no answer: %s', (_, grid, code) => {
    const found = costGrid(prepare(grid), solver);
    expect(found.status).toBe('infeasible');
    expect(codes(found.issues)).toContain(code);
    expect(found.objective).toBeUndefined();
    expectNoNaN({ ...found, topology: 0, objective: 0, lowerBound: 0 });
  });

  it('says that a cost runs away', () => {
    const units = [
      generator('1', '1', { minMw: -1e10, maxMw: 1e10, cost: polynomial(10, 0) }),
      generator('2', '1', { minMw: -1e10, maxMw: 1e10, cost: polynomial(20, 0) }),
    ];
    const found = costGrid(prepare(pair({ generators: units }, 0)), solver);
    expect(found.status).toBe('unbounded');
    expect(codes(found.issues)).toContain('redispatch.unbounded');
    expect(found.objective).toBeUndefined();
  });

  it('refuses curves whose points do not ascend', () => {
    const units = [generator('1', '1', { maxMw: 200, cost: piecewise(0, 0, 50, 10, 50, 20) })];
    const found = costGrid(prepare(pair({ generators: units }, 0)), solver);
    expect(found.status).toBe('failed');
    expect(codes(found.issues)).toContain('redispatch.notAscending');
  });
});

describe('least cost of units that only take power', () => {
  it('balances negative loads with them, and counts their fixed costs in islands of their own', () => {
    const grid = pair({
      buses: [
        bus('1', { type: 'reference' }),
        bus('2', { loadMw: 100 }),
        bus('3', { loadMw: -15 }),
        bus('4', { loadMw: 0 }),
      ],
      generators: [
        generator('1', '1', { maxMw: 200, cost: polynomial(10, 0) }),
        generator('2', '3', { minMw: -40, maxMw: 0, cost: polynomial(20, 7) }),
        generator('3', '4', { minMw: -5, maxMw: 0, cost: polynomial(8, 3) }),
      ],
    });
    const found = costGrid(prepare({ ...grid, branches: [branch('1', '1', '2')] }), solver);
    expect(found.status).toBe('solved');
    expect([...found.outputMw]).toEqual([100, -15, 0]);
    expect(found.objective).toBeCloseTo(1000 - 300 + 7 + 3, 6);
  });
});

describe('limits in conflict', () => {
  it('names the branches in each other’s way, and how far they are from enough', () => {
    // 100 MW at bus 3, over 1-2-3 with 40 MW and 1-3 with 50 MW; the line 1-4 is full, but of no account
    const grid = pair({
      buses: [bus('1', { type: 'reference' }), bus('2'), bus('3', { loadMw: 100 }), bus('4', { loadMw: 20 })],
      branches: [
        branch('a', '1', '2', { ratingAMw: 40 }),
        branch('b', '2', '3', { ratingAMw: 60 }),
        branch('c', '1', '3', { ratingAMw: 50, reactancePu: 0.2 }),
        branch('d', '1', '4', { ratingAMw: 20 }),
      ],
      generators: [generator('1', '1', { maxMw: 200 })],
    });
    const found = costGrid(prepare(grid), solver);
    expect(found.status).toBe('infeasible');
    expect(codes(found.issues).slice(-2)).toEqual(['redispatch.limitsTooTight', 'redispatch.overRating']);
    // 50 MW on either way: only the first part of the one is too weak
    expect(found.issues.at(-2)?.params).toMatchObject({ count: 1, ids: 'a' });
    expect(found.issues.at(-1)?.params?.excessMw).toBeCloseTo(10, 6);
    expectNoNaN([found.outputMw, found.flowMw, found.priceByBus]);
  });

  it('tells a branch whose angle limits contradict its rating', () => {
    const limited = branch('1', '1', '2', { ratingAMw: 50, minAngleRad: 0.2 });
    const found = costGrid(prepare(pair({ branches: [limited] })), solver);
    expect(found.status).toBe('infeasible');
    expect(found.issues.find((it) => it.code === 'redispatch.limitsContradict')).toMatchObject({
      params: { id: '1', lowestMw: 200, highestMw: 50 },
    });
  });

  it('tells angle limits from ratings', () => {
    const limited = branch('1', '1', '2', { ratingAMw: 500, maxAngleRad: 0.02 });
    const found = costGrid(
      prepare(pair({ branches: [limited], generators: [generator('1', '1', { maxMw: 200 })] })),
      solver,
    );
    expect(codes(found.issues).slice(-2)).toEqual(['redispatch.limitsTooTight', 'redispatch.overLimit']);
    expect(found.issues.at(-1)?.params?.excessMw).toBeCloseTo(80, 6);
  });
});

describe('least unserved load', () => {
  it('says so where reactances cancel', () => {
    const branches = [branch('1', '1', '2'), branch('2', '1', '2', { reactancePu: -0.1 })];
    const found = shedGrid(prepare(pair({ branches })), solver);
    expect(found.plan.status).toBe('singular');
    expect(codes(found.issues)).toEqual(['redispatch.singular']);
    expectNoNaN([found.plan.outputMw, found.plan.flowMw, found.servedMw]);
  });

  it('says so where shifters alone break the ratings', () => {
    const branches = [
      branch('1', '1', '2', { ratingAMw: 5, shiftRad: 0.2 }),
      branch('2', '1', '2', { ratingAMw: 5 }),
    ];
    const found = shedGrid(prepare(pair({ branches })), solver);
    expect(found.plan.status).toBe('infeasible');
    expect(codes(found.issues)).toEqual([
      'redispatch.circulating',
      'redispatch.overRating',
      'redispatch.overRating',
    ]);
    expect(String(found.issues[0].params?.ids).split(', ').sort()).toEqual(['1', '2']);
  });

  it('leaves islands without a unit dark and isolated units at 0', () => {
    const grid = pair({
      buses: [bus('1', { type: 'reference' }), bus('2', { loadMw: 100 }), bus('3', { loadMw: 7 }), bus('4')],
      generators: [generator('1', '1', { maxMw: 200 }), generator('2', '4', { maxMw: 50, outputMw: 10 })],
    });
    const found = shedGrid(prepare(grid), solver);
    expect(found.plan.unservedMw).toBeCloseTo(47, 9);
    expect([...found.servedMw]).toEqual([0, 60, 0, 0]);
    expect([...found.outputMw]).toEqual([60, 0]);
  });

  it('has no answer to give for a grid without units but the load', () => {
    const found = shedGrid(prepare(pair({ generators: [] })), solver);
    expect(found.plan.status).toBe('solved');
    expect(found.plan.unservedMw).toBe(100);
    expectNoNaN([found.plan.outputMw, found.plan.flowMw, found.servedMw]);
  });

  it('counts loads written as units, and units without a limit as large enough', () => {
    const generators = [
      generator('1', '1', { maxMw: 1e10 }),
      generator('2', '2', { minMw: -20, maxMw: 0, outputMw: -20 }),
    ];
    const found = shedGrid(prepare(pair({ generators })), solver);
    expect(sum(found.neededMw)).toBeCloseTo(120, 9);
    expect(found.plan.unservedMw).toBeCloseTo(60, 9);
    expect(found.outputMw[1]).toBeLessThanOrEqual(0);
    expect(-found.outputMw[1] + 0).toBeGreaterThanOrEqual(0);
  });

  it('gives up a negative load only where it cannot go anywhere', () => {
    const buses = [bus('1', { type: 'reference', loadMw: -80 }), bus('2', { loadMw: 50 })];
    const found = shedGrid(prepare(pair({ buses })), solver);
    expect(found.plan.status).toBe('solved');
    expect(found.plan.unservedMw).toBeCloseTo(0, 9);
    expect(found.plan.givenUpMw[0]).toBeCloseTo(30, 6);
    expect(codes(found.issues)).toEqual(['redispatch.givenUp']);
  });

  it('refuses a branch without reactance before any program is made', () => {
    const structure = prepareGrid(pair({ branches: [branch('1', '1', '2', { reactancePu: 0 })] }));
    if (!structure.ok) throw new Error('the grid itself is sound');
    const model = createBranchModel(structure.value, 'matpower');
    expect(model.ok ? [] : codes(model.error)).toEqual(['power.zeroReactance']);
  });
});

describe('redispatch from a present point', () => {
  function setUp(grid: Grid, loads: { busIx: number[]; weight: number[] }) {
    const { structure, model } = prepare(grid);
    const limits = limitsOfRatings(longTimeRatings(structure));
    const weighted = { busIx: Int32Array.from(loads.busIx), weight: Float64Array.from(loads.weight) };
    const redispatch = createRedispatch({ structure, model, loads: weighted, limits }, solver);
    const masks = (lost: { branchIx?: number[]; generatorIx?: number[] }) =>
      createServiceMasks(structure, { busIx: [], branchIx: [], generatorIx: [], ...lost });
    return { structure, redispatch, masks };
  }

  it('serves the heavier load first, within what units can reach', () => {
    const { redispatch, masks } = setUp(pair({}, 0), { busIx: [1, 1], weight: [1, 5] });
    const plan = redispatch.solve(masks({}), {
      outputMw: Float64Array.of(30, 20),
      lowestMw: Float64Array.of(20, 10),
      highestMw: Float64Array.of(40, 30),
      neededMw: Float64Array.of(60, 40),
    });
    expect([...plan.servedMw].map((mw) => Math.round(mw * 1e6) / 1e6)).toEqual([30, 40]);
    expect([...plan.outputMw]).toEqual([40, 30]);
    expect(plan.weightedUnservedMw).toBeCloseTo(30, 9);
    expect(plan.movedMw).toBeCloseTo(20, 9);
    redispatch.dispose();
  });

  it('lets units stay where they are when nothing is gained by moving', () => {
    const { redispatch, masks } = setUp(pair(), { busIx: [1], weight: [1] });
    const plan = redispatch.solve(masks({}), {
      outputMw: Float64Array.of(55, 45),
      lowestMw: Float64Array.of(0, 0),
      highestMw: Float64Array.of(200, 200),
      neededMw: Float64Array.of(100),
    });
    expect([...plan.outputMw]).toEqual([55, 45]);
    expect(plan.movedMw).toBe(0);
    redispatch.dispose();
  });

  it('gives up output below the reach of a unit only where nothing else takes it', () => {
    const { redispatch, masks } = setUp(pair(), { busIx: [1], weight: [1] });
    const plan = redispatch.solve(masks({ branchIx: [0] }), {
      outputMw: Float64Array.of(60, 40),
      lowestMw: Float64Array.of(50, 0),
      highestMw: Float64Array.of(70, 90),
      neededMw: Float64Array.of(100),
    });
    expect(plan.status).toBe('solved');
    expect(plan.outputMw[0]).toBeCloseTo(0, 6);
    expect(plan.givenUpMw[0]).toBeCloseTo(50, 6);
    expect(plan.servedMw[0]).toBeCloseTo(90, 6);
    redispatch.dispose();
  });

  it('answers a run of states as it would each by itself', () => {
    const grid = meshGrid(300, 3);
    const loads = grid.buses.flatMap((it, b) => (it.loadMw > 0 ? [b] : []));
    const ratings = grid.branches.map((it) => ({ ...it, ratingAMw: it.ratingAMw || 150 }));
    const tight = { ...grid, branches: ratings };
    const weight = loads.map((_, l) => (l % 3 === 0 ? 4 : 1));
    const kept = setUp(tight, { busIx: loads, weight });
    const { structure } = kept;
    const state = (scale: number) => ({
      outputMw: Float64Array.from(grid.generators, (it) => it.outputMw),
      lowestMw: Float64Array.from(grid.generators, (it) => 0.5 * it.outputMw),
      highestMw: Float64Array.from(grid.generators, (it) => it.maxMw),
      neededMw: Float64Array.from(loads, (b) => grid.buses[b].loadMw * scale),
    });
    let unserved = 0;
    [1, 1.3, 1.3, 1.6, 2].forEach((scale, turn) => {
      const lost = {
        branchIx: Array.from(
          { length: 6 * Math.floor(turn / 2) },
          (_, i) => (i * 37) % structure.branchCount,
        ),
      };
      const warm = kept.redispatch.solve(kept.masks(lost), state(scale));
      const fresh = setUp(tight, { busIx: loads, weight });
      const cold = fresh.redispatch.solve(fresh.masks(lost), state(scale));
      fresh.redispatch.dispose();
      expect(warm.status).toBe('solved');
      expect(cold.status).toBe('solved');
      expect(Math.abs(warm.weightedUnservedMw - cold.weightedUnservedMw)).toBeLessThan(1e-5);
      unserved += warm.unservedMw;
    });
    expect(unserved).toBeGreaterThan(1);
    kept.redispatch.dispose();
  });
});
