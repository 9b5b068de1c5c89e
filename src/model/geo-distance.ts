import { cos } from '../numerics/math';
import type { LonLat } from './schema-parts';

const earthKm = 6371.0088;
const degree = Math.PI / 180;

/** Distance in km on an equirectangular plane through both points; good to 0.5 % below 500 km. */
export function distanceKm(a: LonLat, b: LonLat): number {
  const x = lonGap(a[0], b[0]) * degree * cos(((a[1] + b[1]) / 2) * degree);
  const y = (b[1] - a[1]) * degree;
  return earthKm * Math.sqrt(x * x + y * y);
}

/** Degrees east from one longitude to another the short way, across the 180th meridian where that is shorter. */
export function lonGap(from: number, to: number): number {
  const gap = to - from;
  if (gap > 180) return gap - 360;
  return gap < -180 ? gap + 360 : gap;
}
