import { pumpEfficiency, roughness, treatmentKwhM3 } from '../constants';
import { distanceM, type Point } from '../land/plane';
import type { Settlement } from '../land/settlements';
import type { PlanNode, PlanPipe, PlanPump, PlanStation, SourceKind, WaterPlan } from './water-plan';

/** A network in the making: each function adds one kind of element and returns its index. */
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
  addStation(kind: PlanStation['kind'], point: Point, pumps: readonly PlanPump[], sourceId?: string): void;
}

const idLetters = { junction: 'J', reservoir: 'R', tank: 'T' } as const;
/** Mains are longer than the straight way. */
const bendFactor = 1.08;
const leastPipeM = 20;
const startFill = 0.85;
/** Light, controls and heating of a station, kW. */
const houseKw = 2;

export function createDraft(settlement: Settlement, source: SourceKind): WaterDraft {
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
      const straightM = distanceM(plan.nodes[fromIx].point, plan.nodes[toIx].point);
      plan.pipes.push({
        id: `P${plan.pipes.length + 1}`,
        fromIx,
        toIx,
        lengthM: Math.max(leastPipeM, bendFactor * straightM),
        diameterMm: 150,
        roughness,
        checkValve: false,
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
    addStation(kind, point, pumps, sourceId) {
      const pumpKw = pumps.reduce((sum, it) => sum + (9.81 * it.flowM3s * it.headM) / pumpEfficiency, 0);
      const treatKw = sourceId ? treatmentKwhM3 * 3600 * plan.meanM3s : 0;
      const demandKw = pumpKw + treatKw + houseKw;
      const station: PlanStation = { kind, point, pumpIds: pumps.map((it) => it.id), demandKw };
      if (sourceId) station.sourceId = sourceId;
      plan.stations.push(station);
    },
  };
}
