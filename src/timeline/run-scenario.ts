import type { LocalStart } from '../model/local-time';
import { fail, type Issue, issue, ok, type Result } from '../model/result';
import { revisionOf } from '../model/revision';
import type { RunRecord } from '../model/run-record';
import type { Scenario } from '../model/scenario';
import { checkScenario } from './check-scenario';
import { engineVersion, issuesPerCode } from './constants';
import { createParts } from './coupled-parts';
import { createCoupledRun } from './coupled-run';
import { createDeadlockWatch } from './deadlock/deadlock-watch';
import { fingerprintOf } from './fingerprint';
import { createFrameStore } from './frame-store';
import { listFrameSteps, listSteps } from './frame-times';
import { createGridLookup } from './known-components';
import { type OpenedNetworks, openNetworks } from './open-networks';
import type { PreparedRegion } from './prepare-region';
import { recordFrame } from './record-frame';
import type { LoadLpSolver, OpenWater, RunControl } from './run-control';
import { runIndexOf } from './run-index';
import { runPlacesOf } from './run-places';
import { cancelledAt, createWatch } from './run-watch';
import { listActions } from './scenario-actions';
import { type StartedGrid, startGrid } from './start-grid';
import { createWaterTotals } from './water-totals';

/**
 * The coupled run of one Scenario. Pauses about every 30 ms so that a cancel gets in; neither pauses nor progress
 * can change the result. Fails with issues on a scenario that cannot be run, with `run.cancelled`, or when a solver
 * gives up. `metrics` are left empty. The solver is loaded only where operators redispatch.
 */
export async function runScenario(
  prepared: PreparedRegion,
  scenario: Scenario,
  openWater: OpenWater,
  control: RunControl,
  loadLpSolver?: LoadLpSolver,
): Promise<Result<RunRecord>> {
  const checked = checkScenario(scenario);
  if (!checked.ok) return checked;
  const { start } = checked.value;
  const lpSolver = scenario.policies.operators === 'redispatch' ? await loadLpSolver?.() : undefined;
  const grid = startGrid(prepared, scenario, start, lpSolver);
  if (!grid.ok) return grid;
  try {
    const opened = await openNetworks(prepared.region, scenario, start, openWater);
    if (!opened.ok) return opened;
    const { networks } = opened.value;
    try {
      return await runOn(prepared, scenario, start, grid.value, opened.value, control);
    } finally {
      for (const { engine } of networks) engine.dispose();
    }
  } finally {
    grid.value.power.dispose();
  }
}

async function runOn(
  prepared: PreparedRegion,
  scenario: Scenario,
  start: LocalStart,
  grid: StartedGrid,
  opened: OpenedNetworks,
  control: RunControl,
): Promise<Result<RunRecord>> {
  const { region } = prepared;
  const { power, log, read, drive } = grid;
  const engines = { power, networks: opened.networks };
  const onIssue = (it: Issue) => grid.issues.push(it);
  const parts = createParts({ region, scenario, start, read, engines, drive, log: log.sink, onIssue });
  const inGrid = createGridLookup(region);
  const { actions, issues } = listActions(
    region,
    scenario,
    read,
    (component) => inGrid(component) || parts.losses.knows(component),
    parts.losses.pipeDiameterM,
  );
  const facilityIxOf = new Map(region.facilities.map((it, ix) => [it.id, ix]));
  const shares = {
    partialShare: read('coupling.partialFeederShare'),
    servedShare: read('water.servedShare'),
    lostPressureM: read('water.lostPressureM'),
  };
  const run = createCoupledRun(parts, actions, shares, facilityIxOf, log.sink);

  const partialShare = shares.partialShare;
  const watched = { region, scenario, parts, partialShare, actions };
  const deadlocks = createDeadlockWatch({ ...watched, read, log: log.sink });

  const steps = listSteps(scenario.horizonS);
  const frameSteps = listFrameSteps(steps);
  const index = runIndexOf(region, parts);
  const store = createFrameStore(
    index,
    Float64Array.from(frameSteps, (i) => steps[i]),
  );
  const totals = createWaterTotals(steps.length - 1, parts.water, parts.groups, parts.peopleWater);
  const watch = createWatch(control);
  let frameIx = 0;
  for (let i = 0; i < steps.length; i++) {
    for (let timeS = run.nextTimeS(steps[i]); timeS < steps[i]; timeS = run.nextTimeS(steps[i])) {
      run.goTo(timeS, false);
      const paused = watch(timeS);
      if (paused) await paused;
      if (control.cancelled()) return cancelledAt(timeS);
    }
    run.goTo(steps[i], true);
    deadlocks.review(steps[i]);
    totals.note(i, steps[i], parts.sums);
    if (frameSteps[frameIx] === i) recordFrame(store, frameIx++, parts);
    if (parts.water.failed) return fail(parts.water.issues);
    const paused = watch(steps[i]);
    if (paused) await paused;
    if (control.cancelled()) return cancelledAt(steps[i]);
  }
  totals.finish(store, steps, frameSteps);

  const scenarioRevision = revisionOf(scenario);
  const { regionRevision } = prepared;
  const events = log.inOrderOfTime();
  return ok({
    identity: {
      runId: revisionOf([regionRevision, scenarioRevision, engineVersion]),
      regionRevision,
      scenarioId: scenario.id,
      scenarioRevision,
      seed: scenario.seed,
      engineVersion,
      fingerprint: fingerprintOf(store, events),
    },
    ...store,
    outages: parts.outages.finish(scenario.horizonS),
    facilityLog: parts.facilityLog.finish(parts.facilityPower.state, scenario.horizonS),
    places: runPlacesOf(region, index.feederIds, parts.water, parts.groups, read),
    events,
    deadlocks: [...deadlocks.found],
    actedOnGrid: { coolingLimits: [...parts.cooling.limits], slowedRepairs: parts.repairWork.slowed() },
    metrics: {},
    issues: thinOut([
      ...opened.issues,
      ...issues,
      ...grid.issues,
      ...parts.facilityPower.warnings(),
      ...parts.water.issues,
    ]),
  });
}

/** Keeps the first issues of each code; the last one kept says how many more there were. */
function thinOut(issues: readonly Issue[]): Issue[] {
  const seen = new Map<string, number>();
  const kept = issues.filter(({ code }) => {
    const count = (seen.get(code) ?? 0) + 1;
    seen.set(code, count);
    return count <= issuesPerCode;
  });
  for (const [code, count] of seen)
    if (count > issuesPerCode)
      kept.push(issue('info', 'run.moreIssues', { code, count: count - issuesPerCode }));
  return kept;
}
