import { none } from '../../model/ids';
import { islandNeedMw } from '../islands/island-sums';
import { islandId, logEvent, type PowerRun } from '../power-run';
import { wholeSecond } from '../whole-second';
import { blackStartS, startBlackUnits } from './black-start';
import { findFrontier } from './frontier';
import { carriesOutward, later, onlineCapacityMw, presentRoomMw } from './island-source';
import { keepMostUrgent } from './path-priority';
import { noteWaiting, shuntDrawMw } from './shunt-room';

/**
 * Switches what is due now: units that start black, the next ring of branches around each live island, loops that can
 * be closed, islands that run in step. Marks buses and branches only; returns whether the islands must be found anew.
 */
export function switchDue(run: PowerRun): boolean {
  if (run.policies.balance === 'uniform') return false;
  run.energising.islandOf.set(run.islands.busIslandIx);
  const started = startBlackUnits(run);
  const energised = energiseRing(run);
  const closed = closeBranches(run);
  if (!started && !energised && !closed) return false;
  run.energising.hasSwitched = true;
  return true;
}

/** When something is switched next; Infinity for never. */
export function findNextSwitchS(run: PowerRun): number {
  const { energising, structure, busLive, busActive } = run;
  const { busReadyS, busLiveS, syncS } = energising;
  const { branchFromIx, branchToIx } = structure;
  const { betweenIx, betweenCount, outwardIx, outwardCount } = findFrontier(run);
  let next = Number.POSITIVE_INFINITY;
  for (let c = 0; c < betweenCount; c++) if (syncS[betweenIx[c]] < next) next = syncS[betweenIx[c]];
  for (let c = 0; c < outwardCount; c++) {
    const from = branchFromIx[outwardIx[c]];
    const to = branchToIx[outwardIx[c]];
    const near = busLive[from] === 1 ? from : to;
    if (!carriesOutward(run, run.islands.busIslandIx[near])) continue;
    const dueS = Math.max(busReadyS[from + to - near], busLiveS[near] + run.settings.switchingStepS);
    if (dueS < next) next = dueS;
  }
  for (let g = 0; g < run.running.length; g++) {
    const bus = structure.generatorBusIx[g];
    if (energising.canBlackStart[g] === 0 || run.running[g] === 1 || busLive[bus] === 1) continue;
    if (busActive[bus] === 1) next = Math.min(next, blackStartS(run, g));
  }
  return next;
}

/**
 * Every dark bus next to a live island that is due gets voltage, over all branches between the two at once; where two
 * islands reach for it, from the one with more units on line. More than the crews of an island can switch waits, and so
 * does a bus whose shunts the units cannot carry yet.
 */
function energiseRing(run: PowerRun): boolean {
  const { energising, structure, islands, busLive } = run;
  const { busReadyS, dueBusIx, viaBranchIx, islandOf, islandCapacityMw, islandRoomMw, islandSwitched } =
    energising;
  const reached = listReached(run);
  if (reached === 0) return false;
  islandSwitched.fill(0, 0, islands.count);
  for (let i = 0; i < islands.count; i++) {
    islandCapacityMw[i] = onlineCapacityMw(run, i);
    islandRoomMw[i] = presentRoomMw(run, i);
  }
  let count = 0;
  for (let c = 0; c < reached; c++) {
    const bus = dueBusIx[c];
    const via = bestBranch(run, bus);
    const near = structure.branchFromIx[via] + structure.branchToIx[via] - bus;
    const drawMw = shuntDrawMw(run, bus);
    const source = islands.busIslandIx[near];
    if (drawMw > islandRoomMw[source]) {
      busReadyS[bus] = wholeSecond(run.timeS + run.settings.switchingStepS);
      noteWaiting(run, bus, via);
      continue;
    }
    islandRoomMw[source] -= drawMw;
    viaBranchIx[bus] = via;
    dueBusIx[count++] = bus;
  }
  if (count === 0) return false;
  count = keepMostUrgent(run, count);
  for (let c = 0; c < count; c++) {
    const bus = dueBusIx[c];
    const via = viaBranchIx[bus];
    const near = structure.branchFromIx[via] + structure.branchToIx[via] - bus;
    energiseBus(run, bus, near, via);
    islandOf[bus] = islandOf[near];
  }
  // Only now, so that a ring is one ring.
  for (let c = 0; c < count; c++) busLive[dueBusIx[c]] = 1;
  return count > 0;
}

/** A live bus beside a dark one that could pass its voltage on now. */
function isSource(run: PowerRun, branchIx: number, other: number): boolean {
  const { branchReady, branchOpen, busLiveS } = run.energising;
  if (branchReady[branchIx] === 0 || branchOpen[branchIx] === 0 || run.busLive[other] === 0) return false;
  if (busLiveS[other] + run.settings.switchingStepS > run.timeS) return false;
  return carriesOutward(run, run.islands.busIslandIx[other]);
}

