import { distanceM, type Point } from '../land/plane';

/** Which crossings are served from which pressure level. */
export interface Zoning {
  /** By crossing: 0 lowest zone, then up; -1 above the reach of all (not served). */
  zone: Int8Array;
  /** Floor of the tanks of each zone, m above sea. */
  floorM: number[];
}

/** Height of a tank floor over the highest customer: 20 m of pressure, losses, and some to spare. */
const reserveM = 27;
/** Greatest span of ground within one zone, so that pressures stay between about 25 and 60 m. */
const singleSpanM = 30;
const lowSpanM = 24;
const upperSpanM = 27;
const mostZones = 4;
const leastCrossings = 4;

/** Bands of ground from the lowest crossing up; streets in a band of too few crossings and all above it go without. */
export function splitZones(groundM: readonly number[]): Zoning {
  const low = Math.min(...groundM);
  const high = Math.max(...groundM);
  const zone = new Int8Array(groundM.length);
  if (high - low <= singleSpanM) return { zone, floorM: [high + reserveM] };
  zone.fill(-1);
  const floorM: number[] = [];
  let from = Number.NEGATIVE_INFINITY;
  for (let level = 0; level < mostZones; level++) {
    const to = low + lowSpanM + level * upperSpanM;
    const members: number[] = [];
    groundM.forEach((it, i) => {
      if (it > from && it <= to) members.push(i);
    });
    if (level > 0 && members.length < leastCrossings) break;
    for (const i of members) zone[i] = level;
    floorM.push(Math.max(...members.map((i) => groundM[i])) + reserveM);
    from = to;
  }
  return { zone, floorM };
}

/** Streets within one zone, and the shortest mains that join parts the zone border cut apart. */
export function zoneEdges(
  points: readonly Point[],
  streets: readonly [number, number][],
  { zone, floorM }: Zoning,
): [number, number][] {
  const edges = streets.filter(([a, b]) => zone[a] === zone[b] && zone[a] >= 0);
  for (let level = 0; level < floorM.length; level++) {
    for (;;) {
      const link = shortestGap(points, zone, level, edges);
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
