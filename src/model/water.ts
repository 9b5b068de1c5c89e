import { z } from 'zod';
import { idSchema, lonLatSchema, nameFields } from './schema-parts';

/** How the coordinates of an .inp become longitude and latitude. */
export const placementSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lonLat') }),
  /** The unit is that of the file. `proj4` gives the definition of a code that the program does not know. */
  z.strictObject({
    kind: z.literal('epsg'),
    code: z.number().int(),
    unit: z.enum(['m', 'ft', 'usft']),
    proj4: z.string().optional(),
  }),
  /** The drawing's centre is put at `centre`, one drawing unit being `metresPerUnit`. */
  z.strictObject({ kind: z.literal('centre'), centre: lonLatSchema, metresPerUnit: z.number().positive() }),
]);
export type Placement = z.infer<typeof placementSchema>;

/** A hydraulic network: the EPANET file, kept word for word, and where it lies. */
export const waterNetworkSchema = z.strictObject({
  /** Holds no slash. */
  id: z.string().regex(/^[^/]+$/),
  ...nameFields,
  inp: z.string(),
  placement: placementSchema.optional(),
});
export type WaterNetwork = z.infer<typeof waterNetworkSchema>;

/** Supply zones: water for those who have no .inp. Flows in m3/s, volumes in m3. */
export const supplySourceSchema = z.strictObject({
  id: idSchema,
  ...nameFields,
  kind: z.enum(['source', 'treatment', 'station', 'reservoir', 'zone']),
  capacityM3s: z.number().min(0).optional(),
  volumeM3: z.number().min(0).optional(),
  startFill: z.number().min(0).max(1).optional(),
  demandM3s: z.number().min(0).optional(),
  people: z.number().min(0).optional(),
  tier: z.number().int().min(1).max(6).optional(),
  areaId: idSchema.optional(),
  lonLat: lonLatSchema.optional(),
});
export const supplyLinkSchema = z.strictObject({
  id: idSchema,
  fromId: idSchema,
  toId: idSchema,
  capacityM3s: z.number().min(0),
});
export const supplyZonesSchema = z.strictObject({
  nodes: z.array(supplySourceSchema),
  links: z.array(supplyLinkSchema),
});
export type SupplyZones = z.infer<typeof supplyZonesSchema>;