/** Lists dark buses that are due and lie beside a live bus that could pass its voltage on, in `dueBusIx`, lowest index first. */
function listReached(run: PowerRun): number {
  const { busReadyS, dueBusIx } = run.energising;
  const { branchFromIx, branchToIx } = run.structure;
  const { outwardIx, outwardCount, isListed } = findFrontier(run);
  let count = 0;
  for (let c = 0; c < outwardCount; c++) {
    const k = outwardIx[c];
    const from = branchFromIx[k];
    const near = run.busLive[from] === 1 ? from : branchToIx[k];
    const bus = from + branchToIx[k] - near;
    if (run.busActive[bus] === 0 || busReadyS[bus] > run.timeS || !isSource(run, k, near)) continue;
    if (isListed[bus] === 1) continue;
    isListed[bus] = 1;
    dueBusIx[count++] = bus;
  }
  for (let c = 0; c < count; c++) isListed[dueBusIx[c]] = 0;
  dueBusIx.subarray(0, count).sort();
  return count;
}

/** The branch over which a bus gets voltage: to the island with most on line, then the first by id. */
function bestBranch(run: PowerRun, bus: number): number {
  const { busBranchStart, busBranchIx, branchFromIx, branchToIx, branchRank } = run.structure;
  const { islandCapacityMw } = run.energising;
  const { busIslandIx } = run.islands;
  let best = none;
  let bestMw = 0;
  for (let p = busBranchStart[bus]; p < busBranchStart[bus + 1]; p++) {
    const k = busBranchIx[p];
    const other = branchFromIx[k] + branchToIx[k] - bus;
    if (!isSource(run, k, other)) continue;
    const mw = islandCapacityMw[busIslandIx[other]];
    if (best !== none && (mw < bestMw || (mw === bestMw && branchRank[k] > branchRank[best]))) continue;
    best = k;
    bestMw = mw;
  }
  return best;
}

function energiseBus(run: PowerRun, bus: number, near: number, via: number): void {
  const { energising, state, structure, islands, disturbIx } = run;
  const { areaIx, busLiveS, busLiveIx, branchReadyIx } = energising;
  const readyIx = later(branchReadyIx[via], state.busCauseIx[bus]);
  if (areaIx[bus] === none) {
    const area = islands.busIslandIx[bus];
    const causeIx = later(readyIx, busLiveIx[near]);
    const needMw = islandNeedMw(run, area);
    const toldIx = logEvent(run, 'islandReenergised', 'island', islandId(run, area), causeIx, needMw);
    for (let m = islands.memberStart[area]; m < islands.memberStart[area + 1]; m++)
      areaIx[islands.memberBusIx[m]] = toldIx;
  }
  // Beside a bus that got voltage in this area the chain goes on from there, else it begins with the area's return.
  const causeIx = later(readyIx, later(areaIx[bus], busLiveIx[near]));
  const eventIx = logEvent(run, 'branchEnergised', 'branch', structure.grid.branches[via].id, causeIx);
  energising.waitingViaIx.delete(bus);
  busLiveS[bus] = run.timeS;
  busLiveIx[bus] = eventIx;
  disturbIx[bus] = eventIx;
  state.busCauseIx[bus] = none;
}

/** Closes what lies open inside a live island at once, and between two live islands when they run in step. */
function closeBranches(run: PowerRun): boolean {
  const { energising, structure, busLive, timeS } = run;
  const { branchReady, branchOpen, islandOf, syncS } = energising;
  const { branchFromIx, branchToIx, branchRank } = structure;
  const frontier = findFrontier(run);
  const { betweenIx, betweenCount } = frontier;
  const { timedIx } = frontier;
  for (let c = 0; c < frontier.timedCount && frontier.isNew; c++) {
    const k = timedIx[c];
    const isBetween = busLive[branchFromIx[k]] === 1 && busLive[branchToIx[k]] === 1;
    if (branchReady[k] === 0 || branchOpen[k] === 0 || !isBetween) syncS[k] = Number.POSITIVE_INFINITY;
  }
  frontier.isNew = false;
  frontier.timedCount = 0;
  let closed = false;
  let inStep = none;
  for (let c = 0; c < betweenCount; c++) {
    const k = betweenIx[c];
    const from = branchFromIx[k];
    const to = branchToIx[k];
    if (islandOf[from] === islandOf[to]) {
      branchOpen[k] = 0;
      syncS[k] = Number.POSITIVE_INFINITY;
      closed = true;
      continue;
    }
    timedIx[frontier.timedCount++] = k;
    if (syncS[k] === Number.POSITIVE_INFINITY) syncS[k] = wholeSecond(timeS + run.settings.resyncS);
    if (syncS[k] <= timeS && (inStep === none || branchRank[k] < branchRank[inStep])) inStep = k;
  }
  if (inStep === none) return closed;
  join(run, inStep);
  return true;
}

/** One at a time: what else lies between the two islands is then inside one. */
function join(run: PowerRun, branchIx: number): void {
  const { branchFromIx, branchToIx, grid } = run.structure;
  const { branchOpen, branchReadyIx, busLiveIx, syncS } = run.energising;
  const from = branchFromIx[branchIx];
  const to = branchToIx[branchIx];
  const causeIx = later(branchReadyIx[branchIx], later(busLiveIx[from], busLiveIx[to]));
  const eventIx = logEvent(run, 'branchSynchronised', 'branch', grid.branches[branchIx].id, causeIx);
  branchOpen[branchIx] = 0;
  syncS[branchIx] = Number.POSITIVE_INFINITY;
  run.touchIx[from] = Math.max(run.touchIx[from], eventIx);
  run.touchIx[to] = Math.max(run.touchIx[to], eventIx);
}
