/** Lie of the land: a sea shore, a wide valley without a sea, or a valley among mountains. */
export const lands = ['coast', 'river', 'mountain'] as const;
export type Land = (typeof lands)[number];

/** Age of the grid: older ones have fewer direct lines, smaller conductors and less reserve. */
export const gridAges = ['old', 'mixed', 'new'] as const;
export type GridAge = (typeof gridAges)[number];

/** Season that the scenarios play in; the grid is always laid out for its hardest hour of the year. */
export const seasons = ['winter', 'summer'] as const;
export type Season = (typeof seasons)[number];

export const plantKinds = ['hydro', 'thermal', 'nuclear', 'solar', 'wind'] as const;
export type PlantKind = (typeof plantKinds)[number];
/** Shares of the installed capacity of the region's own plants; made to add up to 1. */
export type PlantMix = Record<PlantKind, number>;

export interface GenerateOptions {
  seed: number;
  people: number;
  land: Land;
  gridAge: GridAge;
  season: Season;
  /** Absent: what suits the land and the number of people. */
  mix?: PlantMix;
}

export const defaultOptions: GenerateOptions = {
  seed: 1,
  people: 400_000,
  land: 'coast',
  gridAge: 'mixed',
  season: 'winter',
};
export const leastPeople = 40_000;
export const mostPeople = 12_000_000;

/** What the generator does, in this order. */
export const generateSteps = ['land', 'towns', 'water', 'grid', 'sites', 'map', 'scenarios'] as const;
export type GenerateStep = (typeof generateSteps)[number];
