import { cos, pi, sin } from '../../numerics/math';
import { distanceM, type Point } from '../land/plane';
import type { Settlement } from '../land/settlements';
import type { Terrain } from '../land/terrain';
import type { SourceKind } from './water-plan';

/** Furthest a river may be for a town to drink from it, beyond the built-up edge, m. */
const riverReachM = 2500;

/** The city drinks from the river, one inland town from a lake in the hills, others as their place allows. */
export function sourceOf(
  settlement: Settlement,
  uplandTown: Settlement | undefined,
  terrain: Terrain,
): SourceKind {
  if (settlement.kind === 'village') return 'wells';
  if (settlement === uplandTown) return 'upland';
  const riverM = terrain.nearestRiver(settlement.centre).distanceM;
  return settlement.kind === 'city' || riverM < settlement.radiusM + riverReachM ? 'river' : 'wells';
}

/** The town furthest up along the rivers. */
export function findUplandTown(settlements: readonly Settlement[], terrain: Terrain): Settlement | undefined {
  const upM = (it: Settlement) => terrain.nearestRiver(it.centre).toOutletM;
  let best: Settlement | undefined;
  for (const it of settlements) {
    if (it.kind !== 'town') continue;
    if (!best || upM(it) > upM(best)) best = it;
  }
  return best;
}

/** Upstream of the town, just outside it. */
export function riverIntake(settlement: Settlement, terrain: Terrain): Point {
  const townM = terrain.nearestRiver(settlement.centre).toOutletM;
  let best: Point | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const river of terrain.rivers) {
    for (const [i, p] of river.line.entries()) {
      const away = distanceM(p, settlement.centre);
      const upstream = river.toOutletM[i] - townM;
      const wanted = settlement.radiusM + 900;
      const cost = Math.abs(away - wanted) - 0.5 * upstream + (upstream < 0 ? 4000 : 0);
      if (cost >= bestCost) continue;
      bestCost = cost;
      best = p;
    }
  }
  return best ?? settlement.centre;
}

/** Low ground at the edge of the settlement. */
export function wellField(settlement: Settlement, terrain: Terrain): Point {
  let best = settlement.centre;
  let bestM = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 16; i++) {
    const angle = (2 * pi * i) / 16;
    const p = {
      x: settlement.centre.x + 1.15 * settlement.radiusM * cos(angle),
      y: settlement.centre.y + 1.15 * settlement.radiusM * sin(angle),
    };
    const ground = terrain.heightM(p);
    if (terrain.inlandM(p) < 300 || ground >= bestM) continue;
    bestM = ground;
    best = p;
  }
  return best;
}

/** Ground near a wanted level, as close to `near` as may be and clear of the points in `apartFrom`. */
export function siteAtLevel(
  terrain: Terrain,
  near: Point,
  radiusM: number,
  levelM: number,
  apartFrom: readonly Point[],
): Point {
  let best = near;
  let bestCost = Number.POSITIVE_INFINITY;
  for (let ring = 1; ring <= 14; ring++) {
    const r = 0.35 * radiusM + (ring * (radiusM + 3500)) / 14;
    for (let i = 0; i < 24; i++) {
      const angle = (2 * pi * (i + 0.5 * (ring & 1))) / 24;
      const p = { x: near.x + r * cos(angle), y: near.y + r * sin(angle) };
      if (terrain.inlandM(p) < 300) continue;
      const short = levelM - terrain.heightM(p);
      const crowd = apartFrom.some((other) => distanceM(other, p) < radiusM) ? 40 : 0;
      const cost = r / 350 + crowd + (short > 0 ? short : -2 * short);
      if (cost >= bestCost) continue;
      bestCost = cost;
      best = p;
    }
  }
  return best;
}
