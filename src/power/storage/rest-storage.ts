import { setLimits } from '../balance/balance';
import { absorbRounding, keepSteady } from '../balance/dispatch-order';
import { leastStepMw } from '../energising/constants';
import { changeOfIslandFlowsInto } from '../flow/island-flows';
import { solveFlows } from '../flow/run-flows';
import { islandNeedMw, islandShortMw } from '../islands/island-sums';
import { type PowerRun, tinyMw } from '../power-run';
import { unitKinds } from '../unit-kind';

/** MW in an island: what stores give and take, could take beyond that, and what other units could rise and fall by. */
interface IslandStores {
  givenMw: number;
  takenMw: number;
  roomMw: number;
  spareMw: number;
  downMw: number;
  isHeld: boolean;
}

/**
 * Spares the stores of an island: other units take over what stores give, then charge them with what they have beyond
 * `power.storageMarginShare` of the need. Where that margin is gone or anything is off, charging gives way. No branch is
 * loaded above the reclosing threshold by it.
 */
export function restStorage(run: PowerRun, islandIx: number): void {
  const { storage, settings } = run;
  if (storage.unitIx.length === 0 || run.policies.balance === 'uniform') return;
  setLimits(run, islandIx, 'slow');
  keepSteady(run, islandIx);
  const sums = sumStores(run, islandIx);
  const reliefMw = Math.min(sums.givenMw, sums.spareMw);
  const isShort = islandShortMw(run, islandIx) > 0;
  const marginMw = settings.storageMarginShare * islandNeedMw(run, islandIx);
  const freeMw = isShort ? Number.NEGATIVE_INFINITY : sums.spareMw - sums.givenMw - marginMw;
  const moreMw =
    freeMw >= 0 ? Math.min(sums.roomMw, freeMw) : -Math.min(sums.takenMw, -freeMw, sums.downMw + reliefMw);
  const changedMw = reliefMw + moreMw;
  if (Math.abs(changedMw) < leastStepMw || (changedMw > 0 && sums.isHeld)) return;

  planMoves(run, islandIx, sums, reliefMw, moreMw);
  const part = changedMw > 0 ? partWithoutOverload(run, islandIx) : 1;
  if (part * Math.abs(changedMw) < leastStepMw) {
    holdStores(run, islandIx, run.timeS + settings.recloseS);
    return;
  }
  const { islandGeneratorStart, islandGeneratorIx, reserveMw } = run;
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    const moveMw = part * storage.moveMw[g];
    run.state.generatorOutputMw[g] += moveMw;
    reserveMw[g] = Math.max(0, reserveMw[g] - Math.abs(moveMw));
  }
  absorbRounding(run, islandIx);
  run.injectionsChanged = true;
}

function sumStores(run: PowerRun, islandIx: number): IslandStores {
  const { storage, islandGeneratorStart, islandGeneratorIx, highMw, lowMw } = run;
  const sums = { givenMw: 0, takenMw: 0, roomMw: 0, spareMw: 0, downMw: 0, isHeld: false };
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    if (run.running[g] === 0) continue;
    const outputMw = run.state.generatorOutputMw[g];
    if (run.unitKind[g] !== unitKinds.storage) {
      sums.spareMw += highMw[g] - outputMw;
      sums.downMw += outputMw - lowMw[g];
    } else {
      sums.givenMw += Math.max(0, outputMw);
      sums.takenMw += Math.max(0, -outputMw);
      sums.roomMw += Math.min(0, outputMw) - lowMw[g];
      if (storage.heldS[storage.storeIx[g]] > run.timeS) sums.isHeld = true;
    }
  }
  return sums;
}

/** Writes the change of every unit's output, MW. */
function planMoves(
  run: PowerRun,
  islandIx: number,
  sums: IslandStores,
  reliefMw: number,
  moreMw: number,
): void {
  const { storage, islandGeneratorStart, islandGeneratorIx, highMw, lowMw } = run;
  const changedMw = reliefMw + moreMw;
  const shareOf = (mw: number, ofMw: number) => (ofMw > 0 ? mw / ofMw : 0);
  const up = changedMw > 0 ? shareOf(changedMw, sums.spareMw) : 0;
  const down = changedMw < 0 ? shareOf(changedMw, sums.downMw) : 0;
  const relief = shareOf(reliefMw, sums.givenMw);
  const charge = moreMw > 0 ? shareOf(moreMw, sums.roomMw) : 0;
  const giveWay = moreMw < 0 ? shareOf(moreMw, sums.takenMw) : 0;
  storage.moveMw.fill(0);
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    if (run.running[g] === 0) continue;
    const outputMw = run.state.generatorOutputMw[g];
    const isStore = run.unitKind[g] === unitKinds.storage;
    if (!isStore) storage.moveMw[g] = up * (highMw[g] - outputMw) + down * (outputMw - lowMw[g]);
    else {
      const restMw = Math.min(0, outputMw);
      storage.moveMw[g] = giveWay * restMw - charge * (restMw - lowMw[g]) - relief * (outputMw - restMw);
    }
  }
}

/** The largest part of the planned moves that loads no branch above the threshold, or more where it is above it. */
function partWithoutOverload(run: PowerRun, islandIx: number): number {
  const { changeMw, loadFlow, ratingMw, islandGeneratorStart, islandGeneratorIx } = run;
  const { branchFlowMw } = run.state;
  solveFlows(run);
  changeMw.fill(0);
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    changeMw[run.structure.generatorBusIx[g]] += run.storage.moveMw[g];
  }
  changeOfIslandFlowsInto(loadFlow, run, islandIx, changeMw);
  let part = 1;
  for (let k = 0; k < ratingMw.length; k++) {
    if (ratingMw[k] <= 0 || Math.abs(loadFlow[k]) <= tinyMw) continue;
    const limitMw = run.settings.recloseLoading * ratingMw[k];
    const leftMw = loadFlow[k] > 0 ? limitMw - branchFlowMw[k] : limitMw + branchFlowMw[k];
    part = Math.min(part, Math.max(0, leftMw) / Math.abs(loadFlow[k]));
  }
  return part;
}

function holdStores(run: PowerRun, islandIx: number, untilS: number): void {
  const { unitIx, heldS } = run.storage;
  for (let k = 0; k < unitIx.length; k++) {
    const bus = run.structure.generatorBusIx[unitIx[k]];
    if (run.islands.busIslandIx[bus] === islandIx) heldS[k] = untilS;
  }
}
