import type { Random } from '../../numerics/random';
import { distanceM, type Point } from '../land/plane';

type Street = [number, number];

/** A main that ends in a street: the crossing it leaves from and where it ends. */
export interface DeadEnd {
  fromIx: number;
  end: Point;
}

/** A street's main goes through from crossing to crossing unless the way round is at most this many times its length. */
const detour = 3;

/**
 * The streets whose mains go through: the shortest first, each one only where the way along those before it is long. Every
 * crossing that the streets join stays joined, and few rings are closed (a greedy spanner: Althöfer et al., Discrete &
 * Computational Geometry 9, 1993).
 */
export function thinMains(
  points: readonly Point[],
  streets: readonly Street[],
): { through: Street[]; others: Street[] } {
  const lengthM = streets.map(([a, b]) => distanceM(points[a], points[b]));
  const order = streets.map((_, i) => i).sort((i, j) => lengthM[i] - lengthM[j] || i - j);
  const ways: Way[][] = points.map(() => []);
  const goesThrough = new Uint8Array(streets.length);
  for (const i of order) {
    const [a, b] = streets[i];
    if (isWithin(ways, a, b, detour * lengthM[i])) continue;
    goesThrough[i] = 1;
    ways[a].push({ to: b, lengthM: lengthM[i] });
    ways[b].push({ to: a, lengthM: lengthM[i] });
  }
  return {
    through: streets.filter((_, i) => goesThrough[i] === 1),
    others: streets.filter((_, i) => goesThrough[i] === 0),
  };
}

/** Mains that end within the longest of some streets, at most so many. */
export function layDeadEnds(
  points: readonly Point[],
  streets: readonly Street[],
  most: number,
  random: Random,
): DeadEnd[] {
  const ends = streets.map(([a, b], i) => {
    const [fromIx, toIx] = random.next() < 0.5 ? [a, b] : [b, a];
    const share = 0.5 + 0.4 * random.next();
    const [from, to] = [points[fromIx], points[toIx]];
    const end = { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
    return { fromIx, end, i, lengthM: distanceM(from, to) };
  });
  return ends.sort((p, q) => q.lengthM - p.lengthM || p.i - q.i).slice(0, most);
}

interface Way {
  to: number;
  lengthM: number;
}

/** Whether a way of at most so many metres leads from one crossing to another. */
function isWithin(ways: readonly Way[][], from: number, to: number, mostM: number): boolean {
  const reachM = new Map([[from, 0]]);
  const open = new Set([from]);
  while (open.size > 0) {
    let at = -1;
    for (const it of open) if (at < 0 || reachM.get(it)! < reachM.get(at)!) at = it;
    if (at === to) return true;
    open.delete(at);
    for (const way of ways[at]) {
      const m = reachM.get(at)! + way.lengthM;
      if (m > mostM || m >= (reachM.get(way.to) ?? Number.POSITIVE_INFINITY)) continue;
      reachM.set(way.to, m);
      open.add(way.to);
    }
  }
  return false;
}
