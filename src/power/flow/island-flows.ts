import { none } from '../../model/ids';
import { residualGoal, solveListedInPlace, solvePermutedInPlace } from '../../numerics/ldlt';
import type { PowerRun } from '../power-run';
import { solvedResidual } from './dc-solver';
import { createGroundedDc, type GroundedDc, refreshFactor } from './grounded-dc';

/** From this share of all buses on, the whole matrix is solved rather than the rows of the island. */
const wholeShare = 0.5;
const refinementLimit = 20;
/** A unit or load that adds less than this to a branch, MW by MW, is not behind it. */
export const leastRise = 1e-6;
/** An updated factor is made anew where its first answer leaves more than this share of the right-hand side. */
const updatedResidual = 1e-9;

/** The rows and branches of each island, and scratch. Rows lie at the offsets of `islands.memberStart`. */
export interface IslandFlows {
  dc: GroundedDc;
  /** Positions in elimination order, ascending. */
  position: Int32Array;
  branchStart: Int32Array;
  branchIx: Int32Array;
  /** Something was solved, or the wiring changed, since the states were set. */
  areStatesDue: boolean;
  isRewired: boolean;
  /** Found at rest, and not solved since. */
  isAtRest: Uint8Array;
  /** Its flows must be solved anew. */
  isDue: Uint8Array;
  /** Injections and supply that the angles stand for, by bus. */
  solvedMw: Float64Array;
  solvedLive: Uint8Array;
  /** Residual of an island, at its first bus. */
  residual: Float64Array;
  /** The last solve's residual before refinement. */
  firstResidual: number;
  /** By position; 0 between solves. */
  x: Float64Array;
  errorMw: Float64Array;
  nextAt: Int32Array;
  /** Reference bus by island. */
  referenceIx: Int32Array;
  /** What references were chosen for. */
  referenceRunning: Uint8Array;
  referenceLive: Uint8Array;
}

export function createIslandFlows(solver: GroundedDc['solver']): IslandFlows {
  const { busCount, branchCount, generatorCount } = solver.structure;
  return {
    dc: createGroundedDc(solver),
    position: new Int32Array(busCount),
    branchStart: new Int32Array(busCount + 1),
    branchIx: new Int32Array(branchCount),
    areStatesDue: true,
    isRewired: true,
    isAtRest: new Uint8Array(busCount),
    isDue: new Uint8Array(busCount),
    solvedMw: new Float64Array(busCount),
    solvedLive: new Uint8Array(busCount),
    residual: new Float64Array(busCount),
    firstResidual: 0,
    x: new Float64Array(busCount),
    errorMw: new Float64Array(busCount),
    nextAt: new Int32Array(busCount),
    referenceIx: new Int32Array(busCount),
    referenceRunning: new Uint8Array(generatorCount),
    referenceLive: new Uint8Array(busCount),
  };
}

/** Lists positions by island, by a counting sort. */
export function listIslandRows(run: PowerRun): void {
  const { islands, structure } = run;
  const { position, nextAt } = run.islandFlows;
  const { busIslandIx, memberStart, count } = islands;
  const { order, size } = structure.symbolic;
  for (let i = 0; i < count; i++) nextAt[i] = memberStart[i];
  for (let at = 0; at < size; at++) {
    const i = busIslandIx[order[at]];
    if (i !== none) position[nextAt[i]++] = at;
  }
}

/** The same for branches in service. One that goes stays listed until the islands are regrouped or one comes. */
export function listIslandBranches(run: PowerRun): void {
  const { islands, structure, branchActive } = run;
  const { branchStart, branchIx, nextAt } = run.islandFlows;
  const { busIslandIx, count } = islands;
  const { branchCount, branchFromIx } = structure;
  branchStart.fill(0, 0, count + 1);
  for (let k = 0; k < branchCount; k++) {
    if (branchActive[k] === 1) branchStart[busIslandIx[branchFromIx[k]] + 1]++;
  }
  for (let i = 0; i < count; i++) {
    branchStart[i + 1] += branchStart[i];
    nextAt[i] = branchStart[i];
  }
  for (let k = 0; k < branchCount; k++) {
    if (branchActive[k] === 1) branchIx[nextAt[busIslandIx[branchFromIx[k]]]++] = k;
  }
}

