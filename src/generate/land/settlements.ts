import { cos, pi, pow, sin } from '../../numerics/math';
import type { Random } from '../../numerics/random';
import { createToponyms, type Name } from './names';
import { distanceM, distanceToLineM, type Point } from './plane';
import type { Terrain } from './terrain';
import { createWave } from './waves';

export type SettlementKind = 'city' | 'town' | 'village';

export interface Settlement extends Name {
  id: string;
  kind: SettlementKind;
  people: number;
  centre: Point;
  radiusM: number;
  /** Built-up edge, counter-clockwise, not closed. */
  outline: Point[];
}

/** Shares of the region's people (assumption): a leading city, towns by rank, the rest in villages. */
const cityShare = 0.45;
const townShare = 0.4;
const rankExponent = 0.8;
/** People per km2 of built-up land (assumption). */
const densities: Record<SettlementKind, number> = { city: 3600, town: 2500, village: 1100 };
const outlineCorners = 48;

/** The city on the lower main river, towns by the rank-size rule, villages between them. */
export function placeSettlements(people: number, terrain: Terrain, random: Random): Settlement[] {
  const nextName = createToponyms(random.fork('names'));
  const places = random.fork('places');
  const placed: Settlement[] = [];
  const sizes = settlementSizes(people);
  for (const { kind, people: count } of sizes) {
    const radiusM = 1000 * Math.sqrt(count / densities[kind] / pi);
    const centre =
      placed.length === 0
        ? cityCentre(terrain, radiusM)
        : bestSite(terrain, placed, kind, placed.length, radiusM, places);
    placed.push({
      ...nextName(),
      id: `place-${placed.length + 1}`,
      kind,
      people: count,
      centre,
      radiusM,
      outline: outlineOf(terrain, centre, radiusM, random.fork(`outline ${placed.length}`)),
    });
  }
  return placed;
}

function settlementSizes(people: number): { kind: SettlementKind; people: number }[] {
  const townCount = Math.max(3, Math.min(11, Math.round(people / 80_000)));
  const weights = Array.from({ length: townCount }, (_, i) => 1 / pow(i + 1, rankExponent));
  const weightSum = weights.reduce((sum, it) => sum + it, 0);
  const towns = weights.map((it) => Math.round((people * townShare * it) / weightSum / 10) * 10);
  const city = Math.round((people * cityShare) / 10) * 10;
  const rest = people - city - towns.reduce((sum, it) => sum + it, 0);
  const villageCount = Math.max(4, Math.min(36, Math.round(rest / 4300)));
  const spread = Array.from({ length: villageCount }, (_, i) => 1.6 - (1.2 * i) / (villageCount - 1));
  const spreadSum = spread.reduce((sum, it) => sum + it, 0);
  const villages = spread.map((it) => Math.round((rest * it) / spreadSum));
  villages[0] += rest - villages.reduce((sum, it) => sum + it, 0);
  return [
    { kind: 'city', people: city },
    ...towns.map((count) => ({ kind: 'town' as const, people: count })),
    ...villages.map((count) => ({ kind: 'village' as const, people: count })),
  ];
}

/** A bend of the main river, just far enough from the shore for a harbour. */
function cityCentre(terrain: Terrain, radiusM: number): Point {
  const line = terrain.rivers[0].line;
  let best = line[0];
  for (const p of line) {
    const offM = (at: Point) =>
      terrain.hasSea ? Math.abs(terrain.inlandM(at) - radiusM - 2200) : distanceM(at, { x: 0, y: 0 });
    if (offM(p) < offM(best)) best = p;
  }
  return { x: best.x + 600, y: best.y };
}

/** Of random sites clear of the others, the one nearest to water and on the gentlest ground. */
function bestSite(
  terrain: Terrain,
  placed: readonly Settlement[],
  kind: SettlementKind,
  rank: number,
  radiusM: number,
  random: Random,
): Point {
  const marginM = kind === 'town' ? 7000 : 2200;
  let best: Point = { x: 0, y: 0 };
  let bestCost = Number.POSITIVE_INFINITY;
  for (let i = 0; i < (kind === 'town' ? 400 : 120); i++) {
    const site = {
      x: (2 * random.next() - 1) * (terrain.halfWidthM - radiusM - 3000),
      y: (2 * random.next() - 1) * (terrain.halfHeightM - radiusM - 3000),
    };
    const inland = terrain.inlandM(site);
    if (inland < 0.8 * radiusM + 500) continue;
    const gapM = Math.min(...placed.map((it) => distanceM(it.centre, site) - it.radiusM - radiusM));
    let cost = gapM < marginM ? (marginM - gapM) / 100 : 0;
    cost += reliefM(terrain, site, radiusM) / 6;
    if (kind === 'town') {
      const river = Math.min(...terrain.rivers.map((it) => distanceToLineM(site, it.line)));
      // towns take turns: by the sea, on a river, on a river, free
      const toWater =
        rank % 4 === 1 && terrain.hasSea
          ? inland - radiusM
          : rank % 4 === 0
            ? 0
            : Math.max(0, river - 0.4 * radiusM);
      cost += toWater / 700;
    }
    cost += 6 * random.next();
    if (cost < bestCost) {
      bestCost = cost;
      best = site;
    }
  }
  return best;
}

function reliefM(terrain: Terrain, site: Point, radiusM: number): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < 9; i++) {
    const r = i === 0 ? 0 : radiusM;
    const h = terrain.heightM({ x: site.x + r * cos((i * pi) / 4), y: site.y + r * sin((i * pi) / 4) });
    low = Math.min(low, h);
    high = Math.max(high, h);
  }
  return high - low;
}

function outlineOf(terrain: Terrain, centre: Point, radiusM: number, random: Random): Point[] {
  const wobble = createWave(random, [pi * 0.9, pi * 0.5, pi * 0.31]);
  // a wave over one turn does not close by itself; fade between two turns of it
  const radiusAt = (angle: number) => {
    const fade = angle / (2 * pi);
    return radiusM * (1 + 0.24 * ((1 - fade) * wobble(angle) + fade * wobble(angle - 2 * pi)));
  };
  const outline: Point[] = [];
  for (let i = 0; i < outlineCorners; i++) {
    const angle = (2 * pi * i) / outlineCorners;
    let radius = radiusAt(angle);
    let corner = { x: centre.x + radius * cos(angle), y: centre.y + radius * sin(angle) };
    while (terrain.inlandM(corner) < 120 && radius > 0.2 * radiusM) {
      radius -= 0.02 * radiusM;
      corner = { x: centre.x + radius * cos(angle), y: centre.y + radius * sin(angle) };
    }
    outline.push(corner);
  }
  return outline;
}
