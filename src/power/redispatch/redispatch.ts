import { none } from '../../model/ids';
import type { BranchModel } from '../flow/branch-model';
import type { GridStructure } from '../flow/grid-structure';
import type { LpSolver } from '../lp-solver';
import { worthMovingMw } from './constants';
import type { FlowLimits } from './flow-limits';
import {
  carryBasis,
  type FlowProgram,
  openFlowProgram,
  type ProgramStatus,
  solveFlowProgram,
  updateFlowProgram,
} from './flow-program';
import { createFlowTopology, type FlowTopology, type ServiceMasks } from './flow-topology';
import { findConflict, type LimitConflict } from './limit-conflict';
import {
  baseOutput,
  columnKinds,
  createRedispatchColumns,
  type EasedLimits,
  type RedispatchColumns,
  type RedispatchState,
  type WeightedLoads,
  writeBounds,
} from './redispatch-columns';

export interface RedispatchSetup {
  structure: GridStructure;
  model: BranchModel;
  loads: WeightedLoads;
  limits: FlowLimits;
  eased?: EasedLimits;
  /** No movement is too much for load; otherwise a MW served may cost 1 / `movementShare` MW of it. */
  loadBeforeAll?: boolean;
}

/**
 * The operators' best action from a state. Arrays are by the structure's and the setup's indices; all zero where
 * `status` is not `solved`.
 */
export interface RedispatchPlan {
  status: ProgramStatus;
  topology: FlowTopology;
  outputMw: Float64Array;
  servedMw: Float64Array;
  angleRad: Float64Array;
  flowMw: Float64Array;
  /** Load not served, and the same times its weights. */
  unservedMw: number;
  weightedUnservedMw: number;
  /** Sum of what units move from the present point. */
  movedMw: number;
  /** Power that cannot be dispatched and had to be given up, by bus; all 0 where there is an answer without. */
  givenUpMw: Float64Array;
  /** Where no answer exists even so: the limits that stand in each other's way. */
  conflicts: LimitConflict[];
  /** Programs solved until no branch was above its limit, and the simplex iterations of all of them. */
  rounds: number;
  iterations: number;
}

/** Solves one state after another, each from the last one's basis and watched branches. Dispose of it in the end. */
export interface Redispatch {
  solve(masks: ServiceMasks, state: RedispatchState): RedispatchPlan;
  dispose(): void;
}

/**
 * Least weighted unserved load, then least movement of units from the present point, subject to the DC flow, what
 * each unit can reach, and the flow limits.
 */
export function createRedispatch(setup: RedispatchSetup, solver: LpSolver): Redispatch {
  const { structure, model, loads, limits } = setup;
  let laid: RedispatchColumns | undefined;
  const fixedMw = new Float64Array(structure.busCount);
  const canGive = new Uint8Array(structure.generatorCount);
  let open: { masks: ServiceMasks; canGive: Uint8Array; program: FlowProgram } | undefined;

  const topologyOf = (masks: ServiceMasks): FlowTopology => {
    if (open && sameMasks(open.masks, masks) && sameBytes(open.canGive, canGive))
      return open.program.topology;
    return createFlowTopology(structure, model, masks, canGive);
  };

  return {
    solve(masks, state) {
      for (let g = 0; g < canGive.length; g++) canGive[g] = state.highestMw[g] > 0 ? 1 : 0;
      const topology = topologyOf(masks);
      laid ??= createRedispatchColumns(structure, loads, usualRelief(structure, state), setup.eased);
      const columns = laid;
      writeBounds(columns, fixedMw, topology, masks.generator, loads, state);
      let program: FlowProgram;
      if (open?.program.topology === topology) {
        program = open.program;
        updateFlowProgram(program);
      } else {
        const last = open?.program;
        program = openFlowProgram(solver, topology, columns, limits, fixedMw, last?.limitedBranchIx);
        if (last) {
          program.problem.setBasis(carryBasis(last, program));
          last.problem.dispose();
        }
        open = { masks: copyMasks(masks), canGive: canGive.slice(), program };
      }
      const status = solveFlowProgram(program);
      if (status !== 'infeasible') return answer(setup, status, program, columns, masks, state);
      return solveWithRelief(setup, solver, topology, masks, state, program.limitedBranchIx);
    },
    dispose() {
      open?.program.problem.dispose();
      open = undefined;
    },
  };
}

/** Buses with units that cannot go down to nothing: in a small island their output may be too much. */
function usualRelief(structure: GridStructure, state: RedispatchState): Uint8Array {
  const relief = new Uint8Array(structure.busCount);
  for (let g = 0; g < structure.generatorCount; g++)
    if (state.lowestMw[g] > 0) relief[structure.generatorBusIx[g]] = 1;
  return relief;
}

/** Where there is still no answer: the same program with relief at every bus, as negative loads may need it. */
function solveWithRelief(
  setup: RedispatchSetup,
  solver: LpSolver,
  topology: FlowTopology,
  masks: ServiceMasks,
  state: RedispatchState,
  watched: readonly number[],
): RedispatchPlan {
  const { structure, loads, limits } = setup;
  const everywhere = new Uint8Array(structure.busCount).fill(1);
  const columns = createRedispatchColumns(structure, loads, everywhere, setup.eased);
  const fixedMw = new Float64Array(structure.busCount);
  writeBounds(columns, fixedMw, topology, masks.generator, loads, state);
  const program = openFlowProgram(solver, topology, columns, limits, fixedMw, watched);
  const status = solveFlowProgram(program);
  const plan = answer(setup, status, program, columns, masks, state);
  if (status === 'infeasible') plan.conflicts = findConflict(solver, program);
  program.problem.dispose();
  return plan;
}

