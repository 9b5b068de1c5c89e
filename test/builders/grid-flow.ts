import { readFile } from '../../src/io/read-file';
import type { Region } from '../../src/model/region';
import { createBranchModel } from '../../src/power/flow/branch-model';
import { solveDcFlow } from '../../src/power/flow/dc-flow';
import { preparePower } from '../../src/power/prepare-power';

export interface GridFlow {
  status: string;
  /** By id; NaN for dead buses. */
  angleDeg: Map<string, number>;
  flowMw: Map<string, number>;
  outputMw: Map<string, number>;
  /** In the order of the region. */
  flows: number[];
  angles: number[];
}

/** The DC power flow of a region's grid as `flow` prints it. */
export function flowOf(region: Region, dcLines: boolean = region.grid.dcLinesOn === true): GridFlow {
  const prepared = preparePower(region);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.error.slice(0, 3)));
  const { structure, feeders } = prepared.value;
  const model = createBranchModel(structure, 'matpower');
  if (!model.ok) throw new Error(JSON.stringify(model.error.slice(0, 3)));
  const loadMw = new Float64Array(structure.busCount);
  feeders.feederBusIx.forEach((bus, f) => {
    loadMw[bus] += feeders.baseMw[f];
  });
  const found = solveDcFlow(structure, model.value, {
    lostBusIx: [],
    lostBranchIx: [],
    lostGeneratorIx: [],
    dcLines,
    loadMw,
  });
  const { buses, branches, generators } = region.grid;
  const angles = Array.from(found.angleRad, (it) => (it * 180) / Math.PI);
  return {
    status: found.status,
    angleDeg: new Map(buses.map((it, ix) => [it.id, angles[ix]])),
    flowMw: new Map(branches.map((it, ix) => [it.id, found.branchFlowMw[ix]])),
    outputMw: new Map(generators.map((it, ix) => [it.id, found.generatorOutputMw[ix]])),
    flows: Array.from(found.branchFlowMw),
    angles,
  };
}

/** The grid of a text read as a file of this name; throws with the issues where there is none. */
export function gridOf(name: string, text: string): Region {
  const { grid, issues } = readFile({ name, bytes: new TextEncoder().encode(text) });
  if (!grid) throw new Error(JSON.stringify(issues.slice(0, 5)));
  return grid;
}
