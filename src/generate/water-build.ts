import type { Random } from '../numerics/random';
import {
  clearWaterHours,
  homeM3Day,
  leakShare,
  pumpEfficiency,
  pumpingFactor,
  roughness,
  storageHours,
  treatmentKwhM3,
  workM3Day,
} from './constants';
import { type District, nearestIx } from './districts';
import { distanceM, type Point } from './plane';
import type { Settlement } from './settlements';
import type { StreetGraph } from './streets';
import type { Terrain } from './terrain';
import type { PlanNode, PlanPipe, PlanPump, PlanStation, SourceKind, WaterPlan } from './water-plan';
import { riverIntake, siteAtLevel, wellField } from './water-sites';
import { boreFor } from './water-sizing';
import { sizeZone } from './water-zone-sizing';
import { splitZones, zoneEdges } from './water-zones';

/** From this size on a network has two tanks and two mains in its lower zone, and three pumps. */
const largePeople = 80_000;
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
  const zoning = splitZones(groundM, settlement.kind === 'village');
  const builder = createBuilder(settlement, source);
  const { plan, addNode, addPipe } = builder;

  const zoneOf: number[] = [];
  const nodeOf = streets.points.map((point, i) => {
    if (zoning.zone[i] < 0) return -1;
    zoneOf.push(zoning.zone[i]);
    return addNode('junction', point, groundM[i]);
  });
  for (const [a, b] of zoneEdges(streets, zoning.zone)) addPipe(nodeOf[a], nodeOf[b]);
  shareDemand(plan, districts, random);
  const lowIxs = zoneOf.flatMap((zone, i) => (zone === 0 ? [i] : []));
  const highIxs = zoneOf.flatMap((zone, i) => (zone === 1 ? [i] : []));
  const meanOf = (ixs: readonly number[]) => ixs.reduce((sum, i) => sum + meanM3s(plan.nodes[i]), 0);
  plan.meanM3s = meanOf(lowIxs) + meanOf(highIxs);

  const entry = builder.buildSource(terrain, zoning.floorM[0]);
  const isLarge = settlement.people > largePeople;
  const mainCount = isLarge ? 2 : 1;
  for (const i of nearestOf(plan, lowIxs, plan.nodes[entry.dischargeIx].point, mainCount))
    addPipe(entry.dischargeIx, i);
  const lowTanks = builder.addTanks(terrain, lowIxs, zoning.floorM[0], isLarge ? 2 : 1, meanOf(lowIxs));

  let boost: { suctionIx: number; dischargeIx: number; flowM3s: number; tanks: number[] } | undefined;
  const highNodes = new Set(highIxs);
  if (highIxs.length > 0) {
    const [suctionIx, firstIx] = closestPair(plan, lowIxs, highIxs);
    const tanks = builder.addTanks(terrain, highIxs, zoning.floorM[1], 1, meanOf(highIxs));
    for (const ix of tanks) highNodes.add(ix);
    boost = { suctionIx, dischargeIx: firstIx, flowM3s: pumpingFactor * meanOf(highIxs), tanks };
  }
  const lowNodes = new Set([...lowIxs, ...lowTanks, entry.dischargeIx]);
  const extraM3s = boost ? { ix: boost.suctionIx, flowM3s: boost.flowM3s } : undefined;
  const dutyM3s = pumpingFactor * plan.meanM3s;
  const leastMm = settlement.kind === 'village' ? 100 : 150;
  const low = sizeZone(
    plan,
    entry.dischargeIx,
    lowTanks,
    dutyM3s,
    (ix) => lowNodes.has(ix),
    leastMm,
    extraM3s,
  );
  builder.addDelivery(entry, low.controlTankIx, zoning.floorM[0], dutyM3s, low.lossM);
  if (boost) {
    const { lossM } = sizeZone(
      plan,
      boost.dischargeIx,
      boost.tanks,
      boost.flowM3s,
      (ix) => highNodes.has(ix),
      leastMm,
    );
    builder.addBooster(boost, zoning.floorM, lossM);
  }
  return plan;
}

interface Entry {
  /** Where the delivery pumps draw from, and the first node of the mains. */
  suctionIx: number;
  dischargeIx: number;
  point: Point;
}

export function meanM3s(node: PlanNode): number {
  return node.homeM3s + node.workM3s + node.leakM3s;
}

