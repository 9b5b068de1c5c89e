import { balanceIsland, setLimits, setPace } from './balance';
import { islandNeedMw, islandRoomMw, needOf } from './island-sums';
import { islandId, logEvent, type PowerRun, tinyMw } from './power-run';
import { leastStepMw } from './restore-times';
import { solveFlows } from './run-flows';

/** How often a step of bus loads is halved before it is given up. */
const halvings = 4;

/**
 * One restore step of an island, if its pace allows: feeders come back most important first, as far as room
 * and one step reach, at least one if any fits; a margin of room is kept free of whole feeders. What would
 * load a branch above the reclosing threshold is left off and tried again later.
 */
export function restoreStep(run: PowerRun, islandIx: number): void {
  if (run.policies.balance === 'uniform') return;
  if (run.islandPaceS[islandIx] > run.timeS || !hasShedFeeder(run, islandIx)) return;
  const needMw = islandNeedMw(run, islandIx);
  const { shedStepShare, restoreMarginShare, restoreStepS } = run.settings;
  setLimits(run, islandIx, 'slow');
  const roomMw = islandRoomMw(run, islandIx, true);
  const stepMw = shedStepShare * needMw;
  solveFlows(run);
  run.trialFlowMw.set(run.state.branchFlowMw);

  const count = chooseFeeders(run, islandIx, roomMw - restoreMarginShare * needMw, stepMw);
  tryFeeders(run, islandIx, 0, count);
  let restoredMw = 0;
  for (let c = 0; c < count; c++) {
    const f = run.changedFeederIx[c];
    if (run.share[f] === 1) restoredMw += needOf(run, f);
  }
  const bulkMw = tryBusLoads(run, islandIx, Math.min(roomMw, stepMw) - restoredMw);
  logRestored(run, islandIx, count, restoredMw, bulkMw);
  setPace(run, islandIx, run.timeS + restoreStepS);
}

/** Lists the feeders of the step in `changedFeederIx`; returns how many. */
function chooseFeeders(run: PowerRun, islandIx: number, roomMw: number, stepMw: number): number {
  const { islandFeederStart, islandFeederIx, share, busHeldS, changedFeederIx } = run;
  const { isAggregate, feederBusIx } = run.prepared.feeders;
  let count = 0;
  let chosenMw = 0;
  for (let p = islandFeederStart[islandIx + 1] - 1; p >= islandFeederStart[islandIx]; p--) {
    const f = islandFeederIx[p];
    if (
      isAggregate[f] === 1 ||
      share[f] === 1 ||
      run.feederLost[f] === 1 ||
      busHeldS[feederBusIx[f]] > run.timeS
    )
      continue;
    const need = needOf(run, f);
    if (need > roomMw - chosenMw || (chosenMw > 0 && chosenMw + need > stepMw)) continue;
    chosenMw += need;
    changedFeederIx[count++] = f;
  }
  return count;
}

/**
 * Switches the chosen feeders `from` to `to` on; where that overloads a branch, halves the group and tries each
 * part. One that cannot come back keeps the others at its bus waiting too.
 */
function tryFeeders(run: PowerRun, islandIx: number, from: number, to: number): void {
  const { changedFeederIx, share, busHeldS } = run;
  const { feederBusIx } = run.prepared.feeders;
  let count = 0;
  keepForUndo(run);
  for (let c = from; c < to; c++) {
    const f = changedFeederIx[c];
    if (busHeldS[feederBusIx[f]] > run.timeS) continue;
    share[f] = 1;
    count++;
  }
  if (count === 0 || holds(run, islandIx)) return;
  undo(run);
  if (to - from === 1) {
    busHeldS[feederBusIx[changedFeederIx[from]]] = run.timeS + run.settings.recloseS;
    return;
  }
  const middle = (from + to) >> 1;
  tryFeeders(run, islandIx, from, middle);
  tryFeeders(run, islandIx, middle, to);
}

