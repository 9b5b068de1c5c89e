import { distanceM, type Point } from '../land/plane';
import type { StreetGraph } from '../land/streets';

/** Which crossings are served from which pressure level. */
export interface Zoning {
  /** By crossing: 0 lower zone, 1 upper zone, -1 above the reach of both (not served). */
  zone: Int8Array;
  /** Floor of the tanks of each zone, m above sea; one entry where one zone is enough. */
  floorM: number[];
}

/** Height of a tank floor over the highest customer: 20 m of pressure, losses, and some to spare. */
const reserveM = 27;
const villageReserveM = 27;
/** Greatest span of ground within one zone, so that pressures stay between about 25 and 60 m. */
const singleSpanM = 30;
const lowSpanM = 24;
const highSpanM = 29;
const leastHighCrossings = 4;

export function splitZones(groundM: readonly number[], isVillage: boolean): Zoning {
  const low = Math.min(...groundM);
  const high = Math.max(...groundM);
  const zone = new Int8Array(groundM.length);
  if (high - low <= singleSpanM) {
    return { zone, floorM: [high + (isVillage ? villageReserveM : reserveM)] };
  }
  const split = low + lowSpanM;
  let highest = split;
  let highCount = 0;
  groundM.forEach((ground, i) => {
    zone[i] = ground <= split ? 0 : ground <= split + highSpanM ? 1 : -1;
    if (zone[i] !== 1) return;
    highCount++;
    highest = Math.max(highest, ground);
  });
  if (highCount < leastHighCrossings) {
    groundM.forEach((_, i) => {
      if (zone[i] === 1) zone[i] = -1;
    });
    return { zone, floorM: [split + reserveM] };
  }
  return { zone, floorM: [split + reserveM, highest + reserveM] };
}

/** Streets within one zone, and the shortest mains that join parts the zone border cut apart. */
export function zoneEdges(streets: StreetGraph, zone: Int8Array): [number, number][] {
  const edges = streets.edges.filter(([a, b]) => zone[a] === zone[b] && zone[a] >= 0);
  for (const level of [0, 1]) {
    for (;;) {
      const link = shortestGap(streets.points, zone, level, edges);
      if (!link) break;
      edges.push(link);
    }
  }
  return edges;
}

/** The shortest pair between the first part of a zone and the rest of it; undefined where it is whole. */
function shortestGap(
  points: readonly Point[],
  zone: Int8Array,
  level: number,
  edges: readonly [number, number][],
): [number, number] | undefined {
  const first = zone.indexOf(level);
  if (first < 0) return undefined;
  const joined = new Uint8Array(points.length);
  joined[first] = 1;
  for (let grown = true; grown; ) {
    grown = false;
    for (const [a, b] of edges) {
      if (joined[a] === joined[b] || zone[a] !== level) continue;
      joined[a] = 1;
      joined[b] = 1;
      grown = true;
    }
  }
  let best: [number, number] | undefined;
  let bestM = Number.POSITIVE_INFINITY;
  for (let a = 0; a < points.length; a++) {
    if (zone[a] !== level || !joined[a]) continue;
    for (let b = 0; b < points.length; b++) {
      if (zone[b] !== level || joined[b]) continue;
      const gapM = distanceM(points[a], points[b]);
      if (gapM >= bestM) continue;
      bestM = gapM;
      best = [Math.min(a, b), Math.max(a, b)];
    }
  }
  return best;
}