/** Angles and flows of one island in balance, its reference at the angle of the file; 0 in a dark one. */
export function solveIsland(run: PowerRun, islandIx: number): void {
  const { residual, dc, referenceIx } = run.islandFlows;
  const first = run.islands.memberBusIx[run.islands.memberStart[islandIx]];
  residual[first] = 0;
  run.islandFlows.isAtRest[islandIx] = 0;
  if (run.islandLive[islandIx] === 0) {
    clearIsland(run, islandIx);
    return;
  }
  residual[first] = solveRefined(run, islandIx);
  const isGood = run.islandFlows.firstResidual <= updatedResidual && residual[first] <= residualGoal;
  if (!isGood && refreshFactor(dc)) residual[first] = solveRefined(run, islandIx);
  if (!(residual[first] <= solvedResidual)) clearFlows(run, islandIx);
  anchorIsland(run, islandIx, referenceIx[islandIx]);
}

/**
 * Change of the flows of one island for a change of its injections, MW; 0 elsewhere. Flows must have been solved since
 * the islands last changed. Without refinement: good to about 1e-9 of the change.
 */
export function changeOfIslandFlowsInto(
  flowMw: Float64Array,
  run: PowerRun,
  islandIx: number,
  changeMw: Float64Array,
): void {
  const { islands, structure } = run;
  const { position, x, branchStart, branchIx } = run.islandFlows;
  const { branchFromIx, branchToIx, symbolic } = structure;
  const { susceptance } = run.model;
  const begin = islands.memberStart[islandIx];
  const end = islands.memberStart[islandIx + 1];
  for (let q = begin; q < end; q++) x[position[q]] = changeMw[symbolic.order[position[q]]];
  solvePart(run, begin, end);
  flowMw.fill(0);
  for (let p = branchStart[islandIx]; p < branchStart[islandIx + 1]; p++) {
    const k = branchIx[p];
    if (run.branchActive[k] === 0) continue;
    flowMw[k] =
      susceptance[k] * (x[symbolic.position[branchFromIx[k]]] - x[symbolic.position[branchToIx[k]]]);
  }
  x.fill(0);
}

/**
 * MW that one MW injected at each bus of an island adds to one of its branches, by bus; 0 for buses elsewhere. The same
 * as a row of flow changes, by one solve since the matrix is symmetric.
 */
export function responseOfBranchInto(
  responseMw: Float64Array,
  run: PowerRun,
  islandIx: number,
  branchIx: number,
): void {
  const { islands, structure } = run;
  const { position, x } = run.islandFlows;
  const { branchFromIx, branchToIx, symbolic } = structure;
  const begin = islands.memberStart[islandIx];
  const end = islands.memberStart[islandIx + 1];
  x[symbolic.position[branchFromIx[branchIx]]] += 1;
  x[symbolic.position[branchToIx[branchIx]]] -= 1;
  solvePart(run, begin, end);
  responseMw.fill(0);
  for (let q = begin; q < end; q++)
    responseMw[symbolic.order[position[q]]] = run.model.susceptance[branchIx] * x[position[q]];
  x.fill(0);
}

/** Shifts all angles of an island so that its reference has the file's. */
export function anchorIsland(run: PowerRun, islandIx: number, reference: number): void {
  const { memberStart, memberBusIx } = run.islands;
  const { busAngleRad } = run.state;
  const wanted = run.structure.grid.buses[reference].angleRad;
  const shift = wanted - busAngleRad[reference];
  if (shift === 0) return;
  for (let m = memberStart[islandIx]; m < memberStart[islandIx + 1]; m++)
    busAngleRad[memberBusIx[m]] += shift;
  busAngleRad[reference] = wanted;
}

