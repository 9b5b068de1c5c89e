import { holdRun } from '../client/held';
import { simulation } from '../client/simulation';
import { issue } from '../model/result';
import { scenarioOfState, useProject } from '../store/project';
import { finishRun, noteWorkerRestart, setProgress, startRun, stopRun, useRuns } from '../store/runs';
import { setTime, useView } from '../store/view';
import { prepareRegion } from './prepare-region';

let runCount = 0;

simulation.onRestart(noteWorkerRestart);

/** Runs the active scenario on the open Region. A run in progress is cancelled first. */
export async function runScenario(): Promise<void> {
  const { history, openCount } = useProject.getState();
  const scenario = scenarioOfState(useProject.getState());
  if (!history || !scenario) return;
  const before = useRuns.getState().runKey;
  if (before) void simulation.cancel(before);
  const runKey = `run-${++runCount}`;
  startRun(runKey);
  const { region: regionVersion, scenarios } = history.versions;
  const prepared = await prepareRegion();
  if (useRuns.getState().runKey !== runKey) return;
  if (!prepared.ok) {
    stopRun(runKey, 'failed', prepared.error);
    return;
  }
  const startMs = performance.now();
  const reply = await simulation.run(runKey, scenario, (progress) => setProgress(runKey, progress));
  if (useRuns.getState().runKey !== runKey) return;
  if (!reply.ok) {
    const cancelled = reply.error.some((it) => it.code === 'run.cancelled');
    stopRun(runKey, cancelled ? 'cancelled' : 'failed', reply.error);
    return;
  }
  const record = reply.value;
  const endS = record.timesS[record.timesS.length - 1] ?? 0;
  holdRun(record);
  finishRun(runKey, {
    identity: record.identity,
    operators: scenario.policies.operators,
    metrics: record.metrics,
    eventCount: record.events.length,
    issues: record.issues,
    endS,
    tookMs: performance.now() - startMs,
    openCount,
    regionVersion,
    scenarioVersion: scenarios[scenario.id],
  });
  performance.measure('run', { start: startMs });
  if (useView.getState().timeS > endS) setTime(endS);
}

/** Stops the run in progress at once; what the last finished run gave stays. */
export async function cancelRun(): Promise<void> {
  const { runKey, progress } = useRuns.getState();
  if (!runKey) return;
  const hours = Math.floor((progress?.timeS ?? 0) / 3600);
  stopRun(runKey, 'cancelled', [issue('info', 'run.cancelled', { time: `T+${hours} h` })]);
  await simulation.cancel(runKey);
}
