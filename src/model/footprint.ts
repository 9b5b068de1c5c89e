import { z } from 'zod';
import { distanceKm } from './geo-distance';
import { idSchema, type LonLat, lonLatSchema, nameFields } from './schema-parts';

/** Natural hazards that a footprint may have. */
export const hazards = ['earthquake', 'wind', 'ice', 'flood'] as const;
export type Hazard = (typeof hazards)[number];

/** What a hazard's intensity is given in, and how far it goes. */
export const intensityOf: Readonly<Record<Hazard, { unit: string; most: number; usual: number }>> = {
  /** Peak ground acceleration. */
  earthquake: { unit: 'g', most: 3, usual: 0.3 },
  /** Gust of 3 s at 10 m. */
  wind: { unit: 'm/s', most: 120, usual: 40 },
  /** Radial thickness of ice on conductors. */
  ice: { unit: 'mm', most: 150, usual: 25 },
  /** Depth over the ground. */
  flood: { unit: 'm', most: 20, usual: 1 },
};

/**
 * Where a natural hazard acts: a polygon, or a track with half a width. A track is at least as long as it is wide, so that
 * no footprint is a point with a radius. What a footprint damages stands in the scenario's `events`, and only once it was applied.
 */
export const footprintSchema = z
  .strictObject({
    id: idSchema,
    ...nameFields,
    hazard: z.enum(hazards),
    /** g, m/s, mm of ice, m of depth. */
    intensity: z.number().min(0),
    /** Intensity at the edge, falling evenly from the middle; absent: the same everywhere. */
    edgeIntensity: z.number().min(0).optional(),
    /** Corners of a polygon, closed or not; points of a track. */
    outline: z.array(lonLatSchema),
    /** Makes the outline a track: its reach to either side, m. */
    halfWidthM: z.number().positive().max(500_000).optional(),
    /** When it acts, whole seconds from the scenario's start; absent: at the start. */
    timeS: z.number().int().min(0).optional(),
    /** Number of the draw of damage that was applied, from 0; absent: none was. */
    draw: z.number().int().min(0).optional(),
  })
  .refine(({ intensity, edgeIntensity }) => edgeIntensity === undefined || edgeIntensity <= intensity, {
    message: 'the edge is not above the middle',
    path: ['edgeIntensity'],
  })
  .refine(({ outline, halfWidthM }) => cornerCount(outline) >= (halfWidthM === undefined ? 3 : 2), {
    message: 'a polygon has three corners, a track two points',
    path: ['outline'],
  })
  .refine(({ outline, halfWidthM }) => halfWidthM === undefined || lengthM(outline) >= 2 * halfWidthM, {
    message: 'a track is at least as long as it is wide',
    path: ['halfWidthM'],
  });
export type Footprint = z.infer<typeof footprintSchema>;

function cornerCount(outline: readonly LonLat[]): number {
  return new Set(outline.map(String)).size;
}

/** Length of a path, m. */
export function lengthM(path: readonly LonLat[]): number {
  let km = 0;
  for (let i = 1; i < path.length; i++) km += distanceKm(path[i - 1], path[i]);
  return km * 1000;
}

/** True for a footprint that is a track with a width. */
export function isTrack(footprint: Pick<Footprint, 'halfWidthM'>): boolean {
  return footprint.halfWidthM !== undefined;
}
