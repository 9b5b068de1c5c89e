import { none } from '../../model/ids';
import { mixFactor, returnMw } from '../energising/cold-load';
import { leastStepMw } from '../energising/constants';
import { changeOfIslandFlowsInto, leastRise, responseOfBranchInto } from '../flow/island-flows';
import { needOf } from '../islands/island-sums';
import { type PowerRun, tinyMw } from '../power-run';
import { wholeSecond } from '../whole-second';

/** Branches without room that are got round in one step, at most. */
const mostRounds = 12;

/** Share of what is off that is worth a step which leaves a part of it out. */
const worthShare = 0.01;

/**
 * Raises bus loads by one factor, those that come back from the dark (`cold` 1) or the others, by at most `limitMw`, as
 * far as no branch would be overloaded; where one has no room, loads that would add to its flow are left out. Returns
 * MW restored. One solve, and two for each branch without room.
 */
export function raiseBusLoads(run: PowerRun, islandIx: number, limitMw: number, cold: 0 | 1): number {
  let missingMw = listMissing(run, islandIx, cold);
  if (missingMw <= tinyMw || limitMw < leastStepMw || run.islandHeldS[islandIx] > run.timeS) return 0;
  const worthMw = Math.max(leastStepMw, worthShare * Math.min(missingMw, limitMw));
  let leastMw = leastStepMw;
  for (let round = 0; round <= mostRounds && missingMw > tinyMw; round++) {
    changeOfIslandFlowsInto(run.loadFlow, run, islandIx, run.changeMw);
    const fullest = findFullest(run, missingMw);
    const room = fullest === none ? Number.POSITIVE_INFINITY : roomOf(run, fullest, missingMw);
    const part = Math.min(1, limitMw / missingMw, Math.max(0, room));
    if (part * missingMw >= leastMw) {
      raiseBy(run, islandIx, part, cold);
      return part * missingMw;
    }
    if (fullest === none) break;
    missingMw = leaveOutBehind(run, islandIx, fullest, missingMw);
    leastMw = worthMw;
  }
  holdBusLoads(run, islandIx, run.timeS + run.settings.recloseS);
  return 0;
}

/** Writes what is off by bus into `changeMw`; returns the sum. Loads that feed in are no burden and come back with the bus. */
function listMissing(run: PowerRun, islandIx: number, cold: 0 | 1): number {
  const { islandFeederStart, islandFeederIx, share, changeMw } = run;
  const { isAggregate, feederBusIx } = run.prepared.feeders;
  let missingMw = 0;
  changeMw.fill(0);
  for (let p = islandFeederStart[islandIx]; p < islandFeederStart[islandIx + 1]; p++) {
    const f = islandFeederIx[p];
    if (isAggregate[f] === 0 || share[f] === 1 || run.energising.cold[f] !== cold) continue;
    if (needOf(run, f) <= 0) {
      share[f] = 1;
      run.injectionsChanged = true;
      continue;
    }
    const missing = returnMw(run, f);
    missingMw += missing;
    changeMw[feederBusIx[f]] += missing;
  }
  return missingMw;
}

/** The branch that allows the smallest part of the loads, the first by id among equal ones; -1 where none is in the way. */
function findFullest(run: PowerRun, missingMw: number): number {
  const { ratingMw, structure } = run;
  let fullest = none;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < ratingMw.length; k++) {
    if (ratingMw[k] <= 0 || Math.abs(slopeOf(run, k, missingMw)) <= tinyMw) continue;
    const room = roomOf(run, k, missingMw);
    if (room > least) continue;
    if (room === least && structure.branchRank[k] > structure.branchRank[fullest]) continue;
    fullest = k;
    least = room;
  }
  return fullest;
}

/** MW by which a branch's flow would change with all loads back. */
function slopeOf({ unitFlow, loadFlow }: PowerRun, k: number, missingMw: number): number {
  return missingMw * unitFlow[k] - loadFlow[k];
}

/** Part of the loads that brings a branch to the reclosing threshold; below 0 for one that is beyond it. */
function roomOf(run: PowerRun, k: number, missingMw: number): number {
  const slope = slopeOf(run, k, missingMw);
  const limit = run.settings.recloseLoading * run.ratingMw[k];
  return (slope > 0 ? limit - run.trialFlowMw[k] : limit + run.trialFlowMw[k]) / Math.abs(slope);
}

/** Takes the loads that would add to a branch's flow out of `changeMw`; returns what is left. */
function leaveOutBehind(run: PowerRun, islandIx: number, branchIx: number, missingMw: number): number {
  const { changeMw, busResponse, unitFlow } = run;
  const { memberStart, memberBusIx } = run.islands;
  const direction = slopeOf(run, branchIx, missingMw) > 0 ? 1 : -1;
  responseOfBranchInto(busResponse, run, islandIx, branchIx);
  let leftMw = 0;
  for (let m = memberStart[islandIx]; m < memberStart[islandIx + 1]; m++) {
    const bus = memberBusIx[m];
    if (direction * (unitFlow[branchIx] - busResponse[bus]) > leastRise) changeMw[bus] = 0;
    leftMw += changeMw[bus];
  }
  return leftMw;
}

/** Raises what `changeMw` lists by a part of what is off. */
function raiseBy(run: PowerRun, islandIx: number, part: number, cold: 0 | 1): void {
  const { islandFeederStart, islandFeederIx, share, changeMw } = run;
  const { isAggregate, feederBusIx } = run.prepared.feeders;
  for (let p = islandFeederStart[islandIx]; p < islandFeederStart[islandIx + 1]; p++) {
    const f = islandFeederIx[p];
    if (isAggregate[f] === 0 || share[f] === 1 || run.energising.cold[f] !== cold) continue;
    if (changeMw[feederBusIx[f]] <= 0) continue;
    const newShare = part === 1 ? 1 : 1 - (1 - share[f]) * (1 - part);
    mixFactor(run, f, newShare);
    share[f] = newShare;
  }
}

/** The bus loads of an island are not tried again before `untilS`. */
function holdBusLoads(run: PowerRun, islandIx: number, untilS: number): void {
  const heldS = wholeSecond(untilS);
  run.islandHeldS[islandIx] = heldS;
  const { memberStart, memberBusIx } = run.islands;
  for (let m = memberStart[islandIx]; m < memberStart[islandIx + 1]; m++)
    run.bulkHeldS[memberBusIx[m]] = heldS;
}
