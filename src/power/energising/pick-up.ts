import { balanceIsland, setLimits } from '../balance/balance';
import { raiseBusLoads } from '../balance/raise-bus-loads';
import { solveFlowsOf } from '../flow/run-flows';
import { leaveOutUnits } from '../flow/unit-flows';
import { islandRoomMw, needOf } from '../islands/island-sums';
import { islandId, logEvent, type PowerRun } from '../power-run';
import { flowsOfBus, takeLoad } from '../restoring/restore-step';
import { wholeSecond } from '../whole-second';
import { coldLoadStepS } from './constants';
import { later, onlineCapacityMw } from './island-source';
import { keptRoomMw } from './shunt-room';
import { isCold, pickupMarginMw } from './waiting';

/**
 * One pick-up of load that comes back from the dark, if the island's pace allows: critical feeders first, then the
 * others, most important first, together at most a share of the capacity on line. A feeder that is larger than that is
 * picked up alone where none of its kind that is smaller fits, since small islands would not come back otherwise.
 */
export function pickUp(run: PowerRun, islandIx: number): void {
  if (run.policies.balance === 'uniform') return;
  if (run.energising.islandPickupS[islandIx] > run.timeS || !hasColdLoad(run, islandIx)) return;
  const { settings, changedFeederIx } = run;
  const capacityMw = onlineCapacityMw(run, islandIx);
  const mostMw = settings.pickupShare * capacityMw;
  setLimits(run, islandIx, 'slow');
  const unitsMw = islandRoomMw(run, islandIx, true);
  const keptMw = keptRoomMw(run, islandIx);
  solveFlowsOf(run, islandIx);
  run.trialFlowMw.set(run.state.branchFlowMw);
  const wantedMw = keptMw + pickupMarginMw(run, islandIx) + mostMw;
  const roomMw = leaveOutUnits(run, islandIx, unitsMw, wantedMw) - keptMw;

  let count = 0;
  let pickedMw = 0;
  for (let critical = 1; critical >= 0; critical--) {
    const before = count;
    count = pickFeeders(run, islandIx, critical, roomMw, mostMw, count, pickedMw);
    for (let c = before; c < count; c++) pickedMw += needOf(run, changedFeederIx[c]);
  }
  const bulkMw = raiseBusLoads(run, islandIx, Math.min(roomMw, mostMw) - pickedMw, 1);
  if (count > 0 || bulkMw > 0) {
    logPickup(run, islandIx, count, bulkMw);
    balanceIsland(run, islandIx, 'restore', run.islandCauseIx[islandIx]);
    run.injectionsChanged = true;
  }
  setPickupPace(run, islandIx, wholeSecond(run.timeS + settings.pickupStepS));
}

/** No pick-up in the island before `paceS`. */
function setPickupPace(run: PowerRun, islandIx: number, paceS: number): void {
  const { islandPickupS, busPickupS } = run.energising;
  const { memberStart, memberBusIx } = run.islands;
  islandPickupS[islandIx] = paceS;
  for (let m = memberStart[islandIx]; m < memberStart[islandIx + 1]; m++) busPickupS[memberBusIx[m]] = paceS;
}

function hasColdLoad(run: PowerRun, islandIx: number): boolean {
  for (let p = run.islandFeederStart[islandIx]; p < run.islandFeederStart[islandIx + 1]; p++) {
    if (isCold(run, run.islandFeederIx[p])) return true;
  }
  return false;
}

/** Switches on what fits of the critical feeders or of the others, and lists it after `count`; returns how many there are then. */
function pickFeeders(
  run: PowerRun,
  islandIx: number,
  critical: number,
  roomMw: number,
  mostMw: number,
  count: number,
  pickedMw: number,
): number {
  const marginMw = pickupMarginMw(run, islandIx);
  const { islandFeederStart, islandFeederIx, share, changedFeederIx } = run;
  let total = count;
  let sumMw = pickedMw;
  for (let p = islandFeederStart[islandIx + 1] - 1; p >= islandFeederStart[islandIx]; p--) {
    const f = islandFeederIx[p];
    if (!isCandidate(run, f, critical)) continue;
    const need = needOf(run, f);
    if (sumMw + need > mostMw || !hasRoom(run, f, roomMw - sumMw, marginMw) || !isCarried(run, f)) continue;
    sumMw += need;
    share[f] = 1;
    changedFeederIx[total++] = f;
  }
  if (total > 0) return total;
  for (let p = islandFeederStart[islandIx + 1] - 1; p >= islandFeederStart[islandIx]; p--) {
    const f = islandFeederIx[p];
    if (!isCandidate(run, f, critical) || !hasRoom(run, f, roomMw, marginMw) || !isCarried(run, f)) continue;
    share[f] = 1;
    changedFeederIx[total++] = f;
    break;
  }
  return total;
}

