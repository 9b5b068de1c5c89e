import { none } from '../../model/ids';
import { readyBranch } from '../energising/darken';
import { transferReactance } from '../flow/dc-solver';
import { logEvent, type PowerRun } from '../power-run';
import { wholeSecond } from '../whole-second';
import { togetherS } from './protection';

/** What reclosing keeps by branch: when it is tried next, Infinity for never, and how often it tripped. */
export interface Recloser {
  dueS: Float64Array;
  tripCount: Uint8Array;
}

/** The wait before reclosing stops doubling after this many trips. */
const mostDoublings = 6;

export function createRecloser(branchCount: number): Recloser {
  return {
    dueS: new Float64Array(branchCount).fill(Number.POSITIVE_INFINITY),
    tripCount: new Uint8Array(branchCount),
  };
}

/**
 * A trip: the branch is tried again after the delay, which doubles with each further trip of the same branch, so
 * that a path too weak for its load does not open and close for days.
 */
export function awaitReclosing(recloser: Recloser, branchIx: number, timeS: number, recloseS: number): void {
  const { dueS, tripCount } = recloser;
  dueS[branchIx] = wholeSecond(timeS + Math.max(1, recloseS) * (1 << tripCount[branchIx]));
  tripCount[branchIx] = Math.min(mostDoublings, tripCount[branchIx] + 1);
}

/** A branch that is lost or repaired starts with a clean sheet. */
export function forgetTrips(recloser: Recloser, branchIx: number): void {
  recloser.dueS[branchIx] = Number.POSITIVE_INFINITY;
  recloser.tripCount[branchIx] = 0;
}

/**
 * Closes tripped branches that are due where they would carry less than the reclosing threshold, else tries
 * again after the same delay. Between two buses of one island the flow follows from the open angle and the
 * reactance that the rest of the grid shows between them; towards a dark area it is closed and voltage goes on from
 * there as re-energising has it; towards another live island it is closed when both run in step. Islands listed in
 * `changed`, where a branch has just tripped, wait for their new flows; they are tried at the same time, one step later.
 */
export function recloseDue(run: PowerRun, recloser: Recloser, changed: number[]): void {
  const { dueS } = recloser;
  const { busIslandIx } = run.islands;
  const { recloseS, recloseLoading } = run.settings;
  for (let k = firstDue(run, dueS, changed); k !== none; k = firstDue(run, dueS, changed)) {
    if (run.branchTripped[k] === 0 || run.branchLost[k] === 1) {
      dueS[k] = Number.POSITIVE_INFINITY;
      continue;
    }
    dueS[k] = wholeSecond(run.timeS + Math.max(1, recloseS));
    const from = run.structure.branchFromIx[k];
    const to = run.structure.branchToIx[k];
    const isLive = run.busLive[from] + run.busLive[to];
    if (isLive === 0 || run.busActive[from] === 0 || run.busActive[to] === 0) continue;
    if (isLive === 2 && predictedLoading(run, k) >= recloseLoading) continue;
    run.branchTripped[k] = 0;
    dueS[k] = Number.POSITIVE_INFINITY;
    const id = run.structure.grid.branches[k].id;
    const eventIx = isApart(run, k, isLive)
      ? run.branchTripEventIx[k]
      : logEvent(run, 'branchReclosed', 'branch', id, run.branchTripEventIx[k]);
    run.branchTripEventIx[k] = none;
    readyBranch(run, k, eventIx);
    run.touchIx[from] = Math.max(run.touchIx[from], eventIx);
    run.touchIx[to] = Math.max(run.touchIx[to], eventIx);
    run.touchJoins[from] = 1;
    run.touchJoins[to] = 1;
    run.topologyChanged = true;
    // One at a time in an island: the next one's flow depends on this one's.
    changed.push(busIslandIx[from], busIslandIx[to]);
  }
}

/** Between two live islands a branch is not closed before they run in step. */
function isApart(run: PowerRun, branchIx: number, liveEnds: number): boolean {
  const { branchFromIx, branchToIx } = run.structure;
  const { busIslandIx } = run.islands;
  const apart = busIslandIx[branchFromIx[branchIx]] !== busIslandIx[branchToIx[branchIx]];
  return liveEnds === 2 && apart && run.policies.balance !== 'uniform';
}

/** The due branch that is built to carry most: by rateA (none is most), then by susceptance, then by id. */
function firstDue(run: PowerRun, dueS: Float64Array, changed: readonly number[]): number {
  let first = none;
  for (let k = 0; k < dueS.length; k++) {
    if (dueS[k] > run.timeS + togetherS || isIn(run, changed, k)) continue;
    if (first === none || isStronger(run, k, first)) first = k;
  }
  return first;
}

/** An end of the branch lies in one of the islands. */
function isIn(run: PowerRun, islands: readonly number[], branchIx: number): boolean {
  if (islands.length === 0) return false;
  const { branchFromIx, branchToIx } = run.structure;
  const { busIslandIx } = run.islands;
  return (
    islands.includes(busIslandIx[branchFromIx[branchIx]]) ||
    islands.includes(busIslandIx[branchToIx[branchIx]])
  );
}

function isStronger(run: PowerRun, k: number, than: number): boolean {
  const { branches } = run.structure.grid;
  const { susceptance } = run.model;
  const limitK = branches[k].ratingAMw > 0 ? branches[k].ratingAMw : Number.POSITIVE_INFINITY;
  const limitThan = branches[than].ratingAMw > 0 ? branches[than].ratingAMw : Number.POSITIVE_INFINITY;
  if (limitK !== limitThan) return limitK > limitThan;
  if (susceptance[k] !== susceptance[than]) return susceptance[k] > susceptance[than];
  return run.structure.branchRank[k] < run.structure.branchRank[than];
}

function predictedLoading(run: PowerRun, branchIx: number): number {
  const ratingMw = run.ratingMw[branchIx];
  const from = run.structure.branchFromIx[branchIx];
  const to = run.structure.branchToIx[branchIx];
  if (ratingMw <= 0 || run.islands.busIslandIx[from] !== run.islands.busIslandIx[to]) return 0;
  const { susceptance, shiftRad } = run.model;
  const { busAngleRad } = run.state;
  const b = susceptance[branchIx];
  const openRad = busAngleRad[from] - busAngleRad[to] - shiftRad[branchIx];
  const flowMw = (run.structure.baseMva * b * openRad) / (1 + b * transferReactance(run.solver, from, to));
  return Math.abs(flowMw) / ratingMw;
}
