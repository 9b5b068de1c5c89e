import { distanceKm } from '../model/geo-distance';
import type { Region } from '../model/region';
import type { Place } from './component-place';

/**
 * Finds the telecom sites that serve a place, as indices of facilities: those within `reachKm`, else the nearest one;
 * without a place those of its area; without either all of the region. None where the region has none.
 */
export function createTelecomFinder(region: Region, reachKm: number): (place: Place) => number[] {
  const sites = region.facilities.flatMap((it, f) => (it.kind === 'telecom' ? [{ ...it, f }] : []));
  const placed = sites.flatMap(({ f, lonLat }) => (lonLat ? [{ f, lonLat }] : []));
  return ({ lonLat, areaId }) => {
    if (lonLat && placed.length > 0) {
      const near = placed.map((it) => ({ f: it.f, km: distanceKm(it.lonLat, lonLat) }));
      const within = near.filter((it) => it.km <= reachKm);
      if (within.length > 0) return within.map((it) => it.f);
      return [near.reduce((a, b) => (b.km < a.km ? b : a)).f];
    }
    const ofArea = sites.filter((it) => it.areaId !== undefined && it.areaId === areaId);
    return (ofArea.length > 0 ? ofArea : sites).map((it) => it.f);
  };
}