function isCandidate(run: PowerRun, f: number, critical: number): boolean {
  const { isAggregate, isCritical, feederBusIx } = run.prepared.feeders;
  if (isAggregate[f] === 1 || isCritical[f] !== critical || !isCold(run, f)) return false;
  return run.share[f] === 0 && run.busHeldS[feederBusIx[f]] <= run.timeS && run.feederHeldS[f] < run.timeS;
}

/** The units carry it, and its normal need, which is soon back, leaves the margin free. */
function hasRoom(run: PowerRun, f: number, roomMw: number, marginMw: number): boolean {
  return needOf(run, f) <= roomMw && run.demandMw[f] <= roomMw - marginMw;
}

/**
 * Whether branches carry a feeder: with its normal need below the reclosing threshold, with what it draws at first
 * below the rating. If they do not, its bus waits.
 */
function isCarried(run: PowerRun, f: number): boolean {
  const bus = run.prepared.feeders.feederBusIx[f];
  const need = needOf(run, f);
  if (need <= 0) return true;
  const usualMw = Math.min(need, run.demandMw[f]);
  const flows = flowsOfBus(run, bus);
  if (takeLoad(run, flows, usualMw)) {
    if (takeLoad(run, flows, need - usualMw, run.settings.alarmLoading)) return true;
    const { trialFlowMw, unitFlow } = run;
    for (let k = 0; k < trialFlowMw.length; k++) trialFlowMw[k] -= usualMw * (unitFlow[k] - flows[k]);
  }
  // What is picked up at first decays, so that it is tried again at the next step of that.
  run.busHeldS[bus] = wholeSecond(run.timeS + coldLoadStepS);
  return false;
}

/** Feeders are told by bus, so that each leads back to its own path; bus loads by island. */
function logPickup(run: PowerRun, islandIx: number, count: number, bulkMw: number): void {
  const { changedFeederIx, state } = run;
  const { feederIds, feederBusIx } = run.prepared.feeders;
  const { grid } = run.structure;
  for (let c = 0; c < count; c++) {
    const bus = feederBusIx[changedFeederIx[c]];
    if (isToldBefore(run, c)) continue;
    let causeIx = run.energising.busLiveIx[bus];
    let busMw = 0;
    for (let d = c; d < count; d++) {
      const f = changedFeederIx[d];
      if (feederBusIx[f] !== bus) continue;
      busMw += needOf(run, f);
      causeIx = later(causeIx, state.feederCauseIx[f]);
    }
    const eventIx = logEvent(run, 'loadPickedUp', 'bus', grid.buses[bus].id, causeIx, busMw);
    for (let d = c; d < count; d++) {
      const f = changedFeederIx[d];
      if (feederBusIx[f] !== bus) continue;
      state.feederCauseIx[f] = logEvent(
        run,
        'feederRestored',
        'feeder',
        feederIds[f],
        eventIx,
        needOf(run, f),
      );
    }
  }
  if (bulkMw > 0) logBusLoads(run, islandIx, bulkMw);
}

/** A feeder of the same bus comes earlier in the list. */
function isToldBefore(run: PowerRun, place: number): boolean {
  const { changedFeederIx } = run;
  const { feederBusIx } = run.prepared.feeders;
  for (let c = 0; c < place; c++) {
    if (feederBusIx[changedFeederIx[c]] === feederBusIx[changedFeederIx[place]]) return true;
  }
  return false;
}

function logBusLoads(run: PowerRun, islandIx: number, bulkMw: number): void {
  const { islandFeederStart, islandFeederIx, state } = run;
  const { isAggregate, feederBusIx } = run.prepared.feeders;
  let causeIx = run.islandCauseIx[islandIx];
  for (let p = islandFeederStart[islandIx]; p < islandFeederStart[islandIx + 1]; p++) {
    const f = islandFeederIx[p];
    if (isAggregate[f] === 1) causeIx = later(causeIx, run.energising.busLiveIx[feederBusIx[f]]);
  }
  const eventIx = logEvent(run, 'loadPickedUp', 'island', islandId(run, islandIx), causeIx, bulkMw);
  for (let p = islandFeederStart[islandIx]; p < islandFeederStart[islandIx + 1]; p++) {
    if (isAggregate[islandFeederIx[p]] === 1) state.feederCauseIx[islandFeederIx[p]] = eventIx;
  }
}
