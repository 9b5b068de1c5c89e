import { none } from '../../model/ids';
import { setPace } from '../balance/balance';
import { islandGapMw, needOf } from '../islands/island-sums';
import { startUnit } from '../islands/run-islands';
import { islandId, logEvent, type PowerRun } from '../power-run';
import { leastActionMw, leastStartMw, mostGapMw, switchingShare } from './constants';
import { type ActionPlan, canStart } from './plan-action';

/** What an action did in an island, or why there was none. */
export type ActionOutcome = 'done' | 'nothing' | 'unbalanced';

/** What a plan is for, besides serving more load: an overload to end at any price, or overloads to ease. */
export interface ActionAim {
  mustRelieve: boolean;
  /** What the easing is worth, on the scale of the weights, and the overload that it leaves. */
  easingGain: number;
  stillOverMw: number;
}

/**
 * Carries a plan out in one island: units start and go to their new outputs, feeders are switched whole, bus loads in
 * part. Where no overload is to be ended, a plan that gains nothing by its weights is left alone. Nothing is changed
 * unless the outcome is `done`.
 */
export function carryOut(
  run: PowerRun,
  action: ActionPlan,
  islandIx: number,
  { mustRelieve, easingGain, stillOverMw }: ActionAim,
  weight: Float64Array,
  causeIx: number,
): ActionOutcome {
  const { islandFeederStart, islandFeederIx, islandGeneratorStart, islandGeneratorIx, share, running } = run;
  const { generatorOutputMw } = run.state;
  const begin = islandFeederStart[islandIx];
  const end = islandFeederStart[islandIx + 1];
  let shedMw = 0;
  let restoredMw = 0;
  let gain = easingGain;
  for (let p = begin; p < end; p++) {
    const f = islandFeederIx[p];
    const moreMw = needOf(run, f) * (plannedShare(run, action, f) - share[f]);
    gain += weight[f] * moreMw * (moreMw < 0 ? 1 + switchingShare : 1);
    if (moreMw > 0) restoredMw += moreMw;
    else shedMw -= moreMw;
  }
  let movedMw = 0;
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    if (running[g] === 1 || isStarted(run, action, g))
      movedMw += Math.abs(action.plan.outputMw[g] - generatorOutputMw[g]);
  }
  if (!mustRelieve && !(gain > leastActionMw)) return 'nothing';
  if (movedMw + shedMw + restoredMw <= leastActionMw) return 'nothing';

  const oldShare = share.slice();
  const oldOutputMw = generatorOutputMw.slice();
  for (let p = begin; p < end; p++) share[islandFeederIx[p]] = plannedShare(run, action, islandFeederIx[p]);
  const started: number[] = [];
  let widest = none;
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    if (isStarted(run, action, g)) {
      started.push(g);
      running[g] = 1;
    }
    if (running[g] === 0) continue;
    generatorOutputMw[g] = action.plan.outputMw[g];
    if (widest === none || generatorOutputMw[g] > generatorOutputMw[widest]) widest = g;
  }
  const gapMw = islandGapMw(run, islandIx);
  if (widest === none || !(Math.abs(gapMw) <= mostGapMw)) {
    share.set(oldShare);
    generatorOutputMw.set(oldOutputMw);
    for (const g of started) running[g] = 0;
    return 'unbalanced';
  }
  for (const g of started) takeInto(run, g);
  generatorOutputMw[widest] += gapMw;
  generatorOutputMw[widest] += islandGapMw(run, islandIx);
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    const stepMw = Math.abs(generatorOutputMw[g] - oldOutputMw[g]);
    run.reserveMw[g] = Math.max(0, run.reserveMw[g] - stepMw);
  }
  const eventIx = run.sink({
    timeS: run.timeS,
    kind: 'operatorsRedispatched',
    component: 'island',
    id: islandId(run, islandIx),
    ...(causeIx === none ? {} : { causeIx }),
    values: { movedMw, shedMw, restoredMw, ...(stillOverMw > leastActionMw ? { stillOverMw } : {}) },
  });
  for (const g of started) {
    const { id } = run.structure.grid.generators[g];
    run.generatorCauseIx[g] = logEvent(run, 'generatorStarted', 'generator', id, eventIx);
  }
  tellFeeders(run, islandIx, oldShare, eventIx);
  run.injectionsChanged = true;
  setPace(run, islandIx, run.timeS + run.settings.restoreStepS);
  return 'done';
}

function isStarted(run: PowerRun, { plan }: ActionPlan, generatorIx: number): boolean {
  return canStart(run, generatorIx) && plan.outputMw[generatorIx] > leastStartMw;
}

/** A unit comes into service with the output that it already has. */
function takeInto(run: PowerRun, generatorIx: number): void {
  const outputMw = run.state.generatorOutputMw[generatorIx];
  startUnit(run, generatorIx);
  run.state.generatorOutputMw[generatorIx] = outputMw;
  // A unit may take over the reference of its island.
  run.matrixChanged = true;
}

/** Share that a plan gives a feeder; one that needs nothing stays as it is, one that feeds in comes back. */
function plannedShare(run: PowerRun, { plan, neededMw }: ActionPlan, f: number): number {
  const need = needOf(run, f);
  if (need === 0) return run.share[f];
  if (need < 0) return 1;
  const off = run.share.length + f;
  if (run.prepared.feeders.isAggregate[f] === 0) return neededMw[f] + neededMw[off] > 0 ? 1 : 0;
  const share = Math.min(1, Math.max(0, (plan.servedMw[f] + plan.servedMw[off]) / need));
  const missingMw = need * (1 - share);
  return missingMw <= leastActionMw * 1e-4 ? 1 : share;
}

/** Logs every feeder that was switched; bus loads are told by the action itself. */
function tellFeeders(run: PowerRun, islandIx: number, oldShare: Float64Array, eventIx: number): void {
  const { share } = run;
  const { feederIds, isAggregate } = run.prepared.feeders;
  const { feederCauseIx } = run.state;
  for (let p = run.islandFeederStart[islandIx]; p < run.islandFeederStart[islandIx + 1]; p++) {
    const f = run.islandFeederIx[p];
    if (share[f] === oldShare[f]) continue;
    const kind = share[f] > oldShare[f] ? 'feederRestored' : 'feederShed';
    feederCauseIx[f] =
      isAggregate[f] === 1 ? eventIx : logEvent(run, kind, 'feeder', feederIds[f], eventIx, needOf(run, f));
  }
}
