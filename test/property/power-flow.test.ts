import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grid } from '../../src/model/grid';
import { createRandom } from '../../src/numerics/random';
import { createBranchModel } from '../../src/power/flow/branch-model';
import { type DcFlow, solveDcFlow } from '../../src/power/flow/dc-flow';
import { createDcSolver, flowsInto, refactorDc, solveAnglesInto } from '../../src/power/flow/dc-solver';
import { type GridStructure, prepareGrid } from '../../src/power/flow/grid-structure';
import { randomGrid } from '../builders/random-grid';

const seeds = fc.integer({ min: 0, max: 1_000_000 });
const sizes = fc.integer({ min: 3, max: 40 });

function prepare(grid: Grid): GridStructure {
  const structure = prepareGrid(grid);
  if (!structure.ok) throw new Error(JSON.stringify(structure.error));
  return structure.value;
}

function solve(structure: GridStructure, lostBranchIx: number[] = []): DcFlow {
  const model = createBranchModel(structure, 'matpower');
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  return solveDcFlow(structure, model.value, {
    lostBusIx: [],
    lostBranchIx,
    lostGeneratorIx: [],
    dcLines: false,
  });
}

function flowsById(grid: Grid, flow: DcFlow): Map<string, number> {
  return new Map(grid.branches.map((it, k) => [it.id, flow.branchFlowMw[k]]));
}

/** MW that a part in 1e9 is taken of: the load, or the largest flow where phase shifters drive more around. */
function scaleMw(grid: Grid, flow: DcFlow): number {
  const loadMw = grid.buses.reduce((sum, it) => sum + it.loadMw, 0);
  return flow.branchFlowMw.reduce((most, it) => Math.max(most, Math.abs(it)), loadMw);
}

function shuffled<T>(items: T[], seed: number): T[] {
  const random = createRandom(seed, 'shuffle');
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.int(i + 1);
    [result[i], result[j]] = [result[j], result[i]];
  }
  return result;
}

/** Power that does not leave again at any bus of a live island, MW. */
function worstBusMw(structure: GridStructure, flow: DcFlow): number {
  const { grid } = structure;
  const net = Float64Array.from(grid.buses, (it) => -it.loadMw - it.shuntMw);
  grid.generators.forEach((_, g) => {
    net[structure.generatorBusIx[g]] += flow.generatorOutputMw[g];
  });
  grid.branches.forEach((_, k) => {
    net[structure.branchFromIx[k]] -= flow.branchFlowMw[k];
    net[structure.branchToIx[k]] += flow.branchFlowMw[k];
  });
  let worst = 0;
  net.forEach((mw, bus) => {
    if (!Number.isNaN(flow.angleRad[bus])) worst = Math.max(worst, Math.abs(mw));
  });
  return worst;
}

describe('DC flow', () => {
  it('keeps the balance of every bus, with lost branches and islands', () => {
    fc.assert(
      fc.property(seeds, sizes, fc.integer({ min: 0, max: 4 }), (seed, size, lostCount) => {
        const structure = prepare(randomGrid(seed, size));
        const random = createRandom(seed, 'lost');
        const lost = Array.from({ length: lostCount }, () => random.int(structure.branchCount));
        const flow = solve(structure, lost);
        expect(worstBusMw(structure, flow)).toBeLessThanOrEqual(1e-9 * scaleMw(structure.grid, flow));
      }),
      { numRuns: 200 },
    );
  });

  it('does not depend on the order of the tables or on the names', () => {
    fc.assert(
      fc.property(seeds, sizes, (seed, size) => {
        const grid = randomGrid(seed, size);
        const flow = solve(prepare(grid));
        const wanted = flowsById(grid, flow);
        const other: Grid = {
          ...grid,
          buses: shuffled(grid.buses, seed).map((it) => ({ ...it, id: `x-${it.id}` })),
          branches: shuffled(grid.branches, seed + 1).map((it) => ({
            ...it,
            fromBusId: `x-${it.fromBusId}`,
            toBusId: `x-${it.toBusId}`,
          })),
          generators: shuffled(grid.generators, seed + 2).map((it) => ({ ...it, busId: `x-${it.busId}` })),
        };
        for (const [id, mw] of flowsById(other, solve(prepare(other)))) {
          expect(Math.abs(mw - (wanted.get(id) as number))).toBeLessThanOrEqual(1e-9 * scaleMw(grid, flow));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('gives both halves of a doubled grid the same flows', () => {
    fc.assert(
      fc.property(seeds, sizes, (seed, size) => {
        const grid = randomGrid(seed, size);
        const twin = randomGrid(seed, size);
        const rename = (id: string) => `twin-${id}`;
        const doubled: Grid = {
          ...grid,
          buses: [...grid.buses, ...twin.buses.map((it) => ({ ...it, id: rename(it.id) }))],
          branches: [
            ...grid.branches,
            ...twin.branches.map((it) => ({
              ...it,
              id: rename(it.id),
              fromBusId: rename(it.fromBusId),
              toBusId: rename(it.toBusId),
            })),
          ],
          generators: [
            ...grid.generators,
            ...twin.generators.map((it) => ({ ...it, id: rename(it.id), busId: rename(it.busId) })),
          ],
        };
        const flow = solve(prepare(doubled)).branchFlowMw;
        const one = solve(prepare(grid));
        const alone = one.branchFlowMw;
        const tolerance = 1e-9 * scaleMw(grid, one);
        const count = grid.branches.length;
        for (let k = 0; k < count; k++) {
          expect(Math.abs(flow[k] - alone[k])).toBeLessThanOrEqual(tolerance);
          expect(Math.abs(flow[k + count] - alone[k])).toBeLessThanOrEqual(tolerance);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same after taking branches out and putting them back as from scratch', () => {
    fc.assert(
      fc.property(seeds, sizes, (seed, size) => {
        const structure = prepare(randomGrid(seed, size));
        const model = createBranchModel(structure, 'matpower');
        if (!model.ok) throw new Error('model');
        const solver = createDcSolver(structure, model.value);
        const held = new Uint8Array(structure.busCount);
        held[0] = 1;
        const injectionMw = Float64Array.from({ length: structure.busCount }, (_, i) => Math.sin(i + seed));
        const flow = new Float64Array(structure.branchCount);
        const angle = new Float64Array(structure.busCount);
        const runOnce = (mask: Uint8Array) => {
          refactorDc(solver, mask, held);
          angle.fill(0);
          solveAnglesInto(angle, solver, injectionMw);
          flowsInto(flow, solver, angle);
          return flow.slice();
        };
        const first = runOnce(structure.branchPresent);
        const mask = structure.branchPresent.slice();
        mask[mask.length - 1] = 0;
        runOnce(mask);
        expect(runOnce(structure.branchPresent)).toEqual(first);
      }),
      { numRuns: 60 },
    );
  });
});
