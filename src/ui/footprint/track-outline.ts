import type { Footprint } from '../../model/footprint';
import { isTrack } from '../../model/footprint';
import { distanceToPathM, type PlanePoint, planeAbout } from '../../model/plane-shapes';
import type { LonLat } from '../../model/schema-parts';

/** Cells along the longer side of the grid in which a track's edge is found. */
const cells = 160;

/** The edge of a footprint as closed lines: a polygon's own, a track's at half its width all round. */
export function outlinesOf(footprint: Footprint): LonLat[][] {
  const { outline } = footprint;
  if (isTrack(footprint)) return trackOutline(outline, footprint.halfWidthM ?? 0);
  const [first] = outline;
  const last = outline[outline.length - 1];
  return [first[0] === last[0] && first[1] === last[1] ? outline : [...outline, first]];
}

/** Where the distance to a line equals half a width: marching squares, so that sharp bends leave no loops. */
function trackOutline(line: readonly LonLat[], halfWidthM: number): LonLat[][] {
  const origin = line[0];
  const path = line.map(planeAbout(origin));
  const xs = path.map((it) => it.x);
  const ys = path.map((it) => it.y);
  const reach = halfWidthM * 1.06;
  const west = Math.min(...xs) - reach;
  const south = Math.min(...ys) - reach;
  const width = Math.max(...xs) + reach - west;
  const height = Math.max(...ys) + reach - south;
  const cell = Math.max(width, height) / cells;
  const columns = Math.ceil(width / cell);
  const rows = Math.ceil(height / cell);
  const over = new Float64Array((columns + 1) * (rows + 1));
  for (let row = 0; row <= rows; row++)
    for (let column = 0; column <= columns; column++)
      over[row * (columns + 1) + column] =
        halfWidthM - distanceToPathM({ x: west + column * cell, y: south + row * cell }, path);
  const toPlace = placer(origin);
  return chain(segmentsOf(over, columns, rows)).map((points) =>
    points.map(({ x, y }) => toPlace({ x: west + x * cell, y: south + y * cell })),
  );
}

/** Back from the plane about an origin. */
function placer(origin: LonLat): (at: PlanePoint) => LonLat {
  const toPlane = planeAbout(origin);
  const { x: perLon } = toPlane([origin[0] + 1, origin[1]]);
  const { y: perLat } = toPlane([origin[0], origin[1] + 1]);
  return ({ x, y }) => [origin[0] + x / perLon, origin[1] + y / perLat];
}

interface Segment {
  from: PlanePoint;
  to: PlanePoint;
}

/** Pieces of the zero line in cells, each with the inside on its left. */
function segmentsOf(values: Float64Array, columns: number, rows: number): Segment[] {
  const segments: Segment[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const corners = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ].map(([x, y]) => ({ x, y, value: values[y * (columns + 1) + x] }));
      const enters: PlanePoint[] = [];
      const leaves: PlanePoint[] = [];
      for (let k = 0; k < 4; k++) {
        const a = corners[k];
        const b = corners[(k + 1) % 4];
        if (a.value > 0 === b.value > 0) continue;
        // from the same end of a side in both cells that share it, so that the points are the same to the bit
        const [p, q] = a.x + a.y < b.x + b.y ? [a, b] : [b, a];
        const t = p.value / (p.value - q.value);
        const at = { x: p.x + t * (q.x - p.x), y: p.y + t * (q.y - p.y) };
        (a.value > 0 ? leaves : enters).push(at);
      }
      leaves.forEach((from, i) => {
        if (enters[i]) segments.push({ from, to: enters[i] });
      });
    }
  return segments;
}

/** Joins pieces end to end into closed lines. */
function chain(segments: readonly Segment[]): PlanePoint[][] {
  const key = ({ x, y }: PlanePoint) => `${x},${y}`;
  const next = new Map(segments.map((it) => [key(it.from), it]));
  const lines: PlanePoint[][] = [];
  for (const start of segments) {
    if (!next.has(key(start.from))) continue;
    const line = [start.from];
    for (let at = next.get(key(start.from)); at; at = next.get(key(at.to))) {
      next.delete(key(at.from));
      line.push(at.to);
    }
    lines.push(line);
  }
  return lines;
}
