import { clearWaterHours } from '../constants';
import { type Point, pointTowards } from '../land/plane';
import type { Terrain } from '../land/terrain';
import { type Block, blockPeople } from './water-block';
import type { WaterDraft } from './water-draft';
import { lakeAbove, riverIntake, shoreTowards, siteAtLevel, wellField } from './water-sites';
import { boreFor } from './water-sizing';

export type PumpedSource = 'river' | 'wells' | 'upland';

/** Where delivery pumps draw from, and the first node of the mains. */
export interface Entry {
  suctionIx: number;
  dischargeIx: number;
  point: Point;
  /** The source that the delivery station itself treats. */
  sourceId?: string;
}

/** Low-lift pumps give this multiple of mean demand, so that the clear-water tank keeps up with delivery. */
const liftFactor = 1.7;
/** The lake lies this far above the middle of the town: enough for most streets without a pump. */
const lakeAboveTownM = 25;
const wellDepthM = 14;
/** Works and wells lie at least this far below the lowest tanks, so that their pumps have something to lift. */
const leastLiftM = 14;

/** Source and works of a block up to the point where delivery pumps begin. */
export function buildSource(
  draft: WaterDraft,
  block: Block,
  source: PumpedSource,
  meanM3s: number,
  terrain: Terrain,
): Entry {
  switch (source) {
    case 'river':
      // where every river near lies above the town's tanks there is nothing to pump
      if (intakeOf(block, terrain).levelM > highestIntakeM(block)) return buildWells(draft, block, terrain);
      return buildRiverWorks(draft, block, { meanM3s, people: blockPeople(draft, block) }, terrain);
    case 'upland':
      return buildLake(draft, block, meanM3s, terrain);
    case 'wells':
      return buildWells(draft, block, terrain);
  }
}

function highestIntakeM(block: Block): number {
  return block.zones[0].floorM - leastLiftM;
}

function intakeOf(block: Block, terrain: Terrain): { intake: Point; levelM: number } {
  const intake = riverIntake(block.middle, block.radiusM, terrain, highestIntakeM(block));
  // beside a steep stream the ground of a cell can lie below the water
  return { intake, levelM: Math.max(terrain.riverLevelM(intake), terrain.heightM(intake)) };
}

/** Intake on the bank, low-lift pumps to a clear-water tank at the works. */
export function buildRiverWorks(
  draft: WaterDraft,
  block: Block,
  { meanM3s, people }: { meanM3s: number; people: number },
  terrain: Terrain,
): Entry {
  const { plan } = draft;
  const { middle } = block;
  const highestM = highestIntakeM(block);
  const { intake, levelM } = intakeOf(block, terrain);
  const aside = pointTowards(intake, middle, 350);
  const groundM = Math.max(levelM + 2, Math.min(highestM, terrain.heightM(aside)));
  const riverIx = draft.addNode('reservoir', intake, levelM);
  const bankIx = draft.addNode('junction', pointTowards(intake, middle, 60), levelM + 1.5);
  const clearIx = draft.addTank(aside, groundM + 0.5, 4, clearWaterHours * 3600 * meanM3s);
  const liftM3s = liftFactor * meanM3s;
  draft.addPipe(bankIx, clearIx, { diameterMm: boreFor(liftM3s, 0.004, 150) });
  const headM = groundM + 4.5 - levelM + 3;
  const pumps = draft.addPumps(riverIx, bankIx, 2, liftM3s, headM, clearIx);
  const treats = { sourceId: plan.nodes[riverIx].id, meanM3s };
  draft.addStation({ kind: 'works', settlement: block.settlement, point: aside, people, treats }, pumps);
  const outIx = draft.addNode('junction', pointTowards(aside, middle, 60), groundM);
  return { suctionIx: clearIx, dischargeIx: outIx, point: aside };
}

/** A lake in the hills with a check valve past its pumps: without them water still flows by gravity. */
function buildLake(draft: WaterDraft, block: Block, meanM3s: number, terrain: Terrain): Entry {
  const { plan } = draft;
  const { middle, radiusM, zones } = block;
  const grounds = zones.flatMap((zone) => zone.junctionIxs.map((i) => plan.nodes[i].elevationM));
  const meanGroundM = grounds.reduce((sum, it) => sum + it, 0) / grounds.length;
  const levelM = Math.min(meanGroundM + lakeAboveTownM, zones[0].floorM - 6);
  const site = siteAtLevel(terrain, middle, { leastM: 0.77 * radiusM, mostM: 3.2 * radiusM + 3500 }, levelM, [
    middle,
  ]);
  const lakeIx = draft.addNode('reservoir', site, levelM);
  const outIx = draft.addNode('junction', pointTowards(site, middle, 80), levelM - 8);
  draft.addPipe(lakeIx, outIx, { checkValve: true, diameterMm: boreFor(1.6 * meanM3s, 0.002, 200) });
  return { suctionIx: lakeIx, dischargeIx: outIx, point: site };
}

function buildWells(draft: WaterDraft, block: Block, terrain: Terrain): Entry {
  const { middle } = block;
  const site = wellField(middle, block.radiusM, terrain);
  const groundM = Math.min(terrain.heightM(site), highestIntakeM(block));
  const wellIx = draft.addNode('reservoir', site, groundM - wellDepthM);
  const outIx = draft.addNode('junction', pointTowards(site, middle, 40), groundM);
  return { suctionIx: wellIx, dischargeIx: outIx, point: site, sourceId: draft.plan.nodes[wellIx].id };
}

/** How far gravity mains may be laid from a lake. */
const lakeReachM = 45_000;

/** A lake that stands at least at a level: one of the land's own, else water dammed near that height; returns its node and level. */
export function addHighLake(
  draft: WaterDraft,
  near: Point,
  radiusM: number,
  levelM: number,
  terrain: Terrain,
): { ix: number; levelM: number; point: Point } {
  const lake = lakeAbove(terrain, near, levelM, lakeReachM);
  const point = lake
    ? shoreTowards(lake, near)
    : siteAtLevel(
        terrain,
        near,
        { leastM: 1.3 * radiusM + 1500, mostM: 1.3 * radiusM + 24_000, metresPerHeight: 700 },
        levelM - 8,
      );
  // the dam makes up for what the ground lacks; from higher ground a break-pressure chamber takes the rest
  const level = lake ? Math.min(lake.levelM, levelM + 40) : levelM;
  return { ix: draft.addNode('reservoir', point, level), levelM: level, point };
}
