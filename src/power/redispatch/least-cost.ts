import { type Issue, issue } from '../../model/result';
import type { BranchModel } from '../flow/branch-model';
import type { GridStructure } from '../flow/grid-structure';
import type { LpSolver } from '../lp-solver';
import { acceptedCostGap, costGapGoal, priceStepGoal, refinementLimit, unlimitedMw } from './constants';
import {
  type CostUnit,
  costGap,
  createCostColumns,
  priceStep,
  refinePieces,
  unitOutput,
} from './cost-columns';
import { curveCost, prepareCost } from './cost-curve';
import { explainInfeasible } from './explain-infeasible';
import { addAngleLimits, limitsOfRatings, longTimeRatings } from './flow-limits';
import {
  busPricesInto,
  type FlowProgram,
  openFlowProgram,
  type ProgramStatus,
  solveFlowProgram,
  updateFlowProgram,
} from './flow-program';
import { createFlowTopology, type FlowTopology, type ServiceMasks } from './flow-topology';
import { findConflict, tellConflict, tellCrossed } from './limit-conflict';

/** Output beyond which a unit without limits counts as running away, in multiples of all finite power of the case. */
const runawayMultiple = 10;
const runawayLeastMw = 1e4;

/** A dispatch of least cost. Where `status` is not `solved` the arrays are 0 and the costs absent. */
export interface LeastCost {
  status: ProgramStatus;
  topology: FlowTopology;
  outputMw: Float64Array;
  /** Currency per MWh, at live buses. */
  priceByBus: Float64Array;
  angleRad: Float64Array;
  flowMw: Float64Array;
  /** Cost per hour of the outputs by the file's curves. */
  objective?: number;
  /** No dispatch costs less. Equal to the objective but for `costGapGoal`, and for curves that are not convex. */
  lowerBound?: number;
  refinements: number;
  rounds: number;
  issues: Issue[];
}

/**
 * DC optimal power flow: least cost of the units in service between Pmin and Pmax with every load and shunt served,
 * long-time ratings and angle-difference limits held. `loadMw` by bus. Smooth costs are approached by straight
 * pieces that close in on the optimum until the proven gap is below `costGapGoal`.
 * Source: Zimmerman et al., MATPOWER User's Manual, section 6.3; outer loop: piecewise refinement with a dual bound.
 */
export function solveLeastCost(
  structure: GridStructure,
  model: BranchModel,
  masks: ServiceMasks,
  loadMw: Float64Array,
  solver: LpSolver,
): LeastCost {
  const { busCount, generatorCount } = structure;
  // Any unit makes an island live: one that can only take power may have negative loads beside it.
  const topology = createFlowTopology(structure, model, masks, new Uint8Array(generatorCount).fill(1));
  const result: LeastCost = {
    status: 'infeasible',
    topology,
    outputMw: new Float64Array(generatorCount),
    priceByBus: new Float64Array(busCount),
    angleRad: new Float64Array(busCount),
    flowMw: new Float64Array(structure.branchCount),
    refinements: 0,
    rounds: 0,
    issues: [],
  };
  const limits = limitsOfRatings(longTimeRatings(structure));
  addAngleLimits(limits, topology);
  const runawayMw = runaway(structure, loadMw);
  const units = gatherUnits(topology, masks, runawayMw, result.issues);
  if (!units) {
    result.status = 'failed';
    return result;
  }
  result.issues.push(...explainInfeasible(topology, masks, units, loadMw), ...tellCrossed(topology, limits));
  if (result.issues.some((it) => it.severity === 'error')) return result;

  const fixedMw = new Float64Array(busCount);
  for (let bus = 0; bus < busCount; bus++) {
    if (topology.busLive[bus] === 1) fixedMw[bus] = -loadMw[bus] - model.shuntMw[bus];
  }
  for (const unit of units) fixedMw[unit.busIx] += unit.lowMw;
  const program = openFlowProgram(solver, topology, createCostColumns(units), limits, fixedMw);
  result.status = refine(result, program, units);
  if (result.status === 'solved') readLeastCost(result, program, units, runawayMw);
  else if (result.status === 'infeasible') {
    const conflicts = findConflict(solver, program);
    result.issues.push(...tellConflict('redispatch.limitsTooTight', topology, conflicts));
  }
  if (result.status === 'unbounded') result.issues.push(issue('error', 'redispatch.unbounded'));
  if (result.status === 'singular') result.issues.push(issue('error', 'redispatch.singular'));
  if (result.status === 'limit' || result.status === 'failed')
    result.issues.push(issue('error', 'redispatch.solverStopped'));
  if (result.status !== 'solved') clear(result);
  program.problem.dispose();
  return result;
}

