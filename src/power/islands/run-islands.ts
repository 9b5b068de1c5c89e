import { none } from '../../model/ids';
import { hasRunningUnit } from '../balance/balance';
import { takeUpLoad } from '../balance/dispatch-order';
import { coolFeeder } from '../energising/cold-load';
import { darkenBusState, joinBranches, noteSwitched } from '../energising/darken';
import { islandId, logEvent, mayRun, type PowerRun, stopReasons } from '../power-run';
import { readyTimeS } from '../restoring/start-time';
import { countFragments, listByIsland } from './island-lists';
import { islandNeedMw, needOf } from './island-sums';
import { followIslandsInto } from './islands';

/**
 * Finds the islands after a change of topology, says which formed, joined or came back, and works out who is
 * live. Islands without a running unit that were live are left to `loseIsland`.
 */
export function updateIslands(run: PowerRun): void {
  const { structure, islands, busActive, branchActive, oldIslandIx } = run;
  const { busCount, branchCount, branchFromIx, branchToIx, busPresent, branchPresent } = structure;
  for (let p = 0; p < run.lostBuses.length; p += 2) {
    if (run.busLost[run.lostBuses[p]] === 1) darkenBus(run, run.lostBuses[p], run.lostBuses[p + 1]);
  }
  run.lostBuses.length = 0;
  run.branchWasActive.set(branchActive);
  for (let bus = 0; bus < busCount; bus++) busActive[bus] = busPresent[bus] & (1 - run.busLost[bus]);
  for (let k = 0; k < branchCount; k++) {
    branchActive[k] =
      branchPresent[k] &
      (1 - run.branchLost[k]) &
      (1 - run.branchTripped[k]) &
      busActive[branchFromIx[k]] &
      busActive[branchToIx[k]];
  }
  joinBranches(run);
  markRewired(run);
  oldIslandIx.set(islands.busIslandIx);
  noteSwitched(run);
  if (followIslandsInto(islands, run.islandWatch, structure, busActive, branchActive)) {
    listByIsland(run);
    countFragments(run);
  } else run.fragmentCount.fill(1);
  for (let i = 0; i < islands.count; i++) updateIsland(run, i);
  run.topologyChanged = false;
  run.matrixChanged = true;
  run.injectionsChanged = true;
}

function markRewired(run: PowerRun): void {
  const { rewired, branchActive, branchWasActive } = run;
  const { branchFromIx, branchToIx } = run.structure;
  rewired.fill(0);
  for (let k = 0; k < branchActive.length; k++) {
    if (branchActive[k] === branchWasActive[k]) continue;
    rewired[branchFromIx[k]] = 1;
    rewired[branchToIx[k]] = 1;
  }
}

/** What waited for other flows may be tried at once where the wiring of its island changed, and only there. */
function updateHolds(run: PowerRun, islandIx: number): void {
  const { rewired, bulkHeldS, busHeldS, islandHeldS } = run;
  const { memberStart, memberBusIx } = run.islands;
  let changed = run.islandTouched[islandIx];
  let heldS = 0;
  for (let m = memberStart[islandIx]; m < memberStart[islandIx + 1]; m++) {
    changed |= rewired[memberBusIx[m]];
    if (bulkHeldS[memberBusIx[m]] > heldS) heldS = bulkHeldS[memberBusIx[m]];
  }
  islandHeldS[islandIx] = changed === 1 ? 0 : heldS;
  if (changed === 0) return;
  for (let m = memberStart[islandIx]; m < memberStart[islandIx + 1]; m++) {
    bulkHeldS[memberBusIx[m]] = 0;
    busHeldS[memberBusIx[m]] = 0;
  }
}

