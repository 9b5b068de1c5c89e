import { none } from '../../model/ids';
import { findReferenceBus } from '../flow/reference-bus';
import { islandGapMw, islandLoadMw, islandRoomMw, islandServedMw } from '../islands/island-sums';
import { islandId, logEvent, type PowerRun, stopReasons, tinyMw } from '../power-run';
import { readyTimeS } from '../restoring/start-time';
import { unitKinds } from '../unit-kind';
import { wholeSecond } from '../whole-second';
import { keepSteady, moveInOrder, moveTogether, takeUpLoad } from './dispatch-order';
import { reduceLoads, shedFeeders } from './shedding';

/**
 * How a balance came to be needed: the state before anything happens (no ramp limits, no automatic shedding), a
 * sudden change, one that came slowly, with demand, or load that was put back, whose flows were worked out with the
 * units answering together, those left out that would add to a full branch.
 */
export type BalanceMode = 'intact' | 'sudden' | 'slow' | 'restore';

/** An island whose gap is below this is in balance, well within what every step keeps to. */
const restMw = 1e-10;

/** Guards against rounding where a share falls exactly on a step. */
const stepSlack = 1e-9;

/**
 * Balances a live island: units move within their limits in proportion to their room; a shortfall sheds load,
 * a surplus trips the smallest units, by output, then by id. Rule *stages* sheds in under-frequency steps when the change
 * was sudden and gives an island up whose shortfall exceeds them all; rule *uniform* reduces every load by one
 * factor. Returns false when the island cannot be held.
 */
export function balanceIsland(run: PowerRun, islandIx: number, why: BalanceMode, causeIx: number): boolean {
  const uniform = run.policies.balance === 'uniform';
  const { generatorOutputMw } = run.state;
  const before = islandOutputMw(run, islandIx);
  lowerToAvailable(run, islandIx);
  const moved = Math.abs(islandGapMw(run, islandIx)) > tinyMw;
  const mode = why === 'sudden' && !moved ? 'slow' : why;
  setLimits(run, islandIx, mode);
  if (uniform && hasNoLoad(run, islandIx)) return false;
  let trippedMw = 0;
  for (;;) {
    const gapMw = islandGapMw(run, islandIx);
    const upMw = islandRoomMw(run, islandIx, true);
    if (gapMw > upMw + tinyMw) {
      const shortMw = gapMw - upMw;
      let wantMw = shortMw;
      if (mode === 'sudden' && !uniform) {
        const { shedStepShare, shedSteps } = run.settings;
        const servedMw = islandServedMw(run, islandIx);
        const steps = Math.ceil(shortMw / servedMw / shedStepShare - stepSlack);
        if (!(steps <= shedSteps)) return false;
        releaseDown(run, islandIx);
        // No more than the units can then come down by.
        const mostMw = gapMw + islandRoomMw(run, islandIx, false);
        wantMw = Math.max(shortMw, Math.min(mostMw, steps * shedStepShare * servedMw));
      }
      const shed = uniform ? reduceLoads : shedFeeders;
      if (shed(run, islandIx, wantMw, causeIx) < shortMw - tinyMw) return false;
      setPace(run, islandIx, run.timeS + run.settings.restoreStepS);
      continue;
    }
    const downMw = islandRoomMw(run, islandIx, false);
    if (gapMw < -downMw - tinyMw) {
      for (let p = run.islandGeneratorStart[islandIx]; p < run.islandGeneratorStart[islandIx + 1]; p++) {
        const g = run.islandGeneratorIx[p];
        if (run.running[g] === 0) continue;
        run.reserveMw[g] = Math.max(0, run.reserveMw[g] - (generatorOutputMw[g] - run.lowMw[g]));
        if (run.lowMw[g] < generatorOutputMw[g]) takeUpLoad(run, g);
        generatorOutputMw[g] = run.lowMw[g];
      }
      const g = findSmallestUnit(run, islandIx);
      if (g === none) return false;
      trippedMw += generatorOutputMw[g];
      tripUnit(run, g, causeIx);
      continue;
    }
    if (uniform) moveUnitsByRamp(run, islandIx, mode === 'intact' ? leftByReference(run, islandIx) : gapMw);
    else if (mode === 'sudden' || mode === 'restore') moveTogether(run, islandIx, gapMw);
    else moveInOrder(run, islandIx, gapMw);
    break;
  }
  if (!hasRunningUnit(run, islandIx)) return false;
  const fellMw = before - trippedMw - islandOutputMw(run, islandIx);
  if (mode === 'sudden' && fellMw > tinyMw) {
    logEvent(run, 'generatorRampedDown', 'island', islandId(run, islandIx), causeIx, fellMw);
  }
  return true;
}

/** Rule *uniform*: loads that feed in count against the others, and an island that they outweigh cannot be balanced. */
function hasNoLoad(run: PowerRun, islandIx: number): boolean {
  if (islandLoadMw(run, islandIx) > 0) return false;
  return islandServedMw(run, islandIx) <= 0 || Math.abs(islandGapMw(run, islandIx)) > tinyMw;
}