function createBuilder(settlement: Settlement, source: SourceKind) {
  const plan: WaterPlan = {
    id: `water-${settlement.id.replace('place-', '')}`,
    settlement,
    source,
    nodes: [],
    pipes: [],
    pumps: [],
    stations: [],
    meanM3s: 0,
  };
  const counts = { junction: 0, reservoir: 0, tank: 0 };
  const letters = { junction: 'J', reservoir: 'R', tank: 'T' } as const;
  const addNode = (kind: PlanNode['kind'], point: Point, elevationM: number): number => {
    counts[kind]++;
    plan.nodes.push({
      id: `${letters[kind]}${counts[kind]}`,
      kind,
      point,
      elevationM,
      users: [],
      homeM3s: 0,
      workM3s: 0,
      leakM3s: 0,
    });
    return plan.nodes.length - 1;
  };
  const addPipe = (fromIx: number, toIx: number, more: Partial<PlanPipe> = {}): number => {
    plan.pipes.push({
      id: `P${plan.pipes.length + 1}`,
      fromIx,
      toIx,
      lengthM: Math.max(20, 1.08 * distanceM(plan.nodes[fromIx].point, plan.nodes[toIx].point)),
      diameterMm: 150,
      roughness,
      checkValve: false,
      ...more,
    });
    return plan.pipes.length - 1;
  };
  const addTank = (point: Point, floorM: number, depthM: number, volumeM3: number, fill: number): number => {
    const ix = addNode('tank', point, floorM);
    plan.nodes[ix].tank = { depthM, volumeM3, startM: fill * depthM };
    return ix;
  };
  const addPumps = (
    fromIx: number,
    toIx: number,
    count: number,
    totalM3s: number,
    headM: number,
    tankIx: number,
  ): PlanPump[] => {
    const depthM = plan.nodes[tankIx].tank!.depthM;
    const added: PlanPump[] = [];
    for (let i = 0; i < count; i++) {
      const start = count === 1 ? 0.55 : 0.86 - 0.16 * i;
      const stop = count === 1 ? 0.95 : 0.97 - 0.06 * i;
      added.push({
        id: `PU${plan.pumps.length + added.length + 1}`,
        fromIx,
        toIx,
        flowM3s: totalM3s / count,
        headM,
        control: { tankIx, startM: start * depthM, stopM: stop * depthM },
      });
    }
    plan.pumps.push(...added);
    return added;
  };
  const station = (
    kind: PlanStation['kind'],
    point: Point,
    pumps: PlanPump[],
    sourceId?: string,
  ): PlanStation => {
    const pumpKw = pumps.reduce((sum, it) => sum + (9.81 * it.flowM3s * it.headM) / pumpEfficiency, 0);
    const treatKw = sourceId ? treatmentKwhM3 * 3600 * plan.meanM3s : 0;
    const made: PlanStation = {
      kind,
      point,
      pumpIds: pumps.map((it) => it.id),
      demandKw: pumpKw + treatKw + 2,
    };
    if (sourceId) made.sourceId = sourceId;
    plan.stations.push(made);
    return made;
  };

  const unitCount = settlement.people > largePeople ? 3 : settlement.kind === 'village' ? 1 : 2;

  /** Source and works up to the point where delivery pumps begin. */
  const buildSource = (terrain: Terrain, floorM: number): Entry => {
    if (source === 'river') {
      const intake = riverIntake(settlement, terrain);
      const aside = towards(intake, settlement.centre, 350);
      const levelM = terrain.riverLevelM(intake);
      const groundM = Math.max(levelM + 2, terrain.heightM(aside));
      const riverIx = addNode('reservoir', intake, levelM);
      const bankIx = addNode('junction', towards(intake, settlement.centre, 60), levelM + 1.5);
      const clearIx = addTank(aside, groundM + 0.5, 4, clearWaterHours * 3600 * plan.meanM3s, 0.85);
      const liftM3s = 1.7 * plan.meanM3s;
      const bore = boreFor(liftM3s, 0.004, 150);
      addPipe(bankIx, clearIx, { diameterMm: bore });
      const headM = groundM + 4.5 - levelM + 3;
      const pumps = addPumps(riverIx, bankIx, Math.max(2, unitCount - 1), liftM3s, headM, clearIx);
      station('works', aside, pumps, plan.nodes[riverIx].id);
      const outIx = addNode('junction', towards(aside, settlement.centre, 60), groundM);
      return { suctionIx: clearIx, dischargeIx: outIx, point: aside };
    }
    if (source === 'upland') {
      const served = plan.nodes.map((it) => it.elevationM);
      const meanGroundM = served.reduce((sum, it) => sum + it, 0) / served.length;
      const levelM = Math.min(meanGroundM + 25, floorM - 6);
      const site = siteAtLevel(terrain, settlement.centre, 2.2 * settlement.radiusM, levelM, [
        settlement.centre,
      ]);
      const lakeIx = addNode('reservoir', site, levelM);
      const outIx = addNode('junction', towards(site, settlement.centre, 80), levelM - 8);
      addPipe(lakeIx, outIx, { checkValve: true, diameterMm: boreFor(1.6 * plan.meanM3s, 0.002, 200) });
      return { suctionIx: lakeIx, dischargeIx: outIx, point: site };
    }
    const site = wellField(settlement, terrain);
    const groundM = terrain.heightM(site);
    const wellIx = addNode('reservoir', site, groundM - 14);
    const outIx = addNode('junction', towards(site, settlement.centre, 40), groundM);
    return { suctionIx: wellIx, dischargeIx: outIx, point: site };
  };

  /** Pumps from the works into the mains. */
  const addDelivery = (
    entry: Entry,
    tankIx: number,
    floorM: number,
    dutyM3s: number,
    lossM: number,
  ): void => {
    const suction = plan.nodes[entry.suctionIx];
    const suctionM = suction.elevationM + (suction.tank ? 0.5 * suction.tank.depthM : 0);
    const topM = floorM + 0.9 * plan.nodes[tankIx].tank!.depthM;
    const headM = Math.max(8, topM + lossM + 1.5 - suctionM);
    const pumps = addPumps(entry.suctionIx, entry.dischargeIx, unitCount, dutyM3s, headM, tankIx);
    // a lake's water passes filters that need no electricity, so that nothing closes it when the power fails
    if (suction.kind === 'tank' || source === 'upland')
      station('highLift', plan.nodes[entry.dischargeIx].point, pumps);
    else station('works', entry.point, pumps, suction.id);
  };

  const addBooster = (
    boost: { suctionIx: number; dischargeIx: number; flowM3s: number; tanks: number[] },
    floorM: readonly number[],
    lossM: number,
  ): void => {
    const topM = floorM[1] + 0.9 * plan.nodes[boost.tanks[0]].tank!.depthM;
    const headM = Math.max(8, topM + lossM + 1.5 - (floorM[0] - 2));
    const pumps = addPumps(boost.suctionIx, boost.dischargeIx, 2, boost.flowM3s, headM, boost.tanks[0]);
    station('booster', plan.nodes[boost.dischargeIx].point, pumps);
  };

  /** Tanks of one zone on ground of their level, each joined to the nearest main. */
  const addTanks = (
    terrain: Terrain,
    zoneIxs: readonly number[],
    floorM: number,
    count: number,
    zoneMeanM3s: number,
  ): number[] => {
    const middle = centroid(zoneIxs.map((i) => plan.nodes[i].point));
    const depthM = tankDepthM[settlement.kind];
    const sites: Point[] = [];
    const tanks: number[] = [];
    for (let i = 0; i < count; i++) {
      const site = siteAtLevel(terrain, middle, settlement.radiusM, floorM, sites);
      sites.push(site);
      const ix = addTank(site, floorM, depthM, (storageHours * 3600 * zoneMeanM3s) / count, 0.85);
      addPipe(ix, nearestOf(plan, zoneIxs, site, 1)[0]);
      tanks.push(ix);
    }
    return tanks;
  };

  return { plan, addNode, addPipe, addTanks, buildSource, addDelivery, addBooster };
}

