import { distanceKm } from '../model/geo-distance';
import type { Area } from '../model/people';
import type { LonLat } from '../model/schema-parts';

/** The area a place lies in, else the one whose centre is nearest; undefined without a place or placed areas. */
export function nearestArea(areas: readonly Area[], place: LonLat | undefined): Area | undefined {
  if (!place) return undefined;
  const inside = areas.find((it) => it.polygon && isInside(place, it.polygon));
  if (inside) return inside;
  let best: Area | undefined;
  let bestKm = Number.POSITIVE_INFINITY;
  for (const area of areas) {
    const km = area.centre ? distanceKm(area.centre, place) : Number.POSITIVE_INFINITY;
    if (km < bestKm) [best, bestKm] = [area, km];
  }
  return best;
}

/** Even-odd rule over all rings, holes among them. */
function isInside([x, y]: LonLat, rings: readonly (readonly LonLat[])[]): boolean {
  let inside = false;
  for (const ring of rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[i];
      const [bx, by] = ring[j];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  return inside;
}
