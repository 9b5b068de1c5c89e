import { coolFeeder } from './energising/cold-load';
import { readyBranch, readyBus } from './energising/darken';
import { stopForNoGrid } from './islands/run-islands';
import { type PowerRun, stopReasons } from './power-run';
import { forgetBranch, type ProtectionRun } from './protection/protection-run';

/** A loss or a repair, marked now and worked out by the next settle. Unknown components are passed over. */
export type Change = (
  run: PowerRun,
  protection: ProtectionRun,
  kind: string,
  id: string,
  causeIx: number,
) => void;

export const markLost: Change = (run, protection, kind, id, causeIx) => {
  const { structure } = run;
  if (kind === 'bus') {
    const bus = structure.busIxById.get(id);
    if (bus === undefined || run.busLost[bus] === 1) return;
    run.busLost[bus] = 1;
    run.lostBuses.push(bus, causeIx);
    touchAround(run, bus, causeIx, 0);
    run.topologyChanged = true;
  } else if (kind === 'branch') {
    const k = structure.branchIxById.get(id);
    if (k === undefined || run.branchLost[k] === 1) return;
    run.branchLost[k] = 1;
    forgetBranch(protection, k);
    touchEnds(run, k, causeIx, 0);
    run.topologyChanged = true;
  } else if (kind === 'generator') {
    const g = structure.generatorIxById.get(id);
    if (g === undefined || run.generatorLost[g] === 1) return;
    run.generatorLost[g] = 1;
    stopForNoGrid(run, g, causeIx);
    touch(run, structure.generatorBusIx[g], causeIx, 0);
    run.topologyChanged = true;
  } else if (kind === 'feeder') {
    const f = run.prepared.feeders.feederIxById.get(id);
    if (f === undefined || run.feederLost[f] === 1) return;
    run.feederLost[f] = 1;
    coolFeeder(run, f);
    run.state.feederCauseIx[f] = causeIx;
    run.injectionsChanged = true;
    run.demandChanged = true;
  } else if (kind === 'dcLine') {
    const d = run.dcLines.lines.ixById.get(id);
    if (d === undefined || run.dcLines.lost[d] === 1) return;
    run.dcLines.lost[d] = 1;
    run.dcLines.causeIx[d] = causeIx;
    run.topologyChanged = true;
  }
};

export const markRepaired: Change = (run, _protection, kind, id, causeIx) => {
  const { structure } = run;
  if (kind === 'bus') {
    const bus = structure.busIxById.get(id);
    if (bus === undefined || run.busLost[bus] === 0) return;
    run.busLost[bus] = 0;
    readyBus(run, bus, causeIx);
    touchAround(run, bus, causeIx, 1);
    run.topologyChanged = true;
  } else if (kind === 'branch') {
    const k = structure.branchIxById.get(id);
    if (k === undefined || (run.branchLost[k] === 0 && run.branchTripped[k] === 0)) return;
    run.branchLost[k] = 0;
    run.branchTripped[k] = 0;
    readyBranch(run, k, causeIx);
    touchEnds(run, k, causeIx, 1);
    run.topologyChanged = true;
  } else if (kind === 'generator') {
    const g = structure.generatorIxById.get(id);
    if (g === undefined || run.generatorLost[g] === 0) return;
    run.generatorLost[g] = 0;
    if (structure.generatorPresent[g] === 1) {
      run.stopReason[g] = stopReasons.noGrid;
      run.energising.unitRepairedS[g] = run.timeS;
      run.generatorCauseIx[g] = causeIx;
      // Under *uniform* it runs at once.
      if (run.policies.balance === 'uniform') run.readyS[g] = run.timeS;
    }
    touch(run, structure.generatorBusIx[g], causeIx, 1);
    run.topologyChanged = true;
  } else if (kind === 'feeder') {
    const f = run.prepared.feeders.feederIxById.get(id);
    if (f === undefined || run.feederLost[f] === 0) return;
    run.feederLost[f] = 0;
    // It waits for a restore step like any feeder that is off.
    run.share[f] = 0;
    run.state.feederCauseIx[f] = causeIx;
    run.injectionsChanged = true;
    run.demandChanged = true;
  } else if (kind === 'dcLine') {
    const d = run.dcLines.lines.ixById.get(id);
    if (d === undefined || run.dcLines.lost[d] === 0) return;
    run.dcLines.lost[d] = 0;
    run.dcLines.causeIx[d] = causeIx;
    run.topologyChanged = true;
  }
};

/** Keeps a unit out of service or lets it go; a running one stops like one that was lost. */
export function holdUnit(run: PowerRun, generatorIx: number, held: boolean, causeIx: number): void {
  if ((run.unitHeld[generatorIx] === 1) === held) return;
  run.unitHeld[generatorIx] = held ? 1 : 0;
  const bus = run.structure.generatorBusIx[generatorIx];
  const wasRunning = run.running[generatorIx] === 1;
  if (held) stopForNoGrid(run, generatorIx, causeIx);
  else {
    if (run.stoppedS[generatorIx] >= 0) run.stopReason[generatorIx] = stopReasons.noGrid;
    run.energising.unitRepairedS[generatorIx] = run.timeS;
    run.generatorCauseIx[generatorIx] = causeIx;
    if (run.policies.balance === 'uniform') run.readyS[generatorIx] = run.timeS;
  }
  run.injectionsChanged = true;
  run.demandChanged = true;
  if (held && !wasRunning) return;
  touch(run, bus, causeIx, held ? 0 : 1);
  run.topologyChanged = true;
}

function touch(run: PowerRun, bus: number, causeIx: number, joins: 0 | 1): void {
  if (causeIx > run.touchIx[bus]) run.touchIx[bus] = causeIx;
  run.touchJoins[bus] |= joins;
}

function touchEnds(run: PowerRun, branchIx: number, causeIx: number, joins: 0 | 1): void {
  touch(run, run.structure.branchFromIx[branchIx], causeIx, joins);
  touch(run, run.structure.branchToIx[branchIx], causeIx, joins);
}

function touchAround(run: PowerRun, bus: number, causeIx: number, joins: 0 | 1): void {
  const { busBranchStart, busBranchIx } = run.structure;
  touch(run, bus, causeIx, joins);
  for (let p = busBranchStart[bus]; p < busBranchStart[bus + 1]; p++) {
    touchEnds(run, busBranchIx[p], causeIx, joins);
  }
}
