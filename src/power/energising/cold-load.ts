import { exp } from '../../numerics/math';
import type { PowerRun } from '../power-run';
import type { PowerSettings } from '../power-settings';
import { coldLoadStepS, coldTableH, freeOutageH, traceFactor } from './constants';

/** What a feeder draws after an outage over its normal need: straight lines between the lengths of the table. */
export function coldFactor(settings: PowerSettings, outageS: number): number {
  const hours = outageS / 3600;
  if (hours <= freeOutageH) return 1;
  const [h1, h2, h4] = coldTableH;
  const { coldLoad1h, coldLoad2h, coldLoad4h } = settings;
  if (hours <= h1) return between(freeOutageH, 1, h1, coldLoad1h, hours);
  if (hours <= h2) return between(h1, coldLoad1h, h2, coldLoad2h, hours);
  return hours <= h4 ? between(h2, coldLoad2h, h4, coldLoad4h, hours) : coldLoad4h;
}

function between(fromH: number, from: number, toH: number, to: number, hours: number): number {
  return from + ((to - from) * (hours - fromH)) / (toH - fromH);
}

/** The outage that would leave a feeder as cold as it is: what it counts from when voltage is lost again. */
export function outageOfFactor(settings: PowerSettings, factor: number): number {
  const [h1, h2, h4] = coldTableH;
  const { coldLoad1h, coldLoad2h, coldLoad4h } = settings;
  if (factor <= 1 + traceFactor) return 0;
  if (factor < coldLoad1h) return 3600 * between(1, 0, coldLoad1h, h1, factor);
  if (factor < coldLoad2h) return 3600 * between(coldLoad1h, h1, coldLoad2h, h2, factor);
  return factor < coldLoad4h ? 3600 * between(coldLoad2h, h2, coldLoad4h, h4, factor) : 3600 * h4;
}

/** A feeder loses its voltage. */
export function coolFeeder(run: PowerRun, feederIx: number): void {
  const { cold, outageS, factor } = run.energising;
  if (cold[feederIx] === 1 || run.policies.balance === 'uniform') return;
  cold[feederIx] = 1;
  outageS[feederIx] = outageOfFactor(run.settings, factor[feederIx]);
}

/** Carries outages and cold loads on by `stepS` to the run's time. */
export function ageLoads(run: PowerRun, stepS: number): void {
  const { cold, outageS, factor } = run.energising;
  const { share, feederLost, settings, timeS } = run;
  const isDecayStep = timeS >= run.energising.nextColdS;
  for (let f = 0; f < cold.length; f++) {
    if (cold[f] === 1) {
      outageS[f] += stepS;
      if (share[f] === 0 || feederLost[f] === 1) factor[f] = coldFactor(settings, outageS[f]);
    }
    if (isDecayStep && factor[f] > 1 && share[f] > 0 && feederLost[f] === 0) decay(run, f);
  }
  if (!isDecayStep) return;
  run.injectionsChanged = true;
  run.demandChanged = true;
}

/** Feeders that are on count as picked up; says when cold loads are reckoned anew. */
export function noteColdLoads(run: PowerRun): void {
  const { energising, share, feederLost, timeS } = run;
  const { cold, factor, factorS, outageS } = energising;
  let isCold = false;
  for (let f = 0; f < cold.length; f++) {
    if (share[f] === 0 || feederLost[f] === 1) continue;
    if (cold[f] === 1 && share[f] === 1) {
      cold[f] = 0;
      outageS[f] = 0;
      factorS[f] = timeS;
    }
    if (factor[f] > 1) isCold = true;
  }
  energising.nextColdS = isCold
    ? coldLoadStepS * (Math.floor(timeS / coldLoadStepS) + 1)
    : Number.POSITIVE_INFINITY;
}

/** MW that what is off of a feeder would draw. */
export function returnMw(run: PowerRun, feederIx: number): number {
  const { cold, outageS, factor } = run.energising;
  const demandMw = run.demandMw[feederIx];
  if (run.feederLost[feederIx] === 1 || demandMw <= 0) return 0;
  const present = cold[feederIx] === 1 ? coldFactor(run.settings, outageS[feederIx]) : factor[feederIx];
  return demandMw * present * (1 - run.share[feederIx]);
}

/** A bus load gets more of its share: what is on then draws by the mean of both factors. */
export function mixFactor(run: PowerRun, feederIx: number, newShare: number): void {
  const { cold, outageS, factor, factorS } = run.energising;
  if (cold[feederIx] === 0) return;
  const oldShare = run.share[feederIx];
  const arriving = coldFactor(run.settings, outageS[feederIx]);
  if (oldShare === 0) factor[feederIx] = arriving;
  else {
    decay(run, feederIx);
    factor[feederIx] = (factor[feederIx] * oldShare + arriving * (newShare - oldShare)) / newShare;
  }
  factorS[feederIx] = run.timeS;
}

function decay(run: PowerRun, feederIx: number): void {
  const { factor, factorS } = run.energising;
  const left = (factor[feederIx] - 1) * exp(-(run.timeS - factorS[feederIx]) / run.settings.coldLoadDecayS);
  factor[feederIx] = left > traceFactor ? 1 + left : 1;
  factorS[feederIx] = run.timeS;
}
