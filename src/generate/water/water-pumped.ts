import { pumpingFactor } from '../constants';
import type { Terrain } from '../land/terrain';
import { type Block, blockMeanM3s, blockPeople } from './water-block';
import { closestPair, meanOf, nearestOf, type WaterDraft } from './water-draft';
import { buildSource, type Entry, type PumpedSource } from './water-source';
import { addTanks, leastBoreMm, topLevelM } from './water-tanks';
import { sizeZone } from './water-zone-sizing';

/** From this size on a block has two tanks and two mains in its lowest zone, and three pumps. */
const largePeople = 80_000;
const leastHeadM = 8;

/** Pumps feed the lowest zone of a block from its source; boosters lift water from zone to zone. */
export function supplyByPumps(draft: WaterDraft, block: Block, source: PumpedSource, terrain: Terrain): void {
  const { plan } = draft;
  const { zones } = block;
  const means = zones.map((zone) => meanOf(plan, zone.junctionIxs));
  const meanM3s = blockMeanM3s(draft, block);
  const entry = buildSource(draft, block, source, meanM3s, terrain);
  const { point: start } = plan.nodes[entry.dischargeIx];
  const pairCount = blockPeople(draft, block) > largePeople ? 2 : 1;
  for (const ix of nearestOf(plan, zones[0].junctionIxs, start, pairCount))
    draft.addPipe(entry.dischargeIx, ix);

  // tanks also bridge the hours in which the booster above draws more than comes in
  const tanksOf = zones.map((zone, k) => {
    const above = means.slice(k + 1).reduce((sum, it) => sum + it, 0);
    return addTanks(draft, terrain, block, zone, k === 0 ? pairCount : 1, means[k] + 0.5 * above);
  });
  const boosts = layBoosters(draft, block, 1);
  const dutyM3s = pumpingFactor * meanM3s;
  const lowNodes = new Set([...zones[0].junctionIxs, ...tanksOf[0], entry.dischargeIx]);
  const low = sizeZone(plan, {
    entry: { ix: entry.dischargeIx, dutyM3s },
    tankIxs: tanksOf[0],
    inZone: (ix) => lowNodes.has(ix),
    leastMm: leastBoreMm(block),
    ...extraOf(boosts[0]),
  });
  addDelivery(draft, block, entry, low.controlTankIx, dutyM3s, low.lossM);
  finishBoosters(draft, block, boosts, tanksOf, 1);
}

/** Where a booster draws from and pushes to, and how much. */
interface Boost {
  suctionIx: number;
  dischargeIx: number;
  flowM3s: number;
}

const extraOf = (boost: Boost | undefined) =>
  boost ? { extra: { ix: boost.suctionIx, flowM3s: boost.flowM3s } } : {};

/** Places and flows of the boosters into zones from one on, from each to the next. */
export function layBoosters(draft: WaterDraft, block: Block, fromZone: number): Boost[] {
  return block.zones.slice(fromZone).map((zone, i) => {
    const k = fromZone + i;
    const [suctionIx, dischargeIx] = closestPair(
      draft.plan,
      block.zones[k - 1].junctionIxs,
      zone.junctionIxs,
    );
    return { suctionIx, dischargeIx, flowM3s: pumpingFactor * blockMeanM3s(draft, block, k) };
  });
}

/** Bores of the zones that boosters feed, and the boosters' pumps. */
export function finishBoosters(
  draft: WaterDraft,
  block: Block,
  boosts: readonly Boost[],
  tanksOf: readonly number[][],
  fromZone: number,
): void {
  const { plan } = draft;
  boosts.forEach((boost, i) => {
    const k = fromZone + i;
    const zone = block.zones[k];
    const nodes = new Set([...zone.junctionIxs, ...tanksOf[k]]);
    const sized = sizeZone(plan, {
      entry: { ix: boost.dischargeIx, dutyM3s: boost.flowM3s },
      tankIxs: tanksOf[k],
      inZone: (ix) => nodes.has(ix),
      leastMm: leastBoreMm(block),
      ...extraOf(boosts[i + 1]),
    });
    const tankIx = tanksOf[k][0];
    const headM = Math.max(
      leastHeadM,
      topLevelM(draft, tankIx) + sized.lossM + 1.5 - (block.zones[k - 1].floorM - 2),
    );
    const pumps = draft.addPumps(boost.suctionIx, boost.dischargeIx, 2, boost.flowM3s, headM, tankIx);
    draft.addStation(
      {
        kind: 'booster',
        settlement: block.settlement,
        point: plan.nodes[boost.dischargeIx].point,
        people: blockPeople(draft, block, k),
      },
      pumps,
    );
  });
}

/** Pumps from the works into the mains, led by the level of a tank; `lossM` is lost on the way to it. */
function addDelivery(
  draft: WaterDraft,
  block: Block,
  entry: Entry,
  tankIx: number,
  dutyM3s: number,
  lossM: number,
): void {
  const { plan } = draft;
  const { settlement } = block;
  const people = blockPeople(draft, block);
  const suction = plan.nodes[entry.suctionIx];
  const suctionM = suction.elevationM + (suction.tank ? 0.5 * suction.tank.depthM : 0);
  const headM = Math.max(leastHeadM, topLevelM(draft, tankIx) + lossM + 1.5 - suctionM);
  const count = people > largePeople ? 3 : settlement.kind === 'village' ? 1 : 2;
  const pumps = draft.addPumps(entry.suctionIx, entry.dischargeIx, count, dutyM3s, headM, tankIx);
  const { sourceId } = entry;
  if (sourceId === undefined) {
    const { point } = plan.nodes[entry.dischargeIx];
    // a lake's water passes filters that need no electricity, so that nothing closes it when the power fails
    draft.addStation({ kind: 'highLift', settlement, point, people }, pumps);
    return;
  }
  const treats = { sourceId, meanM3s: blockMeanM3s(draft, block) };
  draft.addStation({ kind: 'works', settlement, point: entry.point, people, treats }, pumps);
}
