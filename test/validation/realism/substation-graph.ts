import Delaunator from 'delaunator';
import { distanceKm } from '../../../src/model/geo-distance';
import type { Branch, Grid } from '../../../src/model/grid';
import type { LonLat } from '../../../src/model/schema-parts';

/** Substations as nodes and routes as edges: buses joined by transformers are one node, parallel circuits one edge. */
export interface SubstationGraph {
  count: number;
  /** By substation; absent where a grid has no places. */
  places?: LonLat[];
  substationOfBus: Map<string, number>;
  routes: Route[];
}

export interface Route {
  from: number;
  to: number;
  kv: number;
  circuits: Branch[];
}

/**
 * `substationOf` names the substation of a bus where something tells it; else buses that transformers join are one.
 * Branches out of service and loops inside a substation are left out.
 */
export function graphOf(grid: Grid, placeOf?: ReadonlyMap<string, LonLat>): SubstationGraph {
  const parent = new Map(grid.buses.map((it) => [it.id, it.id]));
  const rootOf = (id: string): string => {
    let at = id;
    while (parent.get(at) !== at) at = parent.get(at) ?? at;
    return at;
  };
  const join = (a: string, b: string) => parent.set(rootOf(a), rootOf(b));
  const firstOf = new Map<string, string>();
  for (const { id, substationId } of grid.buses) {
    if (substationId === undefined) continue;
    const first = firstOf.get(substationId);
    if (first === undefined) firstOf.set(substationId, id);
    else join(id, first);
  }
  const branches = grid.branches.filter((it) => it.inService);
  for (const it of branches) if (it.kind === 'transformer') join(it.fromBusId, it.toBusId);
  const number = new Map<string, number>();
  const substationOfBus = new Map<string, number>();
  const places: LonLat[] = [];
  for (const bus of grid.buses) {
    const root = rootOf(bus.id);
    if (!number.has(root)) number.set(root, number.size);
    const ix = number.get(root) ?? 0;
    substationOfBus.set(bus.id, ix);
    const place = placeOf?.get(bus.id) ?? bus.lonLat;
    if (place) places[ix] ??= place;
  }
  const kvOf = new Map(grid.buses.map((it) => [it.id, it.baseKv]));
  const routes = new Map<string, Route>();
  for (const it of branches) {
    const a = substationOfBus.get(it.fromBusId) ?? 0;
    const b = substationOfBus.get(it.toBusId) ?? 0;
    if (a === b) continue;
    const [from, to] = a < b ? [a, b] : [b, a];
    const kv = kvOf.get(it.fromBusId) ?? 0;
    const key = `${from} ${to} ${kv}`;
    if (!routes.has(key)) routes.set(key, { from, to, kv, circuits: [] });
    routes.get(key)?.circuits.push(it);
  }
  const hasPlaces = places.filter((it) => it !== undefined).length === number.size;
  return {
    count: number.size,
    ...(hasPlaces ? { places } : {}),
    substationOfBus,
    routes: [...routes.values()],
  };
}

/** Neighbours by node; an edge of two voltages counts once. */
export function neighboursOf(count: number, edges: readonly { from: number; to: number }[]): Set<number>[] {
  const sets = Array.from({ length: count }, () => new Set<number>());
  for (const { from, to } of edges) {
    sets[from].add(to);
    sets[to].add(from);
  }
  return sets;
}

/** Mean share of a node's neighbours that are joined themselves, over nodes with two or more. Watts and Strogatz 1998. */
export function clusteringOf(neighbours: readonly ReadonlySet<number>[]): number {
  let sum = 0;
  let count = 0;
  for (const own of neighbours) {
    if (own.size < 2) continue;
    const list = [...own];
    let joined = 0;
    for (let i = 0; i < list.length; i++)
      for (let j = i + 1; j < list.length; j++) if (neighbours[list[i]].has(list[j])) joined++;
    sum += (2 * joined) / (own.size * (own.size - 1));
    count++;
  }
  return count > 0 ? sum / count : Number.NaN;
}

