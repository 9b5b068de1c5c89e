import { none } from '../../model/ids';
import { balanceIsland, setLimits } from '../balance/balance';
import { shedFeeders } from '../balance/shedding';
import { islandRoomMw, needOf } from '../islands/island-sums';
import { logEvent, mayRun, type PowerRun, tinyMw } from '../power-run';
import { startDurationS } from '../restoring/start-time';
import { wholeSecond } from '../whole-second';
import { later } from './island-source';
import { roomToRiseMw } from './waiting';

/**
 * Units of a live island that lost their grid begin to start: they draw cranking power until they come into service.
 * Those that are soonest ready come first. Where one does not fit, others that do are cranked, and load that is not
 * critical makes way for it if it brings more than it takes.
 */
export function crankUnits(run: PowerRun, islandIx: number): void {
  if (run.policies.balance === 'uniform') return;
  const { crankNeedMw, islandCrankS } = run.energising;
  const { timeS, settings } = run;
  islandCrankS[islandIx] = Number.POSITIVE_INFINITY;
  if (!hasWaiting(run, islandIx)) return;
  setLimits(run, islandIx, 'slow');
  let roomMw = islandRoomMw(run, islandIx, true);
  let blocked = none;
  let cranked = false;
  for (let g = nextWaiting(run, islandIx, none); g !== none; g = nextWaiting(run, islandIx, g)) {
    const drawMw = drawOf(run, g);
    if (drawMw > roomMw + tinyMw) {
      if (blocked === none && drawMw < run.availableMw[g]) blocked = g;
      continue;
    }
    roomMw -= drawMw;
    beginStart(run, g, drawMw);
    if (drawMw > 0) cranked = true;
  }
  if (cranked) {
    run.injectionsChanged = true;
    balanceIsland(run, islandIx, 'slow', run.islandCauseIx[islandIx]);
  }
  if (blocked === none) return;
  const shortMw = crankNeedMw[blocked] - roomToRiseMw(run, islandIx);
  const causeIx = later(run.generatorCauseIx[blocked], run.islandCauseIx[islandIx]);
  if (shortMw > tinyMw && !makeWay(run, islandIx, shortMw, causeIx)) return;
  islandCrankS[islandIx] = wholeSecond(timeS + settings.restoreStepS);
}

/** When a unit of a live island is next told to start, or tried again; Infinity for never. */
export function nextCrankS(run: PowerRun): number {
  const { generatorBusIx } = run.structure;
  let next = Number.POSITIVE_INFINITY;
  for (let g = 0; g < run.running.length; g++) {
    if (run.busLive[generatorBusIx[g]] === 0 || !isStopped(run, g)) continue;
    const orderS = earliestOrderS(run, g);
    if (orderS > run.timeS && orderS < next) next = orderS;
  }
  for (let i = 0; i < run.islands.count; i++) {
    if (run.islandLive[i] === 1 && run.energising.islandCrankS[i] < next)
      next = run.energising.islandCrankS[i];
  }
  return next;
}

/** MW of the island's room that is kept for units that wait for cranking. */
export function waitingCrankMw(run: PowerRun, islandIx: number): number {
  let sum = 0;
  for (let p = run.islandGeneratorStart[islandIx]; p < run.islandGeneratorStart[islandIx + 1]; p++) {
    const g = run.islandGeneratorIx[p];
    const drawMw = isWaiting(run, g) ? drawOf(run, g) : 0;
    if (drawMw < run.availableMw[g]) sum += drawMw;
  }
  return sum;
}

/** It lost its grid, is in order, and has not begun to start. */
function isStopped(run: PowerRun, g: number): boolean {
  return (
    run.running[g] === 0 && run.readyS[g] < 0 && mayRun(run, g) && run.structure.generatorPresent[g] === 1
  );
}

function isWaiting(run: PowerRun, g: number): boolean {
  return isStopped(run, g) && earliestOrderS(run, g) <= run.timeS;
}

/** A unit that must stand for a while is told to start no sooner than lets it be ready then. */
function earliestOrderS(run: PowerRun, g: number): number {
  const { minDownS, hotS } = run.startTimes;
  // One that never ran need not stand.
  return run.stoppedS[g] < 0 ? 0 : wholeSecond(run.stoppedS[g] + Math.max(0, minDownS[g] - hotS[g]));
}

function durationS(run: PowerRun, g: number): number {
  const { stoppedS, startTimes, timeS, settings } = run;
  const stoodS = timeS - Math.max(0, stoppedS[g]);
  if (run.structure.grid.generators[g].technology !== 'nuclear') return startDurationS(startTimes, g, stoodS);
  // Counts from the loss of the grid, but a steady grid must be there for a while.
  return Math.max(startTimes.hotS[g] - stoodS, 3600 * settings.nuclearGridH);
}

/** What a unit draws while it starts; nothing for one that needs no supply or is ready at once. */
function drawOf(run: PowerRun, g: number): number {
  const { canBlackStart, crankNeedMw } = run.energising;
  return canBlackStart[g] === 1 || durationS(run, g) <= 0 ? 0 : crankNeedMw[g];
}

function hasWaiting(run: PowerRun, islandIx: number): boolean {
  for (let p = run.islandGeneratorStart[islandIx]; p < run.islandGeneratorStart[islandIx + 1]; p++) {
    if (isWaiting(run, run.islandGeneratorIx[p])) return true;
  }
  return false;
}

/** The waiting unit that follows `after` in the order of cranking. */
function nextWaiting(run: PowerRun, islandIx: number, after: number): number {
  let next = none;
  for (let p = run.islandGeneratorStart[islandIx]; p < run.islandGeneratorStart[islandIx + 1]; p++) {
    const g = run.islandGeneratorIx[p];
    if (!isWaiting(run, g) || (after !== none && compare(run, g, after) <= 0)) continue;
    if (next === none || compare(run, g, next) < 0) next = g;
  }
  return next;
}

/** Soonest ready first, then the larger, then by id. */
function compare(run: PowerRun, a: number, b: number): number {
  const { availableMw, structure } = run;
  return (
    durationS(run, a) - durationS(run, b) ||
    availableMw[b] - availableMw[a] ||
    structure.generatorRank[a] - structure.generatorRank[b]
  );
}

function beginStart(run: PowerRun, g: number, drawMw: number): void {
  const { crankMw, busLiveIx } = run.energising;
  const { structure, state, timeS } = run;
  run.readyS[g] = wholeSecond(timeS + durationS(run, g));
  crankMw[g] = drawMw;
  state.generatorOutputMw[g] = drawMw > 0 ? -drawMw : 0;
  if (drawMw === 0) return;
  const causeIx = later(run.generatorCauseIx[g], busLiveIx[structure.generatorBusIx[g]]);
  const id = structure.grid.generators[g].id;
  run.generatorCauseIx[g] = logEvent(run, 'generatorCranked', 'generator', id, causeIx, drawMw);
}

/** Load that is not critical makes way for what brings units back; returns whether there was enough. */
export function makeWay(run: PowerRun, islandIx: number, shortMw: number, causeIx: number): boolean {
  const { isCritical } = run.prepared.feeders;
  let looseMw = 0;
  for (let p = run.islandFeederStart[islandIx]; p < run.islandFeederStart[islandIx + 1]; p++) {
    const f = run.islandFeederIx[p];
    if (isCritical[f] === 0) looseMw += Math.max(0, needOf(run, f) * run.share[f]);
  }
  if (looseMw < shortMw) return false;
  shedFeeders(run, islandIx, shortMw, causeIx);
  balanceIsland(run, islandIx, 'slow', run.islandCauseIx[islandIx]);
  return true;
}
