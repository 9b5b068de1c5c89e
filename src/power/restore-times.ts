import { nextCrankS } from './energising/cranking';
import { later } from './energising/island-source';
import { isCold, pickupMarginMw } from './energising/waiting';
import { islandNeedMw, needOf } from './island-sums';
import { logEvent, type PowerRun, stopReasons } from './power-run';
import { startUnit } from './run-islands';

/** Least room worth a restore step for bus loads, MW. */
export const leastStepMw = 1e-3;

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
    const causeIx = later(run.disturbIx[bus], run.generatorCauseIx[g]);
    const id = grid.generators[g].id;
    run.generatorCauseIx[g] = logEvent(run, 'generatorStarted', 'generator', id, causeIx);
    run.injectionsChanged = true;
    // A unit may take over the reference of its island.
    run.matrixChanged = true;
  }
}

/** When the grid next acts on its own to serve more: a restore step or the start of a unit. Infinity for never. */
export function nextRestoreS(run: PowerRun): number {
  let next = Number.POSITIVE_INFINITY;
  if (run.policies.balance !== 'uniform') {
    next = Math.min(run.energising.nextSwitchS, run.energising.nextColdS, nextCrankS(run));
    for (let i = 0; i < run.islands.count; i++) {
      if (run.islandLive[i] === 0 || run.islandShedMw[i] === 0) continue;
      const dueS = earliestRestoreS(run, i);
      if (dueS < next) next = dueS;
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

/**
 * From when on the units that can still rise would carry the smallest part that is off, given time; Infinity
 * where they never would.
 */
function earliestRestoreS(run: PowerRun, islandIx: number): number {
  const { islandGeneratorStart, islandGeneratorIx, running, rampMwPerS, availableMw } = run;
  const { isAggregate, feederBusIx } = run.prepared.feeders;
  let roomMw = 0;
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    if (running[g] === 1 && rampMwPerS[g] > 0) {
      roomMw += Math.max(0, availableMw[g] - run.state.generatorOutputMw[g]);
    }
  }
  const needMw = islandNeedMw(run, islandIx);
  const { restoreMarginShare } = run.settings;
  const feederRoomMw = roomMw - restoreMarginShare * needMw;
  const coldMarginMw = pickupMarginMw(run, islandIx);
  const paceS = run.islandPaceS[islandIx];
  const pickupS = run.energising.islandPickupS[islandIx];
  let earliest = Number.POSITIVE_INFINITY;
  for (let p = run.islandFeederStart[islandIx]; p < run.islandFeederStart[islandIx + 1]; p++) {
    const f = run.islandFeederIx[p];
    if (run.share[f] === 1) continue;
    const cold = isCold(run, f);
    const need = needOf(run, f);
    if (need <= 0) continue;
    const fits =
      isAggregate[f] === 1
        ? roomMw > leastStepMw
        : cold
          ? need <= roomMw && run.demandMw[f] <= roomMw - coldMarginMw
          : need <= feederRoomMw;
    const heldS =
      isAggregate[f] === 1
        ? run.islandHeldS[islandIx]
        : Math.max(run.busHeldS[feederBusIx[f]], run.feederHeldS[f]);
    const dueS = Math.max(heldS, cold ? pickupS : paceS);
    if (fits && dueS < earliest) earliest = dueS;
  }
  return earliest;
}
