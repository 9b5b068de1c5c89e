import { fail, issue, ok, type Result } from '../model/result';
import { exp } from '../numerics/math';

/** Equal sets at a site. Each has a tank of its own; all that work share the load by rating. */
export interface SurvivalSets {
  count: number;
  ratedKw: number;
  /** Chance that a set is not in maintenance when called. */
  availability: number;
  /** Chance that it starts when called. */
  startChance: number;
  /** Chance to fail in a step, running. */
  failureChance: number;
  /** Litres in each tank; absent: never dry. */
  fuelL?: number;
  /** Litres an hour of one set at a load, not falling with it; needed with `fuelL`. */
  burnLPerH?: (loadKw: number) => number;
}

export interface SurvivalBattery {
  energyKwh: number;
  powerKw: number;
}

export interface SurvivalSite {
  sets: readonly SurvivalSets[];
  battery?: SurvivalBattery;
  /** Load of each step, kW; taken round and round. */
  loadKw: ArrayLike<number>;
  stepH: number;
  /** Step of `loadKw` in which the grid is lost. */
  fromStep: number;
  /** Steps to look at. */
  stepCount: number;
}

/** Chance that a running set with this mean time to failure fails within a step: exponential life. */
export function exponentialFailureChance(stepH: number, meanTimeToFailureH: number): number {
  return 1 - exp(-stepH / meanTimeToFailureH);
}

/** The same as a rate an hour, for comparison: a step's share of the mean time to failure, at most 1. */
export function hourlyFailureChance(stepH: number, meanTimeToFailureH: number): number {
  return Math.min(1, stepH / meanTimeToFailureH);
}

/** One way that it can have gone: how many sets of each kind still work, with what in their tanks and battery. */
interface Way {
  chance: number;
  working: number[];
  fuelL: number[];
  chargeKwh: number;
}

/** More ways than this to tell apart at one step are not followed. */
const mostWays = 20_000;
const trace = 1e-9;

/**
 * Chance that a site without grid has carried its whole load through each step: element `k` is the chance of having
 * survived steps `fromStep` to `fromStep + k`. Sets are called at the start and work with `availability x startChance`
 * each. In every step each working set first may fail, for good; those left carry the load, the battery carries the
 * rest within its power and charge, and is not charged again. A tank runs dry within a step. Exact: every way it can
 * go is followed, equal ones together. Fails with `survival.tooManyWays` where they are too many.
 */
export function survivalChances(site: SurvivalSite): Result<Float64Array> {
  const { sets, battery, loadKw, fromStep, stepCount } = site;
  const out = new Float64Array(stepCount);
  let ways: Way[] = [
    {
      chance: 1,
      working: sets.map((it) => it.count),
      fuelL: sets.map((it) => it.fuelL ?? Number.POSITIVE_INFINITY),
      chargeKwh: battery?.energyKwh ?? 0,
    },
  ];
  ways = thin(
    ways,
    sets.map((it) => it.availability * it.startChance),
  );
  const staysChance = sets.map((it) => 1 - it.failureChance);
  for (let k = 0; k < stepCount; k++) {
    const stepKw = loadKw[(fromStep + k) % loadKw.length];
    const left: Way[] = [];
    for (const way of thin(ways, staysChance)) if (carry(way, stepKw, site)) left.push(way);
    ways = merge(left);
    if (ways.length > mostWays) return fail([issue('error', 'survival.tooManyWays', { step: k + 1 })]);
    let sum = 0;
    for (const way of ways) sum += way.chance;
    out[k] = sum;
    if (ways.length === 0) break;
  }
  return ok(out);
}

/** Every number of sets that can be left of those that work, with its binomial chance, kind by kind. */
function thin(ways: readonly Way[], staysChance: readonly number[]): Way[] {
  let all: readonly Way[] = ways;
  staysChance.forEach((stays, s) => {
    all = all.flatMap((way) => {
      const from = way.working[s];
      const split: Way[] = [];
      for (let n = 0; n <= from; n++) {
        const chance = way.chance * binomial(from, n, stays);
        if (chance === 0) continue;
        const working = way.working.slice();
        working[s] = n;
        split.push({ chance, working, fuelL: way.fuelL.slice(), chargeKwh: way.chargeKwh });
      }
      return split;
    });
  });
  return merge(all);
}

function binomial(count: number, chosen: number, chance: number): number {
  let value = 1;
  for (let i = 1; i <= chosen; i++) value *= (chance * (count - chosen + i)) / i;
  for (let i = chosen; i < count; i++) value *= 1 - chance;
  return value;
}

/** Takes a way through a step, tank by tank; false once the load cannot be carried. */
function carry(way: Way, stepKw: number, { sets, battery, stepH }: SurvivalSite): boolean {
  let leftH = stepH;
  while (leftH > trace) {
    let ratedKw = 0;
    sets.forEach((it, s) => {
      if (way.fuelL[s] > trace) ratedKw += way.working[s] * it.ratedKw;
    });
    const onSetsKw = Math.min(stepKw, ratedKw);
    const batteryKw = stepKw - onSetsKw;
    if (batteryKw > (battery?.powerKw ?? 0) + trace) return false;
    let partH = leftH;
    const burnLPerH = sets.map((it, s) => {
      if (way.fuelL[s] <= trace || way.working[s] === 0 || !it.burnLPerH) return 0;
      const use = it.burnLPerH((onSetsKw * it.ratedKw) / ratedKw);
      if (use > 0) partH = Math.min(partH, way.fuelL[s] / use);
      return use;
    });
    const drawnKwh = batteryKw * partH;
    if (drawnKwh > way.chargeKwh + trace) return false;
    way.chargeKwh = Math.max(0, way.chargeKwh - drawnKwh);
    burnLPerH.forEach((use, s) => {
      if (use > 0) way.fuelL[s] = Math.max(0, way.fuelL[s] - use * partH);
    });
    leftH -= partH;
  }
  return true;
}

/** Ways that have come to the same are one. The fuel of a kind of which none works is of no matter. */
function merge(ways: readonly Way[]): Way[] {
  const byKey = new Map<string, Way>();
  for (const way of ways) {
    way.fuelL.forEach((_, s) => {
      if (way.working[s] === 0) way.fuelL[s] = 0;
    });
    const figures = [...way.fuelL, way.chargeKwh].map((it) => (Number.isFinite(it) ? it.toFixed(7) : 'full'));
    const key = `${way.working.join(' ')} ${figures.join(' ')}`;
    const same = byKey.get(key);
    if (same) same.chance += way.chance;
    else byKey.set(key, way);
  }
  return [...byKey.values()];
}
