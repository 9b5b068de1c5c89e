import { describe, expect, it } from 'vitest';
import type { DcLine, Grid } from '../../../src/model/grid';
import type { SusceptanceModel } from '../../../src/model/scenario';
import { createBranchModel } from '../../../src/power/flow/branch-model';
import { type DcFlow, type DcFlowRequest, solveDcFlow } from '../../../src/power/flow/dc-flow';
import { prepareGrid } from '../../../src/power/flow/grid-structure';
import { branch, bus, generator } from '../../builders/grid';
import { meshGrid } from '../../builders/mesh-grid';

function gridOf(part: Partial<Grid>): Grid {
  return { baseMva: 100, buses: [], branches: [], generators: [], dcLines: [], ...part };
}

function solve(
  grid: Grid,
  request: Partial<DcFlowRequest> = {},
  convention: SusceptanceModel = 'matpower',
): DcFlow {
  const structure = prepareGrid(grid);
  if (!structure.ok) throw new Error(JSON.stringify(structure.error));
  const model = createBranchModel(structure.value, convention);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const nothing = { lostBusIx: [], lostBranchIx: [], lostGeneratorIx: [], dcLines: false };
  return solveDcFlow(structure.value, model.value, { ...nothing, ...request });
}

/** A ring of three: reference with 40 MW at A, 60 MW at B, load of 100 MW at C. */
function ring(): Grid {
  return gridOf({
    buses: [bus('A', { type: 'reference', angleRad: 0.1 }), bus('B'), bus('C', { loadMw: 100 })],
    branches: [branch('1', 'A', 'B'), branch('2', 'B', 'C'), branch('3', 'A', 'C')],
    generators: [
      generator('1', 'A', { outputMw: 40, maxMw: 80 }),
      generator('2', 'A', { outputMw: 0, maxMw: 80 }),
      generator('3', 'B', { outputMw: 60, maxMw: 90 }),
    ],
  });
}

function expectFlows(flow: DcFlow, mw: number[]): void {
  mw.forEach((value, k) => {
    expect(flow.branchFlowMw[k]).toBeCloseTo(value, 9);
  });
}

