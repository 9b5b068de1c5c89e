import { none } from '../../model/ids';
import { type Issue, issue } from '../../model/result';
import type { LpSolver } from '../lp-solver';
import { islandId, type PowerRun } from '../power-run';
import type { ProtectionRun } from '../protection/protection-run';
import { limitsOfRatings, longTimeRatings } from '../redispatch/flow-limits';
import { createRedispatch, type Redispatch } from '../redispatch/redispatch';
import { type ActionAim, carryOut } from './carry-out';
import { leastActionMw, limitMargin } from './constants';
import { type Easing, easeLimits, easingGoals, overMw, willTrip } from './easing';
import { type ActionPlan, masksOf, planAction } from './plan-action';
import { groupFeeders, loadsOf, weighFeeders } from './whole-feeders';

/** People in a control room: they see overloads and unserved load, and act some time later. */
export interface Operators {
  /** Takes in the state after a settle; `changed` tells that loads, units or wiring did since the last one. */
  review(changed: boolean): void;
  /** When they next act; Infinity for never. */
  nextTimeS(): number;
  /** Acts if it is time. Returns whether anything moved, so that flows must be worked out anew. */
  act(): boolean;
  /** Frees the solver's memory. */
  dispose(): void;
}

interface Planned {
  action: ActionPlan;
  easing?: Easing;
}

/**
 * Operators of one run. They act `operatorDelayS` after an overload or unserved load appeared in a live island, and
 * not more often than that: what they then see is planned as the program of `redispatch/`. An action that finds
 * nothing to gain is repeated every minute while units still gain reach, then not until something changes. Trips that come faster than they can react come first.
 */
