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

/** Overhead conductors and a cable, per km of one circuit. Typical handbook figures (unverified). */
export interface Conductor {
  kv: number;
  resistanceOhm: number;
  reactanceOhm: number;
  chargingMicroS: number;
  ratingMva: number;
}
export const lines110: Conductor[] = [
  { kv: 110, resistanceOhm: 0.244, reactanceOhm: 0.427, chargingMicroS: 2.66, ratingMva: 74 },
  { kv: 110, resistanceOhm: 0.159, reactanceOhm: 0.413, chargingMicroS: 2.75, ratingMva: 97 },
  { kv: 110, resistanceOhm: 0.118, reactanceOhm: 0.405, chargingMicroS: 2.81, ratingMva: 115 },
];
export const cables110: Conductor[] = [
  { kv: 110, resistanceOhm: 0.047, reactanceOhm: 0.12, chargingMicroS: 60, ratingMva: 120 },
];
export const lines330: Conductor[] = [
  { kv: 330, resistanceOhm: 0.06, reactanceOhm: 0.331, chargingMicroS: 3.38, ratingMva: 690 },
  { kv: 330, resistanceOhm: 0.048, reactanceOhm: 0.328, chargingMicroS: 3.41, ratingMva: 790 },
];

/** Rated MVA of the transformers on offer; short-circuit voltage and copper loss on the own rating. */
export interface TransformerRange {
  sizesMva: number[];
  reactance: number;
  resistance: number;
}
export const loadTransformers: TransformerRange = {
  sizesMva: [6.3, 10, 16, 25, 40, 63, 80],
  reactance: 0.105,
  resistance: 0.0045,
};
export const autotransformers: TransformerRange = {
  sizesMva: [125, 200, 250],
  reactance: 0.105,
  resistance: 0.002,
};
export const stepUpTransformers: TransformerRange = {
  sizesMva: [10, 16, 25, 40, 63, 80, 125, 200, 250, 400],
  reactance: 0.11,
  resistance: 0.003,
};

/** Emergency and short-time over continuous rating: lines as RTS-GMLC's medians, transformers as IEC 60076-7. */
export const lineEmergency = 1.2;
export const lineShortTime = 1.25;
export const transformerEmergency = 1.3;
export const transformerShortTime = 1.5;

/** Highest loading of rateA with all in service, and with any one branch or unit out, at winter peak. */
export const intactLoading = 0.7;
export const singleLossLoading = 0.95;

/** Installed power over the region's winter peak (assumption). */
export const thermalUnitShare = 0.245;
export const hydroShare = 0.12;
export const windShare = 0.1;
export const solarShare = 0.06;
/** A battery at the first of the large substations, and the hours it lasts at full power. */
export const storageShare = 0.04;
export const storageHours = 2;
/** Either tie can carry what both import at peak. */
export const tieShare = 0.62;

/**
 * Output over installed power at annual mean load; ties take the rest, the battery rests. Wind and sun are at a winter
 * mean (sun: 0.8-1.0 kWh a day and kWp in January); in a run they follow the hour.
 */
export const meanOutput = { thermal: 0.6, hydro: 0.45, wind: 0.3, solar: 0.04 } as const;
/** The same when local plants are run hard at the winter peak, after sunset, with wind and in a calm. */
export const peakOutput = { thermal: 0.85, hydro: 0.6, wind: 0.3, solar: 0 } as const;
export const calmOutput = { thermal: 0.85, hydro: 0.6, wind: 0, solar: 0 } as const;

/** Least output over installed power; a combined cycle as RTS-GMLC's of 355 MW. */
export const leastShare = { thermal: 0.48, hydro: 0, wind: 0, solar: 0, storage: -1, tie: 0 } as const;
