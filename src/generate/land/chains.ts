import { distanceM, type Point } from './plane';

/** Least cosine of the turn at which a way goes on as the same one. */
const straightOn = 0.5;

/**
 * Joins edges to as few long ways as run on without a sharp turn; each edge is in exactly one. Ways are given as
 * point indices, in the order of the edges.
 */
export function chainEdges(
  points: readonly Point[],
  edges: readonly (readonly [number, number])[],
): number[][] {
  const edgesAt = new Map<number, number[]>();
  edges.forEach((edge, e) => {
    for (const end of edge) {
      const list = edgesAt.get(end);
      if (list) list.push(e);
      else edgesAt.set(end, [e]);
    }
  });
  const taken = new Uint8Array(edges.length);
  const goOn = (from: number, at: number): number => {
    let best = -1;
    let bestCosine = straightOn;
    for (const e of edgesAt.get(at)!) {
      if (taken[e]) continue;
      const to = edges[e][0] === at ? edges[e][1] : edges[e][0];
      const cosine = turnCosine(points[from], points[at], points[to]);
      if (cosine <= bestCosine) continue;
      bestCosine = cosine;
      best = e;
    }
    return best;
  };
  const ways: number[][] = [];
  edges.forEach(([a, b], first) => {
    if (taken[first]) return;
    taken[first] = 1;
    const way = [a, b];
    for (let turn = 0; turn < 2; turn++) {
      for (;;) {
        const at = way[way.length - 1];
        const e = goOn(way[way.length - 2], at);
        if (e < 0) break;
        taken[e] = 1;
        way.push(edges[e][0] === at ? edges[e][1] : edges[e][0]);
      }
      way.reverse();
    }
    ways.push(way);
  });
  return ways;
}

function turnCosine(a: Point, b: Point, c: Point): number {
  const lengths = distanceM(a, b) * distanceM(b, c);
  return lengths === 0 ? -1 : ((b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y)) / lengths;
}

/** Leaves out the points that lie within `toleranceM` of the line between those kept. Source: Douglas and Peucker, 1973. */
export function simplifyLine<P extends Point>(line: readonly P[], toleranceM: number): P[] {
  const keep = new Uint8Array(line.length);
  keep[0] = 1;
  keep[line.length - 1] = 1;
  const stack: [number, number][] = [[0, line.length - 1]];
  for (let span = stack.pop(); span; span = stack.pop()) {
    const [from, to] = span;
    let far = -1;
    let farM = toleranceM;
    for (let i = from + 1; i < to; i++) {
      const d = offM(line[i], line[from], line[to]);
      if (d <= farM) continue;
      farM = d;
      far = i;
    }
    if (far < 0) continue;
    keep[far] = 1;
    stack.push([from, far], [far, to]);
  }
  return line.filter((_, i) => keep[i] === 1);
}

function offM(p: Point, a: Point, b: Point): number {
  const length = distanceM(a, b);
  if (length === 0) return distanceM(p, a);
  const t = ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / (length * length);
  const clamped = Math.max(0, Math.min(1, t));
  return distanceM(p, { x: a.x + clamped * (b.x - a.x), y: a.y + clamped * (b.y - a.y) });
}
