import { leastStepMw } from '../energising/constants';
import { nextCrankS } from '../energising/cranking';
import { later } from '../energising/island-source';
import { isCold, nextPickupS, roomToRiseMw } from '../energising/waiting';
import { islandNeedMw, islandShortMw, needOf } from '../islands/island-sums';
import { startUnit } from '../islands/run-islands';
import { logEvent, mayRun, type PowerRun, stopReasons } from '../power-run';

/** Units whose start time is over come into service: those that lost their grid at once, the others when load is short. */
export function startDueUnits(run: PowerRun): void {
  const { readyS, busLive } = run;
  const { generatorBusIx, grid } = run.structure;
  for (let g = 0; g < readyS.length; g++) {
    if (readyS[g] < 0 || readyS[g] > run.timeS || !mayRun(run, g)) continue;
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
      if (run.islandLive[i] === 0 || islandWantsMw(run, i) === 0) continue;
      next = Math.min(next, earliestRestoreS(run, i), nextPickupS(run, i));
    }
  }
  for (let g = 0; g < run.readyS.length; g++) {
    if (run.readyS[g] < 0 || run.running[g] === 1 || !mayRun(run, g)) continue;
    const bus = run.structure.generatorBusIx[g];
    if (run.busLive[bus] === 0) continue;
    if (run.stopReason[g] === stopReasons.surplus && !wanted(run, bus)) continue;
    if (run.readyS[g] < next) next = run.readyS[g];
  }
  return next;
}

/** MW that is off in a live island. */
function islandWantsMw(run: PowerRun, islandIx: number): number {
  const shedMw = run.islandShedMw[islandIx];
  return Number.isNaN(shedMw) ? islandShortMw(run, islandIx) : shedMw + run.energising.islandColdMw[islandIx];
}

/** A unit that was tripped on a surplus is missed again; rule *uniform* does not start it. */
function wanted(run: PowerRun, bus: number): boolean {
  return run.policies.balance === 'stages' && islandWantsMw(run, run.islands.busIslandIx[bus]) > 0;
}

/**
 * From when on the units that can still rise would carry the smallest part that was shed, given time; Infinity where
 * they never would.
 */
function earliestRestoreS(run: PowerRun, islandIx: number): number {
  if (run.islandShedMw[islandIx] === 0) return Number.POSITIVE_INFINITY;
  const { isAggregate, feederBusIx } = run.prepared.feeders;
  const roomMw = roomToRiseMw(run, islandIx);
  const feederRoomMw = roomMw - run.settings.restoreMarginShare * islandNeedMw(run, islandIx);
  let earliest = Number.POSITIVE_INFINITY;
  for (let p = run.islandFeederStart[islandIx]; p < run.islandFeederStart[islandIx + 1]; p++) {
    const f = run.islandFeederIx[p];
    const need = needOf(run, f);
    if (run.share[f] === 1 || need <= 0 || isCold(run, f)) continue;
    const isBusLoad = isAggregate[f] === 1;
    if (isBusLoad ? roomMw <= leastStepMw : need > feederRoomMw) continue;
    const heldS = isBusLoad
      ? run.islandHeldS[islandIx]
      : Math.max(run.busHeldS[feederBusIx[f]], run.feederHeldS[f]);
    if (heldS < earliest) earliest = heldS;
  }
  return Math.max(earliest, run.islandPaceS[islandIx]);
}
