import { cos, pi, sin } from '../../numerics/math';
import { distanceM, type Point } from '../land/plane';
import type { Settlement } from '../land/settlements';
import type { Lake, Terrain } from '../land/terrain';

/** Works and tanks keep off rivers, lakes and the sea. */
const clearM = 150;

/** On the bank of the nearest river, upstream of the middle of what it serves, just outside it and not above a level. */
export function riverIntake(
  middle: Point,
  radiusM: number,
  terrain: Terrain,
  highestM = Number.POSITIVE_INFINITY,
): Point {
  const outletM = terrain.nearestRiver(middle).toOutletM;
  let best: Point | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const river of terrain.rivers) {
    river.line.forEach((p, i) => {
      const away = distanceM(p, middle);
      const upstream = river.toOutletM[i] - outletM;
      const wanted = radiusM + 900;
      const cost =
        Math.abs(away - wanted) -
        0.5 * Math.min(upstream, 2 * radiusM) +
        (upstream < 0 ? 4000 : 0) +
        400 * Math.max(0, river.levelM[i] - highestM);
      if (cost >= bestCost) return;
      bestCost = cost;
      best = p;
    });
  }
  return best ?? middle;
}

/** Low ground at the edge of what it serves. */
export function wellField(middle: Point, radiusM: number, terrain: Terrain): Point {
  let best = middle;
  let lowest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 16; i++) {
    const angle = (2 * pi * i) / 16;
    const p = { x: middle.x + 1.15 * radiusM * cos(angle), y: middle.y + 1.15 * radiusM * sin(angle) };
    if (!terrain.isDry(p, clearM)) continue;
    const ground = terrain.heightM(p);
    if (ground >= lowest) continue;
    lowest = ground;
    best = p;
  }
  return best;
}

/** Rings of places to look at, m from the middle. */
export interface Search {
  leastM: number;
  mostM: number;
  /** Metres of way that one metre of height is worth. */
  metresPerHeight?: number;
}

/** Ground near a wanted level, as close to `near` as may be and clear of the points in `apartFrom`. */
export function siteAtLevel(
  terrain: Terrain,
  near: Point,
  { leastM, mostM, metresPerHeight = 350 }: Search,
  levelM: number,
  apartFrom: readonly Point[] = [],
): Point {
  let best = near;
  let bestCost = Number.POSITIVE_INFINITY;
  const apartM = mostM / 2;
  for (let ring = 1; ring <= 14; ring++) {
    const r = leastM + (ring * (mostM - leastM)) / 14;
    // no place this far out can be better than the one at hand
    if (r / metresPerHeight >= bestCost) break;
    for (let i = 0; i < 24; i++) {
      const angle = (2 * pi * (i + 0.5 * (ring & 1))) / 24;
      const p = { x: near.x + r * cos(angle), y: near.y + r * sin(angle) };
      if (Math.abs(p.x) > terrain.halfWidthM || Math.abs(p.y) > terrain.halfHeightM) continue;
      if (!terrain.isDry(p, clearM)) continue;
      const short = levelM - terrain.heightM(p);
      const crowd = apartFrom.some((other) => distanceM(other, p) < apartM) ? 40 : 0;
      const cost = r / metresPerHeight + crowd + (short > 0 ? short : -2 * short);
      if (cost >= bestCost) continue;
      bestCost = cost;
      best = p;
    }
  }
  return best;
}

/** Rings about a place or a part of it in which its tanks are looked for. */
export function tankSearch(radiusM: number): Search {
  return { leastM: 0.35 * radiusM, mostM: 1.35 * radiusM + 3500 };
}

/** The nearest lake whose water stands at least at a level, within reach. */
export function lakeAbove(terrain: Terrain, near: Point, levelM: number, reachM: number): Lake | undefined {
  let best: Lake | undefined;
  let bestM = reachM;
  for (const lake of terrain.lakes) {
    if (lake.levelM < levelM) continue;
    const d = Math.min(...lake.ring.map((p) => distanceM(p, near)));
    if (d >= bestM) continue;
    bestM = d;
    best = lake;
  }
  return best;
}

/** The shore of a lake nearest to a place. */
export function shoreTowards(lake: Lake, near: Point): Point {
  return lake.ring.reduce((a, b) => (distanceM(b, near) < distanceM(a, near) ? b : a));
}

/** Whether a settlement's edge is near enough to a river to drink from it. */
export function isByRiver({ centre, radiusM }: Settlement, terrain: Terrain): boolean {
  return terrain.nearestRiver(centre).distanceM < radiusM + 2500;
}
