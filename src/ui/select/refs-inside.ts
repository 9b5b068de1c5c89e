import type { Geometry } from 'geojson';
import { type ComponentRef, refKey } from '../../model/ids';
import { isInRing, type PlanePoint, pathMeetsRing, planeAbout } from '../../model/plane-shapes';
import type { Region } from '../../model/region';
import type { LonLat } from '../../model/schema-parts';
import type { ChoiceGroup } from '../../store/choosing';
import type { LayerId } from '../../store/view';
import { type MapFeatures, stateSources } from '../map/map-features';
import { groupOf, layerOfGroup } from './choice-groups';

interface Wanted {
  /** Groups passed over. */
  without: ReadonlySet<ChoiceGroup>;
  /** Layers that are shown; what is hidden is passed over. */
  layers: Readonly<Record<LayerId, boolean>>;
}

/**
 * The components drawn at a place inside a ring; of lines those that have a point inside or cross it. Areas are left
 * out. In the order of the map's sources. O(n) and, near the ring, times its corners.
 */
export function refsInside(
  region: Pick<Region, 'grid'>,
  features: Pick<MapFeatures, 'refs' | 'places'>,
  ring: readonly LonLat[],
  { without, layers }: Wanted,
): ComponentRef[] {
  if (ring.length < 3) return [];
  const toPlane = planeAbout(ring[0]);
  const corners = ring.map(toPlane);
  const box = boxOf(corners);
  const found: ComponentRef[] = [];
  const seen = new Set<string>();
  for (const source of stateSources) {
    if (source === 'areas' || source === 'pipesOut' || source === 'pipeArrows') continue;
    for (const ref of features.refs[source]) {
      const group = groupOf(region, ref);
      if (!group || without.has(group) || !layers[layerOfGroup[group]]) continue;
      const key = refKey(ref);
      const geometry = seen.has(key) ? undefined : features.places.get(key);
      seen.add(key);
      if (geometry && isInside(geometry, toPlane, corners, box)) found.push({ kind: ref.kind, id: ref.id });
    }
  }
  return found;
}

type Box = ReturnType<typeof boxOf>;

function isInside(
  geometry: Geometry,
  toPlane: (place: LonLat) => PlanePoint,
  corners: readonly PlanePoint[],
  box: Box,
): boolean {
  if (geometry.type === 'Point') {
    const at = toPlane(geometry.coordinates as LonLat);
    return (
      at.x >= box.west && at.x <= box.east && at.y >= box.south && at.y <= box.north && isInRing(at, corners)
    );
  }
  if (geometry.type !== 'LineString') return false;
  const path = (geometry.coordinates as LonLat[]).map(toPlane);
  const own = boxOf(path);
  if (own.east < box.west || own.west > box.east || own.north < box.south || own.south > box.north)
    return false;
  return pathMeetsRing(path, corners);
}

function boxOf(points: readonly PlanePoint[]) {
  const box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  for (const { x, y } of points) {
    box.west = Math.min(box.west, x);
    box.east = Math.max(box.east, x);
    box.south = Math.min(box.south, y);
    box.north = Math.max(box.north, y);
  }
  return box;
}

/** The ring of a box between two corners. */
export function ringOfBox([west, south]: LonLat, [east, north]: LonLat): LonLat[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
}
