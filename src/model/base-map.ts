import { z } from 'zod';
import { lonLatSchema, nameFields, polygonSchema } from './schema-parts';

/** Background drawn under the networks; carries no simulation meaning. */
export const baseMapSchema = z.strictObject({
  /** True where positions are a drawing made from the network, not places on the ground. */
  schematic: z.boolean().optional(),
  bounds: z.tuple([lonLatSchema, lonLatSchema]).optional(),
  sea: z.array(polygonSchema),
  builtUp: z.array(z.strictObject({ ...nameFields, polygon: polygonSchema })),
  rivers: z.array(z.strictObject({ ...nameFields, widthM: z.number(), line: z.array(lonLatSchema) })),
  roads: z.array(z.strictObject({ class: z.enum(['main', 'local']), line: z.array(lonLatSchema) })),
  places: z.array(
    z.strictObject({ ...nameFields, id: z.string(), people: z.number(), lonLat: lonLatSchema }),
  ),
});
export type BaseMap = z.infer<typeof baseMapSchema>;

export function emptyBaseMap(): BaseMap {
  return { sea: [], builtUp: [], rivers: [], roads: [], places: [] };
}