/** A unit that can hold the island and carry load runs in it. */
export function hasRunningUnit(run: PowerRun, islandIx: number): boolean {
  for (let p = run.islandGeneratorStart[islandIx]; p < run.islandGeneratorStart[islandIx + 1]; p++) {
    const g = run.islandGeneratorIx[p];
    if (run.running[g] === 0 || run.formsGrid[g] === 0) continue;
    if (run.availableMw[g] > 0 || run.state.generatorOutputMw[g] > 0) return true;
  }
  return false;
}

/**
 * Nothing in the island would move if it was balanced slowly: it is in balance, no unit gives more than it can, and none
 * is on its way to its Pmin. `isBalanced` where the first is known.
 */
export function isAtRest(run: PowerRun, islandIx: number, isBalanced: boolean): boolean {
  const { islandGeneratorStart, islandGeneratorIx, running, availableMw, minMw, stoppedS } = run;
  const { generatorOutputMw } = run.state;
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    if (running[g] === 0) continue;
    const outputMw = generatorOutputMw[g];
    if (outputMw > availableMw[g] || (stoppedS[g] >= 0 && outputMw < minMw[g])) return false;
  }
  return hasRunningUnit(run, islandIx) && (isBalanced || Math.abs(islandGapMw(run, islandIx)) <= restMw);
}

/** No restore step in the island before `paceS`. */
export function setPace(run: PowerRun, islandIx: number, paceS: number): void {
  const dueS = wholeSecond(paceS);
  run.islandPaceS[islandIx] = dueS;
  const { memberStart, memberBusIx } = run.islands;
  for (let m = memberStart[islandIx]; m < memberStart[islandIx + 1]; m++) run.busPaceS[memberBusIx[m]] = dueS;
}

/** Sets the range of output that each running unit can reach in this balance. */
export function setLimits(run: PowerRun, islandIx: number, mode: BalanceMode): void {
  const { islandGeneratorStart, islandGeneratorIx, running, availableMw, rampMwPerS, reserveMw } = run;
  const { generatorOutputMw } = run.state;
  const uniform = run.policies.balance === 'uniform';
  const { primaryRampS, uniformRampMin } = run.settings;
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    if (running[g] === 0) continue;
    const output = generatorOutputMw[g];
    const floor = floorOf(run, g);
    let up = availableMw[g];
    let down = availableMw[g] - floor;
    if (mode !== 'intact') {
      const ramp = rampMwPerS[g];
      // What a unit had time to follow slowly is of no use at once.
      if (mode === 'sudden') reserveMw[g] = Math.min(reserveMw[g], ramp * primaryRampS);
      up = uniform ? ramp * 60 * uniformRampMin : reserveMw[g];
      if (uniform || mode === 'sudden') down = up;
    }
    run.lowMw[g] = Math.max(floor, output - down);
    if (mode === 'restore' && run.unitLeftOut[g] === 1) up = 0;
    run.highMw[g] = Math.max(output, Math.min(availableMw[g], output + up));
  }
}

function lowerToAvailable(run: PowerRun, islandIx: number): void {
  const { availableMw } = run;
  const { generatorOutputMw } = run.state;
  for (let p = run.islandGeneratorStart[islandIx]; p < run.islandGeneratorStart[islandIx + 1]; p++) {
    const g = run.islandGeneratorIx[p];
    if (run.running[g] === 1 && generatorOutputMw[g] > availableMw[g]) generatorOutputMw[g] = availableMw[g];
  }
}

/** The excess of a shedding step is ramped down, however long that takes. */
function releaseDown(run: PowerRun, islandIx: number): void {
  for (let p = run.islandGeneratorStart[islandIx]; p < run.islandGeneratorStart[islandIx + 1]; p++) {
    const g = run.islandGeneratorIx[p];
    if (run.running[g] === 0) continue;
    // Stores are not charged with what was shed for others.
    const isStore = run.unitKind[g] === unitKinds.storage;
    run.lowMw[g] = isStore ? Math.min(0, run.state.generatorOutputMw[g]) : floorOf(run, g);
  }
  keepSteady(run, islandIx);
}

/** Least output a unit can go down to: Pmin, or 0 for one that is still being loaded. */
export function floorOf(run: PowerRun, g: number): number {
  const output = run.state.generatorOutputMw[g];
  return output >= run.minMw[g] - tinyMw ? run.minMw[g] : Math.min(output, 0);
}

/**
 * Rule *uniform*, before the loss: the largest unit at the reference bus takes the difference as far as its limits allow, as
 * in the power flow that published cascades start from. Returns MW that it leaves to the others.
 */
