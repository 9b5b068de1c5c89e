import { none } from '../../model/ids';
import { setLimits } from '../balance/balance';
import { islandRoomMw } from '../islands/island-sums';
import type { PowerRun } from '../power-run';

/** MW that the running units of an island can give. */
export function onlineCapacityMw(run: PowerRun, islandIx: number): number {
  const { islandGeneratorStart, islandGeneratorIx, running, availableMw } = run;
  let sum = 0;
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    if (running[g] === 1) sum += Math.max(0, availableMw[g]);
  }
  return sum;
}

/** Whether a live island may pass its voltage on. From own sources only: not while ties alone feed it. */
export function carriesOutward(run: PowerRun, islandIx: number): boolean {
  if (run.policies.restoration !== 'own') return true;
  const { islandGeneratorStart, islandGeneratorIx, running, availableMw } = run;
  const { generators } = run.structure.grid;
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    if (running[g] === 1 && availableMw[g] > 0 && generators[g].technology !== 'interconnection') return true;
  }
  return false;
}

/** The later of two events. */
export function later(eventIx: number, otherIx: number): number {
  return Math.max(eventIx, otherIx, none);
}

/** MW by which the running units of an island can rise now. */
export function presentRoomMw(run: PowerRun, islandIx: number): number {
  if (run.islandLive[islandIx] === 0) return 0;
  setLimits(run, islandIx, 'slow');
  return islandRoomMw(run, islandIx, true);
}
