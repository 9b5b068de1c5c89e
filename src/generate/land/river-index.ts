import Flatbush from 'flatbush';
import { distanceToSegmentM, type Point } from './plane';

/** Finds the vertex of a set of lines that is nearest to a point, and the distance to the line there. */
export interface LineIndex {
  nearest(point: Point): { lineIx: number; vertexIx: number; distanceM: number };
}

/** Vertices looked at for each answer: bends bring a second line's segment closer than its vertices. */
const candidates = 4;

export function indexLines(lines: readonly (readonly Point[])[]): LineIndex {
  const count = lines.reduce((sum, it) => sum + it.length, 0);
  const lineOf = new Int32Array(count);
  const vertexOf = new Int32Array(count);
  const index = new Flatbush(count);
  let at = 0;
  lines.forEach((line, lineIx) => {
    line.forEach((p, vertexIx) => {
      lineOf[at] = lineIx;
      vertexOf[at] = vertexIx;
      at++;
      index.add(p.x, p.y, p.x, p.y);
    });
  });
  index.finish();
  return {
    nearest(point) {
      let best = { lineIx: 0, vertexIx: 0, distanceM: Number.POSITIVE_INFINITY };
      for (const ix of index.neighbors(point.x, point.y, candidates)) {
        const line = lines[lineOf[ix]];
        const vertexIx = vertexOf[ix];
        for (let end = Math.max(1, vertexIx); end <= Math.min(line.length - 1, vertexIx + 1); end++) {
          const distanceM = distanceToSegmentM(point, line[end - 1], line[end]);
          if (distanceM < best.distanceM) best = { lineIx: lineOf[ix], vertexIx, distanceM };
        }
      }
      return best;
    },
  };
}
