import { cos } from '../numerics/math';
import type { LonLat } from './schema-parts';

const earthKm = 6371.0088;
const degree = Math.PI / 180;

/** Distance in km on an equirectangular plane through both points; good to 0.5 % below 500 km. */
export function distanceKm(a: LonLat, b: LonLat): number {
  const x = (b[0] - a[0]) * degree * cos(((a[1] + b[1]) / 2) * degree);
  const y = (b[1] - a[1]) * degree;
  return earthKm * Math.sqrt(x * x + y * y);
}
