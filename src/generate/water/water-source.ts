import { clearWaterHours } from '../constants';
import { type Point, pointTowards } from '../land/plane';
import type { Terrain } from '../land/terrain';
import type { WaterDraft } from './water-draft';
import { riverIntake, siteAtLevel, wellField } from './water-sites';
import { boreFor } from './water-sizing';

/** From this size on a network has two tanks and two mains in its lower zone, and three pumps. */
export const largePeople = 80_000;

/** Where delivery pumps draw from, and the first node of the mains. */
export interface Entry {
  suctionIx: number;
  dischargeIx: number;
  point: Point;
}

/** Low-lift pumps give this multiple of mean demand, so that the clear-water tank keeps up with delivery. */
const liftFactor = 1.7;
/** The lake lies this far above the middle of the town: enough for most streets without a pump. */
const lakeAboveTownM = 25;
const wellDepthM = 14;
const leastHeadM = 8;

/** Source and works up to the point where delivery pumps begin. */
export function buildSource(draft: WaterDraft, terrain: Terrain, floorM: number): Entry {
  switch (draft.plan.source) {
    case 'river':
      return buildRiverWorks(draft, terrain);
    case 'upland':
      return buildLake(draft, terrain, floorM);
    case 'wells':
      return buildWells(draft, terrain);
  }
}

/** Intake on the bank, low-lift pumps to a clear-water tank at the works. */
function buildRiverWorks(draft: WaterDraft, terrain: Terrain): Entry {
  const { plan } = draft;
  const { centre } = plan.settlement;
  const intake = riverIntake(plan.settlement, terrain);
  const aside = pointTowards(intake, centre, 350);
  const levelM = terrain.riverLevelM(intake);
  const groundM = Math.max(levelM + 2, terrain.heightM(aside));
  const riverIx = draft.addNode('reservoir', intake, levelM);
  const bankIx = draft.addNode('junction', pointTowards(intake, centre, 60), levelM + 1.5);
  const clearIx = draft.addTank(aside, groundM + 0.5, 4, clearWaterHours * 3600 * plan.meanM3s);
  const liftM3s = liftFactor * plan.meanM3s;
  draft.addPipe(bankIx, clearIx, { diameterMm: boreFor(liftM3s, 0.004, 150) });
  const headM = groundM + 4.5 - levelM + 3;
  const pumps = draft.addPumps(riverIx, bankIx, 2, liftM3s, headM, clearIx);
  draft.addStation('works', aside, pumps, plan.nodes[riverIx].id);
  const outIx = draft.addNode('junction', pointTowards(aside, centre, 60), groundM);
  return { suctionIx: clearIx, dischargeIx: outIx, point: aside };
}

/** A lake in the hills with a check valve past its pumps: without them water still flows by gravity. */
function buildLake(draft: WaterDraft, terrain: Terrain, floorM: number): Entry {
  const { plan } = draft;
  const { centre, radiusM } = plan.settlement;
  const meanGroundM = plan.nodes.reduce((sum, it) => sum + it.elevationM, 0) / plan.nodes.length;
  const levelM = Math.min(meanGroundM + lakeAboveTownM, floorM - 6);
  const site = siteAtLevel(terrain, centre, 2.2 * radiusM, levelM, [centre]);
  const lakeIx = draft.addNode('reservoir', site, levelM);
  const outIx = draft.addNode('junction', pointTowards(site, centre, 80), levelM - 8);
  draft.addPipe(lakeIx, outIx, { checkValve: true, diameterMm: boreFor(1.6 * plan.meanM3s, 0.002, 200) });
  return { suctionIx: lakeIx, dischargeIx: outIx, point: site };
}

function buildWells(draft: WaterDraft, terrain: Terrain): Entry {
  const { settlement } = draft.plan;
  const site = wellField(settlement, terrain);
  const groundM = terrain.heightM(site);
  const wellIx = draft.addNode('reservoir', site, groundM - wellDepthM);
  const outIx = draft.addNode('junction', pointTowards(site, settlement.centre, 40), groundM);
  return { suctionIx: wellIx, dischargeIx: outIx, point: site };
}

/** Pumps from the works into the mains, led by the level of a tank; `lossM` is lost on the way to it. */
export function addDelivery(
  draft: WaterDraft,
  entry: Entry,
  tankIx: number,
  dutyM3s: number,
  lossM: number,
): void {
  const { plan } = draft;
  const { people, kind } = plan.settlement;
  const suction = plan.nodes[entry.suctionIx];
  const suctionM = suction.elevationM + (suction.tank ? 0.5 * suction.tank.depthM : 0);
  const headM = Math.max(leastHeadM, topLevelM(draft, tankIx) + lossM + 1.5 - suctionM);
  const count = people > largePeople ? 3 : kind === 'village' ? 1 : 2;
  const pumps = draft.addPumps(entry.suctionIx, entry.dischargeIx, count, dutyM3s, headM, tankIx);
  // a lake's water passes filters that need no electricity, so that nothing closes it when the power fails
  if (suction.kind === 'tank' || plan.source === 'upland')
    draft.addStation('highLift', plan.nodes[entry.dischargeIx].point, pumps);
  else draft.addStation('works', entry.point, pumps, suction.id);
}

export interface Boost {
  suctionIx: number;
  dischargeIx: number;
  flowM3s: number;
  tankIxs: number[];
}

/** Two pumps from the lower zone, whose tanks stand at `lowFloorM`, to the upper one. */
export function addBooster(draft: WaterDraft, boost: Boost, lowFloorM: number, lossM: number): void {
  const tankIx = boost.tankIxs[0];
  const headM = Math.max(leastHeadM, topLevelM(draft, tankIx) + lossM + 1.5 - (lowFloorM - 2));
  const pumps = draft.addPumps(boost.suctionIx, boost.dischargeIx, 2, boost.flowM3s, headM, tankIx);
  draft.addStation('booster', draft.plan.nodes[boost.dischargeIx].point, pumps);
}

function topLevelM(draft: WaterDraft, tankIx: number): number {
  const node = draft.plan.nodes[tankIx];
  return node.elevationM + 0.9 * node.tank!.depthM;
}
