import { distanceM, type Point, pointTowards } from '../land/plane';
import type { Terrain } from '../land/terrain';
import { type Block, blockMeanM3s, blockPeople } from './water-block';
import { meanOf, pipeLengthM, type WaterDraft } from './water-draft';
import { finishBoosters, layBoosters } from './water-pumped';
import { boreFor, headLossM, throttleFactor } from './water-sizing';
import { addHighLake } from './water-source';
import { addTanks, leastBoreMm, topLevelM } from './water-tanks';
import { sizeZone } from './water-zone-sizing';

/** Float valves let this multiple of mean demand into a tank. */
export const inletFactor = 1.45;
/** Head that an inlet's valve has to work with at the least, m. */
export const leastThrottleM = 4;
const branchGradient = 0.0025;
const trunkGradient = 0.002;
const largePeople = 80_000;
/** Shares of a town's radius at which a lake's main may come in, as wished. */
const gateShares = [0.9, 0.75, 0.6, 0.45, 0.3] as const;
/** Float valves open and close at these shares of a tank's depth. */
const inletOpens = 0.8;
const inletCloses = 0.97;

/** Tanks of the zones of a block that water reaches by gravity, before their inlets are laid. */
export interface GravityBlock {
  block: Block;
  /** Zones below this one fill by gravity; those from it on have boosters. */
  boostedFrom: number;
  tanksOf: number[][];
  /** Highest level that an inlet must fill to. */
  highestM: number;
  /** What all its inlets let in together. */
  inletM3s: number;
}

/** Lays the tanks of a block and sizes its mains for tanks alone. */
export function layGravityZones(
  draft: WaterDraft,
  block: Block,
  boostedFrom: number,
  terrain: Terrain,
): GravityBlock {
  const { plan } = draft;
  const { zones } = block;
  const means = zones.map((zone) => meanOf(plan, zone.junctionIxs));
  const tanksOf = zones.map((zone, k) => {
    const count = k === 0 && blockPeople(draft, block) > largePeople ? 2 : 1;
    const above = means.slice(Math.max(k + 1, boostedFrom)).reduce((sum, it) => sum + it, 0);
    return addTanks(draft, terrain, block, zone, count, means[k] + (k >= boostedFrom - 1 ? 0.5 * above : 0));
  });
  const boosts = layBoosters(draft, block, boostedFrom);
  for (let k = 0; k < boostedFrom; k++) {
    const nodes = new Set([...zones[k].junctionIxs, ...tanksOf[k]]);
    const boost = k === boostedFrom - 1 ? boosts[0] : undefined;
    sizeZone(plan, {
      tankIxs: tanksOf[k],
      inZone: (ix) => nodes.has(ix),
      leastMm: leastBoreMm(block),
      ...(boost ? { extra: { ix: boost.suctionIx, flowM3s: boost.flowM3s } } : {}),
    });
  }
  finishBoosters(draft, block, boosts, tanksOf, boostedFrom);
  return {
    block,
    boostedFrom,
    tanksOf,
    highestM: topLevelM(draft, tanksOf[boostedFrom - 1][0]),
    inletM3s: inletFactor * blockMeanM3s(draft, block),
  };
}

/** Branches from a trunk to each tank that gravity fills, each through a check valve and a float valve. */
export function addInlets(draft: WaterDraft, gravity: GravityBlock, trunkIx: number, headM: number): void {
  const { plan } = draft;
  const { block, boostedFrom, tanksOf } = gravity;
  for (let k = 0; k < boostedFrom; k++) {
    const own = meanOf(plan, block.zones[k].junctionIxs);
    const boosted = k === boostedFrom - 1 ? blockMeanM3s(draft, block, boostedFrom) : 0;
    for (const tankIx of tanksOf[k])
      addInlet(draft, trunkIx, headM, tankIx, (inletFactor * (own + boosted)) / tanksOf[k].length);
  }
}