/** Parts that no edge joins. */
export function componentsOf(neighbours: readonly ReadonlySet<number>[]): number {
  const seen = new Uint8Array(neighbours.length);
  let count = 0;
  for (let start = 0; start < neighbours.length; start++) {
    if (seen[start]) continue;
    count++;
    const stack = [start];
    seen[start] = 1;
    for (let at = stack.pop(); at !== undefined; at = stack.pop())
      for (const next of neighbours[at]) {
        if (seen[next]) continue;
        seen[next] = 1;
        stack.push(next);
      }
  }
  return count;
}

/** The routes of one voltage laid beside what geometry alone would give its substations. */
export interface LevelGeometry {
  substations: number;
  routes: number;
  circuits: number;
  /** Routes that are edges of the shortest tree over the level's substations. */
  inTree: number;
  /** Routes by the fewest edges of the Delaunay triangulation between their ends: 1, 2, 3 and more. */
  byHops: [number, number, number];
  straightKm: number;
  treeKm: number;
  /** Straight length over the mean distance of both ends to their nearest substation of the level. */
  overNearest: number[];
}

/** Undefined for fewer than four substations, which have next to no choice. Quadratic in them. */
export function levelGeometry(
  places: readonly LonLat[],
  routes: readonly Route[],
): LevelGeometry | undefined {
  const ids = [...new Set(routes.flatMap((it) => [it.from, it.to]))];
  if (ids.length < 4) return undefined;
  const at = new Map(ids.map((id, i) => [id, i]));
  const points = ids.map((id) => places[id]);
  const middleLat = points.reduce((sum, it) => sum + it[1], 0) / points.length;
  const shrink = Math.cos((middleLat * Math.PI) / 180);
  const triangles = new Delaunator(Float64Array.from(points.flatMap(([lon, lat]) => [lon * shrink, lat])));
  const near = neighboursOf(
    ids.length,
    Array.from(triangles.halfedges, (_, e) => ({
      from: triangles.triangles[e],
      to: triangles.triangles[e % 3 === 2 ? e - 2 : e + 1],
    })),
  );
  const tree = shortestTree(points);
  const nearestKm = points.map((it, i) =>
    points.reduce((least, other, j) => (j === i ? least : Math.min(least, distanceKm(it, other))), 1e9),
  );
  const geometry: LevelGeometry = {
    substations: ids.length,
    routes: routes.length,
    circuits: routes.reduce((sum, it) => sum + it.circuits.length, 0),
    inTree: 0,
    byHops: [0, 0, 0],
    straightKm: 0,
    treeKm: tree.km,
    overNearest: [],
  };
  for (const route of routes) {
    const a = at.get(route.from) ?? 0;
    const b = at.get(route.to) ?? 0;
    const km = distanceKm(points[a], points[b]);
    geometry.straightKm += km;
    if (tree.edges.has(a < b ? `${a} ${b}` : `${b} ${a}`)) geometry.inTree++;
    const hops = near[a].has(b) ? 1 : [...near[a]].some((it) => near[it].has(b)) ? 2 : 3;
    geometry.byHops[hops - 1]++;
    const nearest = (nearestKm[a] + nearestKm[b]) / 2;
    if (nearest > 0) geometry.overNearest.push(km / nearest);
  }
  return geometry;
}

/** Prim's shortest spanning tree. */
function shortestTree(points: readonly LonLat[]): { edges: Set<string>; km: number } {
  const reach = points.map((it) => distanceKm(points[0], it));
  const via = points.map(() => 0);
  const done = new Uint8Array(points.length);
  done[0] = 1;
  const edges = new Set<string>();
  let km = 0;
  for (let round = 1; round < points.length; round++) {
    let next = -1;
    for (let i = 0; i < points.length; i++) if (!done[i] && (next < 0 || reach[i] < reach[next])) next = i;
    done[next] = 1;
    km += reach[next];
    const [a, b] = next < via[next] ? [next, via[next]] : [via[next], next];
    edges.add(`${a} ${b}`);
    for (let i = 0; i < points.length; i++) {
      const d = distanceKm(points[next], points[i]);
      if (done[i] || d >= reach[i]) continue;
      reach[i] = d;
      via[i] = next;
    }
  }
  return { edges, km };
}
