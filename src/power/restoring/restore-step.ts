import { balanceIsland, setLimits, setPace } from '../balance/balance';
import { raiseBusLoads } from '../balance/raise-bus-loads';
import { leastStepMw } from '../energising/constants';
import { keptRoomMw } from '../energising/shunt-room';
import { isCold, waitingCriticalMw } from '../energising/waiting';
import { changeOfIslandFlowsInto } from '../flow/island-flows';
import { solveFlowsOf } from '../flow/run-flows';
import { leaveOutUnits } from '../flow/unit-flows';
import { islandNeedMw, islandRoomMw, islandShortMw, needOf } from '../islands/island-sums';
import { islandId, logEvent, type PowerRun, tinyMw } from '../power-run';
import { wholeSecond } from '../whole-second';

/** Columns of flow by bus that are kept at most. */
const keptColumns = 512;

/**
 * One restore step of an island, if its pace allows: feeders come back most important first, as far as the
 * units' room and one step reach, at least one if any fits; a margin of room is kept free of whole feeders.
 * What would load a branch above the reclosing threshold stays off and is tried again later. Flows are linear
 * in what is restored, so each try costs one pass over the branches.
 */
export function restoreStep(run: PowerRun, islandIx: number): void {
  if (run.policies.balance === 'uniform') return;
  if (run.islandPaceS[islandIx] > run.timeS || !hasShedFeeder(run, islandIx)) return;
  const needMw = islandNeedMw(run, islandIx);
  const { shedStepShare, restoreMarginShare, restoreStepS } = run.settings;
  setLimits(run, islandIx, 'slow');
  const unitsMw = islandRoomMw(run, islandIx, true);
  const freeMw = unitsMw - keptRoomMw(run, islandIx);
  let roomMw = freeMw - waitingCriticalMw(run, islandIx, freeMw);
  const stepMw = shedStepShare * needMw;
  const marginMw = restoreMarginShare * needMw;
  if (!mayRestore(run, islandIx, roomMw - marginMw, Math.min(roomMw, stepMw))) {
    setPace(run, islandIx, run.timeS + restoreStepS);
    return;
  }
  solveFlowsOf(run, islandIx);
  run.trialFlowMw.set(run.state.branchFlowMw);
  const wantedMw = unitsMw - roomMw + marginMw + Math.min(stepMw, islandShortMw(run, islandIx));
  roomMw -= unitsMw - leaveOutUnits(run, islandIx, unitsMw, wantedMw);

  const count = restoreFeeders(run, islandIx, roomMw - marginMw, stepMw);
  let restoredMw = 0;
  for (let c = 0; c < count; c++) restoredMw += needOf(run, run.changedFeederIx[c]);
  const bulkMw = raiseBusLoads(run, islandIx, Math.min(roomMw, stepMw) - restoredMw, 0);
  if (count > 0 || bulkMw > 0) {
    logRestored(run, islandIx, count, restoredMw, bulkMw);
    balanceIsland(run, islandIx, 'restore', run.islandCauseIx[islandIx]);
    run.injectionsChanged = true;
  }
  setPace(run, islandIx, run.timeS + restoreStepS);
}

/** Something that is off fits into the room, so that its flows are worth working out. */
function mayRestore(run: PowerRun, islandIx: number, feederRoomMw: number, bulkRoomMw: number): boolean {
  const { islandFeederStart, islandFeederIx, share, busHeldS, feederHeldS, timeS } = run;
  const { isAggregate, feederBusIx } = run.prepared.feeders;
  const bulk = bulkRoomMw >= leastStepMw && run.islandHeldS[islandIx] <= timeS;
  for (let p = islandFeederStart[islandIx]; p < islandFeederStart[islandIx + 1]; p++) {
    const f = islandFeederIx[p];
    if (share[f] === 1) continue;
    const need = needOf(run, f);
    if (isAggregate[f] === 1) {
      if (bulk || need <= 0) return true;
    } else if (
      run.feederLost[f] === 0 &&
      need <= feederRoomMw &&
      busHeldS[feederBusIx[f]] <= timeS &&
      feederHeldS[f] < timeS
    )
      return true;
  }
  return false;
}

