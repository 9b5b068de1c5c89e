import { z } from 'zod';
import { backupSetSchema } from './facility';
import { idSchema, lonLatSchema, nameFields } from './schema-parts';

/** Where a point's water comes from: a well of its own, a store that is filled, or a water network. */
export const waterPointKinds = ['well', 'store', 'network'] as const;
export type WaterPointKind = (typeof waterPointKinds)[number];

/** A public water point: taps that people of its areas carry water home from when theirs are dry. */
export const waterPointSchema = z.strictObject({
  id: idSchema,
  ...nameFields,
  kind: z.enum(waterPointKinds),
  /** Areas whose people have it in reach. */
  areaIds: z.array(idSchema).min(1),
  lonLat: lonLatSchema.optional(),
  taps: z.number().int().min(1),
  /** Absent: the parameters `waterPoint.peoplePerTap` and `waterPoint.tapLPerMin`. */
  peoplePerTap: z.number().positive().optional(),
  tapLPerMin: z.number().positive().optional(),
  /** Of a well: its pump, which needs electricity (a coupling names where from); absent or 0: a hand pump. */
  pumpKw: z.number().min(0).optional(),
  /** Of a well: what it yields; absent: as much as the taps let out. */
  capacityM3s: z.number().positive().optional(),
  /** Of a well: sets of its own. */
  backup: z.array(backupSetSchema).optional(),
  /** Of a store: its volume, and the filled part at the start (absent: full). */
  storeM3: z.number().positive().optional(),
  startFill: z.number().min(0).max(1).optional(),
  /** Of a point on a network: `networkId/nodeId`, or the id of a supply zone. */
  nodeId: idSchema.optional(),
});
export type WaterPoint = z.infer<typeof waterPointSchema>;

/** Whether the point stands without electricity. */
export function needsPower({ kind, pumpKw = 0 }: WaterPoint): boolean {
  return kind === 'well' && pumpKw > 0;
}