function leftByReference(run: PowerRun, islandIx: number): number {
  const { structure, running, availableMw, lowMw, highMw } = run;
  const { generatorRank } = structure;
  const { generatorOutputMw } = run.state;
  const bus = findReferenceBus(structure, run.islands, islandIx, running);
  if (bus === none) return islandGapMw(run, islandIx);
  let unit = none;
  for (let p = structure.busGeneratorStart[bus]; p < structure.busGeneratorStart[bus + 1]; p++) {
    const g = structure.busGeneratorIx[p];
    if (running[g] === 0) continue;
    const more = unit === none ? 1 : availableMw[g] - availableMw[unit];
    if (more > 0 || (more === 0 && generatorRank[g] < generatorRank[unit])) unit = g;
  }
  if (unit !== none) {
    const wantedMw = generatorOutputMw[unit] + islandGapMw(run, islandIx);
    generatorOutputMw[unit] = Math.max(lowMw[unit], Math.min(highMw[unit], wantedMw));
    run.injectionsChanged = true;
  }
  return islandGapMw(run, islandIx);
}

/** Rule *uniform*: units move in proportion to their ramp rates; those that meet a limit leave the rest to the others. */
function moveUnitsByRamp(run: PowerRun, islandIx: number, gapMw: number): void {
  const { islandGeneratorStart, islandGeneratorIx, running, lowMw, highMw, rampMwPerS } = run;
  const { generatorOutputMw } = run.state;
  const begin = islandGeneratorStart[islandIx];
  const end = islandGeneratorStart[islandIx + 1];
  const direction = gapMw >= 0 ? 1 : -1;
  let leftMw = Math.abs(gapMw);
  let last = none;
  while (leftMw > 0) {
    let rate = 0;
    for (let p = begin; p < end; p++) {
      const g = islandGeneratorIx[p];
      if (running[g] === 1 && roomOf(run, g, direction) > 0) rate += rampMwPerS[g];
    }
    if (rate <= 0) break;
    const stepS = leftMw / rate;
    let stopped = false;
    for (let p = begin; p < end; p++) {
      const g = islandGeneratorIx[p];
      const room = running[g] === 1 ? roomOf(run, g, direction) : 0;
      if (room <= 0 || rampMwPerS[g] <= 0) continue;
      const wanted = rampMwPerS[g] * stepS;
      const move = Math.min(room, wanted);
      if (move < wanted) {
        stopped = true;
        generatorOutputMw[g] = direction > 0 ? highMw[g] : lowMw[g];
      } else {
        generatorOutputMw[g] += direction * move;
        last = g;
      }
      leftMw -= move;
    }
    run.injectionsChanged = true;
    if (!stopped) break;
  }
  if (last === none) last = findSmallestUnit(run, islandIx);
  if (last !== none) generatorOutputMw[last] += islandGapMw(run, islandIx);
}

function roomOf(run: PowerRun, g: number, direction: number): number {
  const output = run.state.generatorOutputMw[g];
  return direction > 0 ? run.highMw[g] - output : output - run.lowMw[g];
}

function islandOutputMw(run: PowerRun, islandIx: number): number {
  let sum = 0;
  for (let p = run.islandGeneratorStart[islandIx]; p < run.islandGeneratorStart[islandIx + 1]; p++) {
    const g = run.islandGeneratorIx[p];
    if (run.running[g] === 1) sum += run.state.generatorOutputMw[g];
  }
  return sum;
}

function findSmallestUnit(run: PowerRun, islandIx: number): number {
  const { generatorRank } = run.structure;
  const { generatorOutputMw } = run.state;
  let smallest = none;
  for (let p = run.islandGeneratorStart[islandIx]; p < run.islandGeneratorStart[islandIx + 1]; p++) {
    const g = run.islandGeneratorIx[p];
    if (run.running[g] === 0 || !(generatorOutputMw[g] > tinyMw)) continue;
    // Equal outputs differ by rounding, which must not choose between them.
    const more = smallest === none ? -1 : generatorOutputMw[g] - generatorOutputMw[smallest];
    const equal = Math.abs(more) <= tinyMw && smallest !== none;
    if (equal ? generatorRank[g] < generatorRank[smallest] : more < 0) smallest = g;
  }
  return smallest;
}

function tripUnit(run: PowerRun, generatorIx: number, causeIx: number): void {
  const { grid } = run.structure;
  const outputMw = run.state.generatorOutputMw[generatorIx];
  run.running[generatorIx] = 0;
  run.state.generatorOutputMw[generatorIx] = 0;
  run.stopReason[generatorIx] = stopReasons.surplus;
  run.stoppedS[generatorIx] = run.timeS;
  const readyS = readyTimeS(run.startTimes, generatorIx, run.timeS, run.timeS);
  run.readyS[generatorIx] = wholeSecond(Math.max(readyS, run.timeS + run.settings.restoreStepS));
  const id = grid.generators[generatorIx].id;
  run.generatorCauseIx[generatorIx] = logEvent(run, 'generatorTripped', 'generator', id, causeIx, outputMw);
  run.injectionsChanged = true;
}
