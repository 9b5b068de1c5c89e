import { z } from 'zod';
import { idSchema } from './schema-parts';

/** Consumers that are joined to the grid one by one. A feeder names its bus itself. */
export const consumerKinds = ['pump', 'treatment', 'facility', 'waterPoint', 'valve'] as const;
export type ConsumerKind = (typeof consumerKinds)[number];

/** What a powered valve does when its power is lost: it stays as it is, deaf to controls and rules, or closes. */
export const valveStands = ['stays', 'closes'] as const;
export type ValveStand = (typeof valveStands)[number];

/**
 * Where a consumer of electricity gets its power. `pump`, `valve` and `treatment` ids read `networkId/elementId`
 * (a treatment is named by the reservoir it treats); a pump listed by a station follows that station instead.
 */
export const couplingSchema = z.strictObject({
  id: idSchema,
  consumer: z.strictObject({ kind: z.enum(consumerKinds), id: idSchema }),
  busId: idSchema,
  /** Absent: the consumer follows the bus load (the bus's own load counts as one feeder). */
  feederId: idSchema.optional(),
  /** Of a valve that needs power; absent: it stays as it is. */
  withoutPower: z.enum(valveStands).optional(),
});
export type Coupling = z.infer<typeof couplingSchema>;