/** Solves and closes the pieces in on the optimum. */
function refine(result: LeastCost, program: FlowProgram, units: CostUnit[]): ProgramStatus {
  const { outputMw, priceByBus } = result;
  let lastShare = Number.POSITIVE_INFINITY;
  for (result.refinements = 0; ; result.refinements++) {
    const status = solveFlowProgram(program);
    result.rounds += program.rounds;
    if (status !== 'solved') return status;
    const { columnValue, objective } = program.problem.solution;
    for (const unit of units) outputMw[unit.generatorIx] = unitOutput(unit, columnValue);
    busPricesInto(priceByBus, program);
    lastShare = costGap(units, outputMw, priceByBus) / Math.max(1, Math.abs(objective));
    if (lastShare <= costGapGoal && priceStep(units, priceByBus) <= priceStepGoal) return 'solved';
    if (result.refinements === refinementLimit) break;
    refinePieces(program.columns, units, outputMw, priceByBus);
    updateFlowProgram(program);
  }
  return lastShare <= acceptedCostGap ? 'solved' : 'limit';
}

function readLeastCost(result: LeastCost, program: FlowProgram, units: CostUnit[], runawayMw: number): void {
  const { grid } = result.topology.structure;
  result.angleRad.set(program.angleRad);
  result.flowMw.set(program.flowMw);
  let objective = 0;
  let above = costGap(units, result.outputMw, result.priceByBus);
  for (const unit of units) {
    const { cost } = grid.generators[unit.generatorIx];
    const output = result.outputMw[unit.generatorIx];
    if (Math.abs(output) >= runawayMw) result.status = 'unbounded';
    const own = curveCost(cost, output);
    objective += own;
    if (unit.convex.kind === 'piecewise')
      above += own - straightCost(unit.convex.mw, unit.convex.cost, output);
  }
  result.objective = objective;
  result.lowerBound = objective - Math.max(0, above);
}

function straightCost(mw: Float64Array, cost: Float64Array, outputMw: number): number {
  let i = 0;
  while (i + 2 < mw.length && outputMw > mw[i + 1]) i++;
  if (mw.length === 1) return cost[0];
  return cost[i] + ((cost[i + 1] - cost[i]) / (mw[i + 1] - mw[i])) * (outputMw - mw[i]);
}

function gatherUnits(
  topology: FlowTopology,
  masks: ServiceMasks,
  runawayMw: number,
  issues: Issue[],
): CostUnit[] | undefined {
  const { structure, busLive } = topology;
  const units: CostUnit[] = [];
  let usable = true;
  for (let g = 0; g < structure.generatorCount; g++) {
    const busIx = structure.generatorBusIx[g];
    if (masks.generator[g] === 0 || busLive[busIx] === 0) continue;
    const { id, minMw, maxMw, cost } = structure.grid.generators[g];
    const lowMw = minMw <= -unlimitedMw ? -runawayMw : minMw;
    const highMw = maxMw >= unlimitedMw ? runawayMw : maxMw;
    if (lowMw > highMw) {
      issues.push(issue('error', 'redispatch.limitsCrossed', { id, minMw, maxMw }, { id }));
      continue;
    }
    const prepared = prepareCost(cost, lowMw, highMw);
    if (typeof prepared === 'string') {
      issues.push(issue('error', `redispatch.${prepared}`, { id }, { id }));
      usable = false;
      continue;
    }
    if (!cost) issues.push(issue('warning', 'redispatch.noCost', { id }, { id }));
    if (!prepared.isExact) issues.push(issue('warning', 'redispatch.notConvex', { id }, { id }));
    const { convex } = prepared;
    units.push({
      generatorIx: g,
      busIx,
      lowMw,
      highMw,
      convex,
      firstColumn: 0,
      columnCount: 0,
      centreMw: 0,
      halfWidthMw: 0,
    });
  }
  return usable ? units : undefined;
}

function runaway(structure: GridStructure, loadMw: Float64Array): number {
  let sum = 0;
  for (const mw of loadMw) sum += Math.abs(mw);
  for (const { minMw, maxMw } of structure.grid.generators) {
    if (maxMw < unlimitedMw) sum += Math.abs(maxMw);
    if (minMw > -unlimitedMw) sum += Math.abs(minMw);
  }
  return runawayLeastMw + runawayMultiple * sum;
}

function clear(result: LeastCost): void {
  result.outputMw.fill(0);
  result.priceByBus.fill(0);
  result.angleRad.fill(0);
  result.flowMw.fill(0);
  result.objective = undefined;
  result.lowerBound = undefined;
}
