import { storageHours } from '../constants';
import type { Point } from '../land/plane';
import type { Terrain } from '../land/terrain';
import type { Block, BlockZone } from './water-block';
import { centroid, nearestOf, type WaterDraft } from './water-draft';
import { siteAtLevel, tankSearch } from './water-sites';

const tankDepthM = { city: 6, town: 5, village: 3 } as const;

/** Least bore of mains. */
export function leastBoreMm(block: Block): number {
  return block.settlement.kind === 'village' ? 100 : 150;
}

/** Tanks of one zone on ground of their level, each joined to the nearest main; they hold hours of `storedM3s`. */
export function addTanks(
  draft: WaterDraft,
  terrain: Terrain,
  block: Block,
  zone: BlockZone,
  count: number,
  storedM3s: number,
): number[] {
  const { plan } = draft;
  const middle = centroid(zone.junctionIxs.map((i) => plan.nodes[i].point));
  const depthM = tankDepthM[block.settlement.kind];
  const sites: Point[] = [];
  const tanks: number[] = [];
  for (let i = 0; i < count; i++) {
    const site = siteAtLevel(terrain, middle, tankSearch(block.radiusM), zone.floorM, sites);
    sites.push(site);
    const ix = draft.addTank(site, zone.floorM, depthM, (storageHours * 3600 * storedM3s) / count);
    draft.addPipe(ix, nearestOf(plan, zone.junctionIxs, site, 1)[0]);
    tanks.push(ix);
  }
  return tanks;
}

/** Level at which pumps and float valves fill a tank. */
export function topLevelM(draft: WaterDraft, tankIx: number): number {
  const node = draft.plan.nodes[tankIx];
  return node.elevationM + 0.9 * node.tank!.depthM;
}
