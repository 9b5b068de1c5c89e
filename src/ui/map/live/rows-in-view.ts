import { valuesPerPiece, valuesPerPoint } from './line-geometry';
import { firstOutClass } from './line-look';

/** What is in view, Mercator from the origin of the drawn rows; y to the south. */
export interface ViewBox {
  west: number;
  north: number;
  east: number;
  south: number;
}

/**
 * Rows of line pieces that may show: first those of live lines, then those of lines that are out, which so lie over them.
 * Writes them to `into` and returns how many. O(pieces), no allocation.
 */
export function choosePieces(
  values: Float32Array,
  codes: Uint8Array,
  { west, north, east, south }: ViewBox,
  into: Uint32Array,
): number {
  let count = 0;
  for (let isOut = 0; isOut < 2; isOut++) {
    for (let at = 0, row = 0; at < values.length; at += valuesPerPiece, row++) {
      if (Number(codes[values[at + 5]] >= firstOutClass) !== isOut) continue;
      const x1 = values[at];
      const y1 = values[at + 1];
      const x2 = values[at + 2];
      const y2 = values[at + 3];
      if ((x1 < west && x2 < west) || (x1 > east && x2 > east)) continue;
      if ((y1 < north && y2 < north) || (y1 > south && y2 > south)) continue;
      into[count++] = row;
    }
  }
  return count;
}

/** Rows of points in view of at least a size. O(points), no allocation. */
export function choosePoints(
  values: Float32Array,
  leastSizePx: number,
  { west, north, east, south }: ViewBox,
  into: Uint32Array,
): number {
  let count = 0;
  for (let at = 0, row = 0; at < values.length; at += valuesPerPoint, row++) {
    if (values[at + 3] < leastSizePx) continue;
    const x = values[at];
    const y = values[at + 1];
    if (x >= west && x <= east && y >= north && y <= south) into[count++] = row;
  }
  return count;
}
