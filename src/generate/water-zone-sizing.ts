import { peakHourFactor } from './constants';
import type { WaterPlan } from './water-plan';
import { addTreeFlows, boreFor, headLossM, pathToRoot, shortestPaths } from './water-sizing';

/** Head that mains may lose between a feed and the furthest customer, m. */
const lossBudgetM = 5;
const nightFactor = 0.4;
/** Tanks alone must carry this multiple of mean demand. */
const tanksAloneFactor = 1.3;

/** What one pressure zone is fed by. `extra` is a draw besides the demand: the booster of the zone above. */
export interface Zone {
  entryIx: number;
  tankIxs: readonly number[];
  dutyM3s: number;
  inZone: (nodeIx: number) => boolean;
  leastMm: number;
  extra?: { ix: number; flowM3s: number };
}

export interface ZoneSizing {
  /** Head lost between the entry and the furthest tank while filling, m. */
  lossM: number;
  /** The tank that fills first; the pumps go by its level. */
  controlTankIx: number;
}

/**
 * Bores of one zone's mains for three states: the peak hour with pumps and tanks, the night with pumps filling
 * the tanks, and tanks alone. Flows follow shortest paths; loops only help.
 */
export function sizeZone(plan: WaterPlan, zone: Zone): ZoneSizing {
  const { entryIx, tankIxs, dutyM3s, inZone, leastMm, extra } = zone;
  const count = plan.nodes.length;
  const demand = (factor: number, extraM3s: number): Float64Array => {
    const draw = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      const node = plan.nodes[i];
      if (inZone(i)) draw[i] = factor * (node.homeM3s + node.workM3s + node.leakM3s);
    }
    if (extra) draw[extra.ix] += extraM3s;
    return draw;
  };
  const scaled = (draw: Float64Array, by: number) => draw.map((it) => it * by);
  const total = (draw: Float64Array) => draw.reduce((sum, it) => sum + it, 0);

  const fromEntry = shortestPaths(plan, entryIx, inZone);
  const fromTanks = tankIxs.map((ix) => shortestPaths(plan, ix, inZone));

  const peak = new Float64Array(plan.pipes.length);
  const peakDraw = demand(peakHourFactor, extra?.flowM3s ?? 0);
  const pumped = Math.min(1, dutyM3s / total(peakDraw));
  addTreeFlows(fromEntry, scaled(peakDraw, pumped), peak);
  for (const tree of fromTanks) addTreeFlows(tree, scaled(peakDraw, (1 - pumped) / fromTanks.length), peak);

  const filling = new Float64Array(plan.pipes.length);
  const fillDraw = demand(nightFactor, extra?.flowM3s ?? 0);
  const spare = Math.max(0, dutyM3s - total(fillDraw)) / tankIxs.length;
  for (const ix of tankIxs) fillDraw[ix] += spare;
  addTreeFlows(fromEntry, fillDraw, filling);

  const alone = new Float64Array(plan.pipes.length);
  const aloneDraw = demand(tanksAloneFactor, 0);
  for (const tree of fromTanks) addTreeFlows(tree, scaled(aloneDraw, 1 / fromTanks.length), alone);

  let furthestM = 1000;
  for (let i = 0; i < count; i++) {
    if (!inZone(i) || plan.nodes[i].kind !== 'junction') continue;
    let nearest = fromEntry.distanceM[i];
    for (const tree of fromTanks) nearest = Math.min(nearest, tree.distanceM[i]);
    if (nearest < Number.POSITIVE_INFINITY) furthestM = Math.max(furthestM, nearest);
  }
  const gradient = Math.max(0.0003, Math.min(0.004, lossBudgetM / furthestM));
  plan.pipes.forEach((pipe, i) => {
    if (!inZone(pipe.fromIx) || !inZone(pipe.toIx) || pipe.checkValve) return;
    pipe.diameterMm = boreFor(Math.max(peak[i], filling[i], alone[i]), gradient, leastMm);
  });
  let lossM = 0;
  for (const ix of tankIxs) {
    let sum = 0;
    for (const pipeIx of pathToRoot(fromEntry, ix)) {
      sum += headLossM(filling[pipeIx], plan.pipes[pipeIx].lengthM, plan.pipes[pipeIx].diameterMm);
    }
    lossM = Math.max(lossM, sum);
  }
  const controlTankIx = tankIxs.reduce((a, b) => (fromEntry.distanceM[b] < fromEntry.distanceM[a] ? b : a));
  return { lossM, controlTankIx };
}
