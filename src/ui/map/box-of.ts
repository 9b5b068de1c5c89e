import type { Geometry } from 'geojson';
import type { LonLat } from '../../model/schema-parts';

/** South-west and north-east corner around geometries; undefined for none. */
export function boxOf(geometries: Iterable<Geometry>): [LonLat, LonLat] | undefined {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  const take = (point: readonly number[]) => {
    west = Math.min(west, point[0]);
    east = Math.max(east, point[0]);
    south = Math.min(south, point[1]);
    north = Math.max(north, point[1]);
  };
  for (const geometry of geometries) {
    if (geometry.type === 'Point') take(geometry.coordinates);
    else if (geometry.type === 'LineString') geometry.coordinates.forEach(take);
    else if (geometry.type === 'Polygon') geometry.coordinates[0].forEach(take);
  }
  return west <= east
    ? [
        [west, south],
        [east, north],
      ]
    : undefined;
}
