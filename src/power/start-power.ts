import { none } from '../model/ids';
import { readParameters } from '../model/parameters';
import { fail, type Issue, issue, ok, type Result } from '../model/result';
import type { EventSink } from '../model/run-event';
import type { Policies } from '../model/scenario';
import { type Change, holdUnit, markLost, markRepaired } from './change';
import { nextDcLineS } from './dc-lines/dc-line-run';
import { ageLoads } from './energising/cold-load';
import { createBranchModel } from './flow/branch-model';
import { updateFlows } from './flow/run-flows';
import type { LpSolver } from './lp-solver';
import { createOperators } from './operators/operators';
import type { PowerEngine } from './power-engine';
import { createPowerRun, type PowerRun, tinyMw } from './power-run';
import { readPowerSettings } from './power-settings';
import type { PreparedPower } from './prepare-power';
import {
  createProtectionRun,
  nextProtectionS,
  observeLoadings,
  raiseRatings,
  tripDue,
} from './protection/protection-run';
import { nextRestoreS } from './restoring/restore-times';
import type { Forecast } from './rota/look-ahead';
import { createRota } from './rota/rota';
import { advanceStorage, holdStores, limitStore, nextStorageS } from './storage/run-storage';
import { unitKinds } from './unit-kind';
import { updateGrid } from './update-grid';

/** What a run adds to a prepared grid. */
export interface PowerStart {
  policies: Policies;
  /** Overrides of `data/parameters.json` by key. */
  parameters?: Readonly<Record<string, number>>;
  sink: EventSink;
  /** MW by feeder at time 0; absent: the feeders' annual mean and the file's bus loads. */
  neededMw?: Float64Array;
  /** MW by unit that it can give at time 0; absent: Pmax, of sun and wind at most the output of the file. */
  availableMw?: Float64Array;
  /** Local time of day at time 0, s: blocks of the rota begin by the local clock. 0 if absent. */
  startOfDayS?: number;
  /** What feeders will need and units can give, by which blocks of the rota are planned; absent: all as a block begins. */
  forecast?: Forecast;
  /** Needed where operators redispatch. */
  lpSolver?: LpSolver;
  /** Told where operators had no plan that could be carried out. */
  onIssue?: (issue: Issue) => void;
}

/**
 * Starts the grid of one run: the intact state is balanced without ramp limits, solved, and branches above
 * their rating then get that loading as rating (except under the rule *integral*). Fails where the chosen
 * susceptance convention meets a branch without reactance, and where operators are to redispatch without a solver.
 */
