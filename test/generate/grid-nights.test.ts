import { describe, expect, it } from 'vitest';
import { generateRegion } from '../../src/generate/generate-region';
import { type PlantMix, seasons } from '../../src/generate/options';
import { demandFactors } from '../../src/model/demand-profile';
import { readParameters } from '../../src/model/parameters';
import type { Region } from '../../src/model/region';
import { checkBaseRun } from '../validation/regions/base-run';
import { gridSampleOf } from './grid-samples';

const none: PlantMix = { hydro: 0, thermal: 0, nuclear: 0, solar: 0, wind: 0 };

/** Least load of any hour of a week at any temperature from a hard winter to a heat wave, MW. */
function leastLoadMw({ feeders }: Region): number {
  const read = readParameters();
  let least = Number.POSITIVE_INFINITY;
  for (let temperatureC = -20; temperatureC <= 36; temperatureC += 4)
    for (let hour = 0; hour < 7 * 24; hour++) {
      const factors = demandFactors(hour * 3600, 0, temperatureC, read);
      let mw = 0;
      for (const { loadMw } of feeders)
        mw +=
          loadMw.residential * factors.residential +
          loadMw.commercial * factors.commercial +
          loadMw.industrial * factors.industrial +
          loadMw.public * factors.public;
      least = Math.min(least, mw);
    }
  return least;
}

/** Units that have a least output, alone and together; the last is what suits the land. */
const mixes: (PlantMix | undefined)[] = [
  { ...none, thermal: 1 },
  { ...none, nuclear: 1 },
  { ...none, thermal: 0.5, nuclear: 0.5 },
  { ...none, thermal: 0.2, nuclear: 0.6, wind: 0.2 },
  undefined,
];

describe.each([50_000, 400_000, 2_000_000, 10_000_000])('nights of %i people', (people) => {
  // the largest grids take long to make
  it.each(people > 5e6 ? mixes.slice(1, 3) : mixes)(
    'take the least outputs of all units with mix %o',
    (mix) => {
      const { region } = gridSampleOf({ seed: 25, people, gridAge: 'old', ...(mix ? { mix } : {}) });
      const leastMw = region.grid.generators
        .filter((it) => it.technology !== 'storage')
        .reduce((sum, it) => sum + it.minMw, 0);
      expect(leastMw).toBeGreaterThan(0);
      expect(leastMw).toBeLessThan(0.98 * leastLoadMw(region));
    },
    120_000,
  );
});

describe.each(['thermal', 'nuclear'] as const)('a week of %s alone without a loss', (kind) => {
  it.each(seasons)(
    'stops no unit in %s',
    async (season) => {
      const mix = { ...none, [kind]: 1 };
      const project = generateRegion({ seed: 12, people: 50_000, land: 'mountain', season, mix });
      expect(await checkBaseRun(project, 7 * 24)).toEqual([]);
    },
    120_000,
  );
});
