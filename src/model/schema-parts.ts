import { z } from 'zod';

/** Outside ids are strings, never empty. */
export const idSchema = z.string().min(1);

/** Longitude and latitude in degrees, WGS 84. */
export const lonLatSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
export type LonLat = z.infer<typeof lonLatSchema>;

/** Outer ring first, then holes; rings are closed. */
export const polygonSchema = z.array(z.array(lonLatSchema).min(4)).min(1);
export type Polygon = z.infer<typeof polygonSchema>;

/** A name in Latin script and, where there is one, in Ukrainian. */
export const nameFields = { name: z.string().optional(), nameUk: z.string().optional() };
