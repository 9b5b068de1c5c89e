import { none } from '../../model/ids';
import { flowsInto, solveAnglesInto, solvedResidual } from '../flow/dc-solver';
import type { LpBasis, LpProblem, LpRows, LpSolver } from '../lp-solver';
import { flowToleranceMw, roundLimit, rowsPerRound } from './constants';
import type { FlowLimits } from './flow-limits';
import { flowSensitivityInto } from './flow-sensitivity';
import type { FlowTopology } from './flow-topology';

export const programStatuses = ['solved', 'infeasible', 'unbounded', 'limit', 'singular', 'failed'] as const;
/** `singular`: the susceptances of an island have no inverse, so that flows are not determined. */
export type ProgramStatus = (typeof programStatuses)[number];

/**
 * Columns of power put in (`sign` 1) or taken out (-1) at buses; those at buses that are not live are in no row. With
 * `easedBranchIx` other than -1 a column is no power: it lets the flow of that branch pass its limit by the column's
 * MW, from to to (1) or back (-1), and its bus is of no account.
 */
export interface FlowColumns {
  busIx: Int32Array;
  sign: Int8Array;
  easedBranchIx?: Int32Array;
  lowerMw: Float64Array;
  upperMw: Float64Array;
  cost: Float64Array;
}

/**
 * Least cost of power at buses, subject to one balance per live island and to the flow limits, which are added as
 * rows only for branches that a solution overloads. Kept open between solves.
 */
export interface FlowProgram {
  topology: FlowTopology;
  columns: FlowColumns;
  limits: FlowLimits;
  /** MW put in at each bus whatever the columns say; taken in by the next `startFlowProgram`. */
  fixedMw: Float64Array;
  problem: LpProblem;
  /** Balance row by island, -1 for islands that are not live. */
  islandRowIx: Int32Array;
  /** Branch and sensitivities of each row after the balances. */
  limitedBranchIx: number[];
  shareByBus: Float64Array[];
  isLimited: Uint8Array;
  /** Flow of each branch with the fixed power alone, the held buses taking the difference. */
  fixedFlowMw: Float64Array;
  injectionMw: Float64Array;
  angleRad: Float64Array;
  flowMw: Float64Array;
  rounds: number;
  iterations: number;
}

/** Opens the program with rows for `watched` branches (from an earlier program) already in it. */
export function openFlowProgram(
  solver: LpSolver,
  topology: FlowTopology,
  columns: FlowColumns,
  limits: FlowLimits,
  fixedMw: Float64Array,
  watched: readonly number[] = [],
): FlowProgram {
  const { busCount, branchCount } = topology.structure;
  const { islandRowIx, rows } = balanceRows(topology, columns, fixedMw);
  const { cost, lowerMw, upperMw } = columns;
  const program: FlowProgram = {
    topology,
    columns,
    limits,
    fixedMw,
    problem: solver.open({ cost, lower: lowerMw, upper: upperMw, rows }),
    islandRowIx,
    limitedBranchIx: [],
    shareByBus: [],
    isLimited: new Uint8Array(branchCount),
    fixedFlowMw: new Float64Array(branchCount),
    injectionMw: new Float64Array(busCount),
    angleRad: new Float64Array(busCount),
    flowMw: new Float64Array(branchCount),
    rounds: 0,
    iterations: 0,
  };
  computeFixedFlows(program);
  addLimitRows(
    program,
    watched.filter((k) => topology.branchLive[k] === 1),
  );
  return program;
}

/** Takes the present bounds, costs and fixed power of the program's arrays into the solver, for the next solve. */
export function updateFlowProgram(program: FlowProgram): void {
  const { problem, columns, topology, islandRowIx, limits } = program;
  problem.changeColumnBounds(columns.lowerMw, columns.upperMw);
  problem.changeCosts(columns.cost);
  const needed = islandNeeds(topology, program.fixedMw);
  for (let i = 0; i < islandRowIx.length; i++) {
    if (islandRowIx[i] !== none) problem.changeRowBounds(islandRowIx[i], needed[i], needed[i]);
  }
  computeFixedFlows(program);
  const first = problem.rowCount - program.limitedBranchIx.length;
  program.limitedBranchIx.forEach((k, r) => {
    const fixed = program.fixedFlowMw[k];
    problem.changeRowBounds(first + r, limits.lowestMw[k] - fixed, limits.highestMw[k] - fixed);
  });
}

