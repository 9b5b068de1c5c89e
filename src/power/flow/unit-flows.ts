import { setLimits } from '../balance/balance';
import { returnMw } from '../energising/cold-load';
import { islandRoomMw } from '../islands/island-sums';
import { type PowerRun, tinyMw } from '../power-run';
import { changeOfIslandFlowsInto, leastRise, responseOfBranchInto } from './island-flows';

/** Flow for one MW given by the island's units in proportion to their room. */
function setUnitFlows(run: PowerRun, islandIx: number, roomMw: number): void {
  const { changeMw, running, highMw, islandGeneratorStart, islandGeneratorIx } = run;
  changeMw.fill(0);
  if (roomMw > 0) {
    for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
      const g = islandGeneratorIx[p];
      if (running[g] === 0) continue;
      changeMw[run.structure.generatorBusIx[g]] += (highMw[g] - run.state.generatorOutputMw[g]) / roomMw;
    }
  }
  changeOfIslandFlowsInto(run.unitFlow, run, islandIx, changeMw);
}

/**
 * Before load of an island is put back: leaves out units whose answer would add to a branch that is at the reclosing
 * threshold, if the others have room for `wantedMw`, so that one unit behind a full branch does not keep the rest off.
 * Writes the limits, the mask and the flows of what the units give; returns their room in MW. Expects the flows of
 * the moment in `trialFlowMw`. One solve for what is off, and one for each full branch in the way.
 */
export function leaveOutUnits(run: PowerRun, islandIx: number, roomMw: number, wantedMw: number): number {
  const { islandGeneratorStart, islandGeneratorIx, unitLeftOut, highMw } = run;
  const { generatorOutputMw } = run.state;
  const begin = islandGeneratorStart[islandIx];
  const end = islandGeneratorStart[islandIx + 1];
  for (let p = begin; p < end; p++) unitLeftOut[islandGeneratorIx[p]] = 0;
  setUnitFlows(run, islandIx, roomMw);
  if (roomMw <= tinyMw || !markUnits(run, islandIx)) return roomMw;
  for (let p = begin; p < end; p++) {
    const g = islandGeneratorIx[p];
    if (unitLeftOut[g] === 1) highMw[g] = Math.min(highMw[g], generatorOutputMw[g]);
  }
  const leftMw = islandRoomMw(run, islandIx, true);
  if (leftMw < Math.min(wantedMw, roomMw)) {
    for (let p = begin; p < end; p++) unitLeftOut[islandGeneratorIx[p]] = 0;
    setLimits(run, islandIx, 'slow');
    return roomMw;
  }
  setUnitFlows(run, islandIx, leftMw);
  return leftMw;
}

/** Marks the units behind each full branch that all units together would add to; returns whether there are any. */
function markUnits(run: PowerRun, islandIx: number): boolean {
  const { ratingMw, trialFlowMw, loadFlow, unitFlow, busResponse, unitLeftOut } = run;
  const { branchStart, branchIx } = run.islandFlows;
  const { islandGeneratorStart, islandGeneratorIx, running } = run;
  let missingMw = -1;
  let any = false;
  for (let p = branchStart[islandIx]; p < branchStart[islandIx + 1]; p++) {
    const k = branchIx[p];
    const flow = trialFlowMw[k];
    if (ratingMw[k] <= 0 || Math.abs(flow) < run.settings.recloseLoading * ratingMw[k] - tinyMw) continue;
    if (missingMw < 0) {
      missingMw = listMissing(run, islandIx);
      if (missingMw <= tinyMw) return false;
      changeOfIslandFlowsInto(loadFlow, run, islandIx, run.changeMw);
    }
    const direction = flow > 0 ? 1 : -1;
    const loadRise = loadFlow[k] / missingMw;
    if (direction * (unitFlow[k] - loadRise) <= leastRise) continue;
    responseOfBranchInto(busResponse, run, islandIx, k);
    for (let q = islandGeneratorStart[islandIx]; q < islandGeneratorStart[islandIx + 1]; q++) {
      const g = islandGeneratorIx[q];
      const rise = busResponse[run.structure.generatorBusIx[g]] - loadRise;
      if (running[g] === 0 || direction * rise <= leastRise) continue;
      unitLeftOut[g] = 1;
      any = true;
    }
  }
  return any;
}

/** Writes what is off by bus into `changeMw`; returns the sum. */
function listMissing(run: PowerRun, islandIx: number): number {
  const { islandFeederStart, islandFeederIx, share, changeMw } = run;
  const { feederBusIx } = run.prepared.feeders;
  let missingMw = 0;
  changeMw.fill(0);
  for (let p = islandFeederStart[islandIx]; p < islandFeederStart[islandIx + 1]; p++) {
    const f = islandFeederIx[p];
    if (share[f] === 1) continue;
    const missing = returnMw(run, f);
    missingMw += missing;
    changeMw[feederBusIx[f]] += missing;
  }
  return missingMw;
}
