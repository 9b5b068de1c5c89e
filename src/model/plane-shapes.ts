import { cos } from '../numerics/math';
import { lonGap } from './geo-distance';
import type { LonLat } from './schema-parts';

const metresPerDegree = 111_194.92664455873;
const degree = Math.PI / 180;

/** A point on the plane, m east and north of its origin. */
export interface PlanePoint {
  x: number;
  y: number;
}

/** Lays places on a plane about an origin; good to 0.5 % within 300 km of it. */
export function planeAbout(origin: LonLat): (place: LonLat) => PlanePoint {
  const east = metresPerDegree * cos(origin[1] * degree);
  return ([lon, lat]) => ({ x: lonGap(origin[0], lon) * east, y: (lat - origin[1]) * metresPerDegree });
}

/** True inside a ring, which may be closed or not; on its edge either. By the even-odd rule, O(corners). */
export function isInRing(at: PlanePoint, ring: readonly PlanePoint[]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i];
    const b = ring[j];
    if (a.y > at.y !== b.y > at.y && at.x < ((b.x - a.x) * (at.y - a.y)) / (b.y - a.y) + a.x)
      inside = !inside;
  }
  return inside;
}

/** Distance to a path, m; of a single point to that point. `isClosed` joins its end to its start. O(points). */
export function distanceToPathM(at: PlanePoint, path: readonly PlanePoint[], isClosed = false): number {
  let least = path.length === 0 ? Infinity : squareTo(at, path[0], path[0]);
  for (let i = 1; i < path.length; i++) least = Math.min(least, squareTo(at, path[i - 1], path[i]));
  if (isClosed && path.length > 2) least = Math.min(least, squareTo(at, path[path.length - 1], path[0]));
  return Math.sqrt(least);
}

function squareTo(at: PlanePoint, a: PlanePoint, b: PlanePoint): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const square = dx * dx + dy * dy;
  const along = square > 0 ? ((at.x - a.x) * dx + (at.y - a.y) * dy) / square : 0;
  const t = Math.min(1, Math.max(0, along));
  const x = at.x - a.x - t * dx;
  const y = at.y - a.y - t * dy;
  return x * x + y * y;
}

/** True where two segments meet, ends included. */
export function segmentsMeet(a: PlanePoint, b: PlanePoint, c: PlanePoint, d: PlanePoint): boolean {
  const side = (p: PlanePoint, q: PlanePoint, r: PlanePoint) =>
    (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  const c1 = side(a, b, c);
  const d1 = side(a, b, d);
  const a1 = side(c, d, a);
  const b1 = side(c, d, b);
  if (((c1 > 0 && d1 < 0) || (c1 < 0 && d1 > 0)) && ((a1 > 0 && b1 < 0) || (a1 < 0 && b1 > 0))) return true;
  const within = (p: PlanePoint, q: PlanePoint, r: PlanePoint) =>
    Math.min(p.x, q.x) <= r.x &&
    r.x <= Math.max(p.x, q.x) &&
    Math.min(p.y, q.y) <= r.y &&
    r.y <= Math.max(p.y, q.y);
  return (
    (c1 === 0 && within(a, b, c)) ||
    (d1 === 0 && within(a, b, d)) ||
    (a1 === 0 && within(c, d, a)) ||
    (b1 === 0 && within(c, d, b))
  );
}

/** True for a path that has a point in a ring or crosses it. O(points times corners). */
export function pathMeetsRing(path: readonly PlanePoint[], ring: readonly PlanePoint[]): boolean {
  if (path.some((it) => isInRing(it, ring))) return true;
  for (let i = 1; i < path.length; i++)
    for (let k = 0, j = ring.length - 1; k < ring.length; j = k++)
      if (segmentsMeet(path[i - 1], path[i], ring[j], ring[k])) return true;
  return false;
}
