/**
 * One circuit of an overhead line or cable, per km. Handbook figures of steel-aluminium conductors by cross-section
 * (in bundles at 330 and 750 kV) at 25 °C and of cables with plastic insulation; unverified.
 */
export interface Conductor {
  resistanceOhm: number;
  reactanceOhm: number;
  chargingMicroS: number;
  ratingMva: number;
}

/** Conductors by voltage, weakest first: 50 to 150 mm2, 95 to 400, 2 x 300 to 2 x 500, 4 x 400 and 5 x 400. */
export const lineLadders: Readonly<Record<number, readonly Conductor[]>> = {
  35: [
    { resistanceOhm: 0.603, reactanceOhm: 0.44, chargingMicroS: 2.6, ratingMva: 12.7 },
    { resistanceOhm: 0.428, reactanceOhm: 0.432, chargingMicroS: 2.65, ratingMva: 16 },
    { resistanceOhm: 0.306, reactanceOhm: 0.421, chargingMicroS: 2.7, ratingMva: 20 },
    { resistanceOhm: 0.249, reactanceOhm: 0.414, chargingMicroS: 2.75, ratingMva: 23.6 },
    { resistanceOhm: 0.198, reactanceOhm: 0.406, chargingMicroS: 2.8, ratingMva: 27.3 },
  ],
  110: [
    { resistanceOhm: 0.306, reactanceOhm: 0.434, chargingMicroS: 2.61, ratingMva: 63 },
    { resistanceOhm: 0.249, reactanceOhm: 0.427, chargingMicroS: 2.66, ratingMva: 74 },
    { resistanceOhm: 0.198, reactanceOhm: 0.42, chargingMicroS: 2.7, ratingMva: 86 },
    { resistanceOhm: 0.162, reactanceOhm: 0.413, chargingMicroS: 2.75, ratingMva: 97 },
    { resistanceOhm: 0.12, reactanceOhm: 0.405, chargingMicroS: 2.81, ratingMva: 115 },
    { resistanceOhm: 0.098, reactanceOhm: 0.398, chargingMicroS: 2.86, ratingMva: 135 },
    { resistanceOhm: 0.075, reactanceOhm: 0.39, chargingMicroS: 2.92, ratingMva: 157 },
  ],
  330: [
    { resistanceOhm: 0.048, reactanceOhm: 0.328, chargingMicroS: 3.41, ratingMva: 810 },
    { resistanceOhm: 0.036, reactanceOhm: 0.321, chargingMicroS: 3.46, ratingMva: 940 },
    { resistanceOhm: 0.029, reactanceOhm: 0.316, chargingMicroS: 3.5, ratingMva: 1080 },
  ],
  750: [
    { resistanceOhm: 0.019, reactanceOhm: 0.289, chargingMicroS: 4.13, ratingMva: 4290 },
    { resistanceOhm: 0.015, reactanceOhm: 0.279, chargingMicroS: 4.28, ratingMva: 5360 },
  ],
};
export const cableLadder: readonly Conductor[] = [
  { resistanceOhm: 0.047, reactanceOhm: 0.12, chargingMicroS: 60, ratingMva: 120 },
  { resistanceOhm: 0.029, reactanceOhm: 0.115, chargingMicroS: 70, ratingMva: 150 },
  { resistanceOhm: 0.018, reactanceOhm: 0.11, chargingMicroS: 80, ratingMva: 185 },
];

/** Rated MVA of the transformers on offer; short-circuit voltage and copper loss on the own rating. Unverified. */
export interface TransformerRange {
  sizesMva: readonly number[];
  reactance: number;
  resistance: number;
}
export const ruralTransformers: TransformerRange = {
  sizesMva: [1.6, 2.5, 4, 6.3, 10, 16],
  reactance: 0.075,
  resistance: 0.007,
};
export const loadTransformers: TransformerRange = {
  sizesMva: [6.3, 10, 16, 25, 40, 63, 80],
  reactance: 0.105,
  resistance: 0.0045,
};
const autotransformers: Readonly<Record<number, TransformerRange>> = {
  330: { sizesMva: [125, 200, 250, 400], reactance: 0.105, resistance: 0.002 },
  750: { sizesMva: [1000, 1250], reactance: 0.105, resistance: 0.0015 },
};
export const stepUpTransformers: TransformerRange = {
  sizesMva: [2.5, 6.3, 10, 16, 25, 40, 63, 80, 125, 200, 250, 400, 630, 1000, 1250],
  reactance: 0.11,
  resistance: 0.003,
};

/** The transformers between two voltages of a substation that serves load. */
export function rangeBetween(highKv: number): TransformerRange {
  return autotransformers[highKv] ?? (highKv >= 110 ? loadTransformers : ruralTransformers);
}

/** Emergency and short-time over continuous rating: lines as RTS-GMLC's medians, transformers as IEC 60076-7. */
export const lineEmergency = 1.2;
export const lineShortTime = 1.25;
export const transformerEmergency = 1.3;
export const transformerShortTime = 1.5;
