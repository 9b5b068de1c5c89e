import type { Random } from '../../numerics/random';
import { distanceM, isInside, type Point } from '../land/plane';
import type { Settlement } from '../land/settlements';
import type { Terrain } from '../land/terrain';
import type { Ground } from './place-sites';

/** Lines pass round built-up land at this multiple of its radius. */
const bypassRadii = 1.35;
/** Metres of line that are worth as much as a metre of climb. */
const climbMetres = 12;
/** Cost of a metre over water for each on land. */
const waterFactor = 5;

/** Cost of a straight line in metres of plain line: water and climbing make it dearer. */
export function crossingCost(terrain: Terrain, from: Point, to: Point, lengthM: number): number {
  const parts = lengthM > 12_000 ? 6 : 4;
  let wet = 0;
  let climbM = 0;
  let before = terrain.heightM(from);
  for (let i = 1; i <= parts; i++) {
    const p = { x: from.x + ((to.x - from.x) * i) / parts, y: from.y + ((to.y - from.y) * i) / parts };
    const height = terrain.heightM(p);
    climbM += Math.abs(height - before);
    before = height;
    if (i < parts && isOnWater(terrain, p)) wet++;
  }
  return lengthM * (1 + ((waterFactor - 1) * wet) / parts) + climbMetres * climbM;
}

function isOnWater(terrain: Terrain, p: Point): boolean {
  if (terrain.inlandM(p) < 0) return true;
  return terrain.lakes.some((it) => isInside(p, it.ring));
}

/** Settlements that a line between two points has to pass round. */
function inTheWay(from: Point, to: Point, settlements: readonly Settlement[]): Settlement[] {
  return settlements.filter(
    (it) =>
      !isBeside(from, it) && !isBeside(to, it) && distanceToCentreM(from, to, it) < bypassRadii * it.radiusM,
  );
}

/** Beside a town, where no way round it is needed. */
function isBeside(p: Point, settlement: Settlement): boolean {
  return distanceM(p, settlement.centre) < bypassRadii * settlement.radiusM;
}

function distanceToCentreM(from: Point, to: Point, settlement: Settlement): number {
  const lengthM = distanceM(from, to);
  const dx = settlement.centre.x - from.x;
  const dy = settlement.centre.y - from.y;
  const ux = (to.x - from.x) / lengthM;
  const uy = (to.y - from.y) / lengthM;
  const alongM = dx * ux + dy * uy;
  return alongM < 0 || alongM > lengthM ? Number.POSITIVE_INFINITY : Math.abs(dy * ux - dx * uy);
}

/** A slightly bent way that passes round settlements at neither of its ends, and off water and ridges where it can. */
export function routeBetween(from: Point, to: Point, ground: Ground, random: Random): Point[] {
  const { terrain } = ground;
  const straightM = distanceM(from, to);
  const unit = { x: (to.x - from.x) / straightM, y: (to.y - from.y) / straightM };
  const at = (alongM: number, asideM: number): Point => ({
    x: from.x + alongM * unit.x - asideM * unit.y,
    y: from.y + alongM * unit.y + asideM * unit.x,
  });
  const stops = inTheWay(from, to, ground.settlements).map((it) => {
    const dx = it.centre.x - from.x;
    const dy = it.centre.y - from.y;
    const asideM = dy * unit.x - dx * unit.y;
    const keepM = bypassRadii * it.radiusM;
    const alongM = dx * unit.x + dy * unit.y;
    const sides = asideM > 0 ? [asideM - keepM, asideM + keepM] : [asideM + keepM, asideM - keepM];
    return { alongM, asideM: isOnWater(terrain, at(alongM, sides[0])) ? sides[1] : sides[0] };
  });
  if (stops.length > 0) {
    stops.sort((a, b) => a.alongM - b.alongM);
    return [from, ...stops.map((it) => at(it.alongM, it.asideM)), to];
  }
  const shares = straightM < 6000 ? [0.5] : [0.3, 0.7];
  const bends = shares.map(() => 0.1 * straightM * (random.next() - 0.5));
  let best: Point[] = [];
  let bestCost = Number.POSITIVE_INFINITY;
  for (const push of straightM < 6000 ? [0] : [0, 0.1 * straightM, -0.1 * straightM]) {
    const way = [from, ...shares.map((t, i) => at(t * straightM, bends[i] + push)), to];
    let cost = 0;
    for (let i = 1; i < way.length; i++)
      cost += crossingCost(terrain, way[i - 1], way[i], distanceM(way[i - 1], way[i]));
    if (cost >= bestCost) continue;
    bestCost = cost;
    best = way;
  }
  return best;
}
