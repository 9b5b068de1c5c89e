import { pumpEfficiency, roughness, treatmentKwhM3 } from '../constants';
import { distanceM, type Point } from '../land/plane';
import type { Settlement } from '../land/settlements';
import { meanM3s } from './water-demand';
import type {
  PlanNode,
  PlanPipe,
  PlanPump,
  PlanStation,
  PlanValve,
  SourceKind,
  StationKind,
  WaterPlan,
} from './water-plan';

/** What a station is, besides its pumps. */
export interface StationSite {
  kind: StationKind;
  settlement: Settlement;
  point: Point;
  people: number;
  /** The reservoir whose water it treats, and how much of it. */
  treats?: { sourceId: string; meanM3s: number };
}

/** A network in the making: each function adds one kind of element and returns its index, or the element. */
export interface WaterDraft {
  plan: WaterPlan;
  addNode(kind: PlanNode['kind'], point: Point, elevationM: number): number;
  addPipe(fromIx: number, toIx: number, more?: Partial<PlanPipe>): number;
  addTank(point: Point, floorM: number, depthM: number, volumeM3: number): number;
  /** Equal pumps side by side, started one after the other as the tank falls. */
  addPumps(
    fromIx: number,
    toIx: number,
    count: number,
    totalM3s: number,
    headM: number,
    tankIx: number,
  ): PlanPump[];
  addValve(valve: Omit<PlanValve, 'id'>): PlanValve;
  addStation(site: StationSite, pumps: readonly PlanPump[]): PlanStation;
}

const idLetters = { junction: 'J', reservoir: 'R', tank: 'T' } as const;
/** Mains are longer than the straight way. */
const bendFactor = 1.08;
const leastPipeM = 20;
const startFill = 0.85;
/** Light, controls and heating of a station, kW. */
const houseKw = 2;

export function createDraft(settlements: readonly Settlement[], source: SourceKind): WaterDraft {
  const plan: WaterPlan = {
    id: `water-${settlements[0].id.replace('place-', '')}`,
    settlement: settlements[0],
    settlements: [...settlements],
    source,
    nodes: [],
    pipes: [],
    pumps: [],
    valves: [],
    stations: [],
    meanM3s: 0,
  };
  const counts = { junction: 0, reservoir: 0, tank: 0 };
  const addNode: WaterDraft['addNode'] = (kind, point, elevationM) => {
    counts[kind]++;
    const id = `${idLetters[kind]}${counts[kind]}`;
    plan.nodes.push({ id, kind, point, elevationM, users: [], homeM3s: 0, workM3s: 0, leakM3s: 0 });
    return plan.nodes.length - 1;
  };
  return {
    plan,
    addNode,
    addPipe(fromIx, toIx, more = {}) {
      plan.pipes.push({
        id: `P${plan.pipes.length + 1}`,
        fromIx,
        toIx,
        lengthM: pipeLengthM(plan.nodes[fromIx].point, plan.nodes[toIx].point),
        diameterMm: 150,
        roughness,
        checkValve: false,
        closed: false,
        ...more,
      });
      return plan.pipes.length - 1;
    },
    addTank(point, floorM, depthM, volumeM3) {
      const ix = addNode('tank', point, floorM);
      plan.nodes[ix].tank = { depthM, volumeM3, startM: startFill * depthM };
      return ix;
    },
    addPumps(fromIx, toIx, count, totalM3s, headM, tankIx) {
      const depthM = plan.nodes[tankIx].tank!.depthM;
      const first = plan.pumps.length + 1;
      const added = Array.from({ length: count }, (_, i): PlanPump => {
        const start = count === 1 ? 0.55 : 0.8 - 0.16 * i;
        const stop = count === 1 ? 0.95 : 0.97 - 0.06 * i;
        const control = { tankIx, startM: start * depthM, stopM: stop * depthM };
        return { id: `PU${first + i}`, fromIx, toIx, flowM3s: totalM3s / count, headM, control };
      });
      plan.pumps.push(...added);
      return added;
    },
    addValve(valve) {
      const added = { id: `V${plan.valves.length + 1}`, ...valve };
      plan.valves.push(added);
      return added;
    },
    addStation({ kind, settlement, point, people, treats }, pumps) {
      const pumpKw = pumps.reduce((sum, it) => sum + (9.81 * it.flowM3s * it.headM) / pumpEfficiency, 0);
      const treatKw = treats ? treatmentKwhM3 * 3600 * treats.meanM3s : 0;
      const number = plan.stations.filter((it) => it.kind === kind).length + 1;
      const station: PlanStation = {
        id: number === 1 ? kind : `${kind}-${number}`,
        kind,
        number,
        settlement,
        point,
        pumpIds: pumps.map((it) => it.id),
        people,
        demandKw: pumpKw + treatKw + houseKw,
      };
      if (treats) station.sourceId = treats.sourceId;
      plan.stations.push(station);
      return station;
    },
  };
}

/** Length of a pipe between two points, m: pipes bend. */
export function pipeLengthM(from: Point, to: Point): number {
  return Math.max(leastPipeM, bendFactor * distanceM(from, to));
}

/** Mean demand of some nodes. */
export function meanOf(plan: WaterPlan, ixs: readonly number[]): number {
  return ixs.reduce((sum, i) => sum + meanM3s(plan.nodes[i]), 0);
}

export function peopleOf(plan: WaterPlan, ixs: readonly number[]): number {
  return ixs.reduce((sum, i) => sum + plan.nodes[i].users.reduce((own, it) => own + it.people, 0), 0);
}

export function nearestOf(plan: WaterPlan, ixs: readonly number[], point: Point, count: number): number[] {
  return [...ixs]
    .sort((a, b) => distanceM(plan.nodes[a].point, point) - distanceM(plan.nodes[b].point, point) || a - b)
    .slice(0, count);
}

export function closestPair(
  plan: WaterPlan,
  from: readonly number[],
  to: readonly number[],
): [number, number] {
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

export function centroid(points: readonly Point[]): Point {
  let x = 0;
  let y = 0;
  for (const p of points) {
    x += p.x;
    y += p.y;
  }
  return { x: x / points.length, y: y / points.length };
}
