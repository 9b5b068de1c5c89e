import type { District } from '../../src/generate/land/districts';
import { divideSettlement } from '../../src/generate/land/districts';
import { placeSettlements, type Settlement } from '../../src/generate/land/settlements';
import { layStreets, type StreetGraph } from '../../src/generate/land/streets';
import { createTerrain, type Terrain } from '../../src/generate/land/terrain';
import type { Land } from '../../src/generate/options';
import { buildWaters, type WatersPlan } from '../../src/generate/water/build-waters';
import { crossingCount } from '../../src/generate/water/water-choice';
import { createRandom } from '../../src/numerics/random';

export interface WaterSample {
  seed: number;
  people: number;
  land: Land;
}

export const waterSamples: WaterSample[] = [
  { seed: 1, people: 400_000, land: 'coast' },
  { seed: 2, people: 400_000, land: 'river' },
  { seed: 3, people: 400_000, land: 'mountain' },
  { seed: 4, people: 50_000, land: 'coast' },
  { seed: 5, people: 50_000, land: 'river' },
  { seed: 6, people: 50_000, land: 'mountain' },
  { seed: 7, people: 2_000_000, land: 'coast' },
];

export interface LandAndWater {
  terrain: Terrain;
  settlements: Settlement[];
  districtsOf: Map<string, District[]>;
  streetsOf: Map<string, StreetGraph>;
  waters: WatersPlan;
}

const made = new Map<string, LandAndWater>();

/** Land, places and water of a sample, without its grid; made once. */
export function watersOf({ seed, people, land }: WaterSample): LandAndWater {
  const key = `${seed} ${people} ${land}`;
  let found = made.get(key);
  if (!found) {
    const random = createRandom(seed, 'generate');
    const terrain = createTerrain(land, people, random.fork('terrain'));
    const settlements = placeSettlements(people, terrain, random.fork('settlements'));
    const districtsOf = new Map<string, District[]>();
    const streetsOf = new Map<string, StreetGraph>();
    for (const it of settlements) {
      districtsOf.set(it.id, divideSettlement(it, random.fork(`districts ${it.id}`)));
      streetsOf.set(it.id, layStreets(it, crossingCount(it), random.fork(`streets ${it.id}`)));
    }
    const waters = buildWaters(settlements, districtsOf, streetsOf, terrain, random.fork('water'));
    found = { terrain, settlements, districtsOf, streetsOf, waters };
    made.set(key, found);
  }
  return found;
}
