import { none } from '../model/ids';
import { branchStates, busStates, feederStates, generatorStates } from '../model/run-record';
import { islandColdMw } from './energising/waiting';
import type { FeederTable } from './feeder-table';
import type { GridStructure } from './flow/grid-structure';
import { islandGapMw, islandShortMw, needOf } from './islands/island-sums';
import { type PowerRun, stopReasons, tinyMw } from './power-run';

/** What feeders, units and islands were when states were last set: only what is not the same since is set anew. */
export interface StateWatch {
  /** Islands were found anew, or feeders are listed in another order. */
  areIslandsNew: boolean;
  share: Float64Array;
  demandMw: Float64Array;
  factor: Float64Array;
  /** Bits: live, lost, cold, kept off by the rota. */
  feederBits: Uint8Array;
  outputMw: Float64Array;
  /** Bits: lost, running, being cranked, and why it stopped. */
  unitBits: Uint8Array;
  islandLive: Uint8Array;
  /** 1 for an island in which something is not the same. */
  isDue: Uint8Array;
  /** Sums of an island as they were last worked out, MW. */
  gapMw: Float64Array;
  coldMw: Float64Array;
  shedMw: Float64Array;
}

export function createStateWatch(
  { busCount, generatorCount }: GridStructure,
  feeders: FeederTable,
): StateWatch {
  const feederCount = feeders.feederIds.length;
  return {
    areIslandsNew: true,
    share: new Float64Array(feederCount).fill(Number.NaN),
    demandMw: new Float64Array(feederCount),
    factor: new Float64Array(feederCount),
    feederBits: new Uint8Array(feederCount),
    outputMw: new Float64Array(generatorCount).fill(Number.NaN),
    unitBits: new Uint8Array(generatorCount),
    islandLive: new Uint8Array(busCount),
    isDue: new Uint8Array(busCount),
    gapMw: new Float64Array(busCount),
    coldMw: new Float64Array(busCount),
    shedMw: new Float64Array(busCount),
  };
}

/** States of the record, and by island what waits and what the balance leaves over. */
export function setStates(run: PowerRun): void {
  const { stateWatch, islands, islandLive, energising } = run;
  const { isDue, gapMw, coldMw, shedMw } = stateWatch;
  if (run.islandFlows.isRewired) setWiringStates(run);
  // What DC lines draw stands in the shunts.
  isDue.fill(stateWatch.areIslandsNew || run.dcLines.lines.count > 0 ? 1 : 0, 0, islands.count);
  stateWatch.areIslandsNew = false;
  setUnitStates(run);
  setFeederStates(run);
  let worst = 0;
  for (let i = 0; i < islands.count; i++) {
    if (stateWatch.islandLive[i] !== islandLive[i]) isDue[i] = 1;
    stateWatch.islandLive[i] = islandLive[i];
    if (islandLive[i] === 0) continue;
    if (isDue[i] === 1) {
      gapMw[i] = Math.abs(islandGapMw(run, i));
      coldMw[i] = islandColdMw(run, i);
      const offMw = islandShortMw(run, i) - coldMw[i];
      shedMw[i] = offMw > tinyMw ? offMw : 0;
    }
    worst = Math.max(worst, gapMw[i]);
    energising.islandColdMw[i] = coldMw[i];
    run.islandShedMw[i] = shedMw[i];
  }
  run.state.balanceErrorMw = worst;
}

