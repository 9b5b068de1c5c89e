import { none } from '../../model/ids';
import { floorOf } from '../balance/balance';
import { isCold } from '../energising/waiting';
import { needOf } from '../islands/island-sums';
import { mayRun, type PowerRun, stopReasons } from '../power-run';
import type { ServiceMasks } from '../redispatch/flow-topology';
import type { Redispatch, RedispatchPlan } from '../redispatch/redispatch';
import type { RedispatchState } from '../redispatch/redispatch-columns';
import { mostGivenUpMw, wholeRounds } from './constants';
import { type FeederGroups, keepWholeFeeders } from './whole-feeders';

/** What operators would do, by the indices of the run; islands by their number in the run. */
export interface ActionPlan {
  plan: RedispatchPlan;
  /** By the loads of `loadsOf`: the need of what is to be on, 0 for feeders to be switched off. */
  neededMw: Float64Array;
  /** Islands where the plan cannot be carried out: it gives up what is not for operators to give up. */
  refused: Uint8Array;
}

/** Buses, branches and units that take part: of one island, or of all where `islandIx` is -1. */
export function masksOf(run: PowerRun, islandIx: number): ServiceMasks {
  const { busIslandIx } = run.islands;
  const { branchFromIx, generatorBusIx } = run.structure;
  const { crankMw } = run.energising;
  const bus = run.busLive.slice();
  if (islandIx !== none) for (let b = 0; b < bus.length; b++) if (busIslandIx[b] !== islandIx) bus[b] = 0;
  return {
    bus,
    branch: run.liveBranch.map((it, k) => it & bus[branchFromIx[k]]),
    // What is being cranked takes part with what it draws.
    generator: run.running.map(
      (it, g) => (crankMw[g] > 0 || canStart(run, g) ? 1 : it) & bus[generatorBusIx[g]],
    ),
  };
}

/** A unit that was tripped on a surplus, whose start time is over: it runs when the operators say so. */
export function canStart(run: PowerRun, generatorIx: number): boolean {
  const { running, stopReason, readyS } = run;
  if (running[generatorIx] === 1 || !mayRun(run, generatorIx)) return false;
  const ready = readyS[generatorIx];
  return stopReason[generatorIx] === stopReasons.surplus && ready >= 0 && ready <= run.timeS;
}

/** From where units start and what they reach while the order is carried out, never beyond what they have left. */
export function presentState(run: PowerRun, masks: ServiceMasks): RedispatchState {
  const { availableMw, reserveMw, rampMwPerS, settings } = run;
  const outputMw = run.state.generatorOutputMw.slice();
  const lowestMw = outputMw.slice();
  const highestMw = outputMw.slice();
  for (let g = 0; g < outputMw.length; g++) {
    if (masks.generator[g] === 0) continue;
    if (run.running[g] === 0) {
      if (canStart(run, g))
        highestMw[g] = Math.max(0, Math.min(availableMw[g], rampMwPerS[g] * settings.operatorDelayS));
      continue;
    }
    const reachMw = Math.min(reserveMw[g], rampMwPerS[g] * settings.operatorDelayS);
    lowestMw[g] = Math.min(outputMw[g], Math.max(floorOf(run, g), outputMw[g] - reachMw));
    highestMw[g] = Math.max(outputMw[g], Math.min(availableMw[g], outputMw[g] + reachMw));
  }
  const { feederBusIx } = run.prepared.feeders;
  const neededMw = new Float64Array(2 * feederBusIx.length);
  for (let f = 0; f < feederBusIx.length; f++) {
    // What the rota keeps off is not for operators to bring back.
    if (masks.bus[feederBusIx[f]] === 0 || run.feederHeldS[f] >= run.timeS) continue;
    const need = needOf(run, f);
    const onMw = need > 0 ? need * run.share[f] : need;
    neededMw[f] = onMw;
    // What was dark comes back by pick-ups.
    neededMw[feederBusIx.length + f] = isCold(run, f) ? 0 : need - onMw;
  }
  return { outputMw, lowestMw, highestMw, neededMw };
}

/**
 * The program with feeders switched whole: solved, rounded, and solved again until no feeder is served in part.
 * Undefined where the solver has no answer or the rounding does not end.
 */
export function planAction(
  run: PowerRun,
  redispatch: Redispatch,
  groups: FeederGroups,
  masks: ServiceMasks,
): ActionPlan | undefined {
  const state = presentState(run, masks);
  for (let round = 0; round < wholeRounds; round++) {
    const plan = redispatch.solve(masks, state);
    if (plan.status !== 'solved') return undefined;
    if (!keepWholeFeeders(groups, state.neededMw, plan.servedMw, run.share))
      return { plan, neededMw: state.neededMw, refused: refusedIslands(run, plan) };
  }
  return undefined;
}

function refusedIslands(run: PowerRun, plan: RedispatchPlan): Uint8Array {
  const { islands, islandLive } = run;
  const refused = new Uint8Array(islands.count);
  const { busIslandIx } = islands;
  for (let bus = 0; bus < busIslandIx.length; bus++) {
    const i = busIslandIx[bus];
    if (i === none || islandLive[i] === 0) continue;
    if (!(plan.givenUpMw[bus] <= mostGivenUpMw) || plan.topology.busLive[bus] === 0) refused[i] = 1;
  }
  return refused;
}
