import type { Sector } from '../../model/people';

/** Annual mean load by sector, kW a person (assumption: 0.68 in all, with electric heating in part of the homes). */
export const meanKwPerPerson: Record<Sector, number> = {
  residential: 0.34,
  commercial: 0.13,
  industrial: 0.16,
  public: 0.05,
};
export const meanKwAll =
  meanKwPerPerson.residential +
  meanKwPerPerson.commercial +
  meanKwPerPerson.industrial +
  meanKwPerPerson.public;

/** Winter peak over annual mean that the grid is built for: a January working day at -15 °C with the demand profiles. */
export const winterPeakFactor = 1.6;
/** The same of a working day at 36 °C, in the evening and in the afternoon. */
export const summerPeakFactor = 1.42;
export const summerDayFactor = 1.3;
/** Rating left to lines and transformers in that heat (assumption). */
export const summerRating = 0.9;

/** Batteries over the region's winter peak, the largest of them, and the hours they last at full power. */
export const storageShare = 0.04;
export const largestStorageMw = 120;
export const storageHours = 2;

/** Least output over installed power; a combined cycle as RTS-GMLC's of 355 MW. */
export const leastShare = {
  thermal: 0.48,
  nuclear: 0.5,
  hydro: 0,
  wind: 0,
  solar: 0,
  storage: -1,
  tie: 0,
} as const;

/**
 * Load over annual mean that least outputs may add up to, just below the least of the year: 0.55, on a mild Sunday at
 * 03:00 with the demand profiles. Otherwise units would have to stop by night.
 */
export const nightFactor = 0.53;

/** Of installed power, what a calm winter evening can count on when reserve is reckoned (assumption). */
export const firmShare = { thermal: 1, nuclear: 1, hydro: 0.85, wind: 0, solar: 0 } as const;
