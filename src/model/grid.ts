import { z } from 'zod';
import { idSchema, lonLatSchema, nameFields } from './schema-parts';

/** MATPOWER's bus types; `isolated` buses are left out of every calculation. */
export const busTypes = ['load', 'voltageControlled', 'reference', 'isolated'] as const;

export const busSchema = z.strictObject({
  id: idSchema,
  ...nameFields,
  type: z.enum(busTypes),
  /** Load that belongs to no feeder. A bus with feeders usually has 0 here. */
  loadMw: z.number(),
  loadMvar: z.number(),
  /** Shunt conductance, MW drawn at 1 p.u. */
  shuntMw: z.number(),
  /** Shunt susceptance, MVAr injected at 1 p.u. */
  shuntMvar: z.number(),
  voltagePu: z.number(),
  angleRad: z.number(),
  baseKv: z.number(),
  maxVoltagePu: z.number(),
  minVoltagePu: z.number(),
  gridArea: z.string().optional(),
  zone: z.string().optional(),
  /** Buses of one substation share it; used on the map and for repair classes. */
  substationId: z.string().optional(),
  lonLat: lonLatSchema.optional(),
});
export type Bus = z.infer<typeof busSchema>;

export const branchKinds = ['line', 'cable', 'transformer'] as const;

export const branchSchema = z.strictObject({
  id: idSchema,
  ...nameFields,
  fromBusId: idSchema,
  toBusId: idSchema,
  kind: z.enum(branchKinds),
  resistancePu: z.number(),
  reactancePu: z.number(),
  chargingPu: z.number(),
  /** Long-time, emergency and short-time rating, MVA taken as MW in DC flow; 0 means no limit. */
  ratingAMw: z.number(),
  ratingBMw: z.number(),
  ratingCMw: z.number(),
  /** Off-nominal turns ratio at the from end; 1 when there is none. */
  tap: z.number(),
  shiftRad: z.number(),
  inService: z.boolean(),
  minAngleRad: z.number().optional(),
  maxAngleRad: z.number().optional(),
  lengthKm: z.number().optional(),
  /** Drawn route between the two buses, ends included. */
  route: z.array(lonLatSchema).optional(),
});
export type Branch = z.infer<typeof branchSchema>;

export const technologies = [
  'hydro',
  'gasTurbine',
  'combinedCycle',
  'oilSteam',
  'coal',
  'nuclear',
  'wind',
  'solar',
  'diesel',
  'storage',
  'interconnection',
  'unknown',
] as const;
export type Technology = (typeof technologies)[number];

/** What no cooling water limits; a cooling node of such a unit is passed over. */
export const uncooledTechnologies: ReadonlySet<Technology> = new Set([
  'hydro',
  'wind',
  'solar',
  'storage',
  'interconnection',
]);

/** Cost of output in currency per hour, as MATPOWER's gencost. */
export const costCurveSchema = z.strictObject({
  kind: z.enum(['piecewise', 'polynomial']),
  startup: z.number(),
  shutdown: z.number(),
  /** Piecewise: MW, cost, MW, cost, …; polynomial: coefficients, highest power first. */
  values: z.array(z.number()),
});

export type CostCurve = z.infer<typeof costCurveSchema>;

export const generatorSchema = z.strictObject({
  id: idSchema,
  ...nameFields,
  busId: idSchema,
  outputMw: z.number(),
  outputMvar: z.number(),
  minMw: z.number(),
  maxMw: z.number(),
  minMvar: z.number(),
  maxMvar: z.number(),
  voltagePu: z.number(),
  baseMva: z.number(),
  inService: z.boolean(),
  technology: z.enum(technologies),
  /** Absent: the technology's default. */
  rampMwPerMin: z.number().optional(),
  startHours: z.number().optional(),
  blackStart: z.boolean().optional(),
  crankingMw: z.number().optional(),
  /** Storage only. */
  energyMwh: z.number().optional(),
  /**
   * `networkId/nodeId` or supply zone that cools a thermal unit, and what it needs at full output: drawn at a junction
   * without demand; elsewhere the node's own demand is taken to hold it. Absent: a river or the sea, never short.
   */
  coolingNodeId: z.string().optional(),
  coolingM3s: z.number().optional(),
  cost: costCurveSchema.optional(),
  lonLat: lonLatSchema.optional(),
});
export type Generator = z.infer<typeof generatorSchema>;

/** One end of a DC line: what other programs know of its reactive power. Kept for them; not used in a run. */
const converterSchema = z.strictObject({
  voltagePu: z.number(),
  outputMvar: z.number(),
  minMvar: z.number(),
  maxMvar: z.number(),
});
export type Converter = z.infer<typeof converterSchema>;

/** A DC line as a fixed transfer; off unless asked for, as in MATPOWER. */
export const dcLineSchema = z.strictObject({
  id: idSchema,
  fromBusId: idSchema,
  toBusId: idSchema,
  inService: z.boolean(),
  flowMw: z.number(),
  minMw: z.number(),
  maxMw: z.number(),
  lossConstantMw: z.number(),
  lossFraction: z.number(),
  fromConverter: converterSchema.optional(),
  toConverter: converterSchema.optional(),
});
export type DcLine = z.infer<typeof dcLineSchema>;

export const gridSchema = z.strictObject({
  baseMva: z.number().positive(),
  buses: z.array(busSchema),
  branches: z.array(branchSchema),
  generators: z.array(generatorSchema),
  dcLines: z.array(dcLineSchema),
  /** True where the file's own tool counts DC lines in a power flow, as PSS/E and pandapower do; MATPOWER does not. */
  dcLinesOn: z.boolean().optional(),
});
export type Grid = z.infer<typeof gridSchema>;
