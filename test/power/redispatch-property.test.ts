import fc from 'fast-check';
import startHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Grid } from '../../src/model/grid';
import type { LpSolver } from '../../src/power/lp-solver';
import { limitsOfRatings, longTimeRatings } from '../../src/power/redispatch/flow-limits';
import { createServiceMasks } from '../../src/power/redispatch/flow-topology';
import { createRedispatch } from '../../src/power/redispatch/redispatch';
import { loadHighs } from '../../workers/wasm/highs';
import { readHighsWasm } from '../../workers/wasm/highs-node';
import { denseCost, denseMovement, denseShed, denseWeighted, liveBuses } from './redispatch-dense';
import { anyGrid, costGrid, prepare, shedGrid, sum } from './redispatch-grids';

let solver: LpSolver;
let highs: Highs;

beforeAll(async () => {
  solver = await loadHighs(readHighsWasm());
  highs = await startHighs({ wasmBinary: readHighsWasm() });
});

describe('least unserved load on random grids', () => {
  it('equals the same program in angles, solved as one', () => {
    fc.assert(
      fc.property(anyGrid, fc.double({ min: 0.3, max: 3, noNaN: true }), (grid, scale) => {
        const wanted = denseShed(highs, grid, scale);
        const found = shedGrid(prepare(grid), solver, {}, scale);
        if (wanted === undefined) {
          expect(found.plan.status !== 'solved' || sum(found.plan.givenUpMw) > 0).toBe(true);
          return;
        }
        expect(found.plan.status).toBe('solved');
        expect(sum(found.plan.givenUpMw)).toBe(0);
        expect(Math.abs(found.plan.unservedMw - wanted)).toBeLessThan(1e-6);
      }),
      { numRuns: 200 },
    );
  });

  it('balances every island to 1e-9 and holds ratings and unit limits', () => {
    fc.assert(
      fc.property(anyGrid, (grid) => {
        const prepared = prepare(grid);
        const { plan, servedMw } = shedGrid(prepared, solver);
        if (plan.status !== 'solved' || sum(plan.givenUpMw) > 0) return;
        const { islands, busLive } = plan.topology;
        const balance = new Float64Array(islands.count);
        grid.generators.forEach((it, g) => {
          const b = prepared.structure.generatorBusIx[g];
          balance[islands.busIslandIx[b]] += plan.outputMw[g];
          expect(plan.outputMw[g]).toBeGreaterThanOrEqual(-1e-9);
          expect(plan.outputMw[g]).toBeLessThanOrEqual(it.maxMw + 1e-9);
        });
        grid.buses.forEach((it, b) => {
          balance[islands.busIslandIx[b]] -= servedMw[b] + (busLive[b] ? it.shuntMw : 0);
          expect(servedMw[b]).toBeLessThanOrEqual(it.loadMw);
          expect(servedMw[b]).toBeGreaterThanOrEqual(0);
        });
        for (const error of balance) expect(Math.abs(error)).toBeLessThan(1e-9);
        grid.branches.forEach((it, k) => {
          if (it.ratingAMw > 0) expect(Math.abs(plan.flowMw[k])).toBeLessThan(it.ratingAMw + 1e-6);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('moves the units no more than that takes', () => {
    fc.assert(
      fc.property(anyGrid, (grid) => {
        const inRange = {
          ...grid,
          generators: grid.generators.map((it) => ({ ...it, outputMw: Math.min(it.outputMw, it.maxMw) })),
        };
        const { plan } = shedGrid(prepare(inRange), solver);
        if (plan.status !== 'solved' || sum(plan.givenUpMw) > 0) return;
        const live = liveBuses(grid);
        const dead = sum(grid.buses.filter((it) => !live.has(it.id)).map((it) => it.loadMw));
        // Where reactances are negative, each 1e-7 MW given up can spare 1e-4 MW of movement.
        const least = denseMovement(highs, inRange, plan.unservedMw - dead + 1e-8);
        expect(plan.movedMw).toBeLessThan(least + 1e-4);
      }),
      { numRuns: 150 },
    );
  });

  it('never serves more than the branches could carry without the flow law', () => {
    fc.assert(
      fc.property(anyGrid, (grid) => {
        const { plan, servedMw } = shedGrid(prepare(grid), solver);
        if (plan.status !== 'solved') return;
        expect(sum(servedMw)).toBeLessThan(maxFlow(grid) + 1e-6);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves more unserved as the load grows', () => {
    fc.assert(
      fc.property(anyGrid, (grid) => {
        const prepared = prepare(grid);
        let last = 0;
        for (const scale of [0.5, 1, 1.4, 2, 4]) {
          const { plan } = shedGrid(prepared, solver, {}, scale);
          if (plan.status !== 'solved' || sum(plan.givenUpMw) > 0) return;
          expect(plan.unservedMw).toBeGreaterThan(last - 1e-6);
          last = plan.unservedMw;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the same for renamed, reordered and doubled grids', () => {
    fc.assert(
      fc.property(anyGrid, (grid) => {
        const once = shedGrid(prepare(grid), solver);
        if (once.plan.status !== 'solved') return;
        const renamed = rename(grid, (id) => `n${1000 - Number(id)}`);
        const turned = {
          ...renamed,
          buses: renamed.buses.toReversed(),
          branches: renamed.branches.toReversed(),
        };
        const doubled = join(
          grid,
          rename(grid, (id) => `copy-${id}`),
        );
        expect(shedGrid(prepare(turned), solver).plan.unservedMw).toBeCloseTo(once.plan.unservedMw, 8);
        expect(shedGrid(prepare(doubled), solver).plan.unservedMw).toBeCloseTo(2 * once.plan.unservedMw, 8);
      }),
      { numRuns: 60 },
    );
  });
});

describe('redispatch on random grids', () => {
  it('equals the weighted program in angles within what units can reach', () => {
    let held = 0;
    fc.assert(
      fc.property(
        anyGrid,
        fc.array(fc.constantFrom(1, 2, 7), { minLength: 9, maxLength: 9 }),
        (grid, weights) => {
          const { structure, model } = prepare(grid);
          const outputMw = Float64Array.from(grid.generators, (it) => it.outputMw);
          const lowestMw = outputMw.map((mw) => 0.4 * mw);
          const highestMw = Float64Array.from(grid.generators, (it, g) =>
            Math.min(it.maxMw, outputMw[g] + 0.3 * it.maxMw),
          );
          const reach = grid.generators.map((_, g) => ({ lowest: lowestMw[g], highest: highestMw[g] }));
          const wanted = denseWeighted(highs, grid, reach, weights);
          const busIx = Int32Array.from(grid.buses, (_, b) => b);
          const weight = Float64Array.from(grid.buses, (_, b) => weights[b]);
          const limits = limitsOfRatings(longTimeRatings(structure));
          const redispatch = createRedispatch({ structure, model, loads: { busIx, weight }, limits }, solver);
          const masks = createServiceMasks(structure, { busIx: [], branchIx: [], generatorIx: [] });
          const neededMw = Float64Array.from(grid.buses, (it) => it.loadMw);
          const plan = redispatch.solve(masks, { outputMw, lowestMw, highestMw, neededMw });
          redispatch.dispose();
          if (wanted === undefined) {
            expect(plan.status !== 'solved' || sum(plan.givenUpMw) > 0).toBe(true);
            return;
          }
          held++;
          expect(plan.status).toBe('solved');
          expect(sum(plan.givenUpMw)).toBeLessThan(1e-7);
          expect(Math.abs(plan.weightedUnservedMw - wanted)).toBeLessThan(1e-6);
        },
      ),
      { numRuns: 200 },
    );
    expect(held).toBeGreaterThan(80);
  });
});

describe('least cost on random grids', () => {
  it('equals the quadratic program in angles, with a bound that never lies above', () => {
    let solved = 0;
    fc.assert(
      fc.property(anyGrid, (drawn) => {
        const grid = { ...drawn, buses: drawn.buses.map((it) => ({ ...it, loadMw: it.loadMw * 0.3 })) };
        const wanted = denseCost(highs, grid);
        const found = costGrid(prepare(grid), solver);
        if (!wanted) {
          expect(found.status).toBe('infeasible');
          expect(found.issues.length).toBeGreaterThan(0);
          return;
        }
        if (Number.isNaN(wanted.objective)) return;
        solved++;
        expect(found.status).toBe('solved');
        expect(Math.abs((found.objective ?? 0) - wanted.objective)).toBeLessThan(
          1e-6 * Math.max(1, wanted.objective),
        );
        expect(found.lowerBound).toBeLessThanOrEqual(found.objective ?? 0);
      }),
      { numRuns: 200 },
    );
    expect(solved).toBeGreaterThan(60);
  });

  it('has prices that are the change of cost for more load', () => {
    fc.assert(
      fc.property(anyGrid, fc.nat(), (drawn, pick) => {
        const grid = { ...drawn, buses: drawn.buses.map((it) => ({ ...it, loadMw: it.loadMw * 0.3 })) };
        const base = costGrid(prepare(grid), solver);
        if (base.status !== 'solved') return;
        const b = pick % grid.buses.length;
        const stepMw = 1e-3;
        const shifted = (mw: number) => ({
          ...grid,
          buses: grid.buses.map((it, i) => (i === b ? { ...it, loadMw: it.loadMw + mw } : it)),
        });
        const up = costGrid(prepare(shifted(stepMw)), solver);
        const down = costGrid(prepare(shifted(-stepMw)), solver);
        if (up.status !== 'solved' || down.status !== 'solved' || base.topology.busLive[b] === 0) return;
        const above = ((up.objective ?? 0) - (base.objective ?? 0)) / stepMw;
        const below = ((base.objective ?? 0) - (down.objective ?? 0)) / stepMw;
        expect(base.priceByBus[b]).toBeLessThan(above + 1e-3 * (1 + Math.abs(above)));
        expect(base.priceByBus[b]).toBeGreaterThan(below - 1e-3 * (1 + Math.abs(below)));
      }),
      { numRuns: 100 },
    );
  });
});

function rename(grid: Grid, to: (id: string) => string): Grid {
  return {
    ...grid,
    buses: grid.buses.map((it) => ({ ...it, id: to(it.id) })),
    branches: grid.branches.map((it) => ({
      ...it,
      id: to(it.id),
      fromBusId: to(it.fromBusId),
      toBusId: to(it.toBusId),
    })),
    generators: grid.generators.map((it) => ({ ...it, id: to(it.id), busId: to(it.busId) })),
  };
}

function join(a: Grid, b: Grid): Grid {
  return {
    ...a,
    buses: [...a.buses, ...b.buses],
    branches: [...a.branches, ...b.branches],
    generators: [...a.generators, ...b.generators],
  };
}

/** Most load that branches of these ratings could carry from the units, by augmenting paths (Edmonds and Karp). */
function maxFlow(grid: Grid): number {
  const source = grid.buses.length;
  const sink = source + 1;
  const capacity = Array.from({ length: sink + 1 }, () => new Float64Array(sink + 1));
  const index = new Map(grid.buses.map((it, b) => [it.id, b]));
  const at = (id: string) => index.get(id) ?? -1;
  for (const it of grid.branches) {
    const mw = it.ratingAMw > 0 ? it.ratingAMw : 1e9;
    capacity[at(it.fromBusId)][at(it.toBusId)] += mw;
    capacity[at(it.toBusId)][at(it.fromBusId)] += mw;
  }
  for (const it of grid.generators) if (it.inService) capacity[source][at(it.busId)] += it.maxMw;
  grid.buses.forEach((it, b) => {
    capacity[b][sink] += it.loadMw;
  });
  for (let total = 0; ; ) {
    const parent = new Int32Array(sink + 1).fill(-1);
    const queue = [source];
    for (const node of queue) {
      for (let next = 0; next <= sink; next++) {
        if (next === source || parent[next] >= 0 || !(capacity[node][next] > 1e-9)) continue;
        parent[next] = node;
        queue.push(next);
      }
    }
    if (parent[sink] < 0) return total;
    let step = Number.POSITIVE_INFINITY;
    for (let n = sink; n !== source; n = parent[n]) step = Math.min(step, capacity[parent[n]][n]);
    for (let n = sink; n !== source; n = parent[n]) {
      capacity[parent[n]][n] -= step;
      capacity[n][parent[n]] += step;
    }
    total += step;
  }
}
