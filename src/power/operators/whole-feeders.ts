import type { FeederTable } from '../feeder-table';
import type { PowerSettings } from '../power-settings';
import type { WeightedLoads } from '../redispatch/redispatch-columns';
import { bulkShare, leastActionMw } from './constants';

/** Lowest priority class of a feeder. */
const lastTier = 6;

/** Weight of 1 MW unserved by feeder: one ratio from tier to tier, another for critical feeders. */
export function weighFeeders(feeders: FeederTable, settings: PowerSettings): WeightedLoads {
  const { operatorTierRatio, operatorCriticalRatio } = settings;
  const weight = Float64Array.from(feeders.tier, (tier, f) => {
    let value = feeders.isCritical[f] === 1 ? operatorCriticalRatio : 1;
    for (let t = tier; t < lastTier; t++) value *= operatorTierRatio;
    return feeders.isAggregate[f] === 1 ? value * bulkShare : value;
  });
  return { busIx: feeders.feederBusIx, weight };
}

/** Feeders that can only be switched whole, by bus and weight, the most important of a group first. */
export interface FeederGroups {
  /** Group `i` holds `feederIx[start[i]] … feederIx[start[i + 1] - 1]`. */
  start: Int32Array;
  feederIx: Int32Array;
}

export function groupFeeders(feeders: FeederTable, loads: WeightedLoads): FeederGroups {
  const groups = new Map<string, number[]>();
  const { shedOrder, isAggregate } = feeders;
  for (let p = shedOrder.length - 1; p >= 0; p--) {
    const f = shedOrder[p];
    if (isAggregate[f] === 1) continue;
    const key = `${loads.busIx[f]}:${loads.weight[f]}`;
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
 * reach for, those that are on before others, the most important first. The others' `neededMw` becomes 0. Returns
 * whether anything was served in part, so that the plan must be made again.
 */
export function keepWholeFeeders(
  groups: FeederGroups,
  neededMw: Float64Array,
  servedMw: Float64Array,
  share: Float64Array,
): boolean {
  const { start, feederIx } = groups;
  let inPart = false;
  for (let i = 0; i + 1 < start.length; i++) {
    let planMw = 0;
    let wantedMw = 0;
    for (let p = start[i]; p < start[i + 1]; p++) {
      const f = feederIx[p];
      if (neededMw[f] <= 0) continue;
      planMw += servedMw[f];
      wantedMw += neededMw[f];
    }
    if (planMw >= wantedMw - leastActionMw * 1e-3) continue;
    let left = planMw + leastActionMw * 1e-3;
    for (const isOn of [true, false]) {
      for (let p = start[i]; p < start[i + 1]; p++) {
        const f = feederIx[p];
        if (neededMw[f] <= 0 || (share[f] === 1) !== isOn) continue;
        if (neededMw[f] <= left) left -= neededMw[f];
        else neededMw[f] = 0;
      }
    }
    if (left > 2e-3 * leastActionMw) inPart = true;
  }
  return inPart;
}
