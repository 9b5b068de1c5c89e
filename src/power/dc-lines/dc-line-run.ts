import { none } from '../../model/ids';
import { balanceIsland, floorOf, setLimits } from '../balance/balance';
import type { GridStructure } from '../flow/grid-structure';
import { islandRoomMw } from '../islands/island-sums';
import { logEvent, type PowerRun } from '../power-run';
import { addDcDraw, createDcLines, type DcLines } from './dc-lines';

/** DC lines of a run. What they carry stands in the run's own `model.shuntMw`, as power drawn at their ends. */
export interface DcLineRun {
  lines: DcLines;
  lost: Uint8Array;
  /** Share of its transfer that a line carries: 1, 0 when stopped, between while it comes back. */
  share: Float64Array;
  /** The event that lost a line or brought it back, -1 for none. */
  causeIx: Int32Array;
  /** Islands whose balance the stop of a line has changed. */
  islandDue: Uint8Array;
  /** The shunts alone. */
  shuntMw: Float64Array;
  /** Lines that come back are not raised before this time. */
  paceS: number;
}

/** All lines in service carry their transfer, which is added to `drawnMw`: the run's own, with its shunts. */
export function createDcLineRun(structure: GridStructure, areOn: boolean, drawnMw: Float64Array): DcLineRun {
  const lines = createDcLines(structure, areOn);
  const shuntMw = drawnMw.slice();
  const share = Float64Array.from(lines.present);
  addDcDraw(drawnMw, lines, share);
  return {
    lines,
    lost: new Uint8Array(lines.count),
    share,
    causeIx: new Int32Array(lines.count).fill(none),
    islandDue: new Uint8Array(structure.busCount),
    shuntMw,
    paceS: 0,
  };
}

/** From the shunts anew, so that a line that comes and goes leaves no rounding behind. */
function writeDraw(run: PowerRun): void {
  const { lines, share, shuntMw } = run.dcLines;
  run.model.shuntMw.set(shuntMw);
  addDcDraw(run.model.shuntMw, lines, share);
  run.injectionsChanged = true;
}

/**
 * Stops lines that were lost or have an end without voltage: a converter needs a live grid. Islands at their live
 * ends are marked in `islandDue`, touched by that event. Returns whether any line stopped.
 */
export function stopDcLines(run: PowerRun): boolean {
  const { dcLines, busLive } = run;
  const { lines, share, lost } = dcLines;
  let stopped = false;
  for (let d = 0; d < lines.count; d++) {
    const from = lines.fromBusIx[d];
    const to = lines.toBusIx[d];
    if (share[d] === 0 || (lost[d] === 0 && busLive[from] === 1 && busLive[to] === 1)) continue;
    const eventIx = lost[d] === 1 ? dcLines.causeIx[d] : logStop(run, d);
    share[d] = 0;
    stopped = true;
    for (const bus of [from, to]) {
      if (busLive[bus] === 0) continue;
      markDue(run, run.islands.busIslandIx[bus], eventIx);
    }
  }
  if (stopped) writeDraw(run);
  return stopped;
}

/** -1 in the state before anything happened, where the line was never on. */
function logStop(run: PowerRun, d: number): number {
  const { lines, share } = run.dcLines;
  const deadBus = run.busLive[lines.fromBusIx[d]] === 0 ? lines.fromBusIx[d] : lines.toBusIx[d];
  const causeIx = run.state.busCauseIx[deadBus];
  return causeIx === none
    ? none
    : logEvent(run, 'dcLineStopped', 'dcLine', lines.ids[d], causeIx, share[d] * lines.sentMw[d]);
}

function markDue(run: PowerRun, islandIx: number, eventIx: number): void {
  run.dcLines.islandDue[islandIx] = 1;
  if (eventIx === none) return;
  run.islandTouched[islandIx] = 1;
  if (eventIx > run.islandCauseIx[islandIx]) run.islandCauseIx[islandIx] = eventIx;
  const { memberStart, memberBusIx } = run.islands;
  for (let m = memberStart[islandIx]; m < memberStart[islandIx + 1]; m++)
    run.disturbIx[memberBusIx[m]] = run.islandCauseIx[islandIx];
}

