import { describe, expect, it } from 'vitest';
import { generateRegion } from '../../../src/generate/generate-region';
import type { Project } from '../../../src/model/project';
import { type CheckSettings, checkProject, checkSample } from './check-region';
import { readPeople, readSeeds } from './run-options';
import { describeSample, type Sample, sampleOf } from './sample-options';

const withBaseRun: CheckSettings = { baseRunHours: 48 };

describe.each([
  { people: 50_000, limitMs: 120_000 },
  { people: 400_000, limitMs: 240_000 },
  { people: 2_000_000, limitMs: 600_000 },
])('five regions of $people people', ({ people, limitMs }) => {
  it.each([1, 2, 3, 4, 5])(
    'seed %i holds',
    async (seed) => {
      const sample = sampleOf(seed, people);
      const { faults } = await checkSample(sample, withBaseRun);
      expect(faults, describeSample(sample)).toEqual([]);
    },
    limitMs,
  );
});

describe('the checks of a region', { timeout: 120_000 }, () => {
  const sample: Sample = sampleOf(1, 50_000);
  const made = JSON.stringify(generateRegion(sample));
  /** Without the run in which nothing is lost, unless that is what must find it. */
  const faultsOf = async (
    spoil: (project: Project) => void,
    settings: CheckSettings = { baseRunHours: 0 },
  ) => {
    const project = JSON.parse(made) as Project;
    spoil(project);
    return (await checkProject(project, sample, settings)).faults.join('\n');
  };

  it('find a line that is too weak for the loss of another', async () => {
    const found = await faultsOf(({ region }) => {
      for (const it of region.grid.branches) if (it.kind === 'line') it.ratingAMw *= 0.1;
    });
    expect(found).toMatch(/winter peak in a calm: \S+ at \d+\.\d % without/);
  });

  it('find load on a single branch', async () => {
    const found = await faultsOf(({ region }) => {
      const { branches } = region.grid;
      const bus = region.feeders[0].busId;
      const [first] = branches.filter((it) => it.fromBusId === bus || it.toBusId === bus);
      region.grid.branches = branches.filter(
        (it) => it === first || (it.fromBusId !== bus && it.toBusId !== bus),
      );
    });
    expect(found).toMatch(/MW of load cut off without T-/);
  });

  it('find units that cannot carry the peak', async () => {
    const found = await faultsOf(({ region }) => {
      for (const it of region.grid.generators) it.maxMw = Math.min(it.maxMw, it.outputMw * 1.05);
    });
    expect(found).toMatch(/winter peak with wind: units are \d+\.\d MW short/);
  });

  it('find an id that names nothing, and people who are not counted', async () => {
    const found = await faultsOf(({ region }) => {
      region.feeders[0].busId = 'nowhere';
      region.areas[0].people += 1;
    });
    expect(found).toMatch(/read back: .*nowhere/);
    expect(found).toContain('50001 people in areas');
  });

  it('find a main that is too narrow and a tank that stands still', async () => {
    const found = await faultsOf(({ region }) => {
      const network = region.waterNetworks[0];
      network.inp = network.inp.replace(/^( P\d+ \S+ \S+ \d+) \d+/gm, '$1 60');
    });
    expect(found).toMatch(/^water-1(:| at) /m);
    const still = await faultsOf(({ region }) => {
      const network = region.waterNetworks[0];
      network.inp = network.inp.replace(/^( LINK \S+ \S+ IF NODE \S+ (?:BELOW|ABOVE)) \S+/gm, '$1 0.1');
    });
    expect(still).toMatch(/^water-1(:| at) /m);
  });

  it('find a pump without electricity in a run without a loss', async () => {
    const found = await faultsOf(({ region }) => {
      const station = region.facilities.find((it) => (it.pumpIds ?? []).length > 0);
      const coupling = region.couplings.find((it) => it.consumer.id === station?.id);
      const feeder = region.feeders.find((it) => it.id === coupling?.feederId);
      const bus = region.grid.buses.find((it) => it.id === feeder?.busId);
      for (const it of region.grid.branches)
        if (it.fromBusId === bus?.id || it.toBusId === bus?.id) it.inService = false;
    }, withBaseRun);
    expect(found).toMatch(/run without a loss: \w+ of/);
  });
});

describe('the words of the command', () => {
  it('reads people and seeds', () => {
    expect([readPeople('50k'), readPeople('2M'), readPeople('1234')]).toEqual([50_000, 2_000_000, 1234]);
    expect([readSeeds('3'), readSeeds('5-7'), readSeeds('7,'), readSeeds('3,17')]).toEqual([
      [1, 2, 3],
      [5, 6, 7],
      [7],
      [3, 17],
    ]);
    expect(() => readPeople('many')).toThrow(RangeError);
    expect(() => readSeeds('x')).toThrow(RangeError);
  });

  it('takes every pair of land, age and season among 18 seeds', () => {
    const pairs = new Set<string>();
    for (let seed = 1; seed <= 18; seed++) {
      const { land, gridAge, season } = sampleOf(seed, 50_000);
      for (const it of [`${land} ${gridAge}`, `${land} ${season}`, `${gridAge} ${season}`]) pairs.add(it);
    }
    expect(pairs.size).toBe(9 + 6 + 6);
  });
});
