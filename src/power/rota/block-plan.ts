import { changeOfFlowsInto } from '../flow/dc-solver';
import { solveFlows } from '../flow/run-flows';
import { needOf } from '../islands/island-sums';
import { type PowerRun, tinyMw } from '../power-run';
import { flowsOfBus } from '../restoring/restore-step';
import type { Outlook } from './look-ahead';
import { offSeconds, type TurnOrder } from './turn-order';

/** MW by which a need may exceed what is left for it. */
const fitMw = 1e-9;

/** A load of which a branch carries less than this share may bring it up to its rating: far loads do not wait for a weak line. */
const smallShare = 0.05;

/** Feeders that a branch keeps off are tried again so often: those that came on meanwhile may have relieved it. */
const mostRounds = 10;

/**
 * MW that an island's units will have for its feeders that take turns at the worst moment of the block, all else being
 * served before them. Negative where even that is not covered.
 */
export function supplyForTurnsMw(
  run: PowerRun,
  islandIx: number,
  outlook: Outlook,
  takesTurns: Uint8Array,
): number {
  const { islandFeederStart, islandFeederIx, islandGeneratorStart, islandGeneratorIx, share } = run;
  let leftMw = outlook.supplyMw[islandIx];
  // What units give beyond the served loads goes to shunts.
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    if (run.running[g] === 1) leftMw -= run.state.generatorOutputMw[g];
  }
  for (let p = islandFeederStart[islandIx]; p < islandFeederStart[islandIx + 1]; p++) {
    const f = islandFeederIx[p];
    leftMw += needOf(run, f) * share[f];
    if (takesTurns[f] === 0) leftMw -= outlook.needMw[f];
  }
  return leftMw;
}

/**
 * Chooses which feeders of a live island are on in the coming block, into `keepOn`: what was off longest comes first,
 * as far as the supply reaches. Parts of queues stay together where that leaves no more than `rotaSpareShare` of the need
 * unused. Where that set would load a branch above the reclosing threshold and more than what is on now, feeders are
 * taken one by one and those that would do so stay off, if they still would when the others are on. The order is that of the island's list, read from its end.
 */
export function planBlock(
  run: PowerRun,
  islandIx: number,
  aheadMw: Float64Array,
  turns: TurnOrder,
  supplyMw: number,
  keepOn: Uint8Array,
): void {
  const { takesTurns } = turns;
  const members = listMembers(run, islandIx, takesTurns);
  keepParts(run, islandIx, aheadMw, turns, members, supplyMw, keepOn);
  if (members.every((f) => keepOn[f] === run.share[f])) return;
  solveFlows(run);
  const shares = unitShares(run, islandIx);
  const limitMw = flowLimits(run, islandIx, aheadMw, shares);
  const { trialFlowMw } = run;
  flowsAheadInto(trialFlowMw, run, islandIx, aheadMw, shares, (f) =>
    takesTurns[f] === 1 ? keepOn[f] : run.share[f],
  );
  if (!trialFlowMw.some((mw, k) => Math.abs(mw) > limitMw[k] + tinyMw)) return;

  flowsAheadInto(trialFlowMw, run, islandIx, aheadMw, shares, (f) =>
    takesTurns[f] === 1 ? 0 : run.share[f],
  );
  changeOfFlowsInto(run.unitFlow, run.solver, shares);
  for (const f of members) keepOn[f] = 0;
  let leftMw = supplyMw;
  let added = true;
  for (let round = 0; added && round < mostRounds; round++) {
    added = false;
    for (const f of members) {
      if (keepOn[f] === 1 || aheadMw[f] > leftMw + fitMw) continue;
      if (!addLoad(run, run.prepared.feeders.feederBusIx[f], aheadMw[f], limitMw)) continue;
      keepOn[f] = 1;
      leftMw -= Math.max(0, aheadMw[f]);
      added = true;
    }
  }
}

/** By supply alone: part by part in the order of `members`; the first that does not fit is cut only if much is left. */
function keepParts(
  run: PowerRun,
  islandIx: number,
  aheadMw: Float64Array,
  { part }: TurnOrder,
  members: readonly number[],
  supplyMw: number,
  keepOn: Uint8Array,
): void {
  const off = offSeconds(run);
  const mostUnusedMw = spareMw(run, islandIx, aheadMw);
  let leftMw = supplyMw;
  for (let begin = 0; begin < members.length; ) {
    const first = members[begin];
    let end = begin;
    let partMw = 0;
    for (; end < members.length; end++) {
      const f = members[end];
      if (part[f] !== part[first] || off[f] !== off[first]) break;
      partMw += Math.max(0, aheadMw[f]);
    }
    // Who comes later in the order has been off for less, and does not go before those who wait.
    if (partMw > leftMw + fitMw && end - begin > 1 && leftMw <= mostUnusedMw) leftMw = 0;
    for (; begin < end; begin++) {
      const f = members[begin];
      keepOn[f] = aheadMw[f] <= leftMw + fitMw ? 1 : 0;
      if (keepOn[f] === 1) leftMw -= Math.max(0, aheadMw[f]);
    }
  }
}