/** Returns the residual at the buses, as a share of the largest entry of the right-hand side. */
function solveRefined(run: PowerRun, islandIx: number): number {
  const { islands, structure, injectionMw, islandFlows } = run;
  const { position, x, errorMw } = islandFlows;
  const { baseMva } = structure;
  const { order } = structure.symbolic;
  const { busAngleRad } = run.state;
  const begin = islands.memberStart[islandIx];
  const end = islands.memberStart[islandIx + 1];
  for (let q = begin; q < end; q++) x[position[q]] = injectionMw[order[position[q]]] / baseMva;
  pushShifts(run, islandIx, x);
  let scale = 0;
  for (let q = begin; q < end; q++) {
    const size = Math.abs(x[position[q]]);
    if (size > scale) scale = size;
  }
  scale *= baseMva;
  solvePart(run, begin, end);
  for (let q = begin; q < end; q++) {
    busAngleRad[order[position[q]]] = x[position[q]];
    x[position[q]] = 0;
  }
  let worst = flowsAndErrorInto(run, islandIx, scale);
  islandFlows.firstResidual = worst;
  for (let step = 0; worst > residualGoal && step < refinementLimit; step++) {
    for (let q = begin; q < end; q++) x[position[q]] = errorMw[order[position[q]]] / baseMva;
    solvePart(run, begin, end);
    for (let q = begin; q < end; q++) busAngleRad[order[position[q]]] += x[position[q]];
    const now = flowsAndErrorInto(run, islandIx, scale);
    const better = now < worst;
    if (!better) {
      for (let q = begin; q < end; q++) busAngleRad[order[position[q]]] -= x[position[q]];
      flowsAndErrorInto(run, islandIx, scale);
    }
    for (let q = begin; q < end; q++) x[position[q]] = 0;
    if (!better) break;
    const slow = now > 0.5 * worst;
    worst = now;
    if (slow) break;
  }
  // What is no number must not reach other islands.
  if (!(worst < Number.POSITIVE_INFINITY)) x.fill(0);
  return worst;
}

function solvePart(run: PowerRun, begin: number, end: number): void {
  const { factor } = run.solver;
  const { x, position } = run.islandFlows;
  if (end - begin > wholeShare * x.length) solvePermutedInPlace(factor, x);
  else solveListedInPlace(factor, x, position, begin, end);
}

function pushShifts(run: PowerRun, islandIx: number, x: Float64Array): void {
  const { structure, model, branchActive } = run;
  const { branchFromIx, branchToIx } = structure;
  const { position } = structure.symbolic;
  const { shiftedBranchIx, susceptance, shiftRad } = model;
  for (let s = 0; s < shiftedBranchIx.length; s++) {
    const k = shiftedBranchIx[s];
    if (branchActive[k] === 0 || run.islands.busIslandIx[branchFromIx[k]] !== islandIx) continue;
    x[position[branchFromIx[k]]] += susceptance[k] * shiftRad[k];
    x[position[branchToIx[k]]] -= susceptance[k] * shiftRad[k];
  }
}

/** Flows for the present angles, and by bus what they leave of the injection; returns the largest over `scaleMw`. */
function flowsAndErrorInto(run: PowerRun, islandIx: number, scaleMw: number): number {
  const { structure, model, islands, injectionMw, branchActive } = run;
  const { branchStart, branchIx, errorMw, dc } = run.islandFlows;
  const { branchFromIx, branchToIx, baseMva } = structure;
  const { susceptance, shiftRad } = model;
  const { busAngleRad, branchFlowMw } = run.state;
  const { memberStart, memberBusIx } = islands;
  const begin = memberStart[islandIx];
  const end = memberStart[islandIx + 1];
  for (let m = begin; m < end; m++) {
    const bus = memberBusIx[m];
    errorMw[bus] = injectionMw[bus] - baseMva * dc.ground[bus] * busAngleRad[bus];
  }
  for (let p = branchStart[islandIx]; p < branchStart[islandIx + 1]; p++) {
    const k = branchIx[p];
    if (branchActive[k] === 0) continue;
    const from = branchFromIx[k];
    const to = branchToIx[k];
    const flowMw = baseMva * susceptance[k] * (busAngleRad[from] - busAngleRad[to] - shiftRad[k]);
    branchFlowMw[k] = flowMw;
    errorMw[from] -= flowMw;
    errorMw[to] += flowMw;
  }
  let largest = 0;
  for (let m = begin; m < end; m++) {
    const size = Math.abs(errorMw[memberBusIx[m]]);
    if (!(size <= largest)) largest = size;
  }
  return scaleMw > 0 ? largest / scaleMw : largest;
}

function clearIsland(run: PowerRun, islandIx: number): void {
  const { memberStart, memberBusIx } = run.islands;
  for (let m = memberStart[islandIx]; m < memberStart[islandIx + 1]; m++)
    run.state.busAngleRad[memberBusIx[m]] = 0;
  clearFlows(run, islandIx);
}

function clearFlows(run: PowerRun, islandIx: number): void {
  const { branchStart, branchIx } = run.islandFlows;
  for (let p = branchStart[islandIx]; p < branchStart[islandIx + 1]; p++)
    run.state.branchFlowMw[branchIx[p]] = 0;
}
