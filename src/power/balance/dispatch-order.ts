import { none } from '../../model/ids';
import { islandGapMw } from '../islands/island-sums';
import { type PowerRun, tinyMw } from '../power-run';
import { unitKinds } from '../unit-kind';

/** Every kind of unit at once. */
const anyKind = -1;

/** Moves all running units of an island by one share of their room, as they answer together before anyone orders them. */
export function moveTogether(run: PowerRun, islandIx: number, gapMw: number): void {
  moveKind(run, islandIx, anyKind, gapMw, Number.NEGATIVE_INFINITY);
  absorbRounding(run, islandIx);
}

/**
 * Moves running units of an island in the order in which they are called on where there is time. Up: what is held back
 * of sun and wind, ordered units, storage. Down: storage to rest, ordered units, storage into charging, sun and
 * wind, and last of all units that do not follow load. Within a kind, one share of their room.
 */
export function moveInOrder(run: PowerRun, islandIx: number, gapMw: number): void {
  const { weather, ordered, storage } = unitKinds;
  const lowest = Number.NEGATIVE_INFINITY;
  loadToMinimum(run, islandIx);
  keepSteady(run, islandIx);
  let leftMw = islandGapMw(run, islandIx);
  if (Math.abs(leftMw - gapMw) <= tinyMw) leftMw = gapMw;
  if (leftMw >= 0) {
    leftMw -= moveKind(run, islandIx, weather, leftMw, lowest);
    leftMw -= moveKind(run, islandIx, ordered, leftMw, lowest);
    moveKind(run, islandIx, storage, leftMw, lowest);
  } else {
    leftMw -= moveKind(run, islandIx, storage, leftMw, 0);
    leftMw -= moveKind(run, islandIx, ordered, leftMw, lowest);
    leftMw -= moveKind(run, islandIx, storage, leftMw, lowest);
    leftMw -= moveKind(run, islandIx, weather, leftMw, lowest);
    if (leftMw < -tinyMw) lowerSteady(run, islandIx, leftMw);
  }
  absorbRounding(run, islandIx);
}

/** A unit that does not follow load, a nuclear one: what it was lowered by once would be gone for good. */
export function isSteady(run: PowerRun, g: number): boolean {
  return run.rampMwPerS[g] === 0 && run.unitKind[g] === unitKinds.ordered;
}

/** Units that do not follow load keep their outputs in what follows. */
export function keepSteady(run: PowerRun, islandIx: number): void {
  const { islandGeneratorStart, islandGeneratorIx, running, lowMw } = run;
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    if (running[g] === 1 && isSteady(run, g)) lowMw[g] = run.state.generatorOutputMw[g];
  }
}

/** They come down last of all, and are loaded again afterwards like units that were started. */
function lowerSteady(run: PowerRun, islandIx: number, wantMw: number): void {
  const { islandGeneratorStart, islandGeneratorIx, running, lowMw, minMw } = run;
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    if (running[g] === 0 || !isSteady(run, g)) continue;
    lowMw[g] = Math.min(minMw[g], run.state.generatorOutputMw[g]);
    takeUpLoad(run, g);
  }
  moveKind(run, islandIx, unitKinds.ordered, wantMw, Number.NEGATIVE_INFINITY);
}

/** A unit that does not follow load is loaded all the same after its start. */
export function takeUpLoad(run: PowerRun, generatorIx: number): void {
  if (run.rampMwPerS[generatorIx] > 0 || run.policies.balance === 'uniform') return;
  const pmaxMw = Math.max(0, run.structure.grid.generators[generatorIx].maxMw);
  run.rampMwPerS[generatorIx] = (run.settings.loadingSharePerMin * pmaxMw) / 60;
}

