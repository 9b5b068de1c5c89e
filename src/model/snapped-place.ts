import { cos } from '../numerics/math';
import type { LonLat } from './schema-parts';

const kmPerDeg = 111.195;
/** Grid on which coordinates leave the app in tables. */
const gridKm = 5;

/** The nearest point of a 5 km grid, degrees to three decimals. Equal for all places of one square. */
export function snappedPlace([lon, lat]: LonLat): LonLat {
  const latStep = gridKm / kmPerDeg;
  const snappedLat = Math.round(lat / latStep) * latStep;
  const lonStep = latStep / Math.max(0.01, cos((snappedLat * Math.PI) / 180));
  const snappedLon = Math.round(lon / lonStep) * lonStep;
  return [Number(snappedLon.toFixed(3)), Number(snappedLat.toFixed(3))];
}
