import { none } from '../../model/ids';
import { noteColdLoads } from '../energising/cold-load';
import { needOf } from '../islands/island-sums';
import type { PowerRun } from '../power-run';
import { setStates } from '../run-states';
import { regroundDc } from './grounded-dc';
import { anchorIsland, listIslandBranches, listIslandRows, solveIsland } from './island-flows';
import { findReferenceBus } from './reference-bus';

/** Injections that differ by less are the same but for rounding: far below what a solve leaves over. */
const roundingMw = 1e-11;

/** Angles, flows and states for the present injections. */
export function updateFlows(run: PowerRun): void {
  solveFlows(run);
  noteColdLoads(run);
  run.state.timeS = run.timeS;
  const { islandFlows } = run;
  if (islandFlows.areStatesDue) setStates(run);
  islandFlows.areStatesDue = false;
  islandFlows.isRewired = false;
}

/**
 * Angles and flows for the present injections. Only islands are solved whose branches, supply or injections changed;
 * the factor is updated or made anew only when branches came or went.
 */
export function solveFlows(run: PowerRun): void {
  if (!run.matrixChanged && !run.injectionsChanged) return;
  run.islandFlows.areStatesDue = true;
  if (run.matrixChanged) setMatrix(run);
  setInjections(run);
  const { isDue, residual } = run.islandFlows;
  const { memberStart, memberBusIx } = run.islands;
  let worst = 0;
  for (let i = 0; i < run.islands.count; i++) {
    if (isDue[i] === 1) {
      solveIsland(run, i);
      isDue[i] = 0;
      run.flowsChanged = true;
    }
    const now = residual[memberBusIx[memberStart[i]]];
    if (!(now <= worst)) worst = now;
  }
  run.state.flowResidual = worst;
  run.matrixChanged = false;
  run.injectionsChanged = false;
}

/** The same for one island, where no more than its flows are wanted. */
export function solveFlowsOf(run: PowerRun, islandIx: number): void {
  if (run.matrixChanged) {
    solveFlows(run);
    return;
  }
  if (!run.injectionsChanged) return;
  setInjectionsOf(run, islandIx);
  const { isDue } = run.islandFlows;
  if (isDue[islandIx] === 0) return;
  solveIsland(run, islandIx);
  isDue[islandIx] = 0;
  run.flowsChanged = true;
  run.islandFlows.areStatesDue = true;
}

function setMatrix(run: PowerRun): void {
  const { structure, islands, liveBranch, busLive, branchActive, islandFlows } = run;
  const { branchCount, branchFromIx, branchToIx } = structure;
  const { dc, isDue } = islandFlows;
  const { busIslandIx } = islands;
  islandFlows.isRewired = true;
  islandFlows.isAtRest.fill(0);
  isDue.fill(dc.isNew ? 1 : 0);
  const { isRegrouped } = run.islandWatch;
  run.islandWatch.isRegrouped = false;
  regroundDc(dc, islands, branchActive, isRegrouped);
  if (dc.changedBranches > 0) run.flowsChanged = true;
  if (isRegrouped) listIslandRows(run);
  if (isRegrouped || hasNewBranch(run)) listIslandBranches(run);
  for (let c = 0; c < dc.changedBranches; c++) {
    const k = dc.changedBranchIx[c];
    const from = busIslandIx[branchFromIx[k]];
    const to = busIslandIx[branchToIx[k]];
    if (from !== none) isDue[from] = 1;
    if (to !== none) isDue[to] = 1;
  }
  for (let k = 0; k < branchCount; k++) {
    liveBranch[k] = branchActive[k] & busLive[branchFromIx[k]];
    if (liveBranch[k] === 0) run.state.branchFlowMw[k] = 0;
  }
  if (isRegrouped || didUnitsChange(run)) setReferences(run);
  for (const bus of run.busFlows.keys()) {
    if (busIslandIx[bus] === none || isDue[busIslandIx[bus]] === 1) run.busFlows.delete(bus);
  }
}

function hasNewBranch(run: PowerRun): boolean {
  const { changedBranches, changedBranchIx } = run.islandFlows.dc;
  for (let c = 0; c < changedBranches; c++) if (run.branchActive[changedBranchIx[c]] === 1) return true;
  return false;
}

