import { type Issue, issue } from '../../model/result';
import type { FeederTable } from '../feeder-table';
import type { BranchModel } from '../flow/branch-model';
import type { GridStructure } from '../flow/grid-structure';
import type { LpSolver } from '../lp-solver';
import { rampWindowMin } from './constants';
import { limitsOfRatings, longTimeRatings } from './flow-limits';
import type { ServiceMasks } from './flow-topology';
import { tellConflict } from './limit-conflict';
import { createRedispatch, type RedispatchPlan } from './redispatch';
import type { RedispatchState } from './redispatch-columns';
import { finiteMaxMw, isDispatchableLoad, reachInto } from './unit-range';

export interface ShedRequest {
  masks: ServiceMasks;
  /** Factor on every load, dispatchable ones too. */
  loadScale: number;
  /** By technology, to hold ramps of `rampWindowMin` from the file's dispatch; absent: any output can be reached. */
  rampSharePerMin?: Readonly<Record<string, number>>;
}

/** Needed and served power by bus, output by unit (a dispatchable load gives less than 0). */
export interface ShedResult {
  plan: RedispatchPlan;
  neededMw: Float64Array;
  servedMw: Float64Array;
  outputMw: Float64Array;
  issues: Issue[];
}

/**
 * Least unserved load of a case: DC flow, long-time ratings, Pmin = 0, every MW alike; among the answers one that
 * moves the units little from the file's dispatch. Loads written as units count as load up to their -Pmin.
 */
export function shedCase(
  structure: GridStructure,
  model: BranchModel,
  feeders: FeederTable,
  request: ShedRequest,
  solver: LpSolver,
): ShedResult {
  const { grid, busCount, generatorCount, generatorBusIx } = structure;
  const masks = { ...request.masks, generator: request.masks.generator.slice() };
  const unitOfLoad: number[] = [];
  for (let g = 0; g < generatorCount; g++) {
    if (masks.generator[g] === 0 || !isDispatchableLoad(structure, g)) continue;
    masks.generator[g] = 0;
    unitOfLoad.push(g);
  }
  const feederCount = feeders.feederIds.length;
  const loadCount = feederCount + unitOfLoad.length;
  const busIx = new Int32Array(loadCount);
  const needed = new Float64Array(loadCount);
  busIx.set(feeders.feederBusIx);
  for (let f = 0; f < feederCount; f++) {
    needed[f] = structure.busPresent[busIx[f]] === 1 ? feeders.baseMw[f] * request.loadScale : 0;
  }
  unitOfLoad.forEach((g, i) => {
    busIx[feederCount + i] = generatorBusIx[g];
    needed[feederCount + i] = -grid.generators[g].minMw * request.loadScale;
  });

  const loads = { busIx, weight: new Float64Array(loadCount).fill(1) };
  const state = fileState(structure, model, needed, request);
  const limits = limitsOfRatings(longTimeRatings(structure));
  const redispatch = createRedispatch({ structure, model, loads, limits, loadBeforeAll: true }, solver);
  const plan = redispatch.solve(masks, state);
  redispatch.dispose();

  const result: ShedResult = {
    plan,
    neededMw: new Float64Array(busCount),
    servedMw: new Float64Array(busCount),
    outputMw: plan.outputMw,
    issues: [],
  };
  for (let l = 0; l < feederCount; l++) {
    result.neededMw[busIx[l]] += needed[l];
    result.servedMw[busIx[l]] += plan.servedMw[l];
  }
  unitOfLoad.forEach((g, i) => {
    const l = feederCount + i;
    result.neededMw[busIx[l]] += needed[l];
    result.servedMw[busIx[l]] += plan.servedMw[l];
    plan.outputMw[g] = -plan.servedMw[l];
  });
  result.issues.push(...statusIssues(plan));
  for (let bus = 0; bus < busCount; bus++) {
    const mw = plan.givenUpMw[bus];
    const { id } = grid.buses[bus];
    if (mw > 1e-6) result.issues.push(issue('warning', 'redispatch.givenUp', { id, mw }, { id }));
  }
  return result;
}

/** A sentence for every outcome without an answer. */
function statusIssues({ status, topology, conflicts }: RedispatchPlan): Issue[] {
  if (status === 'solved') return [];
  if (status === 'infeasible') return tellConflict('redispatch.circulating', topology, conflicts);
  if (status === 'singular') return [issue('error', 'redispatch.singular')];
  return [issue('error', 'redispatch.solverStopped')];
}

function fileState(
  structure: GridStructure,
  model: BranchModel,
  neededMw: Float64Array,
  request: ShedRequest,
): RedispatchState {
  const { grid, generatorCount } = structure;
  let takenMw = 0;
  for (const mw of neededMw) takenMw += Math.max(0, mw);
  for (const mw of model.shuntMw) takenMw += Math.max(0, mw);
  const outputMw = new Float64Array(generatorCount);
  const lowestMw = new Float64Array(generatorCount);
  const highestMw = new Float64Array(generatorCount);
  for (let g = 0; g < generatorCount; g++) {
    highestMw[g] = finiteMaxMw(grid.generators[g].maxMw, takenMw);
    outputMw[g] = Math.max(0, Math.min(highestMw[g], grid.generators[g].outputMw));
  }
  if (request.rampSharePerMin)
    reachInto(
      lowestMw,
      highestMw,
      structure,
      outputMw,
      highestMw.slice(),
      request.rampSharePerMin,
      rampWindowMin,
    );
  return { outputMw, lowestMw, highestMw, neededMw };
}