/** Solves, adding the rows of overloaded branches until none is left. Leaves injections, angles and flows. */
export function solveFlowProgram(program: FlowProgram): ProgramStatus {
  program.iterations = 0;
  for (program.rounds = 1; program.rounds <= roundLimit; program.rounds++) {
    const status = program.problem.solve();
    program.iterations += program.problem.iterations();
    if (status !== 'optimal') return status;
    const { columns, injectionMw, problem } = program;
    injectionMw.set(program.fixedMw);
    const value = problem.solution.columnValue;
    for (let c = 0; c < value.length; c++)
      if (isPower(columns, c)) injectionMw[columns.busIx[c]] += columns.sign[c] * value[c];
    const residual = computeFlows(program, injectionMw, program.flowMw);
    if (!(residual <= solvedResidual)) return 'singular';
    const over = overloadedBranches(program);
    if (over.length === 0) return 'solved';
    addLimitRows(program, over);
  }
  return 'limit';
}

/** Change of the cost for 1 MW more taken at each live bus, from the duals of the last solve; 0 at other buses. */
export function busPricesInto(priceByBus: Float64Array, program: FlowProgram): void {
  const { problem, topology, islandRowIx, shareByBus } = program;
  const dual = problem.solution.rowDual;
  const first = problem.rowCount - shareByBus.length;
  for (let bus = 0; bus < priceByBus.length; bus++) {
    priceByBus[bus] = topology.busLive[bus] === 1 ? dual[islandRowIx[topology.islands.busIslandIx[bus]]] : 0;
  }
  for (let r = 0; r < shareByBus.length; r++) {
    const mu = dual[first + r];
    if (mu === 0) continue;
    const share = shareByBus[r];
    for (let bus = 0; bus < priceByBus.length; bus++) priceByBus[bus] += mu * share[bus];
  }
}

/** A basis for a program with the same columns and other rows: columns as they were, new rows basic. */
export function carryBasis(from: FlowProgram, to: FlowProgram): LpBasis {
  const { columnStatus, rowStatus } = from.problem.basis();
  const next = new Int32Array(to.problem.rowCount).fill(basicStatus);
  const firstFrom = from.problem.rowCount - from.limitedBranchIx.length;
  const firstTo = to.problem.rowCount - to.limitedBranchIx.length;
  const place = new Map(from.limitedBranchIx.map((k, r) => [k, firstFrom + r]));
  for (let r = 0; r < Math.min(firstFrom, firstTo); r++) next[r] = rowStatus[r];
  to.limitedBranchIx.forEach((k, r) => {
    const old = place.get(k);
    if (old !== undefined) next[firstTo + r] = rowStatus[old];
  });
  repairCount(columnStatus, next);
  return { columnStatus, rowStatus: next };
}

const lowerStatus = 0;
const basicStatus = 1;

/** A basis has as many basic members as rows: a limit row that went away takes a basic column with it. */
function repairCount(columnStatus: Int32Array, rowStatus: Int32Array): void {
  let excess = -rowStatus.length;
  for (const status of columnStatus) if (status === basicStatus) excess++;
  for (const status of rowStatus) if (status === basicStatus) excess++;
  for (let c = columnStatus.length - 1; c >= 0 && excess > 0; c--) {
    if (columnStatus[c] !== basicStatus) continue;
    columnStatus[c] = lowerStatus;
    excess--;
  }
  for (let r = rowStatus.length - 1; r >= 0 && excess < 0; r--) {
    if (rowStatus[r] === basicStatus) continue;
    rowStatus[r] = basicStatus;
    excess++;
  }
}

function computeFlows(program: FlowProgram, injectionMw: Float64Array, flowMw: Float64Array): number {
  const { topology, angleRad } = program;
  angleRad.set(topology.heldAngleRad);
  const residual = solveAnglesInto(angleRad, topology.solver, injectionMw);
  flowsInto(flowMw, topology.solver, angleRad);
  return residual;
}

function computeFixedFlows(program: FlowProgram): void {
  computeFlows(program, program.fixedMw, program.fixedFlowMw);
}

