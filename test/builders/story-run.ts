import type { Project } from '../../src/model/project';
import type { RunEvent } from '../../src/model/run-event';
import type { RunRecord, SeriesName } from '../../src/model/run-record';
import type { Scenario } from '../../src/model/scenario';
import { bundledProject } from './bundled-project';
import { runRegion } from './run-region';

const hourS = 3600;

/** A run of a story, with what a reader of its note would look for. */
export interface StoryRun {
  scenario: Scenario;
  project: Project;
  record: RunRecord;
  /** Served over needed at each recording time. */
  electricity: number[];
  water: number[];
  /** First time at which less than a share is served, h; NaN where never. */
  firstShortH(system: 'electricity' | 'water', share?: number): number;
  /** Last time at which less than a share is served, h; NaN where never. */
  lastShortH(system: 'electricity' | 'water', share?: number): number;
  /** Value of a series at the first recording not before an hour. */
  at(values: ArrayLike<number>, hour: number): number;
  most(name: SeriesName): number;
  first(kind: RunEvent['kind'], id?: string): RunEvent | undefined;
  /** Hour of the first event of a kind; NaN where there is none. */
  firstH(kind: RunEvent['kind'], id?: string): number;
  count(kind: RunEvent['kind']): number;
}

/** Runs a scenario of a project, by its id. */
export async function runStory(project: Project, id: string): Promise<StoryRun> {
  const scenario = project.scenarios.find((it) => it.id === id);
  if (!scenario) throw new Error(`There is no scenario “${id}”.`);
  const record = await runRegion(project.region, scenario);
  const { series, timesS, events } = record;
  const share = (served: Float64Array, needed: Float64Array) => [...served].map((it, i) => it / needed[i]);
  const shares = {
    electricity: share(series.electricityServedMw, series.electricityNeededMw),
    water: share(series.waterServedM3s, series.waterNeededM3s),
  };
  const first = (kind: RunEvent['kind'], of?: string) =>
    events.find((it) => it.kind === kind && (of === undefined || it.id === of));
  return {
    scenario,
    project,
    record,
    ...shares,
    firstShortH: (system, least = 0.95) =>
      (timesS[shares[system].findIndex((it) => it < least)] ?? Number.NaN) / hourS,
    lastShortH: (system, least = 0.95) =>
      (timesS[shares[system].findLastIndex((it) => it < least)] ?? Number.NaN) / hourS,
    at: (values, hour) => values[timesS.findIndex((it) => it >= hour * hourS)],
    most: (name) => series[name].reduce((a, b) => Math.max(a, b), 0),
    first,
    firstH: (kind, of) => (first(kind, of)?.timeS ?? Number.NaN) / hourS,
    count: (kind) => events.filter((it) => it.kind === kind).length,
  };
}

const runs = new Map<string, Promise<StoryRun>>();

/** The run of a scenario of a bundled region, made once for a test file. */
export function bundledStory(name: string, id: string): Promise<StoryRun> {
  const key = `${name} ${id}`;
  let run = runs.get(key);
  if (!run) {
    run = runStory(bundledProject(name), id);
    runs.set(key, run);
  }
  return run;
}
