import type { FeederTable } from '../feeder-table';
import type { PowerSettings } from '../power-settings';
import type { WeightedLoads } from '../redispatch/redispatch-columns';
import { bulkShare, switchingShare } from './constants';

/** MW by which a feeder may exceed what a plan has for it. */
const fitMw = 1e-6;

/** Lowest priority class of a feeder. */
const lastTier = 6;

/** Weight of 1 MW unserved by feeder: one ratio from tier to tier, another for critical feeders. */
export function weighFeeders(feeders: FeederTable, settings: PowerSettings): Float64Array {
  const { operatorTierRatio, operatorCriticalRatio } = settings;
  return Float64Array.from(feeders.tier, (tier, f) => {
    let value = feeders.isCritical[f] === 1 ? operatorCriticalRatio : 1;
    for (let t = tier; t < lastTier; t++) value *= operatorTierRatio;
    return feeders.isAggregate[f] === 1 ? value * bulkShare : value;
  });
}

/** Each feeder stands twice: at its index with the part that is on, then, `feederCount` later, with the part that is off. */
export function loadsOf(feeders: FeederTable, weight: Float64Array): WeightedLoads {
  const { feederBusIx } = feeders;
  const count = feederBusIx.length;
  const loads = { busIx: new Int32Array(2 * count), weight: new Float64Array(2 * count) };
  loads.busIx.set(feederBusIx);
  loads.busIx.set(feederBusIx, count);
  loads.weight.set(weight.map((it) => it * (1 + switchingShare)));
  loads.weight.set(weight, count);
  return loads;
}

/** Feeders that can only be switched whole, by bus and weight, the most important of a group first. */
export interface FeederGroups {
  /** Group `i` holds `feederIx[start[i]] … feederIx[start[i + 1] - 1]`. */
  start: Int32Array;
  feederIx: Int32Array;
}

export function groupFeeders(feeders: FeederTable, weight: Float64Array): FeederGroups {
  const groups = new Map<string, number[]>();
  const { shedOrder, isAggregate, feederBusIx } = feeders;
  for (let p = shedOrder.length - 1; p >= 0; p--) {
    const f = shedOrder[p];
    if (isAggregate[f] === 1) continue;
    const key = `${feederBusIx[f]}:${weight[f]}`;
    const group = groups.get(key);
    if (group) group.push(f);
    else groups.set(key, [f]);
  }
  const start = new Int32Array(groups.size + 1);
  let g = 0;
  for (const members of groups.values()) {
    start[g + 1] = start[g] + members.length;
    g++;
  }
  return { start, feederIx: Int32Array.from([...groups.values()].flat()) };
}

/**
 * Takes feeders that a plan would serve in part off its list: of each group as many stay, whole, as the plan's MW
 * reach for, those that are on before others, the most important first. The others' `neededMw` becomes 0; it and
 * `servedMw` are by the loads of `loadsOf`. Returns
 * whether anything was served in part, so that the plan must be made again.
 */
export function keepWholeFeeders(
  groups: FeederGroups,
  neededMw: Float64Array,
  servedMw: Float64Array,
  share: Float64Array,
): boolean {
  const { start, feederIx } = groups;
  const count = share.length;
  let inPart = false;
  for (let i = 0; i + 1 < start.length; i++) {
    let planMw = 0;
    let wantedMw = 0;
    for (let p = start[i]; p < start[i + 1]; p++) {
      const f = feederIx[p];
      planMw += Math.max(0, servedMw[f]) + Math.max(0, servedMw[count + f]);
      wantedMw += Math.max(0, neededMw[f]) + Math.max(0, neededMw[count + f]);
    }
    if (planMw >= wantedMw - fitMw) continue;
    let left = planMw + fitMw;
    for (const first of [0, count]) {
      for (let p = start[i]; p < start[i + 1]; p++) {
        const load = first + feederIx[p];
        if (neededMw[load] <= 0) continue;
        if (neededMw[load] <= left) left -= neededMw[load];
        else neededMw[load] = 0;
      }
    }
    if (left > 2 * fitMw) inPart = true;
  }
  return inPart;
}