/** Raises bus loads by one factor, by at most `limitMw`, less where a branch would be overloaded. Returns MW restored. */
function tryBusLoads(run: PowerRun, islandIx: number, limitMw: number): number {
  const { islandFeederStart, islandFeederIx, share, busHeldS } = run;
  const { isAggregate, feederBusIx } = run.prepared.feeders;
  const begin = islandFeederStart[islandIx];
  const end = islandFeederStart[islandIx + 1];
  let missingMw = 0;
  let held = false;
  for (let p = begin; p < end; p++) {
    const f = islandFeederIx[p];
    if (isAggregate[f] === 0 || share[f] === 1) continue;
    if (busHeldS[feederBusIx[f]] > run.timeS) held = true;
    // Loads that feed in are no burden and come back with the bus.
    if (needOf(run, f) <= 0) share[f] = 1;
    else missingMw += needOf(run, f) * (1 - share[f]);
  }
  if (held || missingMw <= tinyMw || limitMw < leastStepMw) return 0;
  let amountMw = Math.min(missingMw, limitMw);
  for (let attempt = 0; attempt <= halvings; attempt++, amountMw /= 2) {
    keepForUndo(run);
    const part = Math.min(1, amountMw / missingMw);
    for (let p = begin; p < end; p++) {
      const f = islandFeederIx[p];
      if (isAggregate[f] === 1) share[f] = part === 1 ? 1 : 1 - (1 - share[f]) * (1 - part);
    }
    if (holds(run, islandIx)) return amountMw;
    undo(run);
  }
  for (let p = begin; p < end; p++) {
    const f = islandFeederIx[p];
    if (isAggregate[f] === 1 && share[f] < 1) busHeldS[feederBusIx[f]] = run.timeS + run.settings.recloseS;
  }
  return 0;
}

/** Balances and solves the trial; false when a branch would be loaded more than before and above the threshold. */
function holds(run: PowerRun, islandIx: number): boolean {
  run.injectionsChanged = true;
  if (!balanceIsland(run, islandIx, 'slow', run.islandCauseIx[islandIx])) return false;
  solveFlows(run);
  const { ratingMw, trialFlowMw } = run;
  const { branchFlowMw } = run.state;
  const limit = run.settings.recloseLoading;
  for (let k = 0; k < ratingMw.length; k++) {
    const flow = Math.abs(branchFlowMw[k]);
    if (ratingMw[k] > 0 && flow > limit * ratingMw[k] && flow > Math.abs(trialFlowMw[k]) + tinyMw)
      return false;
  }
  trialFlowMw.set(branchFlowMw);
  return true;
}

function keepForUndo(run: PowerRun): void {
  run.trialOutputMw.set(run.state.generatorOutputMw);
  run.trialReserveMw.set(run.reserveMw);
  run.trialShare.set(run.share);
}

function undo(run: PowerRun): void {
  run.state.generatorOutputMw.set(run.trialOutputMw);
  run.reserveMw.set(run.trialReserveMw);
  run.share.set(run.trialShare);
  run.injectionsChanged = true;
}

function logRestored(
  run: PowerRun,
  islandIx: number,
  count: number,
  restoredMw: number,
  bulkMw: number,
): void {
  const { islandFeederStart, islandFeederIx, share, changedFeederIx } = run;
  const { isAggregate, feederIds } = run.prepared.feeders;
  const { feederCauseIx } = run.state;
  let any = bulkMw > 0;
  for (let c = 0; c < count && !any; c++) any = share[changedFeederIx[c]] === 1;
  if (!any) return;
  const causeIx = run.islandCauseIx[islandIx];
  const eventIx = logEvent(
    run,
    'loadRestored',
    'island',
    islandId(run, islandIx),
    causeIx,
    restoredMw + bulkMw,
  );
  for (let c = 0; c < count; c++) {
    const f = changedFeederIx[c];
    if (share[f] < 1) continue;
    feederCauseIx[f] = logEvent(run, 'feederRestored', 'feeder', feederIds[f], eventIx, needOf(run, f));
  }
  if (bulkMw === 0) return;
  for (let p = islandFeederStart[islandIx]; p < islandFeederStart[islandIx + 1]; p++) {
    if (isAggregate[islandFeederIx[p]] === 1) feederCauseIx[islandFeederIx[p]] = eventIx;
  }
}

function hasShedFeeder(run: PowerRun, islandIx: number): boolean {
  for (let p = run.islandFeederStart[islandIx]; p < run.islandFeederStart[islandIx + 1]; p++) {
    if (run.share[run.islandFeederIx[p]] < 1) return true;
  }
  return false;
}
