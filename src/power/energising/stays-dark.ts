import { none } from '../../model/ids';
import { islandId, logEvent, type PowerRun } from '../power-run';
import { carriesOutward } from './island-source';

/**
 * Tells of dark areas that have units but no way back by themselves: none of the units starts black, and no branch
 * that could be closed leads to a live island or will be tried again. Once per area and darkness.
 */
export function tellWhatStaysDark(run: PowerRun, tripsAreReclosed: boolean): void {
  const { energising, islands, busLive, state } = run;
  if (!energising.darkChanged) return;
  energising.darkChanged = false;
  const { toldStuck } = energising;
  for (let i = 0; i < islands.count; i++) {
    const first = islands.memberBusIx[islands.memberStart[i]];
    if (busLive[first] === 1 || state.busCauseIx[first] === none) continue;
    if (!isStuck(run, i, tripsAreReclosed)) continue;
    for (let m = islands.memberStart[i]; m < islands.memberStart[i + 1]; m++)
      toldStuck[islands.memberBusIx[m]] = 1;
    logEvent(run, 'islandStaysDark', 'island', islandId(run, i), state.busCauseIx[first]);
  }
}

function isStuck(run: PowerRun, islandIx: number, tripsAreReclosed: boolean): boolean {
  const { energising, islands, structure, busLive, busActive, branchTripped, branchLost } = run;
  const { busBranchStart, busBranchIx, branchFromIx, branchToIx } = structure;
  let hasUnit = false;
  for (let p = run.islandGeneratorStart[islandIx]; p < run.islandGeneratorStart[islandIx + 1]; p++) {
    const g = run.islandGeneratorIx[p];
    if (run.generatorLost[g] === 1) continue;
    if (energising.canBlackStart[g] === 1) return false;
    hasUnit = true;
  }
  if (!hasUnit) return false;
  for (let m = islands.memberStart[islandIx]; m < islands.memberStart[islandIx + 1]; m++) {
    const bus = islands.memberBusIx[m];
    if (energising.toldStuck[bus] === 1) return false;
    for (let p = busBranchStart[bus]; p < busBranchStart[bus + 1]; p++) {
      const k = busBranchIx[p];
      const other = branchFromIx[k] + branchToIx[k] - bus;
      if (busActive[other] === 0 || branchLost[k] === 1) continue;
      const isLive = energising.branchReady[k] === 1 && busLive[other] === 1;
      if (isLive && carriesOutward(run, islands.busIslandIx[other])) return false;
      if (branchTripped[k] === 1 && tripsAreReclosed && islands.busIslandIx[other] !== islandIx) return false;
    }
  }
  return true;
}
