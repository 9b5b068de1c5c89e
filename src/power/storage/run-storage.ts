import { none } from '../../model/ids';
import { leastStepMw } from '../energising/constants';
import { logEvent, type PowerRun, tinyMw } from '../power-run';
import { holdMargin, tinyMwh } from './storage-state';

/**
 * Moves the energy of all stores over `stepS` at the outputs that held, up to the run's present time; those that ran
 * empty or full there come to rest, with an event.
 */
export function advanceStorage(run: PowerRun, stepS: number): void {
  const { unitIx, storedMwh, capacityMwh, oneWayShare } = run.storage;
  const { generatorOutputMw } = run.state;
  const hours = stepS / 3600;
  for (let k = 0; k < unitIx.length; k++) {
    const g = unitIx[k];
    const outputMw = run.running[g] === 1 ? generatorOutputMw[g] : 0;
    storedMwh[k] -= hours * (outputMw > 0 ? outputMw / oneWayShare : outputMw * oneWayShare);
    if (outputMw > tinyMw && storedMwh[k] <= tinyMwh) stopEmpty(run, k);
    else if (outputMw < -tinyMw && storedMwh[k] >= capacityMwh[k] - tinyMwh) stopFull(run, k);
    limitStore(run, k);
  }
}

/**
 * At a step of demand, what a store gives or takes must last to the next one, `power.storageHoldS` away; what is too
 * little to go on with counts as empty or full.
 */
export function holdStores(run: PowerRun): void {
  const { unitIx, storedMwh, capacityMwh, oneWayShare } = run.storage;
  const outputs = run.state.generatorOutputMw;
  const hours = holdH(run);
  for (let k = 0; k < unitIx.length; k++) {
    const outputMw = outputs[unitIx[k]];
    const isEmpty = worthMw((storedMwh[k] * oneWayShare) / hours) === 0;
    const isFull = worthMw((capacityMwh[k] - storedMwh[k]) / oneWayShare / hours) === 0;
    if (outputMw > tinyMw && isEmpty) stopEmpty(run, k);
    else if (outputMw < -tinyMw && isFull) stopFull(run, k);
    limitStore(run, k, true);
    const g = unitIx[k];
    const limitedMw = Math.max(run.minMw[g], Math.min(run.availableMw[g], outputs[g]));
    if (limitedMw === outputs[g]) continue;
    outputs[g] = limitedMw;
    run.demandChanged = true;
    run.injectionsChanged = true;
  }
}

/** A little longer than asked for, so that the step comes first. */
function holdH(run: PowerRun): number {
  return (run.settings.storageHoldS / 3600) * (1 + holdMargin);
}

/** What a store can give and take. Between steps an output that it has is kept to the end. */
export function limitStore(run: PowerRun, k: number, isStep = false): void {
  const { unitIx, storedMwh, capacityMwh, limitMw, chargeMw, oneWayShare } = run.storage;
  const g = unitIx[k];
  const outputMw = run.state.generatorOutputMw[g];
  const hours = holdH(run);
  const room = capacityMwh[k] - storedMwh[k];
  const givesMw = Math.max(isStep ? 0 : outputMw, worthMw((storedMwh[k] * oneWayShare) / hours));
  const takesMw = Math.max(isStep ? 0 : -outputMw, worthMw(room / oneWayShare / hours));
  run.availableMw[g] = Math.min(limitMw[k], givesMw);
  run.minMw[g] = run.policies.balance === 'stages' ? -Math.min(chargeMw[k], takesMw) : 0;
  // An inverter goes from charging to giving as fast as from rest.
  run.reserveMw[g] = run.availableMw[g] - run.minMw[g];
}

/** A power that is too small to go on with counts as none. */
function worthMw(mw: number): number {
  return mw < leastStepMw ? 0 : mw;
}

/** When the next store runs empty or full; Infinity for never. */
export function nextStorageS(run: PowerRun): number {
  const { unitIx, storedMwh, capacityMwh, oneWayShare } = run.storage;
  let next = Number.POSITIVE_INFINITY;
  for (let k = 0; k < unitIx.length; k++) {
    const g = unitIx[k];
    const outputMw = run.running[g] === 1 ? run.state.generatorOutputMw[g] : 0;
    if (Math.abs(outputMw) <= tinyMw) continue;
    const hours =
      outputMw > 0
        ? (storedMwh[k] * oneWayShare) / outputMw
        : (capacityMwh[k] - storedMwh[k]) / (-outputMw * oneWayShare);
    next = Math.min(next, run.timeS + 3600 * Math.max(0, hours));
  }
  return next;
}

/** The unit falls out; what then is missing is known beforehand, so it is shed exactly. */
function stopEmpty(run: PowerRun, k: number): void {
  const { unitIx, emptiedIx } = run.storage;
  const g = unitIx[k];
  const { generatorBusIx, grid } = run.structure;
  const { islands } = run;
  const bus = generatorBusIx[g];
  const outputMw = rest(run, g);
  const causeIx = run.disturbIx[bus];
  const eventIx = logEvent(run, 'storageEmptied', 'generator', grid.generators[g].id, causeIx, outputMw);
  emptiedIx[k] = eventIx;
  const i = islands.busIslandIx[bus];
  if (i === none) return;
  run.islandCauseIx[i] = eventIx;
  for (let m = islands.memberStart[i]; m < islands.memberStart[i + 1]; m++)
    run.disturbIx[islands.memberBusIx[m]] = eventIx;
}

function stopFull(run: PowerRun, k: number): void {
  const { unitIx, emptiedIx } = run.storage;
  const g = unitIx[k];
  rest(run, g);
  logEvent(run, 'storageFull', 'generator', run.structure.grid.generators[g].id, emptiedIx[k]);
}

function rest(run: PowerRun, g: number): number {
  const outputMw = run.state.generatorOutputMw[g];
  run.state.generatorOutputMw[g] = 0;
  run.demandChanged = true;
  run.injectionsChanged = true;
  return outputMw;
}