/** The plan of a solved program; with `loadBeforeAll` one that movement costs nothing, where that serves more. */
function answer(
  { loads, loadBeforeAll }: RedispatchSetup,
  status: ProgramStatus,
  program: FlowProgram,
  columns: RedispatchColumns,
  masks: ServiceMasks,
  state: RedispatchState,
): RedispatchPlan {
  const plan = readPlan(status, program, columns, masks, loads, state);
  if (!loadBeforeAll || status !== 'solved' || plan.unservedMw === 0) return plan;
  const { problem } = program;
  const { columnValue } = problem.solution;
  const cost = columns.cost.map((it, c) => (columns.kind[c] <= columnKinds.lower ? 0 : it));
  const before = cost.reduce((sum, it, c) => sum + it * columnValue[c], 0);
  problem.changeCosts(cost);
  const isSolved = solveFlowProgram(program) === 'solved';
  const after = problem.solution.objective;
  problem.changeCosts(columns.cost);
  if (!isSolved || before - after <= worthMovingMw) return plan;
  return readPlan(status, program, columns, masks, loads, state);
}

function readPlan(
  status: ProgramStatus,
  program: FlowProgram,
  columns: RedispatchColumns,
  masks: ServiceMasks,
  loads: WeightedLoads,
  state: RedispatchState,
): RedispatchPlan {
  const { topology, rounds, iterations } = program;
  const { structure, busLive } = topology;
  const plan: RedispatchPlan = {
    status,
    topology,
    outputMw: new Float64Array(structure.generatorCount),
    servedMw: new Float64Array(loads.busIx.length),
    angleRad: new Float64Array(structure.busCount),
    flowMw: new Float64Array(structure.branchCount),
    unservedMw: 0,
    weightedUnservedMw: 0,
    movedMw: 0,
    givenUpMw: new Float64Array(structure.busCount),
    conflicts: [],
    rounds,
    iterations,
  };
  if (status !== 'solved') return plan;
  plan.angleRad.set(program.angleRad);
  plan.flowMw.set(program.flowMw);
  const value = program.problem.solution.columnValue;
  const { unitColumnByBus, columnByLoad, upperMw, kind, busIx } = columns;
  /** Share of a column's range that is used; units and loads of one column take the same share. */
  const share = (c: number) => (upperMw[c] > 0 ? Math.min(1, Math.max(0, value[c] / upperMw[c])) : 0);

  for (let c = 0; c < kind.length; c++) {
    if (kind[c] === columnKinds.lessGiven || kind[c] === columnKinds.lessShunt)
      plan.givenUpMw[busIx[c]] += value[c];
  }
  for (let g = 0; g < structure.generatorCount; g++) {
    const bus = structure.generatorBusIx[g];
    if (masks.generator[g] === 0 || busLive[bus] === 0) continue;
    const base = baseOutput(state, g);
    const raise = unitColumnByBus[bus];
    plan.outputMw[g] =
      base +
      share(raise) * Math.max(0, state.highestMw[g] - base) -
      share(raise + 1) * (base - state.lowestMw[g]);
    plan.movedMw += Math.abs(plan.outputMw[g] - state.outputMw[g]);
  }
  for (let l = 0; l < columnByLoad.length; l++) {
    const needed = state.neededMw[l];
    if (busLive[loads.busIx[l]] === 0) plan.servedMw[l] = 0;
    else if (needed <= 0) plan.servedMw[l] = needed;
    else plan.servedMw[l] = needed * (1 - share(columnByLoad[l]));
    if (needed <= 0) continue;
    plan.unservedMw += needed - plan.servedMw[l];
    plan.weightedUnservedMw += loads.weight[l] * (needed - plan.servedMw[l]);
  }
  takeFromUnits(plan, program, columns, masks, state);
  return plan;
}

/** What a bus had to give up of its units' output below their reach comes off their outputs, lowest limits alike. */
function takeFromUnits(
  plan: RedispatchPlan,
  program: FlowProgram,
  columns: RedispatchColumns,
  masks: ServiceMasks,
  state: RedispatchState,
): void {
  const { structure } = program.topology;
  const value = program.problem.solution.columnValue;
  for (let c = 0; c < columns.kind.length; c++) {
    if (columns.kind[c] !== columnKinds.lessGiven || !(value[c] > 0)) continue;
    const bus = columns.busIx[c];
    let left = value[c];
    for (let p = structure.busGeneratorStart[bus]; p < structure.busGeneratorStart[bus + 1]; p++) {
      const g = structure.busGeneratorIx[p];
      if (g === none || masks.generator[g] === 0) continue;
      const taken = Math.min(left, Math.max(0, state.lowestMw[g]));
      plan.outputMw[g] -= taken;
      left -= taken;
    }
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return false;
  return true;
}

function sameMasks(a: ServiceMasks, b: ServiceMasks): boolean {
  return sameBytes(a.bus, b.bus) && sameBytes(a.branch, b.branch) && sameBytes(a.generator, b.generator);
}

function copyMasks(masks: ServiceMasks): ServiceMasks {
  return { bus: masks.bus.slice(), branch: masks.branch.slice(), generator: masks.generator.slice() };
}