/** Moves the units of a kind towards `wantMw` (up where positive), not below `restMw`; returns MW moved, signed. */
export function moveKind(
  run: PowerRun,
  islandIx: number,
  kind: number,
  wantMw: number,
  restMw: number,
): number {
  if (wantMw === 0) return 0;
  const { islandGeneratorStart, islandGeneratorIx, running, unitKind, reserveMw } = run;
  const { generatorOutputMw } = run.state;
  const begin = islandGeneratorStart[islandIx];
  const end = islandGeneratorStart[islandIx + 1];
  let roomMw = 0;
  for (let p = begin; p < end; p++) {
    const g = islandGeneratorIx[p];
    if (running[g] === 1 && (kind === anyKind || unitKind[g] === kind))
      roomMw += roomOf(run, g, wantMw, restMw);
  }
  if (roomMw <= 0) return 0;
  const share = Math.min(1, Math.abs(wantMw) / roomMw);
  const sign = wantMw > 0 ? 1 : -1;
  for (let p = begin; p < end; p++) {
    const g = islandGeneratorIx[p];
    if (running[g] === 0 || (kind !== anyKind && unitKind[g] !== kind)) continue;
    const moveMw = roomOf(run, g, wantMw, restMw) * share;
    generatorOutputMw[g] += sign * moveMw;
    reserveMw[g] = Math.max(0, reserveMw[g] - moveMw);
  }
  run.injectionsChanged = true;
  return sign * roomMw * share;
}

function roomOf(run: PowerRun, g: number, wantMw: number, restMw: number): number {
  const outputMw = run.state.generatorOutputMw[g];
  if (wantMw > 0) return run.highMw[g] - outputMw;
  return Math.max(0, outputMw - Math.max(run.lowMw[g], restMw));
}

/**
 * Units that were started in the run are brought to their Pmin as far as those above theirs can make room; one that is
 * still on its way gives nothing, or two of them would use up their ramps on each other for ever.
 */
function loadToMinimum(run: PowerRun, islandIx: number): void {
  const { islandGeneratorStart, islandGeneratorIx, lowMw, reserveMw } = run;
  const { generatorOutputMw } = run.state;
  const begin = islandGeneratorStart[islandIx];
  const end = islandGeneratorStart[islandIx + 1];
  let wantMw = 0;
  for (let p = begin; p < end; p++) {
    const g = islandGeneratorIx[p];
    if (!isBelowMinimum(run, g)) continue;
    lowMw[g] = generatorOutputMw[g];
    wantMw += riseMw(run, g);
  }
  // In step, so that the order of the units in the file is no matter.
  const share = wantMw > tinyMw ? -moveKind(run, islandIx, unitKinds.ordered, -wantMw, 0) / wantMw : 0;
  for (let p = begin; p < end && share > 0; p++) {
    const g = islandGeneratorIx[p];
    if (!isBelowMinimum(run, g)) continue;
    const moveMw = share * riseMw(run, g);
    generatorOutputMw[g] += moveMw;
    reserveMw[g] = Math.max(0, reserveMw[g] - moveMw);
    lowMw[g] = generatorOutputMw[g];
  }
  // What is still on its way may come down again for a lack of load.
  for (let p = begin; p < end; p++) {
    const g = islandGeneratorIx[p];
    if (isBelowMinimum(run, g)) lowMw[g] = Math.min(0, generatorOutputMw[g]);
  }
}

function isBelowMinimum(run: PowerRun, g: number): boolean {
  const isLow = run.state.generatorOutputMw[g] < run.minMw[g] - tinyMw;
  return isLow && run.running[g] === 1 && run.stoppedS[g] >= 0;
}

function riseMw(run: PowerRun, g: number): number {
  return Math.max(0, Math.min(run.minMw[g], run.highMw[g]) - run.state.generatorOutputMw[g]);
}

/** Puts what rounding leaves on the unit with the widest range; a store at rest stays there if it can. */
export function absorbRounding(run: PowerRun, islandIx: number): void {
  const { islandGeneratorStart, islandGeneratorIx, running, unitKind, lowMw, highMw } = run;
  let widest = none;
  let widthMw = -1;
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    const spanMw = unitKind[g] === unitKinds.storage ? 0 : highMw[g] - lowMw[g];
    if (running[g] === 0 || spanMw <= widthMw) continue;
    widthMw = spanMw;
    widest = g;
  }
  if (widest !== none) run.state.generatorOutputMw[widest] += islandGapMw(run, islandIx);
}
