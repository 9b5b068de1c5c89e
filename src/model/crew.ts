import { z } from 'zod';
import { idSchema, lonLatSchema, nameFields } from './schema-parts';

export const trades = ['transmission', 'distribution', 'substation', 'waterMain', 'mechanical'] as const;

export const depotSchema = z.strictObject({ id: idSchema, ...nameFields, lonLat: lonLatSchema.optional() });

export const crewSchema = z.strictObject({
  id: idSchema,
  ...nameFields,
  trade: z.enum(trades),
  people: z.number().int().min(1),
  depotId: idSchema,
  /** Local hours of the shift. */
  shift: z.strictObject({ fromH: z.number(), toH: z.number() }),
  roadKmh: z.number().positive(),
});
export type Crew = z.infer<typeof crewSchema>;

/** Spare parts and fuel in store. */
export const stockSchema = z.strictObject({
  id: idSchema,
  item: z.enum(['transformer', 'towerKit', 'cableJoint', 'breaker', 'pump', 'pipeKit', 'dieselL']),
  /** Voltage class for electrical spares, kV. */
  kv: z.number().optional(),
  count: z.number().min(0),
  depotId: idSchema,
});
export type Stock = z.infer<typeof stockSchema>;

export const tankerSchema = z.strictObject({
  id: idSchema,
  carries: z.enum(['diesel', 'water']),
  capacityL: z.number().positive(),
  speedKmh: z.number().positive(),
  stopMin: z.number().min(0),
  shift: z.strictObject({ fromH: z.number(), toH: z.number() }),
  depotId: idSchema,
  /** Where a tanker of water fills: a water works, or a node of the supply zones; absent: the nearest works or zone source that gives water. */
  fillAt: z.strictObject({ kind: z.enum(['facility', 'supplySource']), id: idSchema }).optional(),
});
export type Tanker = z.infer<typeof tankerSchema>;
