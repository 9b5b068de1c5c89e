import type { Project } from '../../../src/model/project';
import type { EventKind } from '../../../src/model/run-event';
import { emptyScenario, type Scenario } from '../../../src/model/scenario';
import { runRegion } from '../../builders/run-region';

/** What may be logged while nothing is lost: units, sets and stores doing their work. */
const ordinary: ReadonlySet<EventKind> = new Set<EventKind>([
  'generatorStarted',
  'generatorRampedDown',
  'storageEmptied',
  'storageFull',
  'sunTookOver',
]);

/** Fewer people or facilities than this are the last digits of a sum over areas. */
const leastPeople = 1e-6;

/** The region's first scenario with its weather and policies, in which nothing happens. */
export function quietScenario(project: Project, hours: number): Scenario {
  const first = project.scenarios.find((it) => it.id === project.scenarioId) ?? project.scenarios[0];
  return {
    ...(first ?? emptyScenario('quiet')),
    id: 'quiet',
    horizonS: hours * 3600,
    events: [],
    deliveries: [],
    placements: [],
    footprints: [],
  };
}

/** Runs the region with nothing lost. Everyone is served all the time, and nothing is logged that tells of a loss. */
export async function checkBaseRun(project: Project, hours: number): Promise<string[]> {
  const run = await runRegion(project.region, quietScenario(project, hours));
  const faults: string[] = [];
  const told = new Map<string, number>();
  for (const { kind, component, id, timeS } of run.events) {
    if (ordinary.has(kind)) continue;
    const count = (told.get(kind) ?? 0) + 1;
    told.set(kind, count);
    if (count === 1) faults.push(`run without a loss: ${kind} of ${component} ${id} at ${timeS / 3600} h`);
  }
  for (const [kind, count] of told) if (count > 1) faults.push(`run without a loss: ${count} x ${kind}`);
  const { series, timesS } = run;
  const short = (what: string, needed: Float64Array, served: Float64Array, share: number) => {
    const at = timesS.findIndex((_, i) => served[i] < share * needed[i]);
    if (at < 0) return;
    const percent = ((100 * served[at]) / needed[at]).toFixed(3);
    faults.push(`run without a loss: ${percent} % of ${what} served at ${timesS[at] / 3600} h`);
  };
  short('electricity', series.electricityNeededMw, series.electricityServedMw, 1 - 1e-9);
  short('water', series.waterNeededM3s, series.waterServedM3s, 0.999);
  const worst = (values: Float64Array) => values.reduce((most, it) => Math.max(most, it), 0);
  for (const name of [
    'peopleBelow15L',
    'peopleOnDryFloors',
    'peopleWithUnsafeWater',
    'facilitiesDark',
  ] as const)
    if (worst(series[name]) > leastPeople)
      faults.push(`run without a loss: ${name} reaches ${worst(series[name])}`);
  return faults;
}