/** MW that a block may leave unused in an island. */
export function spareMw(run: PowerRun, islandIx: number, aheadMw: Float64Array): number {
  let needMw = 0;
  for (let p = run.islandFeederStart[islandIx]; p < run.islandFeederStart[islandIx + 1]; p++)
    needMw += Math.max(0, aheadMw[run.islandFeederIx[p]]);
  return run.settings.rotaSpareShare * needMw;
}

/** Feeders of an island that take turns now, what was off longest first. */
export function listMembers(run: PowerRun, islandIx: number, takesTurns: Uint8Array): number[] {
  const { islandFeederStart, islandFeederIx, busLive } = run;
  const { feederBusIx } = run.prepared.feeders;
  const members: number[] = [];
  for (let p = islandFeederStart[islandIx + 1] - 1; p >= islandFeederStart[islandIx]; p--) {
    const f = islandFeederIx[p];
    if (takesTurns[f] === 1 && run.feederLost[f] === 0 && busLive[feederBusIx[f]] === 1) members.push(f);
  }
  return members;
}

/** Share by bus of a change of load that the island's units take: by what each can give at most. */
function unitShares(run: PowerRun, islandIx: number): Float64Array {
  const shares = new Float64Array(run.structure.busCount);
  const { islandGeneratorStart, islandGeneratorIx, running, availableMw } = run;
  let sumMw = 0;
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    if (running[g] === 1) sumMw += Math.max(0, availableMw[g]);
  }
  if (sumMw <= 0) return shares;
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    if (running[g] === 0) continue;
    shares[run.structure.generatorBusIx[g]] += Math.max(0, availableMw[g]) / sumMw;
  }
  return shares;
}

/** Flows at the worst moment ahead with feeders switched as `shareOf` has them; those of other islands as they are. */
function flowsAheadInto(
  outMw: Float64Array,
  run: PowerRun,
  islandIx: number,
  aheadMw: Float64Array,
  shares: Float64Array,
  shareOf: (f: number) => number,
): void {
  const { islandFeederStart, islandFeederIx, changeMw, share } = run;
  const { feederBusIx } = run.prepared.feeders;
  changeMw.fill(0);
  let moreMw = 0;
  for (let p = islandFeederStart[islandIx]; p < islandFeederStart[islandIx + 1]; p++) {
    const f = islandFeederIx[p];
    const addedMw = aheadMw[f] * shareOf(f) - needOf(run, f) * share[f];
    changeMw[feederBusIx[f]] -= addedMw;
    moreMw += addedMw;
  }
  for (let bus = 0; bus < changeMw.length; bus++) changeMw[bus] += moreMw * shares[bus];
  changeOfFlowsInto(outMw, run.solver, changeMw);
  const { branchFlowMw } = run.state;
  for (let k = 0; k < outMw.length; k++) outMw[k] += branchFlowMw[k];
}

/**
 * What each branch may carry, MW; Infinity without a rating: the reclosing threshold, or what it carries now, or, up to
 * its rating, what it would carry with the feeders that are on now.
 */
function flowLimits(
  run: PowerRun,
  islandIx: number,
  aheadMw: Float64Array,
  shares: Float64Array,
): Float64Array {
  const { ratingMw, share } = run;
  const limitMw = new Float64Array(ratingMw.length);
  flowsAheadInto(limitMw, run, islandIx, aheadMw, shares, (f) => share[f]);
  for (let k = 0; k < limitMw.length; k++) {
    const ahead = Math.min(Math.abs(limitMw[k]), ratingMw[k]);
    const least = Math.max(run.settings.recloseLoading * ratingMw[k], Math.abs(run.state.branchFlowMw[k]));
    limitMw[k] = ratingMw[k] > 0 ? Math.max(ahead, least) : Number.POSITIVE_INFINITY;
  }
  return limitMw;
}

/** Adds a load to the trial's flows; false, with nothing changed, where a branch would rise above its limit. */
function addLoad(run: PowerRun, bus: number, loadMw: number, limitMw: Float64Array): boolean {
  const { trialFlowMw, unitFlow, ratingMw } = run;
  const busFlow = flowsOfBus(run, bus);
  for (let k = 0; k < limitMw.length; k++) {
    const before = trialFlowMw[k];
    const share = unitFlow[k] - busFlow[k];
    const after = Math.abs(before + loadMw * share);
    const mostMw = Math.abs(share) < smallShare ? Math.max(limitMw[k], ratingMw[k]) : limitMw[k];
    if (after > mostMw + tinyMw && after > Math.abs(before) + tinyMw) return false;
  }
  for (let k = 0; k < limitMw.length; k++) trialFlowMw[k] += loadMw * (unitFlow[k] - busFlow[k]);
  return true;
}
