import type { Grid } from '../model/grid';
import type { Region } from '../model/region';
import { fail, type Issue, issue, ok, type Result } from '../model/result';
import { type FeederTable, prepareFeeders } from './feeder-table';
import { createBranchModel } from './flow/branch-model';
import { type GridStructure, prepareGrid } from './flow/grid-structure';
import type { PowerIndex } from './power-engine';
import { canFormGrid, unitKindOf, unitKinds } from './unit-kind';

/** What is worked out once per region and shared by all its runs. */
export interface PreparedPower {
  structure: GridStructure;
  feeders: FeederTable;
  index: PowerIndex;
  /** Warnings; errors make `preparePower` fail. */
  issues: Issue[];
}

/**
 * Checks a region's grid and feeders and lays them out. Fails with issues on unknown buses, duplicate ids and
 * branches in service without reactance.
 */
export function preparePower(region: Region): Result<PreparedPower> {
  const structure = prepareGrid(region.grid);
  if (!structure.ok) return structure;
  const beyond = findBeyondScale(region.grid);
  if (beyond.length > 0) return fail(beyond);
  const model = createBranchModel(structure.value, 'matpower');
  if (!model.ok) return model;
  const feeders = prepareFeeders(region, structure.value);
  if (!feeders.ok) return fail(feeders.error);
  const issues: Issue[] = [];
  const hasUnit = structure.value.generatorPresent.includes(1);
  const { generatorPresent } = structure.value;
  if (hasUnit && !region.grid.generators.some((it, g) => generatorPresent[g] === 1 && canFormGrid(it)))
    issues.push(issue('warning', 'power.noGridForming'));
  if (!hasUnit && structure.value.busCount > 0) issues.push(issue('warning', 'power.noGenerator'));
  return ok({
    structure: structure.value,
    feeders: feeders.value,
    index: {
      busIds: region.grid.buses.map((it) => it.id),
      branchIds: region.grid.branches.map((it) => it.id),
      generatorIds: region.grid.generators.map((it) => it.id),
      feederIds: feeders.value.feederIds,
      feederBusIx: feeders.value.feederBusIx,
      storageIds: region.grid.generators
        .filter((it) => unitKindOf(it) === unitKinds.storage)
        .map((it) => it.id),
    },
    issues,
  });
}

/** MW, MVA or a ratio: all grids on earth together carry some 1e7 MW. Beyond this figures would overflow. */
const largestFigure = 1e12;

/** Figures that are not finite or beyond any grid, whatever file they came from. */
function findBeyondScale(grid: Grid): Issue[] {
  const issues: Issue[] = [];
  const check = (kind: string, id: string, figures: number[]) => {
    const value = figures.find((it) => !(Math.abs(it) <= largestFigure));
    if (value !== undefined)
      issues.push(issue('error', 'power.outOfScale', { kind, id, value: String(value) }, { id }));
  };
  for (const it of grid.buses) check('bus', it.id, [it.loadMw, it.shuntMw, it.angleRad]);
  for (const it of grid.branches)
    check('branch', it.id, [it.reactancePu, it.resistancePu, it.tap, it.shiftRad]);
  for (const it of grid.generators) check('generator', it.id, [it.outputMw]);
  return issues;
}
