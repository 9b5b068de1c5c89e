import type { Random } from '../../numerics/random';
import { pumpingFactor, storageHours } from '../constants';
import type { District } from '../land/districts';
import { distanceM, type Point } from '../land/plane';
import type { Settlement } from '../land/settlements';
import type { StreetGraph } from '../land/streets';
import type { Terrain } from '../land/terrain';
import { meanM3s, shareDemand } from './water-demand';
import { createDraft, type WaterDraft } from './water-draft';
import type { SourceKind, WaterPlan } from './water-plan';
import { siteAtLevel } from './water-sites';
import { addBooster, addDelivery, type Boost, buildSource, largePeople } from './water-source';
import { sizeZone } from './water-zone-sizing';
import { splitZones, zoneEdges } from './water-zones';

const tankDepthM = { city: 6, town: 5, village: 3 } as const;

/** The whole network of one settlement: source, works, mains, tanks, pressure zones. */
export function buildWater(
  settlement: Settlement,
  districts: readonly District[],
  streets: StreetGraph,
  source: SourceKind,
  terrain: Terrain,
  random: Random,
): WaterPlan {
  const groundM = streets.points.map((p) => terrain.heightM(p));
  const { zone, floorM } = splitZones(groundM, settlement.kind === 'village');
  const draft = createDraft(settlement, source);
  const { plan } = draft;
  const lowIxs: number[] = [];
  const highIxs: number[] = [];
  const nodeOf = streets.points.map((point, i) => {
    if (zone[i] < 0) return -1;
    const ix = draft.addNode('junction', point, groundM[i]);
    (zone[i] === 0 ? lowIxs : highIxs).push(ix);
    return ix;
  });
  for (const [a, b] of zoneEdges(streets, zone)) draft.addPipe(nodeOf[a], nodeOf[b]);
  shareDemand(plan, districts, random);
  const meanOf = (ixs: readonly number[]) => ixs.reduce((sum, i) => sum + meanM3s(plan.nodes[i]), 0);
  plan.meanM3s = meanOf(lowIxs) + meanOf(highIxs);

  const entry = buildSource(draft, terrain, floorM[0]);
  const { point: start } = plan.nodes[entry.dischargeIx];
  const pairCount = settlement.people > largePeople ? 2 : 1;
  for (const ix of nearestOf(plan, lowIxs, start, pairCount)) draft.addPipe(entry.dischargeIx, ix);
  // the lower tanks also bridge the hours in which the booster draws more than delivery gives
  const lowMeanM3s = meanOf(lowIxs) + 0.5 * meanOf(highIxs);
  const lowTanks = addTanks(draft, terrain, lowIxs, floorM[0], pairCount, lowMeanM3s);
  let boost: Boost | undefined;
  if (highIxs.length > 0) {
    const [suctionIx, dischargeIx] = closestPair(plan, lowIxs, highIxs);
    const tankIxs = addTanks(draft, terrain, highIxs, floorM[1], 1, meanOf(highIxs));
    boost = { suctionIx, dischargeIx, flowM3s: pumpingFactor * meanOf(highIxs), tankIxs };
  }

  const leastMm = settlement.kind === 'village' ? 100 : 150;
  const dutyM3s = pumpingFactor * plan.meanM3s;
  const lowNodes = new Set([...lowIxs, ...lowTanks, entry.dischargeIx]);
  const low = sizeZone(plan, {
    entryIx: entry.dischargeIx,
    tankIxs: lowTanks,
    dutyM3s,
    inZone: (ix) => lowNodes.has(ix),
    leastMm,
    ...(boost ? { extra: { ix: boost.suctionIx, flowM3s: boost.flowM3s } } : {}),
  });
  addDelivery(draft, entry, low.controlTankIx, dutyM3s, low.lossM);
  if (boost) {
    const highNodes = new Set([...highIxs, ...boost.tankIxs]);
    const high = sizeZone(plan, {
      entryIx: boost.dischargeIx,
      tankIxs: boost.tankIxs,
      dutyM3s: boost.flowM3s,
      inZone: (ix) => highNodes.has(ix),
      leastMm,
    });
    addBooster(draft, boost, floorM[0], high.lossM);
  }
  return plan;
}

/** Tanks of one zone on ground of their level, each joined to the nearest main. */
function addTanks(
  draft: WaterDraft,
  terrain: Terrain,
  zoneIxs: readonly number[],
  floorM: number,
  count: number,
  zoneMeanM3s: number,
): number[] {
  const { plan } = draft;
  const { kind, radiusM } = plan.settlement;
  const middle = centroid(zoneIxs.map((i) => plan.nodes[i].point));
  const sites: Point[] = [];
  const tanks: number[] = [];
  for (let i = 0; i < count; i++) {
    const site = siteAtLevel(terrain, middle, radiusM, floorM, sites);
    sites.push(site);
    const ix = draft.addTank(site, floorM, tankDepthM[kind], (storageHours * 3600 * zoneMeanM3s) / count);
    draft.addPipe(ix, nearestOf(plan, zoneIxs, site, 1)[0]);
    tanks.push(ix);
  }
  return tanks;
}

function nearestOf(plan: WaterPlan, ixs: readonly number[], point: Point, count: number): number[] {
  return [...ixs]
    .sort((a, b) => distanceM(plan.nodes[a].point, point) - distanceM(plan.nodes[b].point, point) || a - b)
    .slice(0, count);
}

function closestPair(plan: WaterPlan, from: readonly number[], to: readonly number[]): [number, number] {
  let best: [number, number] = [from[0], to[0]];
  let bestM = Number.POSITIVE_INFINITY;
  for (const a of from) {
    for (const b of to) {
      const gapM = distanceM(plan.nodes[a].point, plan.nodes[b].point);
      if (gapM >= bestM) continue;
      bestM = gapM;
      best = [a, b];
    }
  }
  return best;
}

function centroid(points: readonly Point[]): Point {
  let x = 0;
  let y = 0;
  for (const p of points) {
    x += p.x;
    y += p.y;
  }
  return { x: x / points.length, y: y / points.length };
}
