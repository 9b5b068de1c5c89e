import { create } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import type { Issue } from '../model/result';
import type { RunIdentity } from '../model/run-record';
import type { OperatorPolicy } from '../model/scenario';
import type { Progress } from '../protocol/session-api';
import type { ProjectState } from './project';

export type RunStatus = 'idle' | 'running' | 'done' | 'cancelled' | 'failed';

/** What a run gave, without its arrays: those are read from `client/run-reader` by `identity.runId`. */
export interface RunSummary {
  identity: RunIdentity;
  /** What operators did in it. */
  operators: OperatorPolicy;
  metrics: Record<string, { value: number; unit: string }>;
  eventCount: number;
  issues: Issue[];
  /** Last recording time, s. */
  endS: number;
  /** How long the run took on this machine, ms of wall clock. */
  tookMs: number;
  /** Versions of `history.versions` it was made from; see `isStale`. */
  openCount: number;
  regionVersion: number;
  scenarioVersion: number;
}

export interface RunsState {
  status: RunStatus;
  /** Key of the run in progress. */
  runKey?: string;
  progress?: Progress;
  /** The last run that finished; kept while a newer one is running, cancelled or failed. */
  latest?: RunSummary;
  /** Why the last attempt failed or stopped. */
  issues: Issue[];
  /** What preparing the Region's engines noticed. */
  regionIssues: Issue[];
  /** True from the death of the worker until the next run that finishes. */
  workerRestarted: boolean;
}

export const useRuns = create<RunsState>()(
  subscribeWithSelector(
    (): RunsState => ({ status: 'idle', issues: [], regionIssues: [], workerRestarted: false }),
  ),
);

export function startRun(runKey: string): void {
  useRuns.setState({ status: 'running', runKey, progress: undefined, issues: [] });
}

/** Ignored unless the run is still the one in progress. */
export function setProgress(runKey: string, progress: Progress): void {
  if (useRuns.getState().runKey === runKey) useRuns.setState({ progress });
}

export function finishRun(runKey: string, latest: RunSummary): void {
  if (useRuns.getState().runKey !== runKey) return;
  useRuns.setState({
    status: 'done',
    runKey: undefined,
    progress: undefined,
    latest,
    workerRestarted: false,
  });
}

export function stopRun(runKey: string, status: 'cancelled' | 'failed', issues: Issue[]): void {
  if (useRuns.getState().runKey !== runKey) return;
  useRuns.setState({ status, runKey: undefined, progress: undefined, issues });
}

export function noteOpened(regionIssues: Issue[]): void {
  useRuns.setState({ regionIssues });
}

export function noteWorkerRestart(): void {
  useRuns.setState({ workerRestarted: true });
}

/** Forgets everything, for another project. */
export function clearRuns(): void {
  useRuns.setState({
    status: 'idle',
    runKey: undefined,
    progress: undefined,
    latest: undefined,
    issues: [],
    regionIssues: [],
    workerRestarted: false,
  });
}

/** True when the latest run was made from other content than the open project and active scenario hold. */
export function isStale(runs: RunsState, project: ProjectState): boolean {
  const { latest } = runs;
  const { history, activeScenarioId, openCount } = project;
  if (!latest || !history || activeScenarioId === undefined) return false;
  return (
    latest.openCount !== openCount ||
    latest.identity.scenarioId !== activeScenarioId ||
    latest.regionVersion !== history.versions.region ||
    latest.scenarioVersion !== history.versions.scenarios[activeScenarioId]
  );
}
