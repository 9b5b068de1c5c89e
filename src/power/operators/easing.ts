import { none } from '../../model/ids';
import type { PowerRun } from '../power-run';
import type { EasedLimits } from '../redispatch/redispatch-columns';
import { limitMargin, presentSlackMw } from './constants';

/**
 * How far overloads that cannot be ended may stay: below where the rule trips, or else no further than now.
 */
export const easingGoals = ['belowTrip', 'noWorse'] as const;
export type EasingGoal = (typeof easingGoals)[number];

/** What a plan with eased limits aims at, and where. */
export interface Easing {
  goal: EasingGoal;
  eased: EasedLimits;
  /** By island: 1 where the ratings cannot be kept. */
  islandEased: Uint8Array;
}

/** MW up to which the protection rule leaves a branch in service for good; infinite without a rating. */
export function safeMw({ policies, ratingMw, settings }: PowerRun, branchIx: number): number {
  const rating = ratingMw[branchIx];
  if (!(rating > 0)) return Number.POSITIVE_INFINITY;
  return policies.protection === 'bands' ? rating * settings.slowTripLoading : rating;
}

/**
 * Limits of the branches that are above theirs, eased at the given cost per MW; undefined where the goal asks no
 * other limits than the ratings.
 */
export function easeLimits(
  run: PowerRun,
  ratingMw: Float64Array,
  islandEased: Uint8Array,
  goal: EasingGoal,
  cost: number,
): Easing | undefined {
  const { islands, liveBranch, structure, state } = run;
  const branchIx: number[] = [];
  const mostMw: number[] = [];
  for (let k = 0; k < ratingMw.length; k++) {
    const i = islands.busIslandIx[structure.branchFromIx[k]];
    if (liveBranch[k] === 0 || i === none || islandEased[i] === 0 || !(ratingMw[k] > 0)) continue;
    const aboveMw = Math.abs(state.branchFlowMw[k]) - ratingMw[k];
    if (!(aboveMw > 0)) continue;
    const upToMw = safeMw(run, k) * (1 - limitMargin) - ratingMw[k];
    const most = goal === 'noWorse' ? aboveMw + presentSlackMw : Math.min(aboveMw, upToMw);
    if (!(most > 0)) continue;
    branchIx.push(k);
    mostMw.push(most);
  }
  if (branchIx.length === 0) return undefined;
  const sign = Int8Array.from(branchIx, (k) => Math.sign(state.branchFlowMw[k]));
  const eased = { branchIx: Int32Array.from(branchIx), sign, mostMw: Float64Array.from(mostMw), cost };
  return { goal, eased, islandEased };
}

/** MW by which flows pass the limits that were eased in an island, together. */
export function overMw(
  run: PowerRun,
  ratingMw: Float64Array,
  { eased }: Easing,
  islandIx: number,
  flowMw: Float64Array,
): number {
  let sum = 0;
  eased.branchIx.forEach((k) => {
    const isHere = run.islands.busIslandIx[run.structure.branchFromIx[k]] === islandIx;
    if (isHere) sum += Math.max(0, Math.abs(flowMw[k]) - ratingMw[k]);
  });
  return sum;
}

/** True where a branch of the island is above what the rule leaves in service. */
export function willTrip(run: PowerRun, islandIx: number): boolean {
  const { islands, liveBranch, structure, state } = run;
  for (let k = 0; k < liveBranch.length; k++) {
    const isHere = liveBranch[k] === 1 && islands.busIslandIx[structure.branchFromIx[k]] === islandIx;
    if (isHere && Math.abs(state.branchFlowMw[k]) > safeMw(run, k)) return true;
  }
  return false;
}
