import { parseInp } from '../../../src/io/inp/parse-inp';
import { splitWaterId } from '../../../src/model/ids';
import type { Region } from '../../../src/model/region';
import { linkKinds, nodeKinds } from '../../../src/water/hydraulic-engine';
import { cleaned, type Measures, quantile, weightedQuantile } from './measures';
import { componentsOf, neighboursOf } from './substation-graph';

export interface WaterInput {
  networks: { id: string; inp: string; people?: number }[];
  /** Every quarter of an hour at every junction that people draw from, m. */
  pressuresM: Float64Array[];
}

/** Mains of at most this bore are what surveys call small, mm (8 inches and a little more). */
const narrowMm = 205;
const dayS = 86_400;

/**
 * Figures of a region's mains: of the largest network where they tell of layout, over all networks where they tell
 * of amounts.
 */
export function measureWater({ networks, pressuresM }: WaterInput): Measures {
  const read = networks.map((it) => {
    const { value } = parseInp(it.inp, it.id);
    if (!value) throw new Error(`${it.id} is no network`);
    return { ...it, index: value };
  });
  const largest = read.reduce((most, it) =>
    it.index.nodeIds.length > most.index.nodeIds.length ? it : most,
  ).index;
  const edges = Array.from(largest.linkFromIx, (from, k) => ({ from, to: largest.linkToIx[k] }));
  const neighbours = neighboursOf(largest.nodeIds.length, edges);
  const nodes = neighbours.length;
  const links = neighbours.reduce((sum, it) => sum + it.size, 0) / 2;

  const pipes: { value: number; weight: number }[] = [];
  let usableM3 = 0;
  let demandM3s = 0;
  let leakM3s = 0;
  let junctions = 0;
  for (const { index, inp } of read) {
    index.linkKind.forEach((kind, k) => {
      if (kind !== linkKinds.pipe) return;
      pipes.push({ value: 1000 * index.linkDiameterM[k], weight: index.linkLengthM[k] });
    });
    index.nodeKind.forEach((kind, n) => {
      if (kind !== nodeKinds.junction) return;
      junctions++;
      demandM3s += Math.max(0, index.nodeMeanDemandM3s[n]);
    });
    for (const it of index.tanks) usableM3 += it.usableM3;
    // a demand that never varies is what leaks away; the generator's files are in litres a second
    for (const match of inp.matchAll(/^ \S+ (\S+) FLAT$/gm)) leakM3s += Number(match[1]) / 1000;
  }
  const lengthM = pipes.reduce((sum, it) => sum + it.weight, 0);
  const people = networks.reduce((sum, it) => sum + (it.people ?? Number.NaN), 0);
  const pressures = pressuresM.flatMap((it) => [...it]);
  return cleaned({
    pipeMPerPerson: lengthM / people,
    pipeDegree: (2 * links) / nodes,
    meshedness: (links - nodes + componentsOf(neighbours)) / (2 * nodes - 5),
    junctionsPer1000: (1000 * junctions) / people,
    diameterP10Mm: weightedQuantile(pipes, 0.1),
    diameterMedianMm: weightedQuantile(pipes, 0.5),
    diameterP90Mm: weightedQuantile(pipes, 0.9),
    narrowShare: pipes.reduce((sum, it) => (it.value <= narrowMm ? sum + it.weight : sum), 0) / lengthM,
    storageHours: usableM3 / demandM3s / 3600,
    pressureP5M: quantile(pressures, 0.05),
    pressureP95M: quantile(pressures, 0.95),
    pressureLeastM: pressures.reduce((least, it) => Math.min(least, it), Number.POSITIVE_INFINITY),
    pressureMostM: pressures.reduce((most, it) => Math.max(most, it), Number.NEGATIVE_INFINITY),
    pumpEfficiency: largest.pumps.length > 0 ? largest.options.pumpEfficiency : Number.NaN,
    litresPerPersonDay: (1000 * demandM3s * dayS) / people,
    ...(leakM3s > 0 ? { leakShare: leakM3s / demandM3s } : {}),
  });
}

/** People on each network of a region. */
export function peopleOf(region: Region): Map<string, number> {
  const people = new Map<string, number>();
  for (const { nodeId, people: count } of region.waterUsers) {
    const { networkId } = splitWaterId(nodeId);
    people.set(networkId, (people.get(networkId) ?? 0) + count);
  }
  return people;
}
