/** Web Mercator with the world from 0 to 1, x to the east and y to the south. */
export function mercatorOf([lon, lat]: readonly number[]): [number, number] {
  const radians = (Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180;
  return [(lon + 180) / 360, 0.5 - Math.log(Math.tan(Math.PI / 4 + radians / 2)) / (2 * Math.PI)];
}

const tilePx = 512;

/** Width of the whole world at a zoom, px. */
export function worldPx(zoom: number): number {
  return tilePx * 2 ** zoom;
}
