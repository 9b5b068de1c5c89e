import { none } from '../model/ids';
import { setLimits, setPace } from './balance';
import { islandNeedMw, islandRoomMw, needOf } from './island-sums';
import { logEvent, type PowerRun, stopReasons } from './power-run';
import { startUnit } from './run-islands';
import { restoreFeeders } from './shedding';

/** Least room worth a restore step for bus loads, MW. */
const leastStepMw = 1e-3;

/** Units whose start time is over come into service: those that lost their grid at once, the others when load is short. */
export function startDueUnits(run: PowerRun): void {
  const { readyS, generatorLost, busLive } = run;
  const { generatorBusIx, grid } = run.structure;
  for (let g = 0; g < readyS.length; g++) {
    if (readyS[g] < 0 || readyS[g] > run.timeS || generatorLost[g] === 1) continue;
    const bus = generatorBusIx[g];
    if (busLive[bus] === 0 || run.running[g] === 1) continue;
    if (run.stopReason[g] === stopReasons.surplus && !wanted(run, bus)) continue;
    startUnit(run, g);
    run.generatorCauseIx[g] = logEvent(
      run,
      'generatorStarted',
      'generator',
      grid.generators[g].id,
      run.disturbIx[bus],
    );
    run.injectionsChanged = true;
    // A unit may take over the reference of its island.
    run.matrixChanged = true;
  }
}

/** One restore step of an island, if its pace allows. Returns MW restored. */
export function restoreStep(run: PowerRun, islandIx: number): number {
  if (run.policies.balance === 'uniform') return 0;
  if (run.islandPaceS[islandIx] > run.timeS || !hasShedFeeder(run, islandIx)) return 0;
  setLimits(run, islandIx, 'slow');
  const needMw = islandNeedMw(run, islandIx);
  const { shedStepShare, restoreMarginShare, restoreStepS } = run.settings;
  const restoredMw = restoreFeeders(
    run,
    islandIx,
    islandRoomMw(run, islandIx, true),
    shedStepShare * needMw,
    restoreMarginShare * needMw,
    run.islandCauseIx[islandIx],
  );
  setPace(run, islandIx, run.timeS + restoreStepS);
  return restoredMw;
}

/** When the grid next acts on its own to serve more: a restore step or the start of a unit. Infinity for never. */
export function nextRestoreS(run: PowerRun): number {
  let next = Number.POSITIVE_INFINITY;
  if (run.policies.balance !== 'uniform') {
    for (let i = 0; i < run.islands.count; i++) {
      if (run.islandLive[i] === 0 || run.islandShedMw[i] === 0 || !couldRestore(run, i)) continue;
      if (run.islandPaceS[i] < next) next = run.islandPaceS[i];
    }
  }
  for (let g = 0; g < run.readyS.length; g++) {
    if (run.readyS[g] < 0 || run.running[g] === 1 || run.generatorLost[g] === 1) continue;
    const bus = run.structure.generatorBusIx[g];
    if (run.busLive[bus] === 0) continue;
    if (run.stopReason[g] === stopReasons.surplus && !wanted(run, bus)) continue;
    if (run.readyS[g] < next) next = run.readyS[g];
  }
  return next;
}

/** A unit that was tripped on a surplus is missed again; rule *uniform* does not start it. */
function wanted(run: PowerRun, bus: number): boolean {
  return run.policies.balance === 'stages' && run.islandShedMw[run.islands.busIslandIx[bus]] > 0;
}

function hasShedFeeder(run: PowerRun, islandIx: number): boolean {
  for (let p = run.islandFeederStart[islandIx]; p < run.islandFeederStart[islandIx + 1]; p++) {
    if (run.share[run.islandFeederIx[p]] < 1) return true;
  }
  return false;
}

/** Whether units that can still rise would carry the smallest part that is off, given time. */
function couldRestore(run: PowerRun, islandIx: number): boolean {
  const { islandGeneratorStart, islandGeneratorIx, running, rampMwPerS, availableMw } = run;
  const { isAggregate } = run.prepared.feeders;
  let roomMw = 0;
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    if (running[g] === 1 && rampMwPerS[g] > 0) {
      roomMw += Math.max(0, availableMw[g] - run.state.generatorOutputMw[g]);
    }
  }
  let smallestMw = none;
  let aggregateShort = false;
  for (let p = run.islandFeederStart[islandIx]; p < run.islandFeederStart[islandIx + 1]; p++) {
    const f = run.islandFeederIx[p];
    const need = needOf(run, f);
    if (run.share[f] === 1 || need <= 0) continue;
    if (isAggregate[f] === 1) aggregateShort = true;
    else if (smallestMw === none || need < smallestMw) smallestMw = need;
  }
  if (aggregateShort && roomMw > leastStepMw) return true;
  return (
    smallestMw !== none &&
    smallestMw <= roomMw - run.settings.restoreMarginShare * islandNeedMw(run, islandIx)
  );
}
