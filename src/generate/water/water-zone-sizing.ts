import { peakHourFactor } from '../constants';
import { meanM3s } from './water-demand';
import type { WaterPlan } from './water-plan';
import { addTreeFlows, boreFor, type PathTree, shortestPaths, treeLossM } from './water-sizing';

/** Head that mains may lose between a feed and the furthest customer, m. */
const lossBudgetM = 5;
/** Head gradients tried, m/m. */
const steepest = 0.004;
const gentlest = 0.0003;
const gradientStep = 0.8;
const nightFactor = 0.4;
/** Tanks alone must carry this multiple of mean demand: their level may keep the pumps off in the peak hour. */
const tanksAloneFactor = 1.5;

/** What one pressure zone is fed by. `extra` is a draw besides the demand: the booster of the zone above. */
export interface Zone {
  /** Where pumps push water in; absent: tanks alone feed the zone. */
  entry?: { ix: number; dutyM3s: number };
  tankIxs: readonly number[];
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

/** Flows by pipe in the three states that mains are sized for, along shortest paths; loops only help. */
interface ZoneFlows {
  fromEntry?: PathTree;
  fromTanks: PathTree[];
  peak: Float64Array;
  filling: Float64Array;
  alone: Float64Array;
}

/**
 * Bores of one zone's mains for the peak hour with pumps and tanks, the night with pumps filling the tanks, and
 * tanks alone: the widest head gradient with which no customer loses more than the budget at the peak hour.
 */
export function sizeZone(plan: WaterPlan, zone: Zone): ZoneSizing {
  const flows = routeFlows(plan, zone);
  const { fromEntry, filling } = flows;
  const own = plan.pipes.flatMap((it, i) =>
    zone.inZone(it.fromIx) && zone.inZone(it.toIx) && !it.checkValve && !it.closed ? [i] : [],
  );
  const first = Math.min(steepest, lossBudgetM / furthestM(plan, zone, flows));
  for (let gradient = first; ; gradient *= gradientStep) {
    for (const i of own) {
      const flowM3s = Math.max(flows.peak[i], filling[i], flows.alone[i]);
      plan.pipes[i].diameterMm = boreFor(flowM3s, gradient, zone.leastMm);
    }
    if (gradient < gentlest || worstLossM(plan, zone, flows) <= lossBudgetM) break;
  }
  if (!fromEntry) return { lossM: 0, controlTankIx: zone.tankIxs[0] };
  const fillLossM = treeLossM(plan, fromEntry, filling);
  const controlTankIx = zone.tankIxs.reduce((a, b) =>
    fromEntry.distanceM[b] < fromEntry.distanceM[a] ? b : a,
  );
  return { lossM: Math.max(...zone.tankIxs.map((ix) => fillLossM[ix])), controlTankIx };
}

function routeFlows(plan: WaterPlan, { entry, tankIxs, inZone, extra }: Zone): ZoneFlows {
  const demand = (factor: number, extraM3s: number): Float64Array => {
    const draw = Float64Array.from(plan.nodes, (node, i) => (inZone(i) ? factor * meanM3s(node) : 0));
    if (extra) draw[extra.ix] += extraM3s;
    return draw;
  };
  const total = (draw: Float64Array) => draw.reduce((sum, it) => sum + it, 0);
  const fromEntry = entry && shortestPaths(plan, entry.ix, inZone);
  const fromTanks = tankIxs.map((ix) => shortestPaths(plan, ix, inZone));
  const into = () => new Float64Array(plan.pipes.length);
  const addShared = (draw: Float64Array, share: number, flows: Float64Array) => {
    for (const tree of fromTanks)
      addTreeFlows(
        tree,
        draw.map((it) => (it * share) / fromTanks.length),
        flows,
      );
  };

  const peak = into();
  const filling = into();
  const alone = into();
  const peakDraw = demand(peakHourFactor, extra?.flowM3s ?? 0);
  addShared(fromEntry ? demand(tanksAloneFactor, extra?.flowM3s ?? 0) : peakDraw, 1, alone);
  if (!entry || !fromEntry) return { fromTanks, peak, filling, alone };

  const pumped = Math.min(1, entry.dutyM3s / total(peakDraw));
  addTreeFlows(
    fromEntry,
    peakDraw.map((it) => it * pumped),
    peak,
  );
  addShared(peakDraw, 1 - pumped, peak);

  const fillDraw = demand(nightFactor, extra?.flowM3s ?? 0);
  const spareM3s = Math.max(0, entry.dutyM3s - total(fillDraw)) / tankIxs.length;
  for (const ix of tankIxs) fillDraw[ix] += spareM3s;
  addTreeFlows(fromEntry, fillDraw, filling);
  return { fromEntry, fromTanks, peak, filling, alone };
}

/** Longest way from a customer to its nearest feed. */
function furthestM(plan: WaterPlan, zone: Zone, { fromEntry, fromTanks }: ZoneFlows): number {
  const trees = fromEntry ? [fromEntry, ...fromTanks] : fromTanks;
  let furthest = 1000;
  plan.nodes.forEach((node, i) => {
    if (!zone.inZone(i) || node.users.length === 0) return;
    const nearest = Math.min(...trees.map((tree) => tree.distanceM[i]));
    if (nearest < Number.POSITIVE_INFINITY) furthest = Math.max(furthest, nearest);
  });
  return furthest;
}

/** Head lost between a customer and its nearest feed, at the peak hour or on tanks alone, over the worst customer. */
function worstLossM(plan: WaterPlan, zone: Zone, { fromEntry, fromTanks, peak, alone }: ZoneFlows): number {
  const atPeak = fromEntry ? [fromEntry, ...fromTanks].map((tree) => treeLossM(plan, tree, peak)) : [];
  const onTanks = fromTanks.map((tree) => treeLossM(plan, tree, alone));
  let worst = 0;
  plan.nodes.forEach((node, i) => {
    if (!zone.inZone(i) || node.users.length === 0) return;
    for (const states of [atPeak, onTanks]) {
      if (states.length === 0) continue;
      worst = Math.max(worst, Math.min(...states.map((lossM) => lossM[i])));
    }
  });
  return worst;
}
