import { generateRegion } from '../../../src/generate/generate-region';
import { type GenerateOptions, lands } from '../../../src/generate/options';
import { loadEpanet } from '../../../workers/wasm/epanet';
import { readEpanetWasm } from '../../../workers/wasm/epanet-node';
import { runNetworks } from '../regions/check-networks';
import { checkPeak, peakHours, peakLoads } from '../regions/single-losses';
import { measureGrid } from './grid-measures';
import { cleaned, type Measures } from './measures';
import { measureWater, peopleOf } from './water-measures';

/** Regions that the table's figures are taken over: every land at three scales, with what the options default to. */
export const tableSamples: Partial<GenerateOptions>[] = [
  { people: 50_000, seeds: [1, 2] },
  { people: 400_000, seeds: [1, 2, 3] },
  { people: 2_000_000, seeds: [1] },
].flatMap(({ people, seeds }) => lands.flatMap((land) => seeds.map((seed) => ({ seed, people, land }))));

/** Studies of city sizes leave villages out, and need some towns. */
const leastTownPeople = 10_000;
const leastTowns = 5;

/** Hours of the hydraulic run that pressures are taken from. */
const pressureHours = 24;

/** All figures of one region. Loading is the worst of the peak hours, branch by branch. */
export async function measureSample(options: Partial<GenerateOptions>): Promise<Measures> {
  const { region } = generateRegion(options);
  const peaks = peakHours.map((it) => checkPeak(region, it));
  const worst = (of: 'intact' | 'afterLoss') =>
    peaks[0][of].map((_, k) => Math.max(...peaks.map((it) => it[of][k])));
  const solver = await loadEpanet(readEpanetWasm());
  const { runs } = runNetworks(solver, region, pressureHours);
  const people = peopleOf(region);
  const sizes = region.baseMap.places.map((it) => it.people).sort((a, b) => b - a);
  const towns = sizes.filter((it) => it >= leastTownPeople);
  return cleaned({
    ...measureGrid({
      grid: region.grid,
      loads: peakLoads(region, peakHours[0]),
      intact: worst('intact'),
      afterLoss: worst('afterLoss'),
    }),
    ...measureWater({
      networks: region.waterNetworks.map((it) => ({ ...it, people: people.get(it.id) ?? 0 })),
      pressuresM: runs.map((it) => it.pressuresM),
    }),
    paretoExponent: paretoExponent(sizes),
    ...(towns.length >= leastTowns ? { paretoTowns: paretoExponent(towns) } : {}),
  });
}

/** Slope of the logarithm of rank over that of size, by least squares; the largest place first. */
export function paretoExponent(sizes: readonly number[]): number {
  const points = sizes.map((it, i) => ({ x: Math.log(it), y: Math.log(i + 1) }));
  const mean = (of: 'x' | 'y') => points.reduce((sum, it) => sum + it[of], 0) / points.length;
  const [x0, y0] = [mean('x'), mean('y')];
  const xy = points.reduce((sum, { x, y }) => sum + (x - x0) * (y - y0), 0);
  const xx = points.reduce((sum, { x }) => sum + (x - x0) ** 2, 0);
  return -xy / xx;
}
