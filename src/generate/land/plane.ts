import type { LonLat } from '../../model/schema-parts';
import { cos, pi } from '../../numerics/math';

/** Metres east and north of the region's origin. */
export interface Point {
  x: number;
  y: number;
}

/**
 * Where the invented coast is put: empty steppe some 1,500 km from any ocean, so that nobody takes the region
 * for a real one and no real town, shore or border shows under it.
 */
export const originLonLat: LonLat = [70.4, 45.9];

const metresPerDegree = 111_195;
const metresPerDegreeEast = metresPerDegree * cos((originLonLat[1] * pi) / 180);

/** Plane to degrees on a flat grid about the origin, rounded to about a metre. */
export function toLonLat(point: Point): LonLat {
  return [
    roundTo(originLonLat[0] + point.x / metresPerDegreeEast, 5),
    roundTo(originLonLat[1] + point.y / metresPerDegree, 5),
  ];
}

export function distanceM(a: Point, b: Point): number {
  return Math.sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

export function roundTo(value: number, digits: number): number {
  const scale = digits === 0 ? 1 : Number(`1e${digits}`);
  return Math.round(value * scale) / scale;
}

/** Rounded to significant digits. */
export function roundSignificant(value: number, digits: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(digits));
}

/** Distance from a point to a polyline, m. */
export function distanceToLineM(point: Point, line: readonly Point[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 1; i < line.length; i++) {
    least = Math.min(least, distanceToSegmentM(point, line[i - 1], line[i]));
  }
  return least;
}

export function distanceToSegmentM(point: Point, a: Point, b: Point): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / length2;
  const t = Math.max(0, Math.min(1, along));
  return distanceM(point, { x: a.x + t * dx, y: a.y + t * dy });
}

/** The point `stepM` from one point towards another, at most at the other. */
export function pointTowards(from: Point, to: Point, stepM: number): Point {
  const t = stepM / Math.max(stepM, distanceM(from, to));
  return { x: from.x + t * (to.x - from.x), y: from.y + t * (to.y - from.y) };
}

export function isInside(point: Point, ring: readonly Point[]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i];
    const b = ring[j];
    if (a.y > point.y === b.y > point.y) continue;
    if (point.x < ((b.x - a.x) * (point.y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

/** Area of a ring that is not closed, m2; positive counter-clockwise. */
export function ringAreaM2(ring: readonly Point[]): number {
  let twice = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    twice += ring[j].x * ring[i].y - ring[i].x * ring[j].y;
  }
  return twice / 2;
}

/** The part of a ring on the side of the line through `through` that `towards` points away from. */
export function clipByHalfPlane(ring: readonly Point[], through: Point, towards: Point): Point[] {
  const side = (p: Point) => (p.x - through.x) * towards.x + (p.y - through.y) * towards.y;
  const kept: Point[] = [];
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const from = side(ring[j]);
    const to = side(ring[i]);
    if (from <= 0 !== to <= 0) {
      const t = from / (from - to);
      kept.push({ x: ring[j].x + t * (ring[i].x - ring[j].x), y: ring[j].y + t * (ring[i].y - ring[j].y) });
    }
    if (to <= 0) kept.push(ring[i]);
  }
  return kept;
}

/** Degrees of a ring, closed. */
export function closedRing(ring: readonly Point[]): LonLat[] {
  return [...ring, ring[0]].map(toLonLat);
}
