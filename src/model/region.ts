import { z } from 'zod';
import { baseMapSchema, emptyBaseMap } from './base-map';
import { couplingSchema } from './coupling';
import { crewSchema, depotSchema, stockSchema, tankerSchema } from './crew';
import { facilitySchema } from './facility';
import { gridSchema } from './grid';
import { areaSchema, feederSchema, waterUsersSchema } from './people';
import { idSchema, nameFields } from './schema-parts';
import { supplyZonesSchema, waterNetworkSchema } from './water';
import { waterPointSchema } from './water-point';

/** What exists: grid, water, people, facilities, couplings, crews and stock. Plain JSON. */
export const regionSchema = z.strictObject({
  id: idSchema,
  ...nameFields,
  /** What it is like and what it is good for, in a few sentences. */
  note: z.string().optional(),
  noteUk: z.string().optional(),
  /** True for generated regions: every place and name is invented, and the app says so. */
  synthetic: z.boolean(),
  /** IANA name, for example `Europe/Kyiv`. */
  timeZone: z.string(),
  /** Where it came from: generator and seed, or file names. */
  origin: z.string().optional(),
  grid: gridSchema,
  feeders: z.array(feederSchema),
  areas: z.array(areaSchema),
  waterNetworks: z.array(waterNetworkSchema),
  supplyZones: supplyZonesSchema.optional(),
  waterUsers: z.array(waterUsersSchema),
  waterPoints: z.array(waterPointSchema).optional(),
  facilities: z.array(facilitySchema),
  couplings: z.array(couplingSchema),
  depots: z.array(depotSchema),
  crews: z.array(crewSchema),
  stock: z.array(stockSchema),
  tankers: z.array(tankerSchema),
  baseMap: baseMapSchema,
});
export type Region = z.infer<typeof regionSchema>;

export function emptyRegion(id: string): Region {
  return {
    id,
    synthetic: false,
    timeZone: 'UTC',
    grid: { baseMva: 100, buses: [], branches: [], generators: [], dcLines: [] },
    feeders: [],
    areas: [],
    waterNetworks: [],
    waterUsers: [],
    facilities: [],
    couplings: [],
    depots: [],
    crews: [],
    stock: [],
    tankers: [],
    baseMap: emptyBaseMap(),
  };
}
