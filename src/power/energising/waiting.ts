import { islandNeedMw, needOf } from '../islands/island-sums';
import { type PowerRun, tinyMw } from '../power-run';
import { leastStepMw } from './constants';
import { onlineCapacityMw } from './island-source';

/** Room of the units that pick-ups leave free, MW. */
export function pickupMarginMw(run: PowerRun, islandIx: number): number {
  const needMw = Math.min(onlineCapacityMw(run, islandIx), islandNeedMw(run, islandIx));
  return run.settings.restoreMarginShare * needMw;
}

/** MW that critical feeders without voltage so far still need, of those that could be carried; restoring leaves them room. */
export function waitingCriticalMw(run: PowerRun, islandIx: number, roomMw: number): number {
  const { isCritical, feederBusIx } = run.prepared.feeders;
  let sum = 0;
  for (let p = run.islandFeederStart[islandIx]; p < run.islandFeederStart[islandIx + 1]; p++) {
    const f = run.islandFeederIx[p];
    if (isCritical[f] === 0 || !isCold(run, f) || run.busHeldS[feederBusIx[f]] > run.timeS) continue;
    const need = Math.max(0, needOf(run, f));
    if (sum + need <= roomMw) sum += need;
  }
  return sum;
}

/** It waits for a pick-up. */
export function isCold(run: PowerRun, feederIx: number): boolean {
  return run.energising.cold[feederIx] === 1 && run.share[feederIx] < 1 && run.feederLost[feederIx] === 0;
}

/** MW of an island that waits for pick-ups. */
export function islandColdMw(run: PowerRun, islandIx: number): number {
  let sum = 0;
  for (let p = run.islandFeederStart[islandIx]; p < run.islandFeederStart[islandIx + 1]; p++) {
    const f = run.islandFeederIx[p];
    if (isCold(run, f)) sum += Math.max(0, needOf(run, f)) * (1 - run.share[f]);
  }
  return sum > tinyMw ? sum : 0;
}

/** MW by which the running units of an island could rise, given time. */
export function roomToRiseMw(run: PowerRun, islandIx: number): number {
  const { islandGeneratorStart, islandGeneratorIx, running, rampMwPerS, availableMw } = run;
  let sum = 0;
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    if (running[g] === 1 && rampMwPerS[g] > 0)
      sum += Math.max(0, availableMw[g] - run.state.generatorOutputMw[g]);
  }
  return sum;
}

/** A feeder that waits will fit once what is on has cooled down to its normal need, if nothing else changes. */
export function willPickUpMore(run: PowerRun, islandIx: number): boolean {
  const { islandFeederStart, islandFeederIx, share, demandMw, busHeldS } = run;
  const { isAggregate, feederBusIx } = run.prepared.feeders;
  const begin = islandFeederStart[islandIx];
  const end = islandFeederStart[islandIx + 1];
  let roomMw = roomToRiseMw(run, islandIx);
  for (let p = begin; p < end; p++) {
    const f = islandFeederIx[p];
    roomMw += (needOf(run, f) - demandMw[f]) * share[f] * (1 - run.feederLost[f]);
  }
  const freeMw = roomMw - pickupMarginMw(run, islandIx);
  for (let p = begin; p < end; p++) {
    const f = islandFeederIx[p];
    if (isAggregate[f] === 1 || !isCold(run, f) || busHeldS[feederBusIx[f]] > run.timeS) continue;
    if (needOf(run, f) > 0 && needOf(run, f) <= roomMw && demandMw[f] <= freeMw) return true;
  }
  return false;
}

/** When the next pick-up could bring anything, given time; Infinity where nothing that waits would fit. */
export function nextPickupS(run: PowerRun, islandIx: number): number {
  if (run.energising.islandColdMw[islandIx] === 0) return Number.POSITIVE_INFINITY;
  const { isAggregate, feederBusIx } = run.prepared.feeders;
  const roomMw = roomToRiseMw(run, islandIx);
  const freeMw = roomMw - pickupMarginMw(run, islandIx);
  let earliest = Number.POSITIVE_INFINITY;
  for (let p = run.islandFeederStart[islandIx]; p < run.islandFeederStart[islandIx + 1]; p++) {
    const f = run.islandFeederIx[p];
    if (!isCold(run, f) || needOf(run, f) <= 0) continue;
    let heldS = run.islandHeldS[islandIx];
    if (isAggregate[f] === 1) {
      if (roomMw <= leastStepMw) continue;
    } else {
      if (needOf(run, f) > roomMw || run.demandMw[f] > freeMw) continue;
      heldS = Math.max(run.busHeldS[feederBusIx[f]], run.feederHeldS[f]);
    }
    if (heldS < earliest) earliest = heldS;
  }
  return Math.max(earliest, run.energising.islandPickupS[islandIx]);
}