export function startPower(prepared: PreparedPower, start: PowerStart): Result<PowerEngine> {
  const model = createBranchModel(prepared.structure, start.policies.susceptance);
  if (!model.ok) return model;
  const redispatches = start.policies.operators === 'redispatch';
  if (redispatches && !start.lpSolver) return fail([issue('error', 'power.operatorsUnavailable')]);
  const settings = readPowerSettings(readParameters(start.parameters));
  const run = createPowerRun({
    prepared,
    model: model.value,
    policies: start.policies,
    settings,
    sink: start.sink,
  });
  const { state, structure } = run;
  run.demandMw.set(start.neededMw ?? prepared.feeders.baseMw);
  state.feederNeededMw.set(run.demandMw);
  for (let k = 0; k < run.storage.unitIx.length; k++) limitStore(run, k);
  if (start.availableMw)
    for (let g = 0; g < structure.generatorCount; g++) limitUnit(run, g, start.availableMw[g]);
  const protection = createProtectionRun(run);
  updateGrid(run, 'intact');
  updateFlows(run);
  raiseRatings(run);
  observeLoadings(run, protection);
  const operators =
    redispatches && start.lpSolver
      ? createOperators(run, protection, start.lpSolver, start.onIssue ?? (() => undefined))
      : undefined;
  operators?.review(true);
  const rotaSetting = { startOfDayS: start.startOfDayS ?? 0, forecast: start.forecast, bringUp };
  const rota = start.policies.balance === 'stages' ? createRota(run, rotaSetting) : undefined;

  let isStep = false;

  function settle(timeS: number): void {
    moveTo(timeS);
    if (isStep) holdStores(run);
    isStep = false;
    const changed = run.topologyChanged || run.demandChanged;
    updateGrid(run, 'changed');
    const rewired = run.matrixChanged;
    updateFlows(run);
    observeLoadings(run, protection);
    operators?.review(changed || rewired);
    rota?.review(rewired);
  }

  function moveTo(timeS: number): void {
    const stepS = timeS - run.timeS;
    run.timeS = timeS;
    if (stepS <= 0) return;
    ageLoads(run, stepS);
    const { reserveMw, rampMwPerS, availableMw, offS, share, feederLost } = run;
    for (let f = 0; f < offS.length; f++) if (share[f] === 0 && feederLost[f] === 0) offS[f] += stepS;
    for (let g = 0; g < reserveMw.length; g++) {
      reserveMw[g] = Math.min(Math.max(0, availableMw[g]), reserveMw[g] + rampMwPerS[g] * stepS);
    }
    advanceStorage(run, stepS);
  }

  function change(apply: Change, kind: string, id: string, causeIx: number): void {
    apply(run, protection, kind, id, causeIx);
  }

  function setDemand(neededMw: Float64Array): void {
    for (let f = 0; f < neededMw.length; f++) {
      if (neededMw[f] === run.demandMw[f]) continue;
      run.demandMw[f] = neededMw[f];
      run.injectionsChanged = true;
      run.demandChanged = true;
    }
  }

  /** Brings demand and weather up to a moment of the forecast. */
  function bringUp(timeS: number): void {
    if (!start.forecast) return;
    const neededMw = run.demandMw.slice();
    const availableMw = run.availableMw.slice();
    start.forecast(timeS, neededMw, availableMw);
    setDemand(neededMw);
    for (let g = 0; g < availableMw.length; g++)
      if (availableMw[g] !== run.availableMw[g]) limitUnit(run, g, availableMw[g]);
  }

  return ok({
    index: prepared.index,
    state,
    setDemand(neededMw) {
      setDemand(neededMw);
      isStep = true;
    },
    setAvailable(generatorIx, availableMw, causeIx = none) {
      if (limitUnit(run, generatorIx, availableMw)) noteCause(run, generatorIx, causeIx);
    },
    setHeld: (generatorIx, held, causeIx) => holdUnit(run, generatorIx, held, causeIx),
    lose: (component, causeIx) => change(markLost, component.kind, component.id, causeIx),
    repair: (component, causeIx) => change(markRepaired, component.kind, component.id, causeIx),
    settle,
    nextTimeS: () => {
      const operatorsS = operators?.nextTimeS() ?? Number.POSITIVE_INFINITY;
      const rotaS = rota?.nextTimeS() ?? Number.POSITIVE_INFINITY;
      const restoreS = Math.min(nextRestoreS(run), nextDcLineS(run));
      return Math.max(
        run.timeS,
        Math.min(nextProtectionS(protection), restoreS, operatorsS, rotaS, nextStorageS(run)),
      );
    },
    advance(timeS) {
      moveTo(timeS);
      tripDue(run, protection);
      settle(timeS);
      if (rota?.act()) {
        updateFlows(run);
        observeLoadings(run, protection);
        operators?.review(true);
      }
      if (!operators?.act()) return;
      updateFlows(run);
      observeLoadings(run, protection);
      operators.review(false);
    },
    dispose: () => operators?.dispose(),
  });
}

/** What follows in the unit's island is put down to this event, as far as nothing comes after it. */
function noteCause(run: PowerRun, g: number, causeIx: number): void {
  const i = run.islands.busIslandIx[run.structure.generatorBusIx[g]];
  if (causeIx === none || i === none || run.running[g] === 0) return;
  run.islandCauseIx[i] = causeIx;
  const { memberStart, memberBusIx } = run.islands;
  for (let m = memberStart[i]; m < memberStart[i + 1]; m++) run.disturbIx[memberBusIx[m]] = causeIx;
}

/** Sets what a unit can give; returns whether that changed. Sun and wind that are not held back follow at once. */
function limitUnit(run: PowerRun, g: number, availableMw: number): boolean {
  const limitMw = Math.min(run.structure.grid.generators[g].maxMw, Math.max(0, availableMw));
  const store = run.storage.storeIx[g];
  const beforeMw = store === none ? run.availableMw[g] : run.storage.limitMw[store];
  if (limitMw === beforeMw) return false;
  if (store === none) run.availableMw[g] = limitMw;
  else {
    run.storage.limitMw[store] = limitMw;
    limitStore(run, store);
  }
  const { generatorOutputMw } = run.state;
  const follows = run.unitKind[g] === unitKinds.weather && run.running[g] === 1;
  if (follows && generatorOutputMw[g] >= beforeMw - tinyMw) generatorOutputMw[g] = limitMw;
  run.demandChanged = true;
  run.injectionsChanged = true;
  return true;
}
