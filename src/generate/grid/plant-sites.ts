import type { Random } from '../../numerics/random';
import { distanceM, type Point } from '../land/plane';
import type { Settlement } from '../land/settlements';
import type { GridPlan } from './grid-plan';
import { clearOfTowns, type Ground } from './place-sites';

const hydroReachM = 4000;
const hydroStep = 3;
/** Plants of one kind stand at least so far apart. */
const plantGapM = 5000;
const drawnSites = 160;

interface Scored {
  point: Point;
  score: number;
}

/** The best places, in order of score, that keep apart from each other; fewer where there is no more room. */
function bestApart(places: readonly Scored[], count: number, gapM: number): Point[] {
  const order = places.map((_, i) => i).sort((a, b) => places[b].score - places[a].score || a - b);
  const kept: Point[] = [];
  for (const i of order) {
    if (kept.length === count) break;
    const { point } = places[i];
    if (kept.every((it) => distanceM(it, point) >= gapM)) kept.push(point);
  }
  return kept;
}

/** Reaches of rivers with the most water times fall, outside towns. */
export function hydroSites(ground: Ground, count: number): Point[] {
  const places: Scored[] = [];
  for (const river of ground.terrain.rivers) {
    const { line, levelM, toOutletM } = river;
    const lengthM = toOutletM[0] - toOutletM[line.length - 1];
    for (let i = 2; i < line.length - 1; i += hydroStep) {
      let j = i;
      while (j < line.length - 1 && toOutletM[i] - toOutletM[j] < hydroReachM) j++;
      const point = line[i];
      if (ground.settlements.some((it) => distanceM(it.centre, point) < 1.3 * it.radiusM + 600)) continue;
      // water gathers on the way down; the first metres of fall are no head
      const share = lengthM > 0 ? (toOutletM[0] - toOutletM[i]) / lengthM : 1;
      const headM = Math.max(0.2, levelM[i] - levelM[j] - 0.5);
      places.push({ point, score: river.widthM * (0.3 + 0.7 * share) * headM });
    }
  }
  const found = bestApart(places, count, hydroReachM + plantGapM);
  return found.length > 0 ? found : [ground.terrain.rivers[0].line[2]];
}

/** Beside big water near a town: the sea where it is close, else the river below the town. */
export function coolingSite(town: Settlement, ground: Ground, plan: GridPlan): Point {
  const { terrain } = ground;
  const side = town.centre.x > ground.settlements[0].centre.x ? -1 : 1;
  const shoreX = town.centre.x + side * (town.radiusM + 1800);
  const shore = terrain.coastPoint(shoreX, 650);
  if (shore && terrain.inlandM(town.centre) < 12_000) return clearOfTowns(shore, ground, plan);
  const wantedM = town.radiusM + 2500;
  let best = terrain.rivers[0].line[0];
  let bestCost = Number.POSITIVE_INFINITY;
  for (const river of terrain.rivers)
    for (const p of river.line) {
      const d = distanceM(p, town.centre);
      const cost = Math.abs(d - wantedM) + (d < 1.2 * town.radiusM ? 20_000 : 0) - 20 * river.widthM;
      if (cost >= bestCost) continue;
      bestCost = cost;
      best = p;
    }
  return clearOfTowns({ x: best.x + side * 600, y: best.y }, ground, plan);
}

/** Farther than this from people is no better. */
const remoteM = 12_000;

/** By the sea or the widest rivers, away from people. */
export function remoteWaterSites(ground: Ground, plan: GridPlan, count: number): Point[] {
  const { terrain, settlements } = ground;
  const places: Scored[] = [];
  const add = (point: Point, water: number) => {
    if (Math.abs(point.x) > 0.95 * terrain.halfWidthM || Math.abs(point.y) > 0.95 * terrain.halfHeightM)
      return;
    let nearM = remoteM;
    for (const it of settlements)
      nearM = Math.min(nearM, (distanceM(it.centre, point) - it.radiusM) * (it.kind === 'village' ? 2.5 : 1));
    places.push({ point, score: nearM + water * remoteM });
  };
  for (let i = 0; i < terrain.shore.length; i += 2) {
    const point = terrain.coastPoint(terrain.shore[i].x, 700);
    if (point) add(point, 1);
  }
  const widestM = terrain.rivers.reduce((most, it) => Math.max(most, it.widthM), 0);
  for (const river of terrain.rivers)
    for (let i = 3; i < river.line.length; i += 4) {
      const { x, y } = river.line[i];
      add({ x: x + 650, y }, (river.widthM / widestM) * (0.5 + (0.5 * i) / river.line.length));
    }
  return bestApart(places, count, 3 * plantGapM).map((it) => clearOfTowns(it, ground, plan));
}

/** Windy places: high above the valleys or near the shore. */
export function windSites(ground: Ground, count: number, random: Random): Point[] {
  const { terrain } = ground;
  return openSites(ground, count, random, (p) => {
    const shoreM = terrain.inlandM(p);
    const coast = shoreM < 8000 ? 60 - shoreM / 200 : 0;
    return terrain.heightM(p) - terrain.riverLevelM(p) + coast;
  });
}

/** Sunny places: flat or leaning to the south. */
export function sunSites(ground: Ground, count: number, random: Random): Point[] {
  const { terrain } = ground;
  const stepM = 400;
  return openSites(ground, count, random, (p) => {
    const north =
      (terrain.heightM({ x: p.x, y: p.y + stepM }) - terrain.heightM({ x: p.x, y: p.y - stepM })) /
      (2 * stepM);
    const east =
      (terrain.heightM({ x: p.x + stepM, y: p.y }) - terrain.heightM({ x: p.x - stepM, y: p.y })) /
      (2 * stepM);
    return Math.min(0.06, north) - 2 * Math.abs(east) - Math.max(0, Math.abs(north) - 0.15);
  });
}

/** The best of random dry places outside towns. */
function openSites(ground: Ground, count: number, random: Random, scoreOf: (p: Point) => number): Point[] {
  const { terrain, settlements } = ground;
  const places: Scored[] = [];
  const wanted = drawnSites + 30 * count;
  for (let i = 0; i < 6 * wanted && places.length < wanted; i++) {
    const point = {
      x: 0.9 * (2 * random.next() - 1) * terrain.halfWidthM,
      y: 0.9 * (2 * random.next() - 1) * terrain.halfHeightM,
    };
    if (terrain.inlandM(point) < 1500 || !terrain.isDry(point, 600)) continue;
    if (settlements.some((it) => distanceM(it.centre, point) < it.radiusM + 1500)) continue;
    places.push({ point, score: scoreOf(point) });
  }
  const found = bestApart(places, count, plantGapM);
  return found.length > 0 ? found : [{ x: 0.6 * terrain.halfWidthM, y: 0.4 * terrain.halfHeightM }];
}
