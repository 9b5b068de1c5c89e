import { existsSync, readFileSync } from 'node:fs';
import type { Project } from '../../src/model/project';
import type { Scenario } from '../../src/model/scenario';
import { prepareRegion } from '../../src/timeline/prepare-region';
import { uninterrupted } from '../../src/timeline/run-control';
import { runScenario } from '../../src/timeline/run-scenario';
import { createSession } from '../../workers/session';
import { createSessionParts } from '../../workers/session-parts';
import { loadEpanet } from '../../workers/wasm/epanet';
import { readEpanetWasm } from '../../workers/wasm/epanet-node';
import { loadHighs } from '../../workers/wasm/highs';
import { readHighsWasm } from '../../workers/wasm/highs-node';
import { bundledProject } from '../builders/bundled-project';
import { cityScenario, coupledCity } from '../builders/coupled-city';
import { openWater } from '../builders/run-region';
import { sharedPath } from '../shared-files';
import { type BenchRow, cpuMs, summarise, type Timing, timeParts } from './bench-row';
import { runSteps } from './epanet-steps';

/** The city's water network: 1,010 nodes, 12 pumps. */
const cityPlan = { width: 40, height: 25, wells: 6, tanks: 4 };

/**
 * A made-up city with everything coupled, and the bundled regions: opening the first, its default scenario over 72 h and
 * the grid right after a loss, the story that each of the others opens with, and EPANET alone over the networks of each.
 */
export async function rows(): Promise<BenchRow[]> {
  const session = createSession(
    createSessionParts(
      () => loadEpanet(readEpanetWasm()),
      () => loadHighs(readHighsWasm()),
    ),
  );
  const project = bundledProject();
  const scenario = scenarioOf(project);
  const lost = scenario.events.map((it) => it.component);
  const open = await measure('open the bundled region', 10, () => session.openProject(project));
  const first = performance.now();
  await session.run('first', scenario, () => undefined);
  const firstMs = Math.round(performance.now() - first);
  const run = await measure('coupled run of 72 h, bundled region', 15, () =>
    session.run('bench', scenario, () => undefined),
  );
  const policies = { ...scenario.policies, operators: 'redispatch' as const };
  const withOperators = { ...scenario, policies };
  const operators = await measure('the same with operators', 15, () =>
    session.run('bench', withOperators, () => undefined),
  );
  const band = await measure('its band', 15, () =>
    session.band('bench', withOperators, { coolingLimits: [], slowedRepairs: [] }),
  );
  const instant = await measure('grid right after a loss, bundled region', 20, () => session.instant(lost));
  const checked = prepareRegion(coupledCity(cityPlan));
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  const city = checked.value;
  const cityEvents = cityScenario(city.region);
  const cityRun = await measure('coupled run of 72 h, city of 1,000 nodes', 10, () =>
    runScenario(city, cityEvents, openWater, uninterrupted()),
  );
  const alone = await runNetworksAlone(project);
  const others = [await runBundled('river-valley', 10, run), await runBundled('large-region', 5, run)].flat();
  const public39 = await runPublic();
  return [
    open,
    {
      ...run,
      reference: { name: 'EPANET alone', medianMs: alone.medianMs },
      note: `500 ms wanted; first run ${firstMs} ms`,
    },
    { ...operators, note: '1500 ms wanted' },
    band,
    ...others,
    ...public39,
    { ...cityRun, note: '400 ms wanted; with 1,000 groups of people, 60 sites' },
    { ...instant, note: '100 ms wanted' },
  ];
}

function scenarioOf({ scenarios, scenarioId }: Project): Scenario {
  return scenarios.find((it) => it.id === scenarioId) ?? scenarios[0];
}

/** The run of the story that a bundled region opens with, beside EPANET alone over its networks and beside the coast's run. */
async function runBundled(name: string, runs: number, coast: Timing): Promise<BenchRow[]> {
  const project = bundledProject(name);
  const session = createSession(createSessionParts(() => loadEpanet(readEpanetWasm())));
  const opened = await session.openProject(project);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const scenario = scenarioOf(project);
  const title = `coupled run of ${scenario.horizonS / 3600} h, ${name}, ${scenario.id}`;
  const run = await measure(title, runs, () => session.run('bench', scenario, () => undefined));
  const alone = await runNetworksAlone(project);
  const { grid, waterNetworks } = project.region;
  return [
    { ...run, reference: { name: 'EPANET alone', medianMs: alone.medianMs } },
    {
      ...run,
      reference: { name: "coast's run", medianMs: coast.medianMs },
      note: `${grid.buses.length} buses, ${waterNetworks.length} networks`,
    },
  ];
}

/** EPANET's own steps over every network of a region for as long as its scenario, nothing read and nothing lost. */
async function runNetworksAlone(project: Project): Promise<Timing> {
  const solver = await loadEpanet(readEpanetWasm());
  const hours = scenarioOf(project).horizonS / 3600;
  return timeParts(() => {
    let sumMs = 0;
    for (const { inp } of project.region.waterNetworks) sumMs += runSteps(solver, inp, hours, 'nothing');
    return sumMs;
  }, 5);
}

const networkPath = sharedPath('cases/water/ky4.inp');
const gridPath = sharedPath('cases/power/case39.m');

/** Two public networks joined by their pumps, a bus out for a day; none where they are not at hand. */
async function runPublic(): Promise<BenchRow[]> {
  if (!existsSync(networkPath) || !existsSync(gridPath)) return [];
  const session = createSession(createSessionParts(() => loadEpanet(readEpanetWasm())));
  const table = 'kind,id,bus\npump,ky4/~@Pump-1,4\npump,ky4/~@Pump-2,8\n';
  const { value } = await session.readFiles([
    { name: 'case39.m', bytes: readFileSync(gridPath) },
    { name: 'ky4.inp', bytes: readFileSync(networkPath) },
    { name: 'couplings.csv', bytes: new TextEncoder().encode(table) },
  ]);
  const project = value?.project;
  if (project?.region.couplings.length !== 2) throw new Error('The public networks were not joined.');
  const opened = await session.openProject(project);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const component = { kind: 'bus', id: '4' } as const;
  const out = {
    id: 'out',
    timeS: 3600,
    component,
    damage: 'moderate',
    cause: 'unspecified',
    repairS: 86400,
  } as const;
  const scenario: Scenario = { ...project.scenarios[0], events: [out] };
  const run = await measure('coupled run of 72 h, ky4 (964 nodes) and case39', 10, () =>
    session.run('public', scenario, () => undefined),
  );
  return [{ ...run, note: '400 ms wanted' }];
}

/** Warms up three times, then takes the processor time of each of `runs` calls, and by the clock the shortest. */
async function measure(name: string, runs: number, call: () => Promise<unknown>): Promise<BenchRow> {
  const times: number[] = [];
  let shortestMs = Number.POSITIVE_INFINITY;
  for (let i = -3; i < runs; i++) {
    const startMs = cpuMs();
    const startClockMs = performance.now();
    await call();
    if (i < 0) continue;
    times.push(cpuMs() - startMs);
    shortestMs = Math.min(shortestMs, performance.now() - startClockMs);
  }
  return { name: `${name} (${shortestMs.toFixed(0)} by the clock)`, ...summarise(times) };
}