/**
 * Raises lines that stopped, once both ends are live, by what the units of the two islands can follow, a step every
 * `restoreStepS`; feeders that are off come back by their own steps. Under *uniform* nothing comes back.
 */
export function resumeDcLines(run: PowerRun): void {
  const { dcLines } = run;
  const { lines, share } = dcLines;
  if (run.policies.balance === 'uniform' || run.timeS < dcLines.paceS) return;
  for (let d = 0; d < lines.count; d++) {
    if (!canResume(run, d)) continue;
    dcLines.paceS = run.timeS + run.settings.restoreStepS;
    const [sending, receiving] = islandsOf(run, d);
    let step = 1 - share[d];
    if (sending === receiving) {
      const lossMw = lines.sentMw[d] - lines.arrivingMw[d];
      step = Math.min(step, followed(run, sending, lossMw));
    } else {
      step = Math.min(step, followed(run, sending, lines.sentMw[d]));
      step = Math.min(step, followed(run, receiving, -lines.arrivingMw[d]));
    }
    if (!(step > leastStep)) continue;
    const causeIx = Math.max(
      dcLines.causeIx[d],
      run.disturbIx[lines.fromBusIx[d]],
      run.disturbIx[lines.toBusIx[d]],
    );
    share[d] = step > 1 - share[d] - leastStep ? 1 : share[d] + step;
    writeDraw(run);
    logEvent(run, 'dcLineResumed', 'dcLine', lines.ids[d], causeIx, share[d] * lines.sentMw[d]);
    balanceIsland(run, sending, 'slow', causeIx);
    if (sending !== receiving) balanceIsland(run, receiving, 'slow', causeIx);
  }
}

/** When a line can next be raised; Infinity while none waits that units could follow at all. */
export function nextDcLineS(run: PowerRun): number {
  const { lines, paceS } = run.dcLines;
  if (run.policies.balance === 'uniform') return Number.POSITIVE_INFINITY;
  for (let d = 0; d < lines.count; d++) {
    if (!canResume(run, d)) continue;
    const [sending, receiving] = islandsOf(run, d);
    const isOne = sending === receiving;
    const sentMw = isOne ? lines.sentMw[d] - lines.arrivingMw[d] : lines.sentMw[d];
    const arrivingMw = isOne ? 0 : lines.arrivingMw[d];
    const canSend = Math.abs(sentMw) * leastStep < reachMw(run, sending, sentMw > 0);
    if (canSend && Math.abs(arrivingMw) * leastStep <= reachMw(run, receiving, arrivingMw < 0)) return paceS;
  }
  return Number.POSITIVE_INFINITY;
}

/** Smallest share by which a line is raised. */
const leastStep = 0.01;

function canResume(run: PowerRun, d: number): boolean {
  const { lines, share, lost } = run.dcLines;
  if (share[d] === 1 || lines.present[d] === 0 || lost[d] === 1) return false;
  return run.busLive[lines.fromBusIx[d]] === 1 && run.busLive[lines.toBusIx[d]] === 1;
}

function islandsOf(run: PowerRun, d: number): [number, number] {
  const { busIslandIx } = run.islands;
  const { fromBusIx, toBusIx } = run.dcLines.lines;
  return [busIslandIx[fromBusIx[d]], busIslandIx[toBusIx[d]]];
}

/** Share of `drawnMw` more (less where it is below 0) that the island's units can follow now. */
function followed(run: PowerRun, islandIx: number, drawnMw: number): number {
  if (drawnMw === 0) return 1;
  setLimits(run, islandIx, 'slow');
  return islandRoomMw(run, islandIx, drawnMw > 0) / Math.abs(drawnMw);
}

/** MW by which an island's units can rise or fall, however long it takes. */
function reachMw(run: PowerRun, islandIx: number, up: boolean): number {
  const { islandGeneratorStart, islandGeneratorIx, running, availableMw } = run;
  const { generatorOutputMw } = run.state;
  let sum = 0;
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    if (running[g] === 0) continue;
    const mw = up ? availableMw[g] - generatorOutputMw[g] : generatorOutputMw[g] - floorOf(run, g);
    if (mw > 0) sum += mw;
  }
  return sum;
}
