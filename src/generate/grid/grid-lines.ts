import type { Random } from '../../numerics/random';
import { distanceM, isInside, type Point } from '../land/plane';
import type { Settlement } from '../land/settlements';
import { delaunayEdges, spanningTree } from '../land/streets';
import { cables110, lines110, lines330 } from './grid-constants';
import type { Circuit, GridPlan } from './grid-plan';

/** Terrain and sag make a line longer than it is drawn. */
const sag = 1.12;
/** Lines pass round built-up land at this multiple of its radius. */
const bypassRadii = 1.35;
/** A direct line is added where the way over existing ones is this many times longer. */
const stretchLimit = 2.6;
const cableReachM = 4500;

/**
 * Lines in the manner of synthetic-grid studies: the shortest spanning tree of the Delaunay graph, made
 * two-edge-connected with further Delaunay edges, then direct lines where the way round is long.
 * Source: Birchfield et al., "Grid structural characteristics as validation criteria for synthetic networks",
 * IEEE Trans. Power Systems 32(4), 2017.
 */
export function drawLines(plan: GridPlan, settlements: readonly Settlement[], random: Random): void {
  const at110 = sitesAt(plan, 110);
  for (const [a, b] of meshEdges(at110.map((ix) => plan.sites[ix].point))) {
    plan.circuits.push(circuit(plan, at110[a], at110[b], 110, settlements, random));
  }
  const stations = plan.sites.flatMap((it, ix) => (it.kind === 'grid' ? [ix] : []));
  const points = stations.map((ix) => plan.sites[ix].point);
  const edges: [number, number][] = stations.length > 2 ? meshEdges(points) : [[0, 1]];
  for (const [a, b] of edges)
    plan.circuits.push(circuit(plan, stations[a], stations[b], 330, settlements, random));
  // each tie lands at a station of its own
  const taken = new Set<number>();
  plan.sites.forEach((site, ix) => {
    if (site.kind !== 'tie') return;
    const free = stations.filter((it) => !taken.has(it));
    const near = free.reduce((a, b) =>
      distanceM(plan.sites[b].point, site.point) < distanceM(plan.sites[a].point, site.point) ? b : a,
    );
    taken.add(near);
    plan.circuits.push(circuit(plan, near, ix, 330, settlements, random));
  });
}

function sitesAt(plan: GridPlan, kv: number): number[] {
  return plan.sites.flatMap((it, ix) => (it.kvs.includes(kv) ? [ix] : []));
}

/** Index pairs of a mesh in which no single line holds two parts together. */
function meshEdges(points: readonly Point[]): [number, number][] {
  const offered = delaunayEdges(points);
  const edges = spanningTree(points.length, offered, points);
  const used = new Set(edges.map(([a, b]) => a * points.length + b));
  const lengthM = ([a, b]: [number, number]) => distanceM(points[a], points[b]);
  const byLength = [...offered].sort((p, q) => lengthM(p) - lengthM(q) || p[0] - q[0] || p[1] - q[1]);
  const add = (edge: [number, number]) => {
    edges.push(edge);
    used.add(edge[0] * points.length + edge[1]);
  };
  for (let side = bridgeSide(points.length, edges); side; side = bridgeSide(points.length, edges)) {
    const reach = side;
    const next = byLength.find(
      (it) => !used.has(it[0] * points.length + it[1]) && reach[it[0]] !== reach[it[1]],
    );
    if (!next) break;
    add(next);
  }
  for (const edge of byLength) {
    if (used.has(edge[0] * points.length + edge[1])) continue;
    if (pathM(points, edges, edge[0], edge[1]) > stretchLimit * lengthM(edge)) add(edge);
  }
  return edges;
}

/** For the first edge that holds two parts together, which side each point is on; undefined where there is none. */
function bridgeSide(count: number, edges: readonly [number, number][]): Uint8Array | undefined {
  for (let skip = 0; skip < edges.length; skip++) {
    const reached = new Uint8Array(count);
    reached[edges[skip][0]] = 1;
    for (let grown = true; grown; ) {
      grown = false;
      edges.forEach(([a, b], i) => {
        if (i === skip || reached[a] === reached[b]) return;
        reached[a] = 1;
        reached[b] = 1;
        grown = true;
      });
    }
    if (reached[edges[skip][1]] === 0) return reached;
  }
  return undefined;
}

/** Length of the shortest way over the edges, by Bellman and Ford; a few dozen points only. */
function pathM(
  points: readonly Point[],
  edges: readonly [number, number][],
  from: number,
  to: number,
): number {
  const far = new Float64Array(points.length).fill(Number.POSITIVE_INFINITY);
  far[from] = 0;
  for (let changed = true; changed; ) {
    changed = false;
    for (const [a, b] of edges) {
      const length = distanceM(points[a], points[b]);
      if (far[a] + length < far[b]) {
        far[b] = far[a] + length;
        changed = true;
      }
      if (far[b] + length < far[a]) {
        far[a] = far[b] + length;
        changed = true;
      }
    }
  }
  return far[to];
}

function circuit(
  plan: GridPlan,
  fromIx: number,
  toIx: number,
  kv: number,
  settlements: readonly Settlement[],
  random: Random,
): Circuit {
  const from = plan.sites[fromIx].point;
  const to = plan.sites[toIx].point;
  const straightM = distanceM(from, to);
  const inCity = isInside(from, settlements[0].outline) && isInside(to, settlements[0].outline);
  const isCable = kv === 110 && inCity && straightM < cableReachM;
  const route = routeBetween(from, to, settlements, random);
  const lengthM = route.reduce((sum, p, i) => (i === 0 ? 0 : sum + distanceM(route[i - 1], p)), 0);
  return {
    fromIx,
    toIx,
    kv,
    kind: isCable ? 'cable' : 'line',
    lengthKm: Math.max(0.3, (sag * lengthM) / 1000),
    route,
    ladder: isCable ? cables110 : kv === 330 ? lines330 : lines110,
    step: 0,
    count: 1,
  };
}

/** A slightly bent way that passes round settlements at neither of its ends. */
function routeBetween(from: Point, to: Point, settlements: readonly Settlement[], random: Random): Point[] {
  const straightM = distanceM(from, to);
  const unit = { x: (to.x - from.x) / straightM, y: (to.y - from.y) / straightM };
  const at = (alongM: number, asideM: number): Point => ({
    x: from.x + alongM * unit.x - asideM * unit.y,
    y: from.y + alongM * unit.y + asideM * unit.x,
  });
  const stops: { alongM: number; asideM: number }[] = [];
  for (const it of settlements) {
    if (isInside(from, it.outline) || isInside(to, it.outline)) continue;
    const dx = it.centre.x - from.x;
    const dy = it.centre.y - from.y;
    const alongM = dx * unit.x + dy * unit.y;
    const asideM = dy * unit.x - dx * unit.y;
    const keepM = bypassRadii * it.radiusM;
    if (alongM < 0 || alongM > straightM || Math.abs(asideM) >= keepM) continue;
    stops.push({ alongM, asideM: asideM > 0 ? asideM - keepM : asideM + keepM });
  }
  if (stops.length === 0) {
    const parts = straightM < 6000 ? [0.5] : [0.3, 0.7];
    for (const t of parts)
      stops.push({ alongM: t * straightM, asideM: 0.1 * straightM * (random.next() - 0.5) });
  }
  stops.sort((a, b) => a.alongM - b.alongM);
  return [from, ...stops.map((it) => at(it.alongM, it.asideM)), to];
}
