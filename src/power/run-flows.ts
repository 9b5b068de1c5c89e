import { none } from '../model/ids';
import { branchStates, busStates, feederStates, generatorStates } from '../model/run-record';
import { flowsInto, refactorDc, solveAnglesInto, solvedResidual } from './dc-solver';
import { islandGapMw, islandShortMw, needOf } from './island-sums';
import { type PowerRun, stopReasons } from './power-run';
import { findReferenceBus } from './reference-bus';

/** Angles, flows and states for the present injections. */
export function updateFlows(run: PowerRun): void {
  solveFlows(run);
  setStates(run);
}

/** Angles and flows for the present injections; the matrix is factorised only when it changed. */
export function solveFlows(run: PowerRun): void {
  if (run.matrixChanged) setMatrix(run);
  if (run.matrixChanged || run.injectionsChanged) {
    setInjections(run);
    const { busAngleRad, branchFlowMw } = run.state;
    run.state.flowResidual = solveAnglesInto(busAngleRad, run.solver, run.injectionMw);
    if (run.state.flowResidual <= solvedResidual) flowsInto(branchFlowMw, run.solver, busAngleRad);
    else branchFlowMw.fill(0);
  }
  run.matrixChanged = false;
  run.injectionsChanged = false;
}

function setMatrix(run: PowerRun): void {
  const { structure, islands, held, liveBranch, busLive, branchActive } = run;
  const { busCount, branchCount, branchFromIx, grid } = structure;
  const { busAngleRad } = run.state;
  for (let bus = 0; bus < busCount; bus++) {
    held[bus] = 1 - busLive[bus];
    if (held[bus] === 1) busAngleRad[bus] = 0;
  }
  for (let i = 0; i < islands.count; i++) {
    if (run.islandLive[i] === 0) continue;
    let reference = findReferenceBus(structure, islands, i, run.running);
    if (reference === none) reference = islands.memberBusIx[islands.memberStart[i]];
    held[reference] = 1;
    busAngleRad[reference] = grid.buses[reference].angleRad;
  }
  for (let k = 0; k < branchCount; k++) liveBranch[k] = branchActive[k] & busLive[branchFromIx[k]];
  refactorDc(run.solver, liveBranch, held);
  run.busFlows.clear();
}

function setInjections(run: PowerRun): void {
  const { injectionMw, structure, busLive, running, share, model } = run;
  const { generatorOutputMw } = run.state;
  const { feederBusIx } = run.prepared.feeders;
  for (let bus = 0; bus < injectionMw.length; bus++) injectionMw[bus] = -model.shuntMw[bus];
  for (let g = 0; g < running.length; g++) {
    if (running[g] === 1) injectionMw[structure.generatorBusIx[g]] += generatorOutputMw[g];
  }
  for (let f = 0; f < share.length; f++) {
    const bus = feederBusIx[f];
    if (busLive[bus] === 1) injectionMw[bus] -= needOf(run, f) * share[f];
  }
}

function setStates(run: PowerRun): void {
  const { structure, state, busLive, share } = run;
  const { busPresent, branchPresent, generatorPresent } = structure;
  const { feederBusIx } = run.prepared.feeders;
  for (let bus = 0; bus < busPresent.length; bus++) {
    state.busState[bus] =
      run.busLost[bus] === 1
        ? busStates.lost
        : busPresent[bus] === 0
          ? busStates.notInService
          : busLive[bus] === 1
            ? busStates.live
            : busStates.dead;
  }
  for (let k = 0; k < branchPresent.length; k++) {
    state.branchState[k] =
      run.branchLost[k] === 1
        ? branchStates.lost
        : branchPresent[k] === 0
          ? branchStates.notInService
          : run.branchTripped[k] === 1
            ? branchStates.tripped
            : run.liveBranch[k] === 1
              ? branchStates.live
              : branchStates.dead;
  }
  for (let g = 0; g < generatorPresent.length; g++) {
    state.generatorState[g] =
      run.generatorLost[g] === 1
        ? generatorStates.lost
        : generatorPresent[g] === 0
          ? generatorStates.notInService
          : run.running[g] === 1
            ? generatorStates.running
            : run.stopReason[g] === stopReasons.none
              ? generatorStates.off
              : generatorStates.tripped;
  }
  for (let f = 0; f < share.length; f++) {
    const live = busLive[feederBusIx[f]] === 1;
    const served = live ? needOf(run, f) * share[f] : 0;
    state.feederServedMw[f] = served;
    if (share[f] > 0 || !live) run.rotated[f] = 0;
    state.feederState[f] =
      run.feederLost[f] === 1
        ? feederStates.lost
        : !live
          ? feederStates.dark
          : share[f] === 1
            ? feederStates.served
            : share[f] > 0
              ? feederStates.partial
              : run.rotated[f] === 1
                ? feederStates.rota
                : feederStates.shed;
  }
  let worst = 0;
  for (let i = 0; i < run.islands.count; i++) {
    if (run.islandLive[i] === 0) continue;
    worst = Math.max(worst, Math.abs(islandGapMw(run, i)));
    run.islandShedMw[i] = islandShortMw(run, i);
  }
  state.balanceErrorMw = worst;
  state.timeS = run.timeS;
}