/** Flow for one MW injected at a bus; kept until the matrix changes. */
export function flowsOfBus(run: PowerRun, bus: number): Float64Array {
  const { busFlows, changeMw } = run;
  const known = busFlows.get(bus);
  if (known) return known;
  if (busFlows.size >= keptColumns) busFlows.clear();
  changeMw.fill(0);
  changeMw[bus] = 1;
  const flows = new Float64Array(run.structure.branchCount);
  changeOfIslandFlowsInto(flows, run, run.islands.busIslandIx[bus], changeMw);
  busFlows.set(bus, flows);
  return flows;
}

/** Switches on what fits and lists it in `changedFeederIx`; returns how many. */
function restoreFeeders(run: PowerRun, islandIx: number, roomMw: number, stepMw: number): number {
  const { islandFeederStart, islandFeederIx, share, busHeldS, changedFeederIx } = run;
  const { isAggregate, feederBusIx } = run.prepared.feeders;
  let count = 0;
  let chosenMw = 0;
  for (let p = islandFeederStart[islandIx + 1] - 1; p >= islandFeederStart[islandIx]; p--) {
    const f = islandFeederIx[p];
    const bus = feederBusIx[f];
    if (isAggregate[f] === 1 || share[f] === 1 || run.feederLost[f] === 1 || busHeldS[bus] > run.timeS)
      continue;
    if (run.feederHeldS[f] >= run.timeS || isCold(run, f)) continue;
    const need = needOf(run, f);
    if (need > roomMw - chosenMw || (chosenMw > 0 && chosenMw + need > stepMw)) continue;
    if (need > 0 && !takeLoad(run, flowsOfBus(run, bus), need)) {
      busHeldS[bus] = wholeSecond(run.timeS + run.settings.recloseS);
      continue;
    }
    chosenMw += need;
    share[f] = 1;
    changedFeederIx[count++] = f;
  }
  return count;
}

/**
 * Adds a load's flows to the trial's; false, with nothing changed, where one would rise above `limit`, a share of the
 * rating.
 */
export function takeLoad(
  run: PowerRun,
  busFlow: Float64Array,
  loadMw: number,
  limit = run.settings.recloseLoading,
): boolean {
  const { ratingMw, trialFlowMw, unitFlow } = run;
  for (let k = 0; k < ratingMw.length; k++) {
    if (ratingMw[k] <= 0) continue;
    const before = trialFlowMw[k];
    const after = Math.abs(before + loadMw * (unitFlow[k] - busFlow[k]));
    if (after > limit * ratingMw[k] && after > Math.abs(before) + tinyMw) return false;
  }
  for (let k = 0; k < ratingMw.length; k++) trialFlowMw[k] += loadMw * (unitFlow[k] - busFlow[k]);
  return true;
}

function logRestored(
  run: PowerRun,
  islandIx: number,
  count: number,
  restoredMw: number,
  bulkMw: number,
): void {
  const { islandFeederStart, islandFeederIx, changedFeederIx } = run;
  const { isAggregate, feederIds } = run.prepared.feeders;
  const { feederCauseIx } = run.state;
  let causeIx = run.islandCauseIx[islandIx];
  // The latest of what disturbed the island and what took the feeders off or made them ready again.
  for (let c = 0; c < count; c++) causeIx = Math.max(causeIx, feederCauseIx[changedFeederIx[c]]);
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
    feederCauseIx[f] = logEvent(run, 'feederRestored', 'feeder', feederIds[f], eventIx, needOf(run, f));
  }
  if (bulkMw === 0) return;
  for (let p = islandFeederStart[islandIx]; p < islandFeederStart[islandIx + 1]; p++) {
    if (isAggregate[islandFeederIx[p]] === 1) feederCauseIx[islandFeederIx[p]] = eventIx;
  }
}

function hasShedFeeder(run: PowerRun, islandIx: number): boolean {
  for (let p = run.islandFeederStart[islandIx]; p < run.islandFeederStart[islandIx + 1]; p++) {
    const f = run.islandFeederIx[p];
    if (run.share[f] < 1 && !isCold(run, f)) return true;
  }
  return false;
}
