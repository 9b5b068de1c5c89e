import type { Random } from '../../numerics/random';
import { distanceM, type Point, pointTowards } from '../land/plane';
import type { Terrain } from '../land/terrain';
import { type Block, blockMeanM3s, blockPeople, layMains, type Place } from './water-block';
import { shareDemand } from './water-demand';
import { createDraft, meanOf, type WaterDraft } from './water-draft';
import { addInlets, branchLossM, type GravityBlock, layGravityZones, leastThrottleM } from './water-gravity';
import type { WaterPlan } from './water-plan';
import { siteAtLevel, tankSearch } from './water-sites';
import { boreFor, headLossM, throttleFactor } from './water-sizing';
import { addHighLake, buildRiverWorks } from './water-source';
import { topLevelM } from './water-tanks';

/** The pumping station gives this multiple of mean demand. */
const lifelineFactor = 1.5;
const headerHours = 4;
const headerDepthM = 6;
const trunkGradient = 0.0018;
const mainGradient = 0.002;
/** The bypass brings this share of mean demand when the pumps stand and the head of the trunk has fallen to the towns' tanks. */
const bypassShare = 0.7;
const bypassGradient = 0.002;
const bypassThrottleM = 3;
/** It opens where pumps never let the header tank fall, and closes below where they start again. */
const bypassOpens = 0.35;
const bypassCloses = 0.55;
const pumpCount = 3;

/**
 * One works on the river and one pumping station that lifts its water to a header tank on the terraces, from where
 * it runs by gravity to the tanks of several towns. A bypass of smaller bore from a lake upstream opens by the level
 * of the header tank, without electricity.
 */
export function buildLifeline(places: readonly Place[], terrain: Terrain, random: Random): WaterPlan {
  const draft = createDraft(
    places.map((it) => it.settlement),
    'lifeline',
  );
  const { plan } = draft;
  const crossings = places.reduce((sum, it) => sum + it.streets.points.length, 0);
  const blocks = places.flatMap((place) => {
    const own = layMains(draft, place, crossings, terrain, random.fork(`mains ${place.settlement.id}`));
    const junctionIxs = own.flatMap((it) => it.zones.flatMap((zone) => zone.junctionIxs));
    shareDemand(plan, junctionIxs, place.districts, random.fork(place.settlement.id));
    return own;
  });
  plan.meanM3s = blocks.reduce((sum, it) => sum + blockMeanM3s(draft, it), 0);
  const reachM = Math.max(...blocks.map((it) => it.zones[0].floorM)) + 3;
  const gravities = blocks.map((it) => {
    const within = it.zones.filter((zone) => zone.floorM <= reachM).length;
    return layGravityZones(draft, it, Math.max(1, within), terrain);
  });
  const { headerIx, outletIx } = layTrunk(draft, gravities, terrain);
  addStationAndMain(draft, blocks, headerIx, outletIx, terrain);
  addBypass(draft, gravities, headerIx, outletIx, terrain);
  return plan;
}

interface Header {
  headerIx: number;
  outletIx: number;
}

/** A place where the trunk reaches a block. */
interface Gate {
  gravity: GravityBlock;
  ix: number;
  parent: Gate | undefined;
  pipeIx: number;
  flowM3s: number;
}

/** The header tank, high enough for every town, and the trunk from it to all of them, each joined to the nearest before. */
function layTrunk(draft: WaterDraft, gravities: readonly GravityBlock[], terrain: Terrain): Header {
  const { plan } = draft;
  const [{ block }] = gravities;
  const highestM = Math.max(...gravities.map((it) => it.highestM));
  const site = siteAtLevel(terrain, block.middle, tankSearch(block.radiusM), highestM + 12);
  const headerIx = draft.addTank(site, highestM, headerDepthM, headerHours * 3600 * plan.meanM3s);
  const outlet = pointTowards(site, block.middle, 40);
  const outletIx = draft.addNode('junction', outlet, Math.min(highestM, terrain.heightM(outlet)));
  const gates = joinGates(draft, gravities, outlet, outletIx, terrain);
  for (const gate of gates)
    for (let at: Gate | undefined = gate; at; at = at.parent) at.flowM3s += gate.gravity.inletM3s;
  for (const it of gates) plan.pipes[it.pipeIx].diameterMm = boreFor(it.flowM3s, trunkGradient, 200);
  const totalM3s = gates.reduce((sum, it) => sum + it.gravity.inletM3s, 0);
  draft.addPipe(headerIx, outletIx, { diameterMm: boreFor(totalM3s, trunkGradient, 300) });
  const lossOf = (gate: Gate): number => {
    let lossM = 0;
    for (let at: Gate | undefined = gate; at; at = at.parent) {
      const { lengthM, diameterMm } = plan.pipes[at.pipeIx];
      lossM += headLossM(at.flowM3s, lengthM, diameterMm);
    }
    return lossM;
  };
  const floorM = Math.max(
    ...gates.map(
      (it) =>
        it.gravity.highestM +
        lossOf(it) +
        branchLossM(draft, it.gravity, plan.nodes[it.ix].point) +
        leastThrottleM,
    ),
  );
  plan.nodes[headerIx].elevationM = floorM;
  for (const it of gates) addInlets(draft, it.gravity, it.ix, floorM + 0.5 * headerDepthM - lossOf(it));
  return { headerIx, outletIx };
}

