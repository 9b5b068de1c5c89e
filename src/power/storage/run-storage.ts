import { none } from '../../model/ids';
import { logEvent, type PowerRun, tinyMw } from '../power-run';
import { tinyMwh } from './storage-state';

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
 * What a store can give and take: an output that it has is kept to the end; a new one must last for
 * `power.storageHoldS`.
 */
export function limitStore(run: PowerRun, k: number): void {
  const { unitIx, storedMwh, capacityMwh, limitMw, chargeMw, oneWayShare } = run.storage;
  const g = unitIx[k];
  const outputMw = run.state.generatorOutputMw[g];
  const holdH = run.settings.storageHoldS / 3600;
  const room = capacityMwh[k] - storedMwh[k];
  const givesMw = Math.max(outputMw, (storedMwh[k] * oneWayShare) / holdH);
  const takesMw = Math.max(-outputMw, room / oneWayShare / holdH);
  run.availableMw[g] = storedMwh[k] > tinyMwh ? Math.min(limitMw[k], givesMw) : 0;
  run.minMw[g] = room > tinyMwh && run.policies.balance === 'stages' ? -Math.min(chargeMw[k], takesMw) : 0;
  // An inverter goes from charging to giving as fast as from rest.
  run.reserveMw[g] = run.availableMw[g] - run.minMw[g];
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
