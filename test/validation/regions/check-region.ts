import { generateRegion } from '../../../src/generate/generate-region';
import { writeMatpower } from '../../../src/io/matpower/write-matpower';
import { readFile } from '../../../src/io/read-file';
import type { Project } from '../../../src/model/project';
import { checkNetwork } from '../../../workers/wasm/check-network';
import { loadEpanet } from '../../../workers/wasm/epanet';
import { readEpanetWasm } from '../../../workers/wasm/epanet-node';
import { flowOf, gridOf } from '../../builders/grid-flow';
import { checkBaseRun } from './base-run';
import { runNetworks } from './check-networks';
import type { Sample } from './sample-options';
import { checkPeak, loadings, peakHours } from './single-losses';

export interface RegionReport {
  sample: Sample;
  /** In words; empty where the region holds. */
  faults: string[];
  /** Wall clock, for the log only. */
  seconds: Record<string, number>;
  size: Record<string, number>;
}

/** Hours of the run in which nothing is lost; 0 leaves it out. */
export interface CheckSettings {
  baseRunHours: number;
}

/** Makes a region and holds it to all that a region is held to. A throw is a fault like any other. */
export async function checkSample(sample: Sample, settings: CheckSettings): Promise<RegionReport> {
  const from = performance.now();
  let project: Project;
  try {
    project = generateRegion(sample);
  } catch (error) {
    return { sample, faults: [faultOf('generate', error)], seconds: {}, size: {} };
  }
  const generateS = secondsSince(from);
  const report = await checkProject(project, sample, settings);
  return { ...report, seconds: { generate: generateS, ...report.seconds } };
}

function faultOf(name: string, error: unknown): string {
  return `${name}: throws ${error instanceof Error ? error.message.slice(0, 400) : String(error)}`;
}

function secondsSince(fromMs: number): number {
  return Math.round(performance.now() - fromMs) / 1000;
}

/** Holds a project that was made from a sample to all that a region is held to. */
export async function checkProject(
  project: Project,
  sample: Sample,
  settings: CheckSettings,
): Promise<RegionReport> {
  const faults: string[] = [];
  const seconds: Record<string, number> = {};
  const report: RegionReport = { sample, faults, seconds, size: {} };
  const step = async (name: string, work: () => unknown): Promise<void> => {
    const from = performance.now();
    try {
      await work();
    } catch (error) {
      faults.push(faultOf(name, error));
    }
    seconds[name] = secondsSince(from);
  };
  const solver = await loadEpanet(readEpanetWasm());
  const { region } = project;
  report.size = {
    buses: region.grid.buses.length,
    branches: region.grid.branches.length,
    units: region.grid.generators.length,
    networks: region.waterNetworks.length,
    supplyNodes: region.supplyZones?.nodes.length ?? 0,
    facilities: region.facilities.length,
    places: region.baseMap.places.length,
  };
  await step('read back', () => {
    const bytes = new TextEncoder().encode(JSON.stringify(project));
    report.size.megabytes = Math.round(bytes.length / 1e4) / 100;
    const read = readFile({ name: 'made.lifeline.json', bytes }, (text, file) =>
      checkNetwork(solver, text, file),
    );
    if (read.kind !== 'project') faults.push(`read back as ${read.kind}`);
    for (const it of read.issues.slice(0, 3)) faults.push(`read back: ${JSON.stringify(it)}`);
  });
  await step('people', () => faults.push(...checkPeople(project, sample.people)));
  await step('MATPOWER', () => faults.push(...checkMatpower(project)));
  for (const hour of peakHours) await step(hour.name, () => faults.push(...checkPeak(region, hour).faults));
  await step('EPANET', () => faults.push(...runNetworks(solver, region, 72).faults));
  if (settings.baseRunHours > 0)
    await step('base run', async () => faults.push(...(await checkBaseRun(project, settings.baseRunHours))));
  return report;
}

/** Everybody is counted once in areas, on feeders and on water. */
function checkPeople({ region }: Project, people: number): string[] {
  const sum = (rows: { people: number }[]) => rows.reduce((total, it) => total + it.people, 0);
  const counts = { areas: region.areas, feeders: region.feeders, 'water users': region.waterUsers };
  return Object.entries(counts)
    .filter(([, rows]) => sum(rows) !== people)
    .map(([name, rows]) => `${sum(rows)} people in ${name}`);
}

/** Largest differences that the digits of a case file leave, MW and degrees. */
const flowToleranceMw = 1e-6;
const angleToleranceDeg = 1e-8;

/** The grid goes out as a MATPOWER case, comes back, and flows as it did, within its ratings. */
function checkMatpower({ region, handling }: Project): string[] {
  const faults: string[] = [];
  const { text } = writeMatpower(region, { name: 'made', handling, coordinates: false });
  const before = flowOf(region);
  const after = flowOf(gridOf('made.m', text));
  if (before.status !== 'solved') faults.push(`MATPOWER: the grid's flow is ${before.status}`);
  const worst = (a: number[], b: number[]) =>
    a.length === b.length
      ? a.reduce((most, it, i) => Math.max(most, Math.abs(it - b[i])), 0)
      : Number.POSITIVE_INFINITY;
  const flowMw = worst(before.flows, after.flows);
  const angleDeg = worst(before.angles, after.angles);
  if (!(flowMw <= flowToleranceMw)) faults.push(`MATPOWER: flows differ by ${flowMw} MW`);
  if (!(angleDeg <= angleToleranceDeg)) faults.push(`MATPOWER: angles differ by ${angleDeg} degrees`);
  const loading = loadings(region.grid, Float64Array.from(before.flows));
  const most = loading.reduce((top, it) => Math.max(top, it), 0);
  if (most > 1) faults.push(`MATPOWER: ${(100 * most).toFixed(1)} % of a rating at the file's outputs`);
  return faults;
}
