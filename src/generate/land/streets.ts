import Delaunator from 'delaunator';
import { createDisjointSets } from '../../numerics/disjoint-sets';
import type { Random } from '../../numerics/random';
import { distanceM, isInside, type Point } from './plane';
import type { Settlement } from './settlements';

/** Crossings and the streets between them. */
export interface StreetGraph {
  points: Point[];
  /** Index pairs, lower first. */
  edges: [number, number][];
}

/** Crossings on a jittered triangular grid inside the built-up edge, joined as a thinned Gabriel graph. */
export function layStreets(settlement: Settlement, crossingCount: number, random: Random): StreetGraph {
  let spacingM = 1.9 * settlement.radiusM * Math.sqrt(1 / crossingCount);
  let points: Point[] = [];
  for (let round = 0; round < 30; round++) {
    points = crossings(settlement, spacingM, random.fork('jitter'));
    if (points.length >= crossingCount) break;
    spacingM *= 0.96;
  }
  const gabriel = gabrielEdges(points);
  const tree = new Set(spanningTree(points.length, gabriel, points).map(([a, b]) => `${a} ${b}`));
  const edges = gabriel.filter(([a, b]) => tree.has(`${a} ${b}`) || random.next() > 0.22);
  return { points, edges };
}

function crossings(settlement: Settlement, spacingM: number, random: Random): Point[] {
  const points: Point[] = [];
  const rows = Math.ceil((1.35 * settlement.radiusM) / (spacingM * 0.866));
  const columns = Math.ceil((1.35 * settlement.radiusM) / spacingM);
  for (let row = -rows; row <= rows; row++) {
    for (let column = -columns; column <= columns; column++) {
      const p = {
        x: settlement.centre.x + spacingM * (column + (row & 1 ? 0.5 : 0) + 0.5 * (random.next() - 0.5)),
        y: settlement.centre.y + spacingM * 0.866 * (row + 0.5 * (random.next() - 0.5)),
      };
      if (isInside(p, settlement.outline)) points.push(p);
    }
  }
  return points;
}

/** Delaunay edges as index pairs, lower first, in ascending order. */
export function delaunayEdges(points: readonly Point[]): [number, number][] {
  if (points.length < 3) return points.length === 2 ? [[0, 1]] : [];
  const { triangles } = Delaunator.from(
    points as Point[],
    (p) => p.x,
    (p) => p.y,
  );
  const edges: [number, number][] = [];
  const seen = new Set<number>();
  for (let i = 0; i < triangles.length; i++) {
    const a = triangles[i];
    const b = triangles[i % 3 === 2 ? i - 2 : i + 1];
    const key = Math.min(a, b) * points.length + Math.max(a, b);
    if (seen.has(key)) continue;
    seen.add(key);
    edges.push([Math.min(a, b), Math.max(a, b)]);
  }
  return edges.sort((p, q) => p[0] - q[0] || p[1] - q[1]);
}

/** Delaunay edges whose diameter circle holds no other point; they contain the shortest spanning tree. */
export function gabrielEdges(points: readonly Point[]): [number, number][] {
  return delaunayEdges(points).filter(([a, b]) => {
    const middle = { x: (points[a].x + points[b].x) / 2, y: (points[a].y + points[b].y) / 2 };
    const radiusM = distanceM(points[a], points[b]) / 2;
    return points.every((p, i) => i === a || i === b || distanceM(p, middle) >= radiusM);
  });
}

/** Kruskal's shortest spanning tree of the given edges; a forest where they do not connect all. */
export function spanningTree(
  count: number,
  edges: readonly [number, number][],
  points: readonly Point[],
): [number, number][] {
  const sets = createDisjointSets(count);
  const byLength = edges
    .map((edge) => ({ edge, lengthM: distanceM(points[edge[0]], points[edge[1]]) }))
    .sort((a, b) => a.lengthM - b.lengthM || a.edge[0] - b.edge[0] || a.edge[1] - b.edge[1]);
  return byLength.map(({ edge }) => edge).filter(([a, b]) => sets.join(a, b));
}
