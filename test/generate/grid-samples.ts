import { type FeederPlan, layFeeders } from '../../src/generate/grid/feeders';
import { buildGrid } from '../../src/generate/grid/grid-build';
import type { GridPlan } from '../../src/generate/grid/grid-plan';
import { type District, divideSettlement } from '../../src/generate/land/districts';
import { placeSettlements, type Settlement } from '../../src/generate/land/settlements';
import { createTerrain, type Terrain } from '../../src/generate/land/terrain';
import { defaultOptions, type GenerateOptions } from '../../src/generate/options';
import { emptyRegion, type Region } from '../../src/model/region';
import { createRandom } from '../../src/numerics/random';

/** The electricity side of a region on its land, without water and facilities. */
export interface GridSample {
  options: GenerateOptions;
  terrain: Terrain;
  settlements: readonly Settlement[];
  plan: GridPlan;
  feeders: FeederPlan;
  region: Region;
}

const lands = new Map<
  string,
  { terrain: Terrain; settlements: Settlement[]; districtsOf: Map<string, District[]> }
>();

function landOf({ land, people, seed }: GenerateOptions) {
  const key = `${land} ${people} ${seed}`;
  let made = lands.get(key);
  if (!made) {
    const random = createRandom(seed, 'generate');
    const terrain = createTerrain(land, people, random.fork('terrain'));
    const settlements = placeSettlements(people, terrain, random.fork('settlements'));
    const districtsOf = new Map<string, District[]>();
    for (const it of settlements)
      districtsOf.set(it.id, divideSettlement(it, random.fork(`districts ${it.id}`)));
    made = { terrain, settlements, districtsOf };
    lands.set(key, made);
  }
  return made;
}

/** Grid and feeders of some options; the land of equal options is made once. */
export function gridSampleOf(partial: Partial<GenerateOptions>): GridSample {
  const options = { ...defaultOptions, ...partial };
  const { terrain, settlements, districtsOf } = landOf(options);
  const random = createRandom(options.seed, 'generate');
  const { plan, grid } = buildGrid(settlements, districtsOf, terrain, options, random.fork('grid'));
  const feeders = layFeeders(plan, random.fork('feeders'));
  const region = { ...emptyRegion('grid'), grid, feeders: feeders.feeders };
  return { options, terrain, settlements, plan, feeders, region };
}
