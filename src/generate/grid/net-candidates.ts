import { distanceM, type Point } from '../land/plane';
import { delaunayEdges } from '../land/streets';

/** A line that could be built between two points of a net, by index, the lower first. */
export interface Candidate {
  a: number;
  b: number;
  /** Edges of the Delaunay graph between the ends: 1, 2 or 3. */
  order: number;
  lengthM: number;
  /** Length made longer by what it would have to cross. */
  cost: number;
}

/** Neighbours of third order are offered up to this multiple of the mean distance to the nearest point. */
const thirdOrderReach = 4;

/** Pairs up to the third order in the Delaunay graph, in ascending order; `costOf` is asked for every pair. */
export function netCandidates(
  points: readonly Point[],
  costOf: (a: number, b: number, lengthM: number) => number,
): Candidate[] {
  const n = points.length;
  const near: number[][] = points.map(() => []);
  for (const [a, b] of n > 2 ? delaunayEdges(points) : linePairs(n)) {
    near[a].push(b);
    near[b].push(a);
  }
  for (const it of near) it.sort((p, q) => p - q);
  const reachM = thirdOrderReach * meanNearestM(points, near);
  const candidates: Candidate[] = [];
  const orderOf = new Uint8Array(n);
  for (let a = 0; a < n; a++) {
    const reached = [a];
    orderOf[a] = 9;
    for (let order = 1, from = 0; order <= 3; order++) {
      const to = reached.length;
      for (; from < to; from++)
        for (const b of near[reached[from]])
          if (orderOf[b] === 0) {
            orderOf[b] = order;
            reached.push(b);
          }
    }
    const found = reached.filter((b) => b > a).sort((p, q) => p - q);
    for (const b of found) {
      const lengthM = distanceM(points[a], points[b]);
      if (orderOf[b] === 3 && lengthM > reachM) continue;
      candidates.push({ a, b, order: orderOf[b], lengthM, cost: costOf(a, b, lengthM) });
    }
    for (const b of reached) orderOf[b] = 0;
  }
  return candidates;
}

function linePairs(n: number): [number, number][] {
  return n === 2 ? [[0, 1]] : [];
}

function meanNearestM(points: readonly Point[], near: readonly number[][]): number {
  let sum = 0;
  near.forEach((others, i) => {
    let least = Number.POSITIVE_INFINITY;
    for (const j of others) least = Math.min(least, distanceM(points[i], points[j]));
    if (Number.isFinite(least)) sum += least;
  });
  return sum / Math.max(1, points.length);
}
