import { z } from 'zod';
import { lonLatSchema, nameFields, polygonSchema } from './schema-parts';

/** Background drawn under the networks; carries no simulation meaning. */
export const baseMapSchema = z.strictObject({
  /** True where positions are a drawing made from the network, not places on the ground. */
  schematic: z.boolean().optional(),
  bounds: z.tuple([lonLatSchema, lonLatSchema]).optional(),
  sea: z.array(polygonSchema),
  /** Lakes and reservoirs. */
  lakes: z.array(z.strictObject({ ...nameFields, polygon: polygonSchema })).optional(),
  /** Ground on a regular grid from edge to edge of `bounds` (south-west, north-east): rows from north to south, m above the sea, negative at sea. */
  relief: z
    .strictObject({
      bounds: z.tuple([lonLatSchema, lonLatSchema]),
      columns: z.number().int().min(2),
      rows: z.number().int().min(2),
      heightsM: z.array(z.number()),
    })
    .refine((it) => it.heightsM.length === it.columns * it.rows, {
      message: 'as many heights as columns times rows',
      path: ['heightsM'],
    })
    .refine(
      ({ bounds: [[west, south], [east, north]] }) =>
        west < east && -85 <= south && south < north && north <= 85,
      {
        message: 'from the south-west to the north-east, within 85 degrees of the equator',
        path: ['bounds'],
      },
    )
    .optional(),
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