function setUnitStates(run: PowerRun): void {
  const { state, generatorLost, running, stopReason, stateWatch } = run;
  const { generatorPresent, generatorBusIx } = run.structure;
  const { busIslandIx } = run.islands;
  const { crankMw } = run.energising;
  const { outputMw, unitBits, isDue } = stateWatch;
  for (let g = 0; g < generatorPresent.length; g++) {
    const bits = generatorLost[g] | (running[g] << 1) | (crankMw[g] === 0 ? 0 : 4) | (stopReason[g] << 3);
    if (bits === unitBits[g] && outputMw[g] === state.generatorOutputMw[g]) continue;
    unitBits[g] = bits;
    outputMw[g] = state.generatorOutputMw[g];
    const i = busIslandIx[generatorBusIx[g]];
    if (i !== none) isDue[i] = 1;
    state.generatorState[g] =
      generatorLost[g] === 1
        ? generatorStates.lost
        : generatorPresent[g] === 0
          ? generatorStates.notInService
          : running[g] === 1
            ? generatorStates.running
            : stopReason[g] === stopReasons.none
              ? generatorStates.off
              : generatorStates.tripped;
  }
}

function setFeederStates(run: PowerRun): void {
  const { busLive, share, demandMw, feederLost, rotated, stateWatch } = run;
  const { feederBusIx } = run.prepared.feeders;
  const { busIslandIx } = run.islands;
  const { cold, factor } = run.energising;
  const { feederBits, isDue } = stateWatch;
  const seenShare = stateWatch.share;
  const seenDemandMw = stateWatch.demandMw;
  const seenFactor = stateWatch.factor;
  for (let f = 0; f < share.length; f++) {
    const bus = feederBusIx[f];
    if (share[f] > 0 || busLive[bus] === 0) rotated[f] = 0;
    const bits = busLive[bus] | (feederLost[f] << 1) | (cold[f] << 2) | (rotated[f] << 3);
    if (
      share[f] === seenShare[f] &&
      demandMw[f] === seenDemandMw[f] &&
      factor[f] === seenFactor[f] &&
      bits === feederBits[f]
    )
      continue;
    seenShare[f] = share[f];
    seenDemandMw[f] = demandMw[f];
    seenFactor[f] = factor[f];
    feederBits[f] = bits;
    if (busIslandIx[bus] !== none) isDue[busIslandIx[bus]] = 1;
    setFeederState(run, f);
  }
}

function setFeederState(run: PowerRun, f: number): void {
  const { state, busLive, share } = run;
  const live = busLive[run.prepared.feeders.feederBusIx[f]] === 1;
  const served = live ? needOf(run, f) * share[f] : 0;
  state.feederServedMw[f] = served;
  state.feederOffShare[f] = live && run.feederLost[f] === 0 ? 1 - share[f] : 1;
  state.feederNeededMw[f] = neededMw(run, f, live ? share[f] : 0, served);
  state.feederState[f] =
    run.feederLost[f] === 1
      ? feederStates.lost
      : !live || (share[f] === 0 && run.energising.cold[f] === 1)
        ? feederStates.dark
        : share[f] === 1
          ? feederStates.served
          : share[f] > 0
            ? feederStates.partial
            : run.rotated[f] === 1
              ? feederStates.rota
              : feederStates.shed;
}

function setWiringStates(run: PowerRun): void {
  const { structure, state, busLive } = run;
  const { busPresent, branchPresent } = structure;
  for (let bus = 0; bus < busPresent.length; bus++) {
    state.busState[bus] =
      run.busLost[bus] === 1
        ? busStates.lost
        : busPresent[bus] === 0
          ? busStates.notInService
          : busLive[bus] === 1
            ? busStates.live
            : busStates.dead;
  }
  for (let k = 0; k < branchPresent.length; k++) {
    state.branchState[k] =
      run.branchLost[k] === 1
        ? branchStates.lost
        : branchPresent[k] === 0
          ? branchStates.notInService
          : run.branchTripped[k] === 1
            ? branchStates.tripped
            : run.liveBranch[k] === 1
              ? branchStates.live
              : branchStates.dead;
  }
}

/** What is on is needed as it draws, what is off as if there had been no outage: a cold load is no unserved energy. */
function neededMw(run: PowerRun, f: number, share: number, servedMw: number): number {
  const demandMw = run.demandMw[f];
  if (share === 1 && run.feederLost[f] === 0) return servedMw;
  return share === 0 || run.feederLost[f] === 1 ? demandMw : servedMw + demandMw * (1 - share);
}
