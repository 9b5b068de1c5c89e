import type { LocalStart } from '../model/local-time';
import { ok, type Result } from '../model/result';
import type { RunBand } from '../model/run-record';
import type { OperatorPolicy, Scenario } from '../model/scenario';
import type { LpSolver } from '../power/lp-solver';
import { checkScenario } from './check-scenario';
import { listFrameSteps, listSteps } from './frame-times';
import { createGridChanges } from './grid-changes';
import { createGridLookup, powerKinds } from './known-components';
import type { PreparedRegion } from './prepare-region';
import type { LoadLpSolver, RunControl } from './run-control';
import { cancelledAt, createWatch } from './run-watch';
import { listActions } from './scenario-actions';
import { startGrid } from './start-grid';

/**
 * Electricity served without operators, as the scenario has it, and with the better of redispatch and doing nothing
 * (by energy over the horizon). The grid alone is run again by each policy with the scenario's losses, repairs and
 * demand: nothing of water or facilities acts back on it.
 */
export async function runBand(
  prepared: PreparedRegion,
  scenario: Scenario,
  loadLpSolver: LoadLpSolver,
  control: RunControl,
): Promise<Result<RunBand>> {
  const checked = checkScenario(scenario);
  if (!checked.ok) return checked;
  const { start } = checked.value;
  const lpSolver = await loadLpSolver();
  const replay = (operators: OperatorPolicy) => {
    const policies = { ...scenario.policies, operators };
    return replayGrid(prepared, { ...scenario, policies }, start, lpSolver, control);
  };
  const bare = await replay('none');
  if (!bare.ok) return bare;
  const redispatched = await replay('redispatch');
  if (!redispatched.ok) return redispatched;
  const chosen = scenario.policies.operators === 'none' ? bare.value : redispatched.value;
  const best = redispatched.value.servedMwh > bare.value.servedMwh ? redispatched.value : bare.value;
  return ok({
    timesS: bare.value.timesS,
    bareServedMw: bare.value.servedMw,
    chosenServedMw: chosen.servedMw.slice(),
    bestServedMw: best.servedMw.slice(),
  });
}

interface Replay {
  timesS: Float64Array;
  servedMw: Float64Array;
  /** Over the whole horizon, exact over what happens between recording times. */
  servedMwh: number;
}

/** The grid of a run alone, stop by stop as `createCoupledRun` moves it. */
async function replayGrid(
  prepared: PreparedRegion,
  scenario: Scenario,
  start: LocalStart,
  lpSolver: LpSolver,
  control: RunControl,
): Promise<Result<Replay>> {
  const grid = startGrid(prepared, scenario, start, lpSolver);
  if (!grid.ok) return grid;
  const { power, log, read, demand } = grid.value;
  const { state } = power;
  const events = scenario.events.filter((it) => powerKinds.has(it.component.kind));
  const onlyGrid = { ...scenario, events, deliveries: [], placements: [] };
  const inGrid = createGridLookup(prepared.region);
  const { actions } = listActions(prepared.region, onlyGrid, read, inGrid, () => 0);
  const changes = createGridChanges(actions, log.sink, power);
  const steps = listSteps(scenario.horizonS);
  const frameSteps = listFrameSteps(steps);
  const servedMw = new Float64Array(frameSteps.length);
  const neededMw = new Float64Array(state.feederNeededMw.length);
  const watch = createWatch({ ...control, onProgress: () => undefined });
  let servedMwh = 0;
  let rateMw = 0;
  let nowS = 0;
  let frameIx = 0;

  const runGrid = (timeS: number) => {
    while (power.nextTimeS() <= timeS) power.advance(timeS);
  };
  const goTo = (timeS: number, isStep: boolean) => {
    servedMwh += (rateMw * (timeS - nowS)) / 3600;
    nowS = timeS;
    runGrid(timeS);
    const changed = changes.actAt(timeS);
    if (isStep) {
      demand(timeS, neededMw);
      power.setDemand(neededMw);
    }
    if (changed || isStep) {
      power.settle(timeS);
      runGrid(timeS);
    }
    rateMw = 0;
    for (let f = 0; f < neededMw.length; f++) rateMw += state.feederServedMw[f];
  };
  try {
    for (let i = 0; i < steps.length; i++) {
      const nextS = () => Math.min(changes.nextTimeS(), power.nextTimeS());
      for (let timeS = nextS(); timeS < steps[i]; timeS = nextS()) goTo(timeS, false);
      goTo(steps[i], true);
      if (frameSteps[frameIx] === i) servedMw[frameIx++] = rateMw;
      const paused = watch(steps[i]);
      if (paused) await paused;
      if (control.cancelled()) return cancelledAt(steps[i]);
    }
  } finally {
    power.dispose();
  }
  return ok({ timesS: Float64Array.from(frameSteps, (i) => steps[i]), servedMw, servedMwh });
}