/** Units that run, or islands that live, are others than when references were chosen. */
function didUnitsChange(run: PowerRun): boolean {
  const { running, islandLive, islands } = run;
  const { referenceRunning, referenceLive } = run.islandFlows;
  for (let g = 0; g < running.length; g++) if (running[g] !== referenceRunning[g]) return true;
  for (let i = 0; i < islands.count; i++) if (islandLive[i] !== referenceLive[i]) return true;
  return false;
}

function setReferences(run: PowerRun): void {
  const { islands, islandLive, running, structure } = run;
  const { isDue, referenceIx, referenceRunning, referenceLive } = run.islandFlows;
  referenceRunning.set(running);
  referenceLive.set(islandLive);
  for (let i = 0; i < islands.count; i++) {
    if (islandLive[i] === 0) continue;
    const reference = findReferenceBus(structure, islands, i, running);
    referenceIx[i] = reference === none ? islands.memberBusIx[islands.memberStart[i]] : reference;
    if (isDue[i] === 0) anchorIsland(run, i, referenceIx[i]);
  }
}

/** What flows in at each bus; islands where that or the supply changed are due. */
function setInjections(run: PowerRun): void {
  const { injectionMw, structure, busLive, running, share, model } = run;
  const { generatorOutputMw } = run.state;
  const { crankMw } = run.energising;
  const { feederBusIx } = run.prepared.feeders;
  for (let bus = 0; bus < injectionMw.length; bus++)
    injectionMw[bus] = busLive[bus] === 1 ? -model.shuntMw[bus] : 0;
  for (let g = 0; g < running.length; g++) {
    if (running[g] === 1 || crankMw[g] > 0) injectionMw[structure.generatorBusIx[g]] += generatorOutputMw[g];
  }
  for (let f = 0; f < share.length; f++) {
    const bus = feederBusIx[f];
    if (busLive[bus] === 1) injectionMw[bus] -= needOf(run, f) * share[f];
  }
  const { solvedMw, solvedLive } = run.islandFlows;
  for (let bus = 0; bus < injectionMw.length; bus++) {
    // Most are the same; the rest is looked at one by one.
    if (injectionMw[bus] !== solvedMw[bus] || solvedLive[bus] !== busLive[bus]) noteInjection(run, bus);
  }
}

function setInjectionsOf(run: PowerRun, islandIx: number): void {
  const { injectionMw, structure, islands, running, share, model } = run;
  const { islandGeneratorStart, islandGeneratorIx, islandFeederStart, islandFeederIx } = run;
  const { memberStart, memberBusIx } = islands;
  const { generatorOutputMw } = run.state;
  const { feederBusIx } = run.prepared.feeders;
  const { crankMw } = run.energising;
  for (let m = memberStart[islandIx]; m < memberStart[islandIx + 1]; m++)
    injectionMw[memberBusIx[m]] = -model.shuntMw[memberBusIx[m]];
  for (let p = islandGeneratorStart[islandIx]; p < islandGeneratorStart[islandIx + 1]; p++) {
    const g = islandGeneratorIx[p];
    if (running[g] === 1 || crankMw[g] > 0) injectionMw[structure.generatorBusIx[g]] += generatorOutputMw[g];
  }
  for (let p = islandFeederStart[islandIx]; p < islandFeederStart[islandIx + 1]; p++) {
    const f = islandFeederIx[p];
    injectionMw[feederBusIx[f]] -= needOf(run, f) * share[f];
  }
  for (let m = memberStart[islandIx]; m < memberStart[islandIx + 1]; m++) noteInjection(run, memberBusIx[m]);
}

/** The island of a bus is due where what flows in, or the supply, is not what its angles stand for. */
function noteInjection(run: PowerRun, bus: number): void {
  const { injectionMw, busLive } = run;
  const { isDue, solvedMw, solvedLive } = run.islandFlows;
  const isSame = Math.abs(injectionMw[bus] - solvedMw[bus]) <= roundingMw;
  if (isSame && solvedLive[bus] === busLive[bus]) return;
  solvedMw[bus] = injectionMw[bus];
  solvedLive[bus] = busLive[bus];
  const islandIx = run.islands.busIslandIx[bus];
  if (islandIx === none) run.state.busAngleRad[bus] = 0;
  else isDue[islandIx] = 1;
}
