import { type GenerateOptions, gridAges, lands, type PlantMix, seasons } from '../../../src/generate/options';

/** One region to be made and checked; its options alone repeat it. */
export type Sample = Pick<GenerateOptions, 'seed' | 'people' | 'land' | 'gridAge' | 'season' | 'mix'>;

/** Shares that differ from what suits the land; every third seed takes one of them. */
const mixes: PlantMix[] = [
  { hydro: 0.1, thermal: 0.3, nuclear: 0, solar: 0.3, wind: 0.3 },
  { hydro: 0.5, thermal: 0.3, nuclear: 0, solar: 0.1, wind: 0.1 },
  { hydro: 0.1, thermal: 0.2, nuclear: 0.6, solar: 0.05, wind: 0.05 },
  { hydro: 0, thermal: 1, nuclear: 0, solar: 0, wind: 0 },
];

/** Lands, ages, seasons and mixes take turns with the seed, each at a pace of its own, so that all pairs come up. */
export function sampleOf(seed: number, people: number): Sample {
  const turn = seed - 1;
  return {
    seed,
    people,
    land: lands[turn % lands.length],
    gridAge: gridAges[Math.floor(turn / 3) % gridAges.length],
    season: seasons[Math.floor(turn / 2) % seasons.length],
    ...(seed % 3 === 0 ? { mix: mixes[Math.floor(turn / 3) % mixes.length] } : {}),
  };
}

/** What to type to make the same region. */
export function describeSample({ seed, people, land, gridAge, season, mix }: Sample): string {
  const shares = mix ? `, mix ${JSON.stringify(mix)}` : '';
  return `seed ${seed}, ${people} people, ${land}, ${gridAge} grid, ${season}${shares}`;
}
