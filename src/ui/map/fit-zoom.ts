import type { LonLat } from '../../model/schema-parts';

const tilePx = 512;

/** Zoom at which bounds fill a view of this size in Web Mercator; between 2 and 15. */
export function fitZoomOf(bounds: [LonLat, LonLat] | undefined, widthPx: number, heightPx: number): number {
  if (!bounds) return 2;
  const [[west, south], [east, north]] = bounds;
  const across = Math.max((east - west) / 360, 1e-6);
  const down = Math.max(Math.abs(mercatorY(north) - mercatorY(south)), 1e-6);
  const zoom = Math.log2(Math.min(widthPx / (tilePx * across), heightPx / (tilePx * down)));
  return Math.min(15, Math.max(2, zoom));
}

/** Latitude as a share of the world's height. */
function mercatorY(latitude: number): number {
  const radians = (Math.max(-85, Math.min(85, latitude)) * Math.PI) / 180;
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + radians / 2)) / (2 * Math.PI);
}

/** How much smaller signs are drawn on grids of thousands of buses; 1 for a district. */
export function densityOf(signCount: number): number {
  return Math.min(1, Math.max(0.35, Math.sqrt(500 / Math.max(signCount, 1))));
}
