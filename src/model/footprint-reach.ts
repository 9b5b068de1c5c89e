import type { PlacedComponent } from './component-places';
import { type Footprint, isTrack } from './footprint';
import { lonGap } from './geo-distance';
import type { ComponentRef } from './ids';
import { distanceToPathM, isInRing, type PlanePoint, planeAbout } from './plane-shapes';
import type { LonLat } from './schema-parts';

/** Part of a component under one intensity; a point has a length of 0. */
export interface Piece {
  intensity: number;
  lengthKm: number;
}

/** A component that a footprint reaches. */
export interface Reached {
  ref: ComponentRef;
  pieces: Piece[];
}

/** Longest piece over which a falling intensity is taken as one, m. */
const pieceM = 250;
/** A line that dips into a footprint for less may be missed, m. */
const leastM = 5;

/** What a footprint does to places. */
export interface FootprintShape {
  /** How deep a place lies inside, m; negative outside, by the distance to the edge. */
  depthM(at: PlanePoint): number;
  /** Intensity at a depth of 0 or more. */
  intensityAt(depthM: number): number;
  toPlane(place: LonLat): PlanePoint;
  /** True where the outline has no inside to speak of. */
  isEmpty: boolean;
}

/** Prepares a footprint: depth and intensity on a plane about its middle. */
export function shapeOf(footprint: Footprint): FootprintShape {
  const { outline, intensity, edgeIntensity, halfWidthM = 0 } = footprint;
  const lons = outline.map((it) => outline[0][0] + lonGap(outline[0][0], it[0]));
  const lats = outline.map((it) => it[1]);
  const box = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
  const toPlane = planeAbout([(box[0] + box[1]) / 2, (box[2] + box[3]) / 2]);
  const path = outline.map(toPlane);
  const depthM = isTrack(footprint)
    ? (at: PlanePoint) => halfWidthM - distanceToPathM(at, path)
    : (at: PlanePoint) => (isInRing(at, path) ? 1 : -1) * distanceToPathM(at, path, true);
  const edge = edgeIntensity ?? intensity;
  const isGraded = edge < intensity;
  const deepestM = isTrack(footprint) ? halfWidthM : isGraded ? deepest(path, depthM) : 1;
  return {
    depthM,
    intensityAt: (depth) =>
      isGraded ? edge + (intensity - edge) * Math.min(1, Math.max(0, depth / deepestM)) : intensity,
    toPlane,
    isEmpty: !(deepestM > 0),
  };
}

/**
 * The components that a footprint reaches, each with the pieces inside, in the order given. A line is walked: outside by
 * its distance to the edge, which cannot be crossed sooner, inside by its depth, at most 250 m where the intensity falls.
 */
export function reachOf(footprint: Footprint, placed: readonly PlacedComponent[]): Reached[] {
  const shape = shapeOf(footprint);
  if (shape.isEmpty) return [];
  const reached: Reached[] = [];
  for (const { ref, path } of placed) {
    const pieces = path.length === 1 ? pointPiece(shape, path[0]) : linePieces(shape, path);
    if (pieces.length > 0) reached.push({ ref, pieces });
  }
  return reached;
}

function pointPiece(shape: FootprintShape, place: LonLat): Piece[] {
  const depth = shape.depthM(shape.toPlane(place));
  return depth >= 0 ? [{ intensity: shape.intensityAt(depth), lengthKm: 0 }] : [];
}

function linePieces(shape: FootprintShape, path: readonly LonLat[]): Piece[] {
  const pieces: Piece[] = [];
  let from = shape.toPlane(path[0]);
  for (let i = 1; i < path.length; i++) {
    const to = shape.toPlane(path[i]);
    walk(shape, from, to, pieces);
    from = to;
  }
  if (pieces.length > 0 || path.some((it) => it[0] !== path[0][0] || it[1] !== path[0][1])) return pieces;
  // both ends at one place
  return pointPiece(shape, path[0]).map((it) => ({ ...it, lengthKm: leastM / 1000 }));
}

function walk(shape: FootprintShape, from: PlanePoint, to: PlanePoint, pieces: Piece[]): void {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.sqrt(dx * dx + dy * dy);
  let walked = 0;
  while (walked < length) {
    const here = walked / length;
    const depth = shape.depthM({ x: from.x + here * dx, y: from.y + here * dy });
    const free = depth < 0 ? -depth : Math.min(depth, pieceM);
    const step = Math.min(Math.max(free, leastM), length - walked);
    const middle = (walked + step / 2) / length;
    const inside = shape.depthM({ x: from.x + middle * dx, y: from.y + middle * dy });
    if (inside >= 0) {
      const intensity = shape.intensityAt(inside);
      const last = pieces[pieces.length - 1];
      if (last?.intensity === intensity) last.lengthKm += step / 1000;
      else pieces.push({ intensity, lengthKm: step / 1000 });
    }
    walked += step;
  }
}

/** Depth of the deepest place of a polygon, m: the best of a grid, then of ever finer grids about it. */
function deepest(ring: readonly PlanePoint[], depthM: (at: PlanePoint) => number): number {
  const xs = ring.map((it) => it.x);
  const ys = ring.map((it) => it.y);
  let middle = { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2 };
  let halfX = (Math.max(...xs) - Math.min(...xs)) / 2;
  let halfY = (Math.max(...ys) - Math.min(...ys)) / 2;
  let best = depthM(middle);
  const steps = 16;
  for (let round = 0; round < 6; round++) {
    const about = middle;
    for (let row = -steps; row <= steps; row++)
      for (let column = -steps; column <= steps; column++) {
        const at = { x: about.x + (halfX * column) / steps, y: about.y + (halfY * row) / steps };
        const depth = depthM(at);
        if (depth > best) {
          best = depth;
          middle = at;
        }
      }
    halfX /= 6;
    halfY /= 6;
  }
  return Math.max(0, best);
}
