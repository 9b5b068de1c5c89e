import { z } from 'zod';
import { idSchema, lonLatSchema, nameFields } from './schema-parts';

export const facilityKinds = [
  'hospital',
  'clinic',
  'waterWorks',
  'pumpStation',
  'sewageLift',
  'boilerHouse',
  'telecom',
  'shelter',
  'school',
  'other',
] as const;
export type FacilityKind = (typeof facilityKinds)[number];

/** A generating set at a site. */
export const backupSetSchema = z.strictObject({
  id: idSchema,
  ratedKw: z.number().positive(),
  tankL: z.number().min(0),
  fuelL: z.number().min(0),
  /** Litres an hour = idleLPerKw·rated + loadLPerKwh·load; absent: the table of `parameters`. */
  idleLPerKw: z.number().optional(),
  loadLPerKwh: z.number().optional(),
  startChance: z.number().min(0).max(1).optional(),
  meanTimeToFailureH: z.number().positive().optional(),
  startDelayS: z.number().min(0).optional(),
  /** What its rating stands for; absent: standby. */
  rating: z.enum(['standby', 'prime', 'continuous']).optional(),
  /** Daily window in which the set may run, hours of the local day; absent: always. */
  window: z.strictObject({ fromH: z.number(), toH: z.number() }).optional(),
  /** True where nobody has to come to start and hook it up. */
  changeoverSwitch: z.boolean().optional(),
  /** For the record; what it does to reliability is stated by the fields above. */
  ageYears: z.number().min(0).optional(),
});
export type BackupSet = z.infer<typeof backupSetSchema>;

export const batterySchema = z.strictObject({
  energyKwh: z.number().positive(),
  powerKw: z.number().positive(),
  startFill: z.number().min(0).max(1),
  /** Hours of mains to refill from empty. */
  refillH: z.number().positive(),
  /** True: before the sets, down to a reserve; false: after them. Absent: before them beside solar modules and a first set that carries the need. */
  beforeSets: z.boolean().optional(),
});
export type Battery = z.infer<typeof batterySchema>;

export const facilitySchema = z.strictObject({
  id: idSchema,
  ...nameFields,
  kind: z.enum(facilityKinds),
  areaId: idSchema.optional(),
  lonLat: lonLatSchema.optional(),
  tier: z.number().int().min(1).max(6),
  demandKw: z.number().min(0),
  essentialKw: z.number().min(0),
  people: z.number().min(0),
  beds: z.number().min(0).optional(),
  /** `networkId/nodeId` or supply zone id it drinks from; absent: no water need is modelled. */
  waterNodeId: z.string().optional(),
  waterM3Day: z.number().min(0).optional(),
  storedWaterM3: z.number().min(0).optional(),
  backup: z.array(backupSetSchema),
  battery: batterySchema.optional(),
  /** Rated power of its solar modules, kW. */
  solarKwp: z.number().min(0).optional(),
  /** Height above the sea; absent: where sets give their rating. */
  altitudeM: z.number().optional(),
  /** Pumps (`networkId/pumpId`) this station runs. */
  pumpIds: z.array(z.string()).optional(),
  /** Reservoirs (`networkId/nodeId`) whose water this works treats. */
  sourceIds: z.array(z.string()).optional(),
});
export type Facility = z.infer<typeof facilitySchema>;
