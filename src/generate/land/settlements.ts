import { cos, pi, sin } from '../../numerics/math';
import type { Random } from '../../numerics/random';
import type { Basin } from './basins';
import { createToponyms, type Name } from './names';
import { distanceM, type Point } from './plane';
import { type SettlementKind, settlementSizes } from './settlement-sizes';
import type { Terrain } from './terrain';
import { createWave } from './waves';

export type { SettlementKind } from './settlement-sizes';

export interface Settlement extends Name {
  id: string;
  kind: SettlementKind;
  people: number;
  centre: Point;
  radiusM: number;
  /** Built-up edge, counter-clockwise, not closed. */
  outline: Point[];
}

const outlineCorners = 48;
/** Sites tried for a town inside its basin, and for a village anywhere. */
const townTries = 50;
const villageTries = 90;
/** Villages keep so far from other places where they can. */
const villageGapM = 2200;
/** A town's middle moves so far from its basin's, in radii. */
const townShift = 0.35;

/** Cities and towns on the gentle ground that the terrain holds for them, villages between them. */
export function placeSettlements(people: number, terrain: Terrain, random: Random): Settlement[] {
  const nextName = createToponyms(random.fork('names'));
  const places = random.fork('places');
  const placed: Settlement[] = [];
  for (const size of settlementSizes(people)) {
    const { radiusM, kind } = size;
    const basin = terrain.basins[placed.length];
    const centre = basin
      ? townSite(terrain, placed, basin, places)
      : villageSite(terrain, placed, radiusM, places);
    placed.push({
      ...nextName(),
      id: `place-${placed.length + 1}`,
      kind,
      people: size.people,
      centre,
      radiusM,
      outline: outlineOf(terrain, centre, radiusM, random.fork(`outline ${placed.length}`)),
    });
  }
  return placed;
}

/** The gentlest ground about the middle of a basin, clear of lakes and of other places. */
function townSite(terrain: Terrain, placed: readonly Settlement[], basin: Basin, random: Random): Point {
  const { centre, radiusM } = basin;
  let best = centre;
  let bestCost = Number.POSITIVE_INFINITY;
  for (let i = 0; i < townTries; i++) {
    const r = i === 0 ? 0 : townShift * radiusM * Math.sqrt(random.next());
    const angle = 2 * pi * random.next();
    const site = { x: centre.x + r * cos(angle), y: centre.y + r * sin(angle) };
    if (terrain.inlandM(site) < 0.8 * radiusM + 500) continue;
    let cost = reliefM(terrain, site, radiusM);
    for (const it of placed) {
      const gapM = distanceM(it.centre, site) - 1.25 * (it.radiusM + radiusM);
      if (gapM < 0) cost += 20 - gapM / 20;
    }
    if (cost >= bestCost) continue;
    bestCost = cost;
    best = site;
  }
  return best;
}

/** Of random sites clear of the others, one on gentle ground and near water. */
function villageSite(
  terrain: Terrain,
  placed: readonly Settlement[],
  radiusM: number,
  random: Random,
): Point {
  let best: Point = { x: 0, y: 0 };
  let bestCost = Number.POSITIVE_INFINITY;
  for (let i = 0; i < villageTries; i++) {
    const site = {
      x: (2 * random.next() - 1) * (terrain.halfWidthM - radiusM - 2500),
      y: (2 * random.next() - 1) * (terrain.halfHeightM - radiusM - 2500),
    };
    const taste = 6 * random.next();
    if (i % 2 === 1) moveToRiver(site, terrain, radiusM, random);
    if (Math.abs(site.x) > terrain.halfWidthM - radiusM - 1000) continue;
    if (Math.abs(site.y) > terrain.halfHeightM - radiusM - 1000) continue;
    if (terrain.inlandM(site) < 0.8 * radiusM + 500) continue;
    let gapM = Number.POSITIVE_INFINITY;
    for (const it of placed) gapM = Math.min(gapM, distanceM(it.centre, site) - it.radiusM - radiusM);
    const water = terrain.nearWater(site);
    const roughM = reliefM(terrain, site, radiusM);
    let cost = taste + roughM / 5 + Math.max(0, roughM - 25) + Math.min(4, water.distanceM / 2000);
    if (gapM < villageGapM) cost += (villageGapM - gapM) / 60;
    if (water.kind === 'lake' && water.distanceM < 1.4 * radiusM) cost += 100;
    if (cost >= bestCost) continue;
    bestCost = cost;
    best = site;
  }
  return best;
}

/** Every second site lies on a bank. */
function moveToRiver(site: Point, terrain: Terrain, radiusM: number, random: Random): void {
  const { line } = terrain.rivers[random.int(terrain.rivers.length)];
  const at = line[random.int(line.length)];
  site.x = at.x + (2 * random.next() - 1) * 0.9 * radiusM;
  site.y = at.y + (2 * random.next() - 1) * 0.9 * radiusM;
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
    while ((terrain.inlandM(corner) < 120 || terrain.isOpenWater(corner)) && radius > 0.2 * radiusM) {
      radius -= 0.02 * radiusM;
      corner = { x: centre.x + radius * cos(angle), y: centre.y + radius * sin(angle) };
    }
    outline.push(corner);
  }
  return outline;
}
