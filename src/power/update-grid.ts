import { none } from '../model/ids';
import { type BalanceMode, balanceIsland, hasRunningUnit, isAtRest } from './balance/balance';
import { resumeDcLines, stopDcLines } from './dc-lines/dc-line-run';
import { crankUnits } from './energising/cranking';
import { pickUp } from './energising/pick-up';
import { makeWayForShunts } from './energising/shunt-room';
import { tellWhatStaysDark } from './energising/stays-dark';
import { findNextSwitchS, switchDue } from './energising/switching';
import { needOf } from './islands/island-sums';
import { loseIsland, updateIslands } from './islands/run-islands';
import type { PowerRun } from './power-run';
import { restoreStep } from './restoring/restore-step';
import { startDueUnits } from './restoring/restore-times';
import { restStorage } from './storage/rest-storage';

/** Islands, units, balance and restoring at the run's present time; flows follow in `updateFlows`. */
export function updateGrid(run: PowerRun, why: 'intact' | 'changed'): void {
  if (run.topologyChanged) updateIslands(run);
  else markTouched(run);
  while (why === 'changed' && switchDue(run)) updateIslands(run);
  stopDcLines(run);
  startDueUnits(run);
  balanceIslands(run, why, false);
  // An island that went dark takes the DC lines that end in it along: their other ends are balanced again.
  while (stopDcLines(run)) balanceIslands(run, why, true);
  resumeDcLines(run);
  lookAhead(run);
  run.demandChanged = false;
  run.touchIx.fill(none);
  run.touchJoins.fill(0);
}

/** What is switched next, and what never will be. */
function lookAhead(run: PowerRun): void {
  if (run.policies.balance === 'uniform') return;
  run.energising.nextSwitchS = findNextSwitchS(run);
  tellWhatStaysDark(run, run.policies.protection === 'bands');
}

function balanceIslands(run: PowerRun, why: 'intact' | 'changed', onlyDue: boolean): void {
  const { islands, islandTouched } = run;
  const { islandDue } = run.dcLines;
  // What changed in this settle is not solved yet; what one island does is no matter to the others.
  const isSolved = !run.injectionsChanged && !run.matrixChanged;
  for (let i = 0; i < islands.count; i++) {
    if (run.islandLive[i] === 0 || (onlyDue && islandDue[i] === 0)) continue;
    const mode: BalanceMode = why === 'intact' ? 'intact' : islandTouched[i] === 1 ? 'sudden' : 'slow';
    if (mode !== 'sudden' && run.policies.balance === 'uniform') {
      if (!run.demandChanged) continue;
      resetShares(run, i);
    }
    const mayRest = mode === 'slow' && !run.demandChanged && staysAtRest(run, i, isSolved);
    if (!mayRest && !balanceIsland(run, i, mode, run.islandCauseIx[i])) {
      loseIsland(run, i, run.islandCauseIx[i]);
      continue;
    }
    crankUnits(run, i);
    makeWayForShunts(run, i);
    pickUp(run, i);
    restoreStep(run, i);
    if (!hasRunningUnit(run, i)) loseIsland(run, i, run.islandCauseIx[i]);
    else if (why === 'changed') restStorage(run, i);
  }
  islandDue.fill(0);
}

/** The balance is summed once, and again after the island's flows were solved anew. */
function staysAtRest(run: PowerRun, islandIx: number, isSolved: boolean): boolean {
  const known = run.islandFlows.isAtRest;
  known[islandIx] = isAtRest(run, islandIx, isSolved && known[islandIx] === 1) ? 1 : 0;
  return known[islandIx] === 1;
}

/** Units or feeders changed, the islands did not. */
function markTouched(run: PowerRun): void {
  const { islands, islandTouched, islandCauseIx, touchIx, disturbIx } = run;
  if (!isAnyTouched(run)) {
    islandTouched.fill(0, 0, islands.count);
    return;
  }
  for (let i = 0; i < islands.count; i++) {
    let causeIx = none;
    let touched = 0;
    for (let m = islands.memberStart[i]; m < islands.memberStart[i + 1]; m++) {
      const bus = islands.memberBusIx[m];
      if (touchIx[bus] > causeIx) causeIx = touchIx[bus];
      touched |= run.touchJoins[bus];
    }
    islandTouched[i] = causeIx !== none || touched === 1 ? 1 : 0;
    if (causeIx === none) continue;
    islandCauseIx[i] = causeIx;
    for (let m = islands.memberStart[i]; m < islands.memberStart[i + 1]; m++) {
      disturbIx[islands.memberBusIx[m]] = causeIx;
    }
  }
}

function isAnyTouched(run: PowerRun): boolean {
  const { touchIx, touchJoins } = run;
  for (let bus = 0; bus < touchIx.length; bus++)
    if (touchIx[bus] !== none || touchJoins[bus] !== 0) return true;
  return false;
}

/** Rule *uniform* has no memory of what demand took: each slow balance begins with all loads in full. */
function resetShares(run: PowerRun, islandIx: number): void {
  for (let p = run.islandFeederStart[islandIx]; p < run.islandFeederStart[islandIx + 1]; p++) {
    const f = run.islandFeederIx[p];
    if (needOf(run, f) !== 0) run.share[f] = 1;
  }
}
