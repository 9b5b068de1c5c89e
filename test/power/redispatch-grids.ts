import fc from 'fast-check';
import type { Grid } from '../../src/model/grid';
import { emptyRegion } from '../../src/model/region';
import type { SusceptanceModel } from '../../src/model/scenario';
import { createRandom } from '../../src/numerics/random';
import { type FeederTable, prepareFeeders } from '../../src/power/feeder-table';
import { type BranchModel, createBranchModel } from '../../src/power/flow/branch-model';
import { type GridStructure, prepareGrid } from '../../src/power/flow/grid-structure';
import type { LpSolver } from '../../src/power/lp-solver';
import { createServiceMasks } from '../../src/power/redispatch/flow-topology';
import { type LeastCost, solveLeastCost } from '../../src/power/redispatch/least-cost';
import { type ShedResult, shedCase } from '../../src/power/redispatch/shed-case';
import { branch, bus, generator } from '../builders/grid';

export interface PreparedGrid {
  structure: GridStructure;
  model: BranchModel;
  feeders: FeederTable;
}

export function prepare(grid: Grid, susceptance: SusceptanceModel = 'matpower'): PreparedGrid {
  const structure = prepareGrid(grid);
  if (!structure.ok) throw new Error(JSON.stringify(structure.error));
  const model = createBranchModel(structure.value, susceptance);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const feeders = prepareFeeders({ ...emptyRegion('test'), grid }, structure.value);
  if (!feeders.ok) throw new Error(JSON.stringify(feeders.error));
  return { structure: structure.value, model: model.value, feeders: feeders.value };
}

export interface Lost {
  buses?: string[];
  branches?: string[];
  generators?: string[];
}

function masksOf({ structure }: PreparedGrid, lost: Lost) {
  return createServiceMasks(structure, {
    busIx: (lost.buses ?? []).map((id) => structure.busIxById.get(id) ?? -1),
    branchIx: (lost.branches ?? []).map((id) => structure.branchIxById.get(id) ?? -1),
    generatorIx: (lost.generators ?? []).map((id) => structure.generatorIxById.get(id) ?? -1),
  });
}

export function shedGrid(
  prepared: PreparedGrid,
  solver: LpSolver,
  lost: Lost = {},
  loadScale = 1,
): ShedResult {
  const { structure, model, feeders } = prepared;
  return shedCase(structure, model, feeders, { masks: masksOf(prepared, lost), loadScale }, solver);
}

export function costGrid(
  prepared: PreparedGrid,
  solver: LpSolver,
  lost: Lost = {},
  loadScale = 1,
): LeastCost {
  const { structure, model } = prepared;
  const loadMw = Float64Array.from(structure.grid.buses, (it, b) =>
    structure.busPresent[b] === 1 ? it.loadMw * loadScale : 0,
  );
  return solveLeastCost(structure, model, masksOf(prepared, lost), loadMw, solver);
}

export const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

const round = (value: number, digits: number) => Number(value.toFixed(digits));

/** Grids of 2 to 9 buses: a tree or two, some loops, limits that bind, taps, shifts, shunts, negative reactances. */
export const anyGrid: fc.Arbitrary<Grid> = fc
  .record({
    busCount: fc.integer({ min: 2, max: 9 }),
    seed: fc.noBias(fc.integer({ min: 0, max: 2_000_000_000 })),
    shifts: fc.boolean(),
    split: fc.integer({ min: 0, max: 4 }).map((it) => it === 0),
  })
  .map(({ busCount, seed, shifts, split }) => {
    const random = createRandom(seed);
    const draw = () => random.next();
    const between = (low: number, high: number) => low + (high - low) * draw();
    const buses = Array.from({ length: busCount }, (_, i) =>
      bus(String(i + 1), {
        type: i === 0 ? 'reference' : 'load',
        loadMw: draw() < 0.75 ? round(between(5, 120), 2) : 0,
        shuntMw: draw() < 0.15 ? round(between(0.1, 2), 2) : 0,
      }),
    );
    const branches: Grid['branches'] = [];
    const join = (from: number, to: number) =>
      branches.push(
        branch(String(branches.length + 1), String(from + 1), String(to + 1), {
          reactancePu: round(between(0.03, 0.4), 4) * (draw() < 0.04 ? -1 : 1),
          ...(draw() < 0.15 ? { maxAngleRad: round(between(0.005, 0.15), 4) } : {}),
          ...(draw() < 0.15 ? { minAngleRad: -round(between(0.005, 0.15), 4) } : {}),
          resistancePu: round(between(0, 0.05), 4),
          ratingAMw: draw() < 0.8 ? round(between(10, 120), 2) : 0,
          tap: draw() < 0.2 ? round(between(0.9, 1.1), 3) : 1,
          shiftRad: shifts && draw() < 0.2 ? round(between(-0.03, 0.03), 4) : 0,
        }),
      );
    for (let i = 1; i < busCount; i++) if (!(split && i === busCount - 2)) join(Math.floor(draw() * i), i);
    const loops = Math.floor(draw() * busCount);
    for (let k = 0; k < loops; k++) {
      const from = Math.floor(draw() * busCount);
      const to = Math.floor(draw() * busCount);
      if (from !== to) join(from, to);
    }
    const generators: Grid['generators'] = [];
    const units = 1 + Math.floor(draw() * busCount);
    for (let g = 0; g < units; g++) {
      const maxMw = round(between(20, 200), 1);
      generators.push(
        generator(String(g + 1), String(1 + Math.floor(draw() * busCount)), {
          maxMw,
          minMw: draw() < 0.3 ? round(maxMw * 0.2, 2) : 0,
          outputMw: round(maxMw * draw(), 2),
          inService: draw() > 0.1,
          cost: {
            kind: 'polynomial',
            startup: 0,
            shutdown: 0,
            values: [round(between(0.01, 0.2), 4), round(between(5, 50), 2), round(between(0, 100), 1)],
          },
        }),
      );
    }
    return { baseMva: 100, buses, branches, generators, dcLines: [] };
  });
