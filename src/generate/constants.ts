/** Consumption of homes, m3 per person and day (parameters.md 3.1: 120 L, range 90-160). */
export const homeM3Day = 0.12;
/** Work places and public buildings on the network, m3 per person and day (assumption). */
export const workM3Day = 0.05;
/** Leakage as a share of system input (30 %, range 10-50). */
export const leakShare = 0.3;
/** Hazen-Williams C of mains in fair state. */
export const roughness = 115;
/** Wire-to-water efficiency of pumps. */
export const pumpEfficiency = 0.65;
/** Electricity for conventional treatment, kWh/m3 (0.05-0.10). */
export const treatmentKwhM3 = 0.08;
/** Hours of mean demand held by the network's tanks (6-12). */
export const storageHours = 10.5;
/** Hours of mean demand held in the clear-water tank of a works. */
export const clearWaterHours = 2.5;
/** Pumps give this multiple of mean demand, so that they rest some hours a day. */
export const pumpingFactor = 1.4;
/** Hour of greatest demand over mean demand, with the patterns below. */
export const peakHourFactor = 1.6;

/** Multipliers by hour of the local day, mean 1 (assumption, shaped as usual for homes and for work places). */
export const homePattern = [
  0.4, 0.3, 0.3, 0.3, 0.45, 0.85, 1.5, 1.85, 1.6, 1.25, 1.05, 1, 1, 0.95, 0.9, 0.9, 1, 1.25, 1.55, 1.7, 1.5,
  1.15, 0.8, 0.45,
];
export const workPattern = [
  0.4, 0.4, 0.4, 0.4, 0.4, 0.5, 0.8, 1.2, 1.6, 1.8, 1.8, 1.7, 1.6, 1.7, 1.7, 1.6, 1.4, 1.1, 0.9, 0.7, 0.6,
  0.5, 0.4, 0.4,
];

/** Nominal bores of mains, mm. */
export const diametersMm = [100, 150, 200, 250, 300, 400, 500, 600, 700, 800, 1000, 1200, 1400, 1600, 2000];