/** Cause, pace and supply of one island, and the events of its forming. */
function updateIsland(run: PowerRun, islandIx: number): void {
  const { islands, touchIx, busPaceS, busLive, oldIslandIx, energising } = run;
  const { memberStart, memberBusIx } = islands;
  let causeIx = none;
  let joins = 0;
  let paceS = 0;
  let pickupS = 0;
  let liveCount = 0;
  let deadCount = 0;
  let wasIn = none;
  let liveWasIn = none;
  let liveOlds = 0;
  for (let m = memberStart[islandIx]; m < memberStart[islandIx + 1]; m++) {
    const bus = memberBusIx[m];
    if (touchIx[bus] > causeIx) causeIx = touchIx[bus];
    joins |= run.touchJoins[bus];
    if (busPaceS[bus] > paceS) paceS = busPaceS[bus];
    if (energising.busPickupS[bus] > pickupS) pickupS = energising.busPickupS[bus];
    if (busLive[bus] === 0) {
      deadCount++;
      if (oldIslandIx[bus] !== none) wasIn = oldIslandIx[bus];
      continue;
    }
    liveCount++;
    if (oldIslandIx[bus] === liveWasIn) continue;
    liveOlds++;
    liveWasIn = oldIslandIx[bus];
  }
  run.islandTouched[islandIx] = causeIx === none && joins === 0 ? 0 : 1;
  updateHolds(run, islandIx);
  run.islandPaceS[islandIx] = paceS;
  energising.islandPickupS[islandIx] = pickupS;
  const isUniform = run.policies.balance === 'uniform';
  const revived = isUniform && !hasRunningUnit(run, islandIx) && joins === 1 && startOwnUnits(run, islandIx);
  const live = hasRunningUnit(run, islandIx);
  if (
    live &&
    liveOlds === 1 &&
    run.fragmentCount[liveWasIn] > 1 &&
    run.largestFragment[liveWasIn] !== islandIx
  ) {
    causeIx = logEvent(
      run,
      'islandFormed',
      'island',
      islandId(run, islandIx),
      causeIx,
      islandNeedMw(run, islandIx),
    );
  } else if (live && liveOlds > 1) {
    causeIx = logEvent(run, 'islandsRejoined', 'island', islandId(run, islandIx), causeIx);
  }
  if (live && deadCount > 0 && (wasIn !== none || revived) && run.timeS > 0) {
    causeIx = logEvent(
      run,
      'islandReenergised',
      'island',
      islandId(run, islandIx),
      causeIx,
      deadNeedMw(run, islandIx),
    );
  }
  run.islandLive[islandIx] = live ? 1 : 0;
  // Summed with the states of this settle, or before when asked for.
  run.islandShedMw[islandIx] = Number.NaN;
  if (causeIx !== none) {
    for (let m = memberStart[islandIx]; m < memberStart[islandIx + 1]; m++)
      run.disturbIx[memberBusIx[m]] = causeIx;
  } else causeIx = run.disturbIx[memberBusIx[memberStart[islandIx]]];
  run.islandCauseIx[islandIx] = causeIx;
  if (!live) {
    if (liveCount > 0) loseIsland(run, islandIx, causeIx);
    else switchOff(run, islandIx);
    return;
  }
  if (deadCount === 0) return;
  energise(run, islandIx);
}

/** Feeders of an island that never had supply wait to be picked up like those of one that lost it. */
function switchOff(run: PowerRun, islandIx: number): void {
  for (let p = run.islandFeederStart[islandIx]; p < run.islandFeederStart[islandIx + 1]; p++) {
    run.share[run.islandFeederIx[p]] = 0;
    coolFeeder(run, run.islandFeederIx[p]);
  }
}

/**
 * Rule *uniform* knows no re-energising: a dark island that was repaired starts its own units at once if they could
 * carry all but what shedding takes.
 */
function startOwnUnits(run: PowerRun, islandIx: number): boolean {
  const { islandGeneratorStart, islandGeneratorIx, availableMw } = run;
  let supplyMw = 0;
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    if (mayRun(run, g)) supplyMw += Math.max(0, availableMw[g]);
  }
  const { shedStepShare, shedSteps } = run.settings;
  if (supplyMw <= 0 || supplyMw < (1 - shedStepShare * shedSteps) * islandNeedMw(run, islandIx)) return false;
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    if (mayRun(run, g) && availableMw[g] > 0) startUnit(run, g);
  }
  return true;
}

/** A unit comes into service without load; it takes it up at its ramp rate. */
export function startUnit(run: PowerRun, generatorIx: number): void {
  run.running[generatorIx] = 1;
  run.stopReason[generatorIx] = stopReasons.none;
  run.readyS[generatorIx] = -1;
  run.energising.crankMw[generatorIx] = 0;
  run.state.generatorOutputMw[generatorIx] = 0;
  takeUpLoad(run, generatorIx);
  run.reserveMw[generatorIx] = run.rampMwPerS[generatorIx] * run.settings.primaryRampS;
}

/**
 * Dead buses of a live island get voltage at once: at the start of a run, and under *uniform*, where their feeders wait
 * for restore steps and their units for their start time.
 */
function energise(run: PowerRun, islandIx: number): void {
  const { islands, busLive, state } = run;
  for (let m = islands.memberStart[islandIx]; m < islands.memberStart[islandIx + 1]; m++) {
    const bus = islands.memberBusIx[m];
    if (busLive[bus] === 1) continue;
    busLive[bus] = 1;
    state.busCauseIx[bus] = none;
  }
  for (let p = run.islandGeneratorStart[islandIx]; p < run.islandGeneratorStart[islandIx + 1]; p++) {
    const g = run.islandGeneratorIx[p];
    if (run.running[g] === 1 || !mayRun(run, g) || run.readyS[g] >= 0) continue;
    run.readyS[g] = readyTimeS(run.startTimes, g, run.stoppedS[g], run.timeS);
  }
}