function joinGates(
  draft: WaterDraft,
  gravities: readonly GravityBlock[],
  outlet: Point,
  outletIx: number,
  terrain: Terrain,
): Gate[] {
  const gates: Gate[] = [];
  const waiting = [...gravities];
  const pointOf = (gate: Gate | undefined) => (gate ? draft.plan.nodes[gate.ix].point : outlet);
  while (waiting.length > 0) {
    let best = { gapM: Number.POSITIVE_INFINITY, i: 0, parent: undefined as Gate | undefined };
    for (const parent of [undefined, ...gates])
      waiting.forEach((it, i) => {
        const gapM = distanceM(it.block.middle, pointOf(parent));
        if (gapM < best.gapM) best = { gapM, i, parent };
      });
    const [gravity] = waiting.splice(best.i, 1);
    const { middle, radiusM } = gravity.block;
    const from = pointOf(best.parent);
    const at = pointTowards(middle, from, Math.min(0.8 * radiusM, 0.9 * distanceM(middle, from)));
    const ix = draft.addNode('junction', at, terrain.heightM(at));
    const pipeIx = draft.addPipe(best.parent?.ix ?? outletIx, ix);
    gates.push({ gravity, ix, parent: best.parent, pipeIx, flowM3s: 0 });
  }
  return gates;
}

/** The works on the river, the pumping station and the one main up to the header tank. */
function addStationAndMain(
  draft: WaterDraft,
  blocks: readonly Block[],
  headerIx: number,
  outletIx: number,
  terrain: Terrain,
): void {
  const { plan } = draft;
  const people = blocks.reduce((sum, it) => sum + blockPeople(draft, it), 0);
  const entry = buildRiverWorks(draft, blocks[0], { meanM3s: plan.meanM3s, people }, terrain);
  const dutyM3s = lifelineFactor * plan.meanM3s;
  const diameterMm = boreFor(dutyM3s, mainGradient, 200);
  const pipeIx = draft.addPipe(entry.dischargeIx, outletIx, { diameterMm });
  const lossM = headLossM(dutyM3s, plan.pipes[pipeIx].lengthM, diameterMm);
  const suction = plan.nodes[entry.suctionIx];
  const suctionM = suction.elevationM + 0.5 * suction.tank!.depthM;
  const headM = topLevelM(draft, headerIx) + lossM + 1.5 - suctionM;
  const pumps = draft.addPumps(entry.suctionIx, entry.dischargeIx, pumpCount, dutyM3s, headM, headerIx);
  const { point } = plan.nodes[entry.dischargeIx];
  draft.addStation({ kind: 'lifeline', settlement: plan.settlement, point, people }, pumps);
}

/** A main of smaller bore from a lake upstream, with a float valve at the header tank. */
function addBypass(
  draft: WaterDraft,
  gravities: readonly GravityBlock[],
  headerIx: number,
  outletIx: number,
  terrain: Terrain,
): void {
  const { plan } = draft;
  const { elevationM, tank, point } = plan.nodes[headerIx];
  const flowM3s = bypassShare * plan.meanM3s;
  const wantedM = elevationM + headerDepthM + 15_000 * bypassGradient;
  const lake = addHighLake(draft, point, gravities[0].block.radiusM, wantedM, terrain);
  const chamberIx = draft.addNode('junction', pointTowards(point, lake.point, 30), elevationM - 2);
  const diameterMm = boreFor(flowM3s, bypassGradient, 150);
  const pipeIx = draft.addPipe(lake.ix, chamberIx, { diameterMm });
  const lossM = headLossM(flowM3s, plan.pipes[pipeIx].lengthM, diameterMm);
  const node = plan.nodes[lake.ix];
  node.elevationM = Math.max(node.elevationM, elevationM + lossM + bypassThrottleM);
  const tanksM = meanTankLevelM(draft, gravities);
  const { depthM } = tank!;
  const valve = draft.addValve({
    fromIx: chamberIx,
    toIx: outletIx,
    diameterMm,
    lossFactor: throttleFactor(node.elevationM - lossM - tanksM, flowM3s, diameterMm),
    control: { tankIx: headerIx, startM: bypassOpens * depthM, stopM: bypassCloses * depthM },
    startsClosed: true,
  });
  plan.bypassValveId = valve.id;
}

/** Level to which inlets fill the tanks of all zones that gravity reaches, by what they let in. */
function meanTankLevelM(draft: WaterDraft, gravities: readonly GravityBlock[]): number {
  let sum = 0;
  let weight = 0;
  for (const { block, boostedFrom, tanksOf } of gravities)
    for (let k = 0; k < boostedFrom; k++) {
      const own = meanOf(draft.plan, block.zones[k].junctionIxs);
      sum += own * topLevelM(draft, tanksOf[k][0]);
      weight += own;
    }
  return sum / weight;
}
