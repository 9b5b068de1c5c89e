import type { ComponentRef } from '../src/model/ids';
import type { Project } from '../src/model/project';
import { fail, type Imported, type Issue, issue, ok, type Result } from '../src/model/result';
import type { RunRecord } from '../src/model/run-record';
import type { Scenario } from '../src/model/scenario';
import {
  type FileBytes,
  type InstantState,
  type OpenedProject,
  type Progress,
  protocolVersion,
  type ReadFiles,
  type SessionApi,
} from '../src/protocol/session-api';
import { instantState } from '../src/timeline/instant-state';
import { type PreparedRegion, prepareRegion } from '../src/timeline/prepare-region';
import type { OpenWater } from '../src/timeline/run-control';
import { runScenario } from '../src/timeline/run-scenario';

/** What a session needs of the machine it runs on; the same session serves the worker, the command line and the tests. */
export interface SessionParts {
  readFiles(files: FileBytes[]): Promise<Imported<ReadFiles>>;
  openWater: OpenWater;
  /** Milliseconds of a clock that goes forward; decides when to yield and to report, never a result. */
  nowMs(): number;
  /** Lets messages in; resolves in a later task. */
  pause(): Promise<void>;
}

interface Open {
  project: Project;
  prepared: PreparedRegion;
}

/** A loaded region with its prepared engines and the runs in progress. */
export function createSession(parts: SessionParts): SessionApi {
  const runs = new Map<string, { cancelled: boolean }>();
  let open: Open | undefined;

  async function openProject(project: Project): Promise<Result<OpenedProject>> {
    const prepared = prepareRegion(project.region);
    if (!prepared.ok) return prepared;
    for (const run of runs.values()) run.cancelled = true;
    open = { project, prepared: prepared.value };
    const { regionRevision, issues, waterGeometry } = prepared.value;
    return ok({ regionRevision, issues, waterGeometry });
  }

  async function instant(lost: ComponentRef[]): Promise<Result<InstantState>> {
    if (!open) return fail([issue('error', 'session.noProject')]);
    const { scenarios, scenarioId } = open.project;
    return instantState(open.prepared, scenarios.find((it) => it.id === scenarioId) ?? scenarios[0], lost);
  }

  async function run(
    runKey: string,
    scenario: Scenario,
    onProgress: (progress: Progress) => void,
  ): Promise<Result<RunRecord>> {
    if (!open) return fail([issue('error', 'session.noProject')]);
    if (runs.has(runKey)) return fail([issue('error', 'run.keyInUse', { key: runKey })]);
    const state = { cancelled: false };
    runs.set(runKey, state);
    const startMs = parts.nowMs();
    try {
      return await runScenario(open.prepared, scenario, parts.openWater, {
        nowMs: parts.nowMs,
        pause: parts.pause,
        cancelled: () => state.cancelled,
        onProgress: (timeS) => onProgress(progressOf(timeS, scenario.horizonS, parts.nowMs() - startMs)),
      });
    } finally {
      runs.delete(runKey);
    }
  }

  return {
    version: async () => protocolVersion,
    readFiles: async (files) => {
      try {
        return await parts.readFiles(files);
      } catch (bug) {
        return { issues: [crashed(bug)] };
      }
    },
    openProject: guard(openProject),
    instant: guard(instant),
    run: guard(run),
    cancel: async (runKey) => {
      const state = runs.get(runKey);
      if (state) state.cancelled = true;
    },
  };
}

function progressOf(timeS: number, horizonS: number, spentMs: number): Progress {
  const done = Math.min(1, timeS / horizonS);
  if (done < 0.02) return { done, timeS };
  return { done, timeS, leftS: (spentMs / 1000) * ((1 - done) / done) };
}

/** A throw is a bug: it becomes an issue here, and the caller's promise settles. */
function guard<A extends unknown[], T>(call: (...args: A) => Promise<Result<T>>) {
  return async (...args: A): Promise<Result<T>> => {
    try {
      return await call(...args);
    } catch (bug) {
      return fail([crashed(bug)]);
    }
  };
}

function crashed(bug: unknown): Issue {
  return issue('error', 'worker.crashed', { reason: bug instanceof Error ? bug.message : String(bug) });
}
