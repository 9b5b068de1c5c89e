import { islandNeedMw, needOf } from '../island-sums';
import type { PowerRun } from '../power-run';
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