describe('DC flow', () => {
  it('solves a ring by hand, the reference keeping its angle', () => {
    const flow = solve(ring());
    // Equal reactances: A sends 40 as 2/3 and 1/3, B sends 60 as 2/3 and 1/3.
    expectFlows(flow, [40 / 3 - 20, 40 / 3 + 40, 80 / 3 + 20]);
    expect(flow.angleRad[0]).toBe(0.1);
    expect(flow.generatorOutputMw[0]).toBeCloseTo(40, 9);
    expect([...flow.generatorOutputMw].slice(1)).toEqual([0, 60]);
  });

  it('gives the difference to the first unit in service at the reference bus', () => {
    const grid = ring();
    grid.buses[2].loadMw = 130;
    expect(solve(grid).generatorOutputMw[0]).toBeCloseTo(70, 9);
    const without = solve(grid, { lostGeneratorIx: [0] });
    expect(without.generatorOutputMw[0]).toBe(0);
    expect(without.generatorOutputMw[1]).toBeCloseTo(70, 9);
  });

  it('moves the reference to the largest unit when its bus or its units are lost', () => {
    const grid = ring();
    grid.generators.push(generator('4', 'C', { outputMw: 5, maxMw: 90 }));
    for (const request of [{ lostBusIx: [0] }, { lostGeneratorIx: [0, 1] }]) {
      const flow = solve(grid, request);
      expect(flow.status).toBe('solved');
      // Units 3 and 4 have the same Pmax; the smaller id decides.
      const live = flow.islandReferenceIx.filter((it) => it >= 0);
      expect([...live]).toEqual([1]);
      expect(flow.generatorOutputMw[2]).toBeCloseTo(95, 9);
    }
  });

  it('holds every reference bus of an island, as MATPOWER does', () => {
    const grid = ring();
    grid.buses[1] = bus('B', { type: 'reference', angleRad: 0.1 });
    const flow = solve(grid);
    // Equal angles at A and B: both send half of C's load, and B's unit takes its own difference.
    expectFlows(flow, [0, 50, 50]);
    expect(flow.generatorOutputMw[0]).toBeCloseTo(50, 9);
    expect(flow.generatorOutputMw[2]).toBeCloseTo(50, 9);
  });

  it('works each island out, and leaves one without a unit dead', () => {
    const flow = solve(ring(), { lostBranchIx: [1, 2] });
    expect(flow.islandStatus).toEqual(['solved', 'dead']);
    expect(flow.angleRad[2]).toBeNaN();
    expectFlows(flow, [-60, 0, 0]);
    expect(flow.generatorOutputMw[0]).toBeCloseTo(-60, 9);
    expect(solve(gridOf({ buses: [bus('A', { loadMw: 1 })] })).status).toBe('dead');
  });

  it('leaves out isolated buses with all that hangs on them', () => {
    const grid = ring();
    grid.buses.push(bus('D', { type: 'isolated', loadMw: 500 }));
    grid.branches.push(branch('4', 'C', 'D', { reactancePu: 0 }));
    grid.generators.push(generator('4', 'D', { outputMw: 500 }));
    const flow = solve(grid);
    expect(flow.islands.count).toBe(1);
    expect(flow.islands.busIslandIx[3]).toBe(-1);
    expect(flow.generatorOutputMw[0]).toBeCloseTo(40, 9);
  });

  it('knows taps, phase shifts, shunts and parallel branches', () => {
    const grid = gridOf({
      buses: [bus('A', { type: 'reference' }), bus('B', { loadMw: 90, shuntMw: 10 })],
      branches: [
        branch('1', 'A', 'B', { tap: 0.5 }),
        branch('2', 'A', 'B', { shiftRad: 0.03 }),
        branch('3', 'B', 'A'),
        branch('4', 'B', 'B', { shiftRad: 0.2 }),
      ],
      generators: [generator('1', 'A')],
    });
    const flow = solve(grid);
    // 20 d + 10 (d - 0.03) + 10 d = 1 per unit.
    const d = 1.3 / 40;
    expectFlows(flow, [2000 * d, 1000 * (d - 0.03), -1000 * d]);
    const plain = solve(grid, {}, 'reactance');
    expectFlows(plain, [30, 30, -30]);
    grid.branches = [branch('1', 'A', 'B', { resistancePu: 0.1, tap: 0.9 })];
    expect(solve(grid, {}, 'powermodels').angleRad[1]).toBeCloseTo(-1 / (0.1 / 0.02), 12);
  });

  it('carries DC lines only when asked, with their losses', () => {
    const line: DcLine = {
      id: '1',
      fromBusId: 'A',
      toBusId: 'C',
      inService: true,
      flowMw: 20,
      minMw: 0,
      maxMw: 50,
      lossConstantMw: 1,
      lossFraction: 0.05,
    };
    const grid = { ...ring(), dcLines: [line] };
    expect(solve(grid).generatorOutputMw[0]).toBeCloseTo(40, 9);
    // 20 MW leave A, 18 arrive at C: the reference gives 2 more.
    expect(solve(grid, { dcLines: true }).generatorOutputMw[0]).toBeCloseTo(42, 9);
  });

  it('solves reactances in series that cancel, and tells those in parallel', () => {
    const grid = gridOf({
      buses: [bus('A', { type: 'reference' }), bus('M'), bus('B', { loadMw: 50 })],
      branches: [branch('1', 'A', 'M'), branch('2', 'M', 'B', { reactancePu: -0.1 })],
      generators: [generator('1', 'A')],
    });
    const flow = solve(grid);
    expect(flow.status).toBe('solved');
    expect(flow.angleRad[2]).toBeCloseTo(0, 10);
    expectFlows(flow, [50, 50]);

    grid.branches.push(branch('3', 'A', 'M', { reactancePu: -0.1 }));
    const singular = solve(grid);
    expect(singular.status).toBe('singular');
    expect(singular.branchFlowMw.every(Number.isFinite)).toBe(true);
    expect(singular.angleRad.every(Number.isNaN)).toBe(true);
  });
});

describe('what a grid is refused for', () => {
  it('a branch in service without reactance, by id', () => {
    const grid = ring();
    grid.branches[1].reactancePu = 0;
    const structure = prepareGrid(grid);
    if (!structure.ok) throw new Error('prepare');
    const model = createBranchModel(structure.value, 'matpower');
    expect(model).toMatchObject({ ok: false, error: [{ code: 'power.zeroReactance', where: { id: '2' } }] });
    grid.branches[1].inService = false;
    expect(solve(grid).status).toBe('solved');
  });

  it('unknown buses and ids that occur twice', () => {
    const grid = ring();
    grid.buses.push(bus('A'));
    grid.branches.push(branch('9', 'A', 'nowhere'));
    grid.generators.push(generator('9', 'nowhere'));
    const structure = prepareGrid(grid);
    if (structure.ok) throw new Error('accepted');
    expect(structure.error.map((it) => it.code)).toEqual([
      'power.duplicateId',
      'power.unknownBus',
      'power.unknownBus',
    ]);
  });
});

describe('a large grid', () => {
  it('of 70,000 buses keeps the balance of every bus', () => {
    const grid = meshGrid(70_000, 3);
    const flow = solve(grid, { lostBranchIx: [5, 500, 5000] });
    const structure = prepareGrid(grid);
    if (!structure.ok) throw new Error('prepare');
    const net = Float64Array.from(grid.buses, (it) => -it.loadMw);
    grid.generators.forEach((_, g) => {
      net[structure.value.generatorBusIx[g]] += flow.generatorOutputMw[g];
    });
    grid.branches.forEach((_, k) => {
      net[structure.value.branchFromIx[k]] -= flow.branchFlowMw[k];
      net[structure.value.branchToIx[k]] += flow.branchFlowMw[k];
    });
    const live = net.filter((_, b) => !Number.isNaN(flow.angleRad[b]));
    expect(live.length).toBeGreaterThan(69_000);
    expect(live.reduce((most, mw) => Math.max(most, Math.abs(mw)), 0)).toBeLessThan(1e-5);
  });
});
