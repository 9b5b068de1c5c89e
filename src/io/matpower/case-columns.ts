/**
 * Columns of MATPOWER's case format version 2, from 0 (MATPOWER User's Manual, appendix B; `caseformat.m`,
 * `idx_bus.m`, `idx_gen.m`, `idx_brch.m`, `idx_dcline.m`).
 */
export const busColumns = {
  number: 0,
  type: 1,
  loadMw: 2,
  loadMvar: 3,
  shuntMw: 4,
  shuntMvar: 5,
  gridArea: 6,
  voltagePu: 7,
  angleDeg: 8,
  baseKv: 9,
  zone: 10,
  maxVoltagePu: 11,
  minVoltagePu: 12,
} as const;

export const generatorColumns = {
  bus: 0,
  outputMw: 1,
  outputMvar: 2,
  maxMvar: 3,
  minMvar: 4,
  voltagePu: 5,
  baseMva: 6,
  status: 7,
  maxMw: 8,
  minMw: 9,
  rampAgcMwPerMin: 16,
  ramp10Mw: 17,
  ramp30Mw: 18,
} as const;

export const branchColumns = {
  from: 0,
  to: 1,
  resistancePu: 2,
  reactancePu: 3,
  chargingPu: 4,
  ratingAMw: 5,
  ratingBMw: 6,
  ratingCMw: 7,
  tap: 8,
  shiftDeg: 9,
  status: 10,
  minAngleDeg: 11,
  maxAngleDeg: 12,
} as const;

export const dcLineColumns = {
  from: 0,
  to: 1,
  status: 2,
  flowMw: 3,
  minMw: 9,
  maxMw: 10,
  lossConstantMw: 15,
  lossFraction: 16,
} as const;

/** Columns of the two ends of a DC line. */
export const converterColumns = {
  from: { outputMvar: 5, voltagePu: 7, minMvar: 11, maxMvar: 12 },
  to: { outputMvar: 6, voltagePu: 8, minMvar: 13, maxMvar: 14 },
} as const;

export const costColumns = { model: 0, startup: 1, shutdown: 2, count: 3, first: 4 } as const;

/** Columns a table must have at least. */
export const fewestColumns = { bus: 13, gen: 10, branch: 11, gencost: 5, dcline: 17 } as const;
export type CaseTable = keyof typeof fewestColumns;

/** MATPOWER takes 1e10 and more as no limit; Inf becomes this, since JSON has no infinity. */
export const noLimit = 1e10;

/** A figure larger than this, in any unit of a case file, is a slip: all grids on earth together carry some 1e7 MW. */
export const largestFigure = 1e12;

export const radPerDeg = Math.PI / 180;