function shareDemand(plan: WaterPlan, districts: readonly District[], random: Random): void {
  const sites = districts.map((it) => it.site);
  const members: number[][] = districts.map(() => []);
  plan.nodes.forEach((node, i) => {
    members[nearestIx(node.point, sites)].push(i);
  });
  districts.forEach((district, d) => {
    const ixs =
      members[d].length > 0
        ? members[d]
        : [
            nearestIx(
              district.site,
              plan.nodes.map((it) => it.point),
            ),
          ];
    const weights = ixs.map(() => 0.6 + 0.8 * random.next());
    const sum = weights.reduce((total, it) => total + it, 0);
    let left = district.people;
    ixs.forEach((ix, i) => {
      const people = i === ixs.length - 1 ? left : Math.floor((district.people * weights[i]) / sum);
      left -= people;
      const node = plan.nodes[ix];
      node.users.push({ district, people });
      node.homeM3s += (people * homeM3Day) / 86_400;
      node.workM3s += (people * workM3Day * (0.4 + 1.2 * random.next())) / 86_400;
    });
  });
  for (const node of plan.nodes) node.leakM3s = ((node.homeM3s + node.workM3s) * leakShare) / (1 - leakShare);
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

function towards(from: Point, to: Point, stepM: number): Point {
  const t = stepM / Math.max(stepM, distanceM(from, to));
  return { x: from.x + t * (to.x - from.x), y: from.y + t * (to.y - from.y) };
}