/** An island without supply: its units stop, its buses and feeders go dark. */
export function loseIsland(run: PowerRun, islandIx: number, causeIx: number): void {
  const { islands, busLive, state, share, islandFeederStart, islandFeederIx } = run;
  const { feederIds, isAggregate } = run.prepared.feeders;
  let servedMw = 0;
  for (let p = islandFeederStart[islandIx]; p < islandFeederStart[islandIx + 1]; p++) {
    const f = islandFeederIx[p];
    if (busLive[run.prepared.feeders.feederBusIx[f]] === 1) servedMw += needOf(run, f) * share[f];
  }
  run.islandLive[islandIx] = 0;
  const darkIx = logEvent(run, 'islandWentDark', 'island', islandId(run, islandIx), causeIx, servedMw);
  for (let p = run.islandGeneratorStart[islandIx]; p < run.islandGeneratorStart[islandIx + 1]; p++) {
    stopForNoGrid(run, run.islandGeneratorIx[p], darkIx);
  }
  for (let p = islandFeederStart[islandIx]; p < islandFeederStart[islandIx + 1]; p++) {
    const f = islandFeederIx[p];
    const wasServed = share[f] > 0 && needOf(run, f) !== 0;
    share[f] = 0;
    coolFeeder(run, f);
    if (isAggregate[f] === 1) state.feederCauseIx[f] = darkIx;
    else if (wasServed) {
      state.feederCauseIx[f] = logEvent(
        run,
        'feederWentDark',
        'feeder',
        feederIds[f],
        darkIx,
        needOf(run, f),
      );
    } else state.feederCauseIx[f] = darkIx;
  }
  for (let m = islands.memberStart[islandIx]; m < islands.memberStart[islandIx + 1]; m++) {
    const bus = islands.memberBusIx[m];
    busLive[bus] = 0;
    state.busCauseIx[bus] = darkIx;
    run.busPaceS[bus] = 0;
    darkenBusState(run, bus);
  }
  run.islandPaceS[islandIx] = 0;
  run.matrixChanged = true;
  run.injectionsChanged = true;
}

/** A unit stops because the grid around it is gone; it starts again once it has one and its start time is over. */
export function stopForNoGrid(run: PowerRun, generatorIx: number, causeIx: number): void {
  if (run.running[generatorIx] === 1) {
    run.stopReason[generatorIx] = stopReasons.noGrid;
    run.generatorCauseIx[generatorIx] = causeIx;
    run.stoppedS[generatorIx] = run.timeS;
  } else if (run.stopReason[generatorIx] === stopReasons.surplus) {
    run.stopReason[generatorIx] = stopReasons.noGrid;
  }
  run.running[generatorIx] = 0;
  run.energising.crankMw[generatorIx] = 0;
  run.state.generatorOutputMw[generatorIx] = 0;
  run.readyS[generatorIx] = -1;
}

/** What hangs on a lost bus goes dark with it. */
export function darkenBus(run: PowerRun, bus: number, causeIx: number): void {
  const { structure, state, share } = run;
  const { feederBusIx, isAggregate, feederIds } = run.prepared.feeders;
  for (let p = structure.busGeneratorStart[bus]; p < structure.busGeneratorStart[bus + 1]; p++) {
    stopForNoGrid(run, structure.busGeneratorIx[p], causeIx);
  }
  for (let f = 0; f < feederBusIx.length; f++) {
    if (feederBusIx[f] !== bus) continue;
    const wasServed = run.busLive[bus] === 1 && share[f] > 0 && needOf(run, f) !== 0;
    share[f] = 0;
    coolFeeder(run, f);
    state.feederCauseIx[f] =
      wasServed && isAggregate[f] === 0
        ? logEvent(run, 'feederWentDark', 'feeder', feederIds[f], causeIx, needOf(run, f))
        : causeIx;
  }
  run.busLive[bus] = 0;
  state.busCauseIx[bus] = causeIx;
  darkenBusState(run, bus);
}

function deadNeedMw(run: PowerRun, islandIx: number): number {
  let sum = 0;
  for (let p = run.islandFeederStart[islandIx]; p < run.islandFeederStart[islandIx + 1]; p++) {
    const f = run.islandFeederIx[p];
    const need = needOf(run, f);
    if (need > 0 && run.busLive[run.prepared.feeders.feederBusIx[f]] === 0) sum += need;
  }
  return sum;
}
