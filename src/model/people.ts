import { z } from 'zod';
import { idSchema, lonLatSchema, nameFields, polygonSchema } from './schema-parts';

/** A district whose people are counted together: the served area of the map. */
export const areaSchema = z.strictObject({
  id: idSchema,
  ...nameFields,
  townId: z.string().optional(),
  people: z.number().min(0),
  polygon: polygonSchema.optional(),
  centre: lonLatSchema.optional(),
  /** Floors of a typical building, for pressure reach. */
  floors: z.number().optional(),
  /** Its tall buildings lift water themselves, with the area's electricity; absent: they do not. */
  boosters: z.boolean().optional(),
});
export type Area = z.infer<typeof areaSchema>;

export const sectors = ['residential', 'commercial', 'industrial', 'public'] as const;
export type Sector = (typeof sectors)[number];

/** Part of a bus load that is switched together. */
export const feederSchema = z.strictObject({
  id: idSchema,
  ...nameFields,
  busId: idSchema,
  areaId: idSchema.optional(),
  /** Annual mean by sector, MW; profiles turn it into load over time. */
  loadMw: z.strictObject({
    residential: z.number().min(0),
    commercial: z.number().min(0),
    industrial: z.number().min(0),
    public: z.number().min(0),
  }),
  /** Priority class 1 (first to be kept) to 6. */
  tier: z.number().int().min(1).max(6),
  /** Rota queue, from 1; absent: the feeder is a queue of its own. */
  queue: z.number().int().min(1).optional(),
  /** Critical feeders are shed last and are exempt from the rota. */
  critical: z.boolean(),
  people: z.number().min(0),
  lonLat: lonLatSchema.optional(),
});
export type Feeder = z.infer<typeof feederSchema>;

/** People who draw water from one node of a network. */
export const waterUsersSchema = z.strictObject({
  /** `networkId/nodeId`, or the id of a supply zone. */
  nodeId: idSchema,
  areaId: idSchema.optional(),
  people: z.number().min(0),
});
export type WaterUsers = z.infer<typeof waterUsersSchema>;
