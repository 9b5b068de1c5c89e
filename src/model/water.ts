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

export const supplyKinds = ['source', 'treatment', 'station', 'reservoir', 'zone'] as const;
export type SupplyKind = (typeof supplyKinds)[number];

/** An id without a slash: ids with one are of hydraulic networks. */
const supplyIdSchema = z.string().regex(/^[^/]+$/);

/** Supply zones: water for those who have no .inp. Flows in m3/s, volumes in m3. */
export const supplySourceSchema = z.strictObject({
  id: supplyIdSchema,
  ...nameFields,
  kind: z.enum(supplyKinds),
  /** The most that can pass through; absent: no limit of its own. A zone's own use counts. */
  capacityM3s: z.number().min(0).optional(),
  /** Usable volume of a reservoir. */
  volumeM3: z.number().min(0).optional(),
  startFill: z.number().min(0).max(1).optional(),
  /** Daily mean of a zone; absent: litres a day for each of its people. */
  demandM3s: z.number().min(0).optional(),
  /** Of a zone: the share of what it is given that leaks away before it reaches people; absent: `water.zoneLeakShare`. */
  leakShare: z.number().min(0).max(0.95).optional(),
  people: z.number().min(0).optional(),
  tier: z.number().int().min(1).max(6).optional(),
  areaId: idSchema.optional(),
  lonLat: lonLatSchema.optional(),
});
export type SupplyNode = z.infer<typeof supplySourceSchema>;
/** Water flows from `fromId` to `toId` only; what can flow both ways has two links. */
export const supplyLinkSchema = z.strictObject({
  id: supplyIdSchema,
  fromId: idSchema,
  toId: idSchema,
  capacityM3s: z.number().min(0),
});
export type SupplyLink = z.infer<typeof supplyLinkSchema>;
export const supplyZonesSchema = z.strictObject({
  nodes: z.array(supplySourceSchema),
  links: z.array(supplyLinkSchema),
});
export type SupplyZones = z.infer<typeof supplyZonesSchema>;