function overloadedBranches(program: FlowProgram): number[] {
  const { flowMw, limits, isLimited, topology } = program;
  const over: number[] = [];
  const excess = (k: number) => Math.max(flowMw[k] - limits.highestMw[k], limits.lowestMw[k] - flowMw[k]);
  for (let k = 0; k < flowMw.length; k++) {
    if (topology.branchLive[k] === 0 || isLimited[k] === 1) continue;
    if (excess(k) > flowToleranceMw) over.push(k);
  }
  if (over.length > rowsPerRound) {
    over.sort((p, q) => excess(q) - excess(p) || p - q);
    over.length = rowsPerRound;
  }
  return over;
}

function addLimitRows(program: FlowProgram, branches: readonly number[]): void {
  const { topology, columns, limits } = program;
  const { busIx, sign, easedBranchIx } = columns;
  const lower = new Float64Array(branches.length);
  const upper = new Float64Array(branches.length);
  const start = new Int32Array(branches.length + 1);
  const columnIx = new Int32Array(branches.length * busIx.length);
  const value = new Float64Array(branches.length * busIx.length);
  let at = 0;
  branches.forEach((k, r) => {
    const share = new Float64Array(topology.structure.busCount);
    flowSensitivityInto(share, topology.solver, k);
    for (let c = 0; c < busIx.length; c++) {
      let effect = sign[c] * share[busIx[c]];
      if (!isPower(columns, c)) effect = easedBranchIx?.[c] === k ? -sign[c] : 0;
      if (effect === 0) continue;
      columnIx[at] = c;
      value[at++] = effect;
    }
    start[r + 1] = at;
    lower[r] = limits.lowestMw[k] - program.fixedFlowMw[k];
    upper[r] = limits.highestMw[k] - program.fixedFlowMw[k];
    program.limitedBranchIx.push(k);
    program.shareByBus.push(share);
    program.isLimited[k] = 1;
  });
  program.problem.addRows({
    lower,
    upper,
    start,
    columnIx: columnIx.subarray(0, at),
    value: value.subarray(0, at),
  });
}

function isPower({ easedBranchIx }: FlowColumns, column: number): boolean {
  return easedBranchIx === undefined || easedBranchIx[column] === none;
}

/** MW that the columns of each island must give together. */
function islandNeeds(topology: FlowTopology, fixedMw: Float64Array): Float64Array {
  const { islands, busLive } = topology;
  const needed = new Float64Array(islands.count);
  for (let bus = 0; bus < fixedMw.length; bus++) {
    if (busLive[bus] === 1) needed[islands.busIslandIx[bus]] -= fixedMw[bus];
  }
  return needed;
}

function balanceRows(
  topology: FlowTopology,
  columns: FlowColumns,
  fixedMw: Float64Array,
): { islandRowIx: Int32Array; rows: LpRows } {
  const { islands, islandLive, busLive } = topology;
  const islandRowIx = new Int32Array(islands.count).fill(none);
  let rowCount = 0;
  for (let i = 0; i < islands.count; i++) if (islandLive[i] === 1) islandRowIx[i] = rowCount++;
  const start = new Int32Array(rowCount + 1);
  const { busIx, sign } = columns;
  for (let c = 0; c < busIx.length; c++) {
    if (busLive[busIx[c]] === 1 && isPower(columns, c))
      start[islandRowIx[islands.busIslandIx[busIx[c]]] + 1]++;
  }
  for (let r = 0; r < rowCount; r++) start[r + 1] += start[r];
  const next = start.slice(0, rowCount);
  const columnIx = new Int32Array(start[rowCount]);
  const value = new Float64Array(start[rowCount]);
  for (let c = 0; c < busIx.length; c++) {
    if (busLive[busIx[c]] === 0 || !isPower(columns, c)) continue;
    const at = next[islandRowIx[islands.busIslandIx[busIx[c]]]]++;
    columnIx[at] = c;
    value[at] = sign[c];
  }
  const needs = islandNeeds(topology, fixedMw);
  const bound = new Float64Array(rowCount);
  for (let i = 0; i < islands.count; i++) if (islandRowIx[i] !== none) bound[islandRowIx[i]] = needs[i];
  return { islandRowIx, rows: { lower: bound, upper: bound.slice(), start, columnIx, value } };
}
