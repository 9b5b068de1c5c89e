import type { Random } from '../../numerics/random';
import { distanceM, distanceToLineM, type Point } from './plane';
import type { SettlementSize } from './settlement-sizes';

/** Open ground that a town is to stand on; the land is formed so that it stays gentle there. */
export interface Basin {
  centre: Point;
  radiusM: number;
}

export interface BasinFrame {
  halfWidthM: number;
  halfHeightM: number;
  /** Main river. */
  line: readonly Point[];
  inlandM(point: Point): number;
  /** Places that are not by the main river keep so far from it, so that they stand clear of its valley's sides. */
  valleyM: number;
}

/** Share of towns that stand by the main river, and, on a coast, by the sea. */
const riverShare = 0.45;
const seaShare = 0.2;
const tries = 220;

/**
 * A basin for each city and town, the first where `first` is: others by the main river, by the sea or anywhere, as
 * far from each other as the region lets them.
 */
export function placeBasins(
  towns: readonly SettlementSize[],
  first: Point,
  frame: BasinFrame,
  random: Random,
): Basin[] {
  const { halfWidthM, halfHeightM, line } = frame;
  const placed: Basin[] = [{ centre: first, radiusM: towns[0].radiusM }];
  const spacingM = 1.05 * Math.sqrt((4 * halfWidthM * halfHeightM) / (towns.length + 2));
  const sparse = line.filter((_, i) => i % 8 === 0);
  const hasSea = frame.inlandM({ x: 0, y: -halfHeightM }) < Number.POSITIVE_INFINITY;
  for (const { radiusM } of towns.slice(1)) {
    const draw = random.next();
    const byRiver = draw < riverShare;
    const bySea = hasSea && !byRiver && draw < riverShare + seaShare;
    let best = first;
    let bestCost = Number.POSITIVE_INFINITY;
    for (let i = 0; i < tries; i++) {
      const site = {
        x: (2 * random.next() - 1) * (halfWidthM - radiusM - 3000),
        y: (2 * random.next() - 1) * (halfHeightM - radiusM - 3000),
      };
      const off = (2 * random.next() - 1) * 0.5 * radiusM;
      if (byRiver) {
        const at = line[Math.floor(random.next() * line.length)];
        site.x = at.x + off;
        site.y = at.y + 0.6 * off;
      } else if (bySea) site.y += 1.15 * radiusM + 700 - frame.inlandM(site);
      if (Math.abs(site.x) > halfWidthM - radiusM - 2500) continue;
      if (Math.abs(site.y) > halfHeightM - radiusM - 2500) continue;
      if (frame.inlandM(site) < 1.1 * radiusM + 600) continue;
      let cost = 0.15 * random.next();
      if (!byRiver && distanceToLineM(site, sparse) < frame.valleyM + radiusM) cost += 0.6;
      for (const it of placed) {
        const gap = (distanceM(it.centre, site) - it.radiusM - radiusM) / spacingM;
        if (gap < 1) cost += gap < 0.12 ? 50 : (1 - gap) * (1 - gap);
      }
      if (cost >= bestCost) continue;
      bestCost = cost;
      best = site;
    }
    placed.push({ centre: best, radiusM });
  }
  return placed;
}