export function createOperators(
  run: PowerRun,
  protection: ProtectionRun,
  solver: LpSolver,
  tell: (issue: Issue) => void,
): Operators {
  const { structure, model, ratingMw, settings } = run;
  const { operatorDelayS } = settings;
  const { feeders } = run.prepared;
  const weight = weighFeeders(feeders, settings);
  const loads = loadsOf(feeders, weight);
  const groups = groupFeeders(feeders, weight);
  const ratings = operatorRatings(run).map((it) => it * (1 - limitMargin));
  const limits = limitsOfRatings(ratings);
  const isOver = new Uint8Array(structure.busCount);
  const lightest = weight.reduce((least, it) => Math.min(least, it), Number.POSITIVE_INFINITY);
  let redispatch: Redispatch | undefined;
  let dueS = Number.POSITIVE_INFINITY;
  let quiet = false;
  let quietShedMw = 0;
  let unfinished = false;

  /** Marks islands with a branch above its rating; returns whether any island needs something. */
  function look(): boolean {
    const { islands, islandLive, islandShedMw } = run;
    isOver.fill(0);
    let needs = false;
    for (let k = 0; k < ratingMw.length; k++) {
      if (Number.isNaN(protection.aboveSinceS[k]) || run.liveBranch[k] === 0) continue;
      isOver[islands.busIslandIx[structure.branchFromIx[k]]] = 1;
      needs = true;
    }
    for (let i = 0; i < islands.count; i++)
      if (islandLive[i] === 1 && islandShedMw[i] > leastActionMw) needs = true;
    return needs;
  }

  function shedMw(): number {
    let sum = 0;
    for (let i = 0; i < run.islands.count; i++) if (run.islandLive[i] === 1) sum += run.islandShedMw[i];
    return sum;
  }

  /** A trip that comes before operators could react to it. */
  function isFast(k: number): boolean {
    const tripS = protection.rule.tripS[k];
    if (!(tripS > run.timeS && tripS < Number.POSITIVE_INFINITY)) return false;
    return tripS - run.timeS <= settings.fastTripS || tripS < protection.aboveSinceS[k] + operatorDelayS;
  }

  /** The last trip that they leave to come first; -1 for none, or where a slow one would come before it. */
  function fasterTripS(): number {
    const { tripS } = protection.rule;
    let last = none;
    let slowS = Number.POSITIVE_INFINITY;
    for (let k = 0; k < tripS.length; k++) {
      if (isFast(k)) last = Math.max(last, tripS[k]);
      else if (tripS[k] > run.timeS) slowS = Math.min(slowS, tripS[k]);
    }
    return slowS <= last ? none : last;
  }

  /** Units are still short of what they could move in the time of an order: another try later may do better. */
  function willReachMore(): boolean {
    const { running, reserveMw, rampMwPerS, availableMw } = run;
    for (let g = 0; g < running.length; g++) {
      const fullMw = Math.min(availableMw[g], rampMwPerS[g] * operatorDelayS);
      if (running[g] === 1 && reserveMw[g] < fullMw - leastActionMw) return true;
    }
    return false;
  }

  /** The event behind what an action in an island answers. */
  function causeOf(islandIx: number): number {
    const { islands, islandCauseIx, disturbIx } = run;
    const first = islands.memberBusIx[islands.memberStart[islandIx]];
    if (islandCauseIx[islandIx] !== none) return islandCauseIx[islandIx];
    if (disturbIx[first] !== none) return disturbIx[first];
    for (let k = 0; k < ratingMw.length; k++) {
      const isHere = islands.busIslandIx[structure.branchFromIx[k]] === islandIx;
      if (isHere && !Number.isNaN(protection.aboveSinceS[k])) return protection.overloadCauseIx[k];
    }
    return none;
  }

  /** Ratings; a branch that trips before they can react to it is not theirs to relieve. */
  function setLimits(): void {
    const { branchFlowMw } = run.state;
    for (let k = 0; k < ratings.length; k++) {
      if (!(ratings[k] > 0)) continue;
      const limitMw = isFast(k) ? Math.max(ratings[k], Math.abs(branchFlowMw[k])) : ratings[k];
      limits.highestMw[k] = limitMw;
      limits.lowestMw[k] = -limitMw;
    }
  }

  /** Plans for all islands at once, or for one where that has no answer. */
  function plan(islandIx: number): Planned | undefined {
    redispatch ??= createRedispatch({ structure, model, loads, limits }, solver);
    const masks = masksOf(run, islandIx);
    setLimits();
    const strict = planAction(run, redispatch, groups, masks);
    if (strict && !strict.refused.includes(1)) return { action: strict };
    // Where ratings cannot be kept within reach, overloads are brought below where they trip, or else eased.
    const islandEased = strict?.refused ?? new Uint8Array(run.islands.count).fill(1);
    let found: Planned | undefined = strict && { action: strict };
    for (const goal of easingGoals) {
      const easing = easeLimits(run, ratings, islandEased, goal, lightest);
      if (!easing) continue;
      const eased = createRedispatch({ structure, model, loads, limits, eased: easing.eased }, solver);
      const action = planAction(run, eased, groups, masks);
      eased.dispose();
      if (action) found = { action, easing };
      if (action && !action.refused.includes(1)) break;
    }
    return found;
  }

  function aimOf({ action, easing }: Planned, islandIx: number): ActionAim {
    if (easing?.islandEased[islandIx] !== 1)
      return { mustRelieve: isOver[islandIx] === 1, easingGain: 0, stillOverMw: 0 };
    const nowMw = overMw(run, ratings, easing, islandIx, run.state.branchFlowMw);
    const stillOverMw = overMw(run, ratings, easing, islandIx, action.plan.flowMw);
    const mustRelieve = easing.goal === 'belowTrip' && willTrip(run, islandIx);
    return { mustRelieve, easingGain: lightest * (nowMw - stillOverMw), stillOverMw };
  }

  function actIn(islandIx: number, planned: Planned | undefined): boolean {
    const { islandShedMw } = run;
    if (isOver[islandIx] === 0 && !(islandShedMw[islandIx] > leastActionMw)) return false;
    const id = islandId(run, islandIx);
    const failed = () => tell(issue('warning', 'power.operatorsFailed', { id, timeS: run.timeS }, { id }));
    if (!planned || planned.action.refused[islandIx] === 1) {
      failed();
      return false;
    }
    const { action } = planned;
    const aim = aimOf(planned, islandIx);
    const outcome = carryOut(run, action, islandIx, aim, weight, causeOf(islandIx));
    if (outcome === 'done' && aim.stillOverMw > leastActionMw) unfinished = true;
    if (outcome === 'unbalanced') failed();
    return outcome === 'done';
  }

  return {
    review(changed) {
      if (changed || Math.abs(shedMw() - quietShedMw) > leastActionMw) quiet = false;
      if (quiet || !look()) dueS = Number.POSITIVE_INFINITY;
      else if (dueS === Number.POSITIVE_INFINITY) dueS = run.timeS + operatorDelayS;
    },
    nextTimeS: () => dueS,
    act() {
      if (run.timeS < dueS) return false;
      const waitS = fasterTripS();
      dueS = waitS === none ? Number.POSITIVE_INFINITY : waitS;
      if (waitS !== none || !look()) return false;
      unfinished = false;
      const joint = plan(none);
      let acted = false;
      for (let i = 0; i < run.islands.count; i++) {
        if (run.islandLive[i] === 1) acted = actIn(i, joint ?? plan(i)) || acted;
      }
      quietShedMw = shedMw();
      quiet = !acted && !willReachMore();
      if ((!acted || unfinished) && willReachMore()) dueS = run.timeS + settings.restoreStepS;
      return acted;
    },
    dispose() {
      redispatch?.dispose();
      redispatch = undefined;
    },
  };
}

/** Long-time ratings, MW; what was above them in the intact grid keeps its loading then. 0 for none. */
function operatorRatings(run: PowerRun): Float64Array {
  if (run.policies.protection !== 'integral') return run.ratingMw;
  const { branchFlowMw } = run.state;
  return longTimeRatings(run.structure).map((it, k) => {
    const ratingMw = it > 0 ? it : run.ratingMw[k];
    return ratingMw > 0 ? Math.max(ratingMw, Math.abs(branchFlowMw[k])) : 0;
  });
}
