import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grid } from '../../../src/model/grid';
import { createRandom } from '../../../src/numerics/random';
import { findBridges } from '../../../src/power/factors/bridges';
import { createFactorBase } from '../../../src/power/factors/factor-base';
import { lodfColumnInto } from '../../../src/power/factors/lodf';
import { createOutageUpdate, flowsAfterOutageInto } from '../../../src/power/factors/outage-update';
import { ptdfRowInto } from '../../../src/power/factors/ptdf';
import { createBranchModel } from '../../../src/power/flow/branch-model';
import { solveDcFlow } from '../../../src/power/flow/dc-flow';
import { prepareGrid } from '../../../src/power/flow/grid-structure';
import { createIslands, findIslandsInto } from '../../../src/power/islands/islands';
import { randomGrid } from '../../builders/random-grid';

const seeds = fc.integer({ min: 0, max: 1_000_000 });
const sizes = fc.integer({ min: 3, max: 40 });

/** Reactances of one sign, so that no sum of them comes near 0 and relative errors have a meaning. */
function plainGrid(seed: number, busCount: number): Grid {
  const grid = randomGrid(seed, busCount);
  for (const it of grid.branches) it.reactancePu = Math.abs(it.reactancePu);
  // a unit at the reference bus, so that it is the reference of the flow too
  grid.generators[0].busId = 'b0';
  return grid;
}

function prepare(grid: Grid) {
  const prepared = prepareGrid(grid);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.error));
  const structure = prepared.value;
  const model = createBranchModel(structure, 'matpower');
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const flow = (lostBranchIx: number[] = [], loadMw?: Float64Array) =>
    solveDcFlow(structure, model.value, {
      lostBusIx: [],
      lostBranchIx,
      lostGeneratorIx: [],
      dcLines: false,
      loadMw,
    });
  return { structure, flow, base: createFactorBase(structure, model.value) };
}

/** Largest difference over the largest figure. */
function relativeGap(found: Float64Array, wanted: Float64Array): number {
  let gap = 0;
  let size = 0;
  wanted.forEach((value, k) => {
    gap = Math.max(gap, Math.abs(found[k] - value));
    size = Math.max(size, Math.abs(value));
  });
  return size > 0 ? gap / size : gap;
}

function islandCount(structure: ReturnType<typeof prepare>['structure'], lost: number[]): number {
  const active = structure.branchPresent.slice();
  for (const k of lost) active[k] = 0;
  const islands = createIslands(structure.busCount);
  findIslandsInto(islands, structure, structure.busPresent, active);
  return islands.count;
}

describe('distribution factors', () => {
  it('say how flows change with an injection', () => {
    fc.assert(
      fc.property(seeds, sizes, (seed, size) => {
        const { structure, flow, base } = prepare(plainGrid(seed, size));
        const random = createRandom(seed, 'injection');
        const bus = random.int(structure.busCount);
        const loadMw = Float64Array.from(structure.grid.buses, (it) => it.loadMw);
        const before = flow([], loadMw).branchFlowMw;
        loadMw[bus] -= 100;
        const after = flow([], loadMw).branchFlowMw;
        const row = new Float64Array(structure.busCount);
        const predicted = before.map((mw, k) => {
          expect(ptdfRowInto(row, base, k)).toBe(true);
          return mw + 100 * row[bus];
        });
        expect(relativeGap(predicted, after)).toBeLessThan(1e-9);
      }),
      { numRuns: 100 },
    );
  });

  it('predict the flows after an outage, and have no column where it splits the grid', () => {
    fc.assert(
      fc.property(seeds, sizes, (seed, size) => {
        const { structure, flow, base } = prepare(plainGrid(seed, size));
        const isBridge = findBridges(structure, structure.branchPresent);
        const before = flow().branchFlowMw;
        const column = new Float64Array(structure.branchCount);
        const update = createOutageUpdate(base, 1);
        const updated = new Float64Array(structure.branchCount);
        for (let k = 0; k < structure.branchCount; k++) {
          const splits = islandCount(structure, [k]) > 1;
          expect(isBridge[k] === 1).toBe(splits);
          expect(lodfColumnInto(column, base, k, isBridge)).toBe(!splits);
          expect(flowsAfterOutageInto(updated, update, before, [k])).toBe(!splits);
          if (splits) continue;
          const after = flow([k]).branchFlowMw;
          const predicted = before.map((mw, l) => mw + column[l] * before[k]);
          expect(relativeGap(predicted, after)).toBeLessThan(1e-9);
          expect(relativeGap(updated, after)).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('give the flows after several outages at once, and none where they split the grid', () => {
    let whole = 0;
    fc.assert(
      fc.property(seeds, sizes, fc.integer({ min: 2, max: 4 }), (seed, size, count) => {
        const { structure, flow, base } = prepare(plainGrid(seed, size));
        const random = createRandom(seed, 'outages');
        const lost = [...new Set(Array.from({ length: count }, () => random.int(structure.branchCount)))];
        const out = new Float64Array(structure.branchCount);
        const update = createOutageUpdate(base, 4);
        const found = flowsAfterOutageInto(out, update, flow().branchFlowMw, lost);
        expect(found).toBe(islandCount(structure, lost) === 1);
        if (!found) return;
        whole++;
        expect(relativeGap(out, flow(lost).branchFlowMw)).toBeLessThan(1e-9);
      }),
      { numRuns: 300 },
    );
    expect(whole).toBeGreaterThan(30);
  });

  it('do not depend on the order of the tables or on the names', () => {
    fc.assert(
      fc.property(seeds, sizes, (seed, size) => {
        const grid = plainGrid(seed, size);
        const other: Grid = {
          ...grid,
          buses: grid.buses.map((it) => ({ ...it, id: `x${it.id}` })).reverse(),
          branches: grid.branches
            .map((it) => ({ ...it, fromBusId: `x${it.fromBusId}`, toBusId: `x${it.toBusId}` }))
            .reverse(),
          generators: grid.generators.map((it) => ({ ...it, busId: `x${it.busId}` })),
        };
        const one = prepare(grid);
        const two = prepare(other);
        const row = new Float64Array(size);
        const rowTwo = new Float64Array(size);
        for (let k = 0; k < one.structure.branchCount; k++) {
          ptdfRowInto(row, one.base, k);
          ptdfRowInto(rowTwo, two.base, one.structure.branchCount - 1 - k);
          expect(relativeGap(rowTwo.reverse(), row)).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });
});
