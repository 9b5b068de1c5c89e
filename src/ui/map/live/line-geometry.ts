import type { Feature, FeatureCollection } from 'geojson';
import { mercatorOf } from './mercator';

/** Straight pieces of drawn lines, as rows of numbers that a shader reads; the row of a piece's line is its feature's index. */
export interface LinePieces {
  /** Mercator place that all others are told from, so that 32 bits are enough at any zoom. */
  originX: number;
  originY: number;
  pieceCount: number;
  /** Per piece: from x, from y, to x, to y, length of the line before it (Mercator, 1 is the world), line, width at the middle scale (px). */
  values: Float32Array;
}

export const valuesPerPiece = 7;
export const valuesPerPoint = 4;

/** Pieces of every line of a collection. O(vertices). */
export function piecesOf(
  collection: FeatureCollection,
  [originX, originY]: readonly [number, number],
  widthPx: (feature: Feature) => number,
): LinePieces {
  const rows: number[] = [];
  collection.features.forEach((feature, line) => {
    if (feature.geometry.type !== 'LineString') return;
    const width = widthPx(feature);
    let before = 0;
    let from: [number, number] | undefined;
    for (const place of feature.geometry.coordinates) {
      const to = mercatorOf(place);
      if (from) {
        const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
        if (length > 0) {
          rows.push(from[0] - originX, from[1] - originY, to[0] - originX, to[1] - originY);
          rows.push(before, line, width);
        }
        before += length;
      }
      from = to;
    }
  });
  return { originX, originY, pieceCount: rows.length / valuesPerPiece, values: Float32Array.from(rows) };
}

/** Points of a collection: x and y from the origin, row, and a size each. */
export function pointsOf(
  collection: FeatureCollection,
  [originX, originY]: readonly [number, number],
  sizePx: (feature: Feature) => number,
): Float32Array {
  const rows: number[] = [];
  collection.features.forEach((feature, ix) => {
    if (feature.geometry.type !== 'Point') return;
    const [x, y] = mercatorOf(feature.geometry.coordinates);
    rows.push(x - originX, y - originY, ix, sizePx(feature));
  });
  return Float32Array.from(rows);
}
