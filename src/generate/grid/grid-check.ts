import type { Generator, Grid } from '../../model/grid';
import { createBranchModel } from '../../power/flow/branch-model';
import { solveDcFlow } from '../../power/flow/dc-flow';
import { type GridStructure, prepareGrid } from '../../power/flow/grid-structure';

/** Loads and unit outputs of one state of the grid. */
export interface GridState {
  busLoadMw: Float64Array;
  outputMw: Float64Array;
}

export interface GridCheck {
  /** Loading of rateA with everything in service, by branch. */
  intact: Float64Array;
  /** Highest loading over all single losses, by branch. */
  afterLoss: Float64Array;
  /** Load that some single loss would leave without supply, MW. */
  strandedMw: number;
  angleRad: Float64Array;
}

/**
 * DC power flow of a state, intact and after the loss of every single branch and unit. What a loss takes away
 * is shared by the other units in proportion to their headroom.
 */
export function checkSingleLosses(grid: Grid, state: GridState): GridCheck {
  const working: Grid = {
    ...grid,
    buses: grid.buses.map((it, b) => ({ ...it, loadMw: state.busLoadMw[b] })),
    generators: grid.generators.map((it, g) => ({ ...it, outputMw: state.outputMw[g] })),
  };
  const structure = orThrow(prepareGrid(working));
  const model = orThrow(createBranchModel(structure, 'matpower'));
  const flowOf = (branchIx: number[], generatorIx: number[]) =>
    solveDcFlow(structure, model, {
      lostBusIx: [],
      lostBranchIx: branchIx,
      lostGeneratorIx: generatorIx,
      dcLines: false,
    });
  const loading = (flowMw: Float64Array) => flowMw.map((it, k) => Math.abs(it) / grid.branches[k].ratingAMw);
  const base = flowOf([], []);
  const check: GridCheck = {
    intact: loading(base.branchFlowMw),
    afterLoss: new Float64Array(grid.branches.length),
    strandedMw: 0,
    angleRad: base.angleRad,
  };
  const takeIn = (flowMw: Float64Array) => {
    loading(flowMw).forEach((it, k) => {
      check.afterLoss[k] = Math.max(check.afterLoss[k], it);
    });
  };
  const outputs = working.generators;
  const restore = () => {
    for (let g = 0; g < outputs.length; g++) outputs[g].outputMw = state.outputMw[g];
  };
  for (let g = 0; g < outputs.length; g++) {
    check.strandedMw = Math.max(check.strandedMw, replaceOutput(working, [g]));
    takeIn(flowOf([], [g]).branchFlowMw);
    restore();
  }
  for (let k = 0; k < grid.branches.length; k++) {
    let flow = flowOf([k], []);
    if (flow.islands.count > 1) {
      const cut = cutOff(structure, flow.islands.busIslandIx, state);
      check.strandedMw = Math.max(check.strandedMw, cut.loadMw, replaceOutput(working, cut.generatorIx));
      flow = flowOf([k], cut.generatorIx);
      restore();
    }
    takeIn(flow.branchFlowMw);
  }
  return check;
}

/** Shares what the lost units gave among the others by headroom; returns what they cannot give. */
function replaceOutput(working: Grid, lostGeneratorIx: readonly number[]): number {
  let missing = 0;
  let headroom = 0;
  working.generators.forEach((it, g) => {
    if (lostGeneratorIx.includes(g)) missing += it.outputMw;
    else headroom += headroomMw(it);
  });
  const share = headroom > 0 ? Math.min(1, missing / headroom) : 0;
  working.generators.forEach((it, g) => {
    if (lostGeneratorIx.includes(g)) it.outputMw = 0;
    else it.outputMw += share * headroomMw(it);
  });
  return Math.max(0, missing - headroom);
}

/** Wind and sun give no more when asked, and a battery may be empty. */
export function headroomMw(unit: Generator): number {
  const isGiven = unit.technology === 'wind' || unit.technology === 'solar' || unit.technology === 'storage';
  return isGiven ? 0 : Math.max(0, unit.maxMw - unit.outputMw);
}

/** Load and units outside the island with the most load. */
function cutOff(
  structure: GridStructure,
  busIslandIx: Int32Array,
  state: GridState,
): { loadMw: number; generatorIx: number[] } {
  const loads: number[] = [];
  state.busLoadMw.forEach((load, bus) => {
    loads[busIslandIx[bus]] = (loads[busIslandIx[bus]] ?? 0) + load;
  });
  const main = loads.indexOf(Math.max(...loads));
  const generatorIx: number[] = [];
  structure.generatorBusIx.forEach((bus, g) => {
    if (busIslandIx[bus] !== main) generatorIx.push(g);
  });
  return { loadMw: loads.reduce((sum, it, i) => (i === main ? sum : sum + it), 0), generatorIx };
}

/** The generator makes the grid itself, so that a refusal is its own mistake. */
function orThrow<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(`The generated grid is not valid: ${JSON.stringify(result.error)}`);
  return result.value;
}
