/** Figures of one region or case by name; a figure that it does not have is absent. */
export type Measures = Partial<Record<MeasureName, number>>;

export const measureNames = [
  'degree',
  'clustering',
  'cyclesPerNode',
  'linesPerSubstation110',
  'linesPerSubstation330',
  'inTreeShare',
  'delaunay1',
  'delaunay2',
  'delaunay3',
  'lengthOverTree',
  'lengthOverNearest',
  'busesPerSubstation',
  'loadSubstationShare',
  'plantSubstationShare',
  'highVoltageShare',
  'loadPerBusMw',
  'capacityOverLoad',
  'ownCapacityOverLoad',
  'unitsPerPlant',
  'intactMedian',
  'intactP90',
  'intactMost',
  'afterLossMost',
  'ohmPerKm110',
  'ohmPerKm220',
  'ohmPerKm330',
  'ohmPerKm500',
  'xOverR110',
  'xOverR330',
  'ratingMva110',
  'ratingMva330',
  'transformerX',
  'transformerXOverR',
  'paretoExponent',
  'paretoTowns',
  'pipeMPerPerson',
  'pipeDegree',
  'meshedness',
  'junctionsPer1000',
  'diameterP10Mm',
  'diameterMedianMm',
  'diameterP90Mm',
  'narrowShare',
  'storageHours',
  'pressureP5M',
  'pressureP95M',
  'pressureLeastM',
  'pressureMostM',
  'pumpEfficiency',
  'litresPerPersonDay',
  'leakShare',
] as const;
export type MeasureName = (typeof measureNames)[number];

/** By linear interpolation between order statistics; NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return Number.NaN;
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(sorted.length - 1, low + 1);
  return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The same of values that each stand for so much. */
export function weightedQuantile(
  values: readonly { value: number; weight: number }[],
  share: number,
): number {
  const sorted = [...values].sort((a, b) => a.value - b.value);
  const total = sorted.reduce((sum, it) => sum + it.weight, 0);
  let sum = 0;
  for (const it of sorted) {
    sum += it.weight;
    if (sum >= share * total) return it.value;
  }
  return Number.NaN;
}

/** Without what is not a finite number. */
export function cleaned(measures: Measures): Measures {
  return Object.fromEntries(Object.entries(measures).filter(([, it]) => Number.isFinite(it)));
}
