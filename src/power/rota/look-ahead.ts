import { none } from '../../model/ids';
import { exp } from '../../numerics/math';
import { needOf } from '../islands/island-sums';
import type { PowerRun } from '../power-run';

/** Writes what is known of a time: what feeders will need and what units can give, MW; what it does not know it leaves. */
export type Forecast = (timeS: number, neededMw: Float64Array, availableMw: Float64Array) => void;

/** The worst moment of a block, island by island: that in which most is missing. */
export interface Outlook {
  /** What each feeder then needs, MW; 0 for lost ones. */
  needMw: Float64Array;
  /** What the units of each island can then give, MW. */
  supplyMw: Float64Array;
}

/** The forecast is read this often, s: the step at which the timeline brings demand and weather up. */
const sampleS = 900;

/**
 * Looks from `fromS`, the begin of a block that may be past, to `untilS`. Units reach what they can ramp to by then and no more than the forecast lets them give,
 * stores what would last through the whole block. Without a forecast all stays as it is.
 */
export function lookAhead(
  run: PowerRun,
  forecast: Forecast | undefined,
  fromS: number,
  untilS: number,
): Outlook {
  const { islands } = run;
  const { feederBusIx } = run.prepared.feeders;
  const { busIslandIx, count } = islands;
  const neededMw = run.demandMw.slice();
  const availableMw = run.availableMw.slice();
  const outlook: Outlook = {
    needMw: neededMw.map((_, f) => needOf(run, f)),
    supplyMw: new Float64Array(count),
  };
  const missingMw = new Float64Array(count);
  const mostMw = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  const supplyMw = new Float64Array(count);
  for (let atS = fromS; atS < untilS; atS = (Math.floor(atS / sampleS) + 1) * sampleS) {
    forecast?.(atS, neededMw, availableMw);
    warmLoads(run, neededMw, atS);
    supplyInto(supplyMw, run, availableMw, fromS, untilS);
    missingMw.fill(0);
    for (let f = 0; f < neededMw.length; f++) {
      const i = busIslandIx[feederBusIx[f]];
      if (i !== none && run.feederLost[f] === 0) missingMw[i] += neededMw[f];
    }
    for (let i = 0; i < count; i++) missingMw[i] -= supplyMw[i];
    for (let f = 0; f < neededMw.length; f++) {
      const i = busIslandIx[feederBusIx[f]];
      if (i !== none && run.feederLost[f] === 0 && missingMw[i] > mostMw[i]) outlook.needMw[f] = neededMw[f];
    }
    for (let i = 0; i < count; i++) {
      if (missingMw[i] > mostMw[i]) outlook.supplyMw[i] = supplyMw[i];
      mostMw[i] = Math.max(mostMw[i], missingMw[i]);
    }
    if (!forecast) break;
    neededMw.set(run.demandMw);
  }
  return outlook;
}

/** Loads that are still cold from an outage draw more, less and less of it. */
function warmLoads(run: PowerRun, neededMw: Float64Array, atS: number): void {
  const { factor } = run.energising;
  const left = exp(-Math.max(0, atS - run.timeS) / run.settings.coldLoadDecayS);
  for (let f = 0; f < neededMw.length; f++) {
    if (factor[f] > 1 && neededMw[f] > 0) neededMw[f] *= 1 + (factor[f] - 1) * left;
  }
}

function supplyInto(
  outMw: Float64Array,
  run: PowerRun,
  availableMw: Float64Array,
  fromS: number,
  untilS: number,
): void {
  const { running, rampMwPerS, reserveMw, islands, structure, state, timeS } = run;
  const { storeIx, storedMwh, oneWayShare } = run.storage;
  const hours = (untilS - fromS) / 3600;
  outMw.fill(0);
  for (let g = 0; g < running.length; g++) {
    const i = islands.busIslandIx[structure.generatorBusIx[g]];
    if (running[g] === 0 || i === none) continue;
    const reachMw = state.generatorOutputMw[g] + reserveMw[g] + rampMwPerS[g] * (untilS - timeS);
    const lastingMw = storeIx[g] === none ? reachMw : (storedMwh[storeIx[g]] * oneWayShare) / hours;
    outMw[i] += Math.max(0, Math.min(availableMw[g], reachMw, lastingMw));
  }
}