/** Loss of the branch to a tank and of a bore for it, from a trunk node. */
function addInlet(draft: WaterDraft, trunkIx: number, headM: number, tankIx: number, flowM3s: number): void {
  const { plan } = draft;
  const tank = plan.nodes[tankIx];
  const { depthM } = tank.tank!;
  const diameterMm = boreFor(flowM3s, branchGradient, 100);
  const chamber = pointTowards(tank.point, plan.nodes[trunkIx].point, 25);
  const chamberIx = draft.addNode('junction', chamber, tank.elevationM);
  const pipeIx = draft.addPipe(trunkIx, chamberIx, { checkValve: true, diameterMm });
  const lossM = headLossM(flowM3s, plan.pipes[pipeIx].lengthM, diameterMm);
  const throttledM = Math.max(leastThrottleM, headM - lossM - topLevelM(draft, tankIx));
  draft.addValve({
    fromIx: chamberIx,
    toIx: tankIx,
    diameterMm,
    lossFactor: throttleFactor(throttledM, flowM3s, diameterMm),
    control: { tankIx, startM: inletOpens * depthM, stopM: inletCloses * depthM },
    startsClosed: false,
  });
}

/** Head lost on the branches to a block's tanks, the most of all. */
export function branchLossM(draft: WaterDraft, gravity: GravityBlock, from: Point): number {
  const { plan } = draft;
  let most = 0;
  for (let k = 0; k < gravity.boostedFrom; k++)
    for (const ix of gravity.tanksOf[k]) {
      const { point } = plan.nodes[ix];
      const wayM = distanceM(point, from);
      most = Math.max(most, 1.08 * wayM * branchGradient);
    }
  return most;
}

/** A lake above the town fills its tanks through one main, each at its own level; only the highest zone may have a booster. */
export function supplyByGravity(draft: WaterDraft, block: Block, terrain: Terrain): void {
  const { plan } = draft;
  const { zones, middle, radiusM } = block;
  const boostedFrom = Math.max(1, zones.length > 1 ? zones.length - 1 : 1);
  const gravity = layGravityZones(draft, block, boostedFrom, terrain);
  // where the main comes in is known with the lake, and the lake's height with the main: twice is near enough
  const estimateM = gravity.highestM + 0.0012 * 12_000 + branchLossM(draft, gravity, middle) + leastThrottleM;
  const lake = addHighLake(draft, middle, radiusM, estimateM, terrain);
  const diameterMm = boreFor(gravity.inletM3s, trunkGradient, 150);
  const { gate, groundM, neededM } = chooseGate(draft, gravity, lake, terrain, diameterMm);
  const gateIx = draft.addNode('junction', gate, groundM);
  const pipeIx = draft.addPipe(lake.ix, gateIx, { diameterMm });
  const lossM = headLossM(gravity.inletM3s, plan.pipes[pipeIx].lengthM, diameterMm);
  const node = plan.nodes[lake.ix];
  node.elevationM = Math.max(node.elevationM, neededM);
  addInlets(draft, gravity, gateIx, node.elevationM - lossM);
}

interface Gate {
  gate: Point;
  groundM: number;
  /** Level of the lake from which water comes in over this ground and fills every tank. */
  neededM: number;
}

/** Where a lake's main comes in: at the edge of the town, or further in where hills at the edge would make the lake higher. */
function chooseGate(
  draft: WaterDraft,
  gravity: GravityBlock,
  lake: { point: Point; levelM: number },
  terrain: Terrain,
  diameterMm: number,
): Gate {
  const { middle, radiusM } = gravity.block;
  let best: Gate | undefined;
  for (const share of gateShares) {
    const gate = pointTowards(middle, lake.point, share * radiusM);
    const groundM = terrain.heightM(gate);
    const lossM = headLossM(gravity.inletM3s, pipeLengthM(lake.point, gate), diameterMm);
    const forTanksM = gravity.highestM + lossM + branchLossM(draft, gravity, gate) + leastThrottleM;
    const forGroundM = groundM + lossM + leastThrottleM;
    if (forGroundM <= Math.max(lake.levelM, forTanksM)) return { gate, groundM, neededM: forTanksM };
    if (!best || forGroundM < best.neededM) best = { gate, groundM, neededM: forGroundM };
  }
  return best!;
}
