import { none, splitWaterId } from '../model/ids';
import type { ParameterReader } from '../model/parameters';
import type { WaterUsers } from '../model/people';
import type { Region } from '../model/region';
import type { EventSink } from '../model/run-event';
import { causedBy } from './event-log';
import { createWaterSafety, type WaterSafety } from './water-safety';
import type { WaterNet, WaterSide } from './water-side';

/** People who draw from one node, as the run uses them. Groups at one node share its water by people. */
export interface WaterGroups {
  count: number;
  netIx: Int32Array;
  nodeIx: Int32Array;
  areaIx: Int32Array;
  people: Float64Array;
  /** Share of the node's water. */
  share: Float64Array;
  /** Of the group's node when `readNow` was called last: need, what is delivered, pressure (NaN where none is known). */
  nodeNeedM3s: Float64Array;
  nodeGotM3s: Float64Array;
  pressureM: Float64Array;
  /** Reads the state of the networks; once for all who look at it. */
  readNow(): void;
}

/** Groups whose node is in one of the networks. */
export function listGroups(region: Region, water: WaterSide): WaterGroups {
  const areaIxOf = new Map(region.areas.map((it, ix) => [it.id, ix]));
  const nodeIxOf = water.nets.map((net) => new Map(net.engine.index.nodeIds.map((id, ix) => [id, ix])));
  const netIxOf = new Map(water.nets.map((net, ix) => [net.id, ix]));
  const found = [...region.waterUsers, ...listZoneUsers(region)].flatMap((users) => {
    const { networkId, elementId } = splitWaterId(users.nodeId);
    const netIx = netIxOf.get(networkId) ?? none;
    const nodeIx = netIx === none ? undefined : nodeIxOf[netIx].get(elementId);
    if (nodeIx === undefined) return [];
    const areaIx = users.areaId === undefined ? none : (areaIxOf.get(users.areaId) ?? none);
    return [{ netIx, nodeIx, areaIx, people: users.people, nodeId: users.nodeId }];
  });
  const peopleAt = new Map<string, number>();
  const groupsAt = new Map<string, number>();
  for (const it of found) {
    peopleAt.set(it.nodeId, (peopleAt.get(it.nodeId) ?? 0) + it.people);
    groupsAt.set(it.nodeId, (groupsAt.get(it.nodeId) ?? 0) + 1);
  }
  const count = found.length;
  const netIx = Int32Array.from(found, (it) => it.netIx);
  const nodeIx = Int32Array.from(found, (it) => it.nodeIx);
  const states = water.nets.map((net) => net.engine.state);
  const nodeNeedM3s = new Float64Array(count);
  const nodeGotM3s = new Float64Array(count);
  const pressureM = new Float64Array(count);
  function readNow(): void {
    for (let g = 0; g < count; g++) {
      const { nodeDemandM3s, nodeDeliveredM3s, nodePressureM } = states[netIx[g]];
      const node = nodeIx[g];
      nodeNeedM3s[g] = nodeDemandM3s[node];
      nodeGotM3s[g] = nodeDeliveredM3s[node];
      pressureM[g] = nodePressureM[node];
    }
  }
  readNow();
  return {
    count,
    netIx,
    nodeIx,
    nodeNeedM3s,
    nodeGotM3s,
    pressureM,
    readNow,
    areaIx: Int32Array.from(found, (it) => it.areaIx),
    people: Float64Array.from(found, (it) => it.people),
    share: Float64Array.from(found, (it) => {
      const people = peopleAt.get(it.nodeId) ?? 0;
      return people > 0 ? it.people / people : 1 / (groupsAt.get(it.nodeId) ?? 1);
    }),
  };
}

/** The people of supply zones that no row of water users names. */
function listZoneUsers({ supplyZones, waterUsers }: Region): WaterUsers[] {
  const named = new Set(waterUsers.map((it) => it.nodeId));
  return (supplyZones?.nodes ?? []).flatMap(({ id, kind, people = 0, areaId }) =>
    kind === 'zone' && !named.has(id) ? [{ nodeId: id, people, ...(areaId ? { areaId } : {}) }] : [],
  );
}

/** Water of the areas as it is now: shares, and the events of losing it, regaining it and being able to drink it. */
export interface AreaWater {
  /** Delivered over needed by area; NaN where no group draws water. */
  readonly share: Float64Array;
  /** The event behind the present state of an area, -1 for none. */
  readonly causeIx: Int32Array;
  /** Tap water that is back and not drinkable yet. */
  readonly safety: WaterSafety;
  /** Looks at the areas anew after networks have moved. */
  review(timeS: number): void;
  /** Ends the time of unsafe water where it is due. */
  declareSafe(timeS: number): void;
  nextTimeS(): number;
}

export function createAreaWater(
  region: Region,
  water: WaterSide,
  groups: WaterGroups,
  read: ParameterReader,
  log: EventSink,
): AreaWater {
  const count = region.areas.length;
  const lostShare = read('water.areaLostShare');
  const returnedShare = read('water.areaReturnedShare');
  const safety = createWaterSafety(region, water, groups, read, log);
  const neededM3s = new Float64Array(count);
  const servedM3s = new Float64Array(count);
  const share = new Float64Array(count).fill(Number.NaN);
  const causeIx = new Int32Array(count).fill(none);
  const dry = new Uint8Array(count);
  const returnedIx = new Int32Array(count).fill(none);
  const netsOf: Map<WaterNet, number[]>[] = region.areas.map(() => new Map());
  for (let g = 0; g < groups.count; g++) {
    const areaIx = groups.areaIx[g];
    if (areaIx === none) continue;
    const net = water.nets[groups.netIx[g]];
    netsOf[areaIx].set(net, [...(netsOf[areaIx].get(net) ?? []), groups.nodeIx[g]]);
  }

  /** Of all nodes of an area, the cause at those that are short; the latest over its networks. */
  function shortageCauseIx(areaIx: number): number {
    let latestIx: number = none;
    for (const [net, nodes] of netsOf[areaIx]) {
      const { nodeDemandM3s, nodeDeliveredM3s } = net.engine.state;
      const short = nodes.filter((i) => nodeDeliveredM3s[i] < lostShare * nodeDemandM3s[i]);
      if (short.length > 0) latestIx = Math.max(latestIx, net.causes.shortageCauseIx(short));
    }
    return latestIx;
  }

  function recoveryIx(areaIx: number): number {
    let latestIx: number = none;
    for (const net of netsOf[areaIx].keys()) latestIx = Math.max(latestIx, net.causes.recoveryIx);
    return latestIx;
  }

  function note(areaIx: number, timeS: number, isDry: boolean): void {
    const { id, people } = region.areas[areaIx];
    const from = isDry ? shortageCauseIx(areaIx) : recoveryIx(areaIx);
    const kind = isDry ? 'areaLostWater' : 'areaWaterReturned';
    const values = { share: share[areaIx], people };
    dry[areaIx] = isDry ? 1 : 0;
    causeIx[areaIx] = log({ timeS, kind, component: 'area', id, ...causedBy(from), values });
    returnedIx[areaIx] = isDry ? none : causeIx[areaIx];
  }

  return {
    share,
    causeIx,
    safety,
    review(timeS) {
      groups.readNow();
      neededM3s.fill(0);
      servedM3s.fill(0);
      for (let g = 0; g < groups.count; g++) {
        const areaIx = groups.areaIx[g];
        if (areaIx === none) continue;
        neededM3s[areaIx] += Math.max(0, groups.nodeNeedM3s[g]) * groups.share[g];
        servedM3s[areaIx] += Math.max(0, groups.nodeGotM3s[g]) * groups.share[g];
      }
      for (let a = 0; a < count; a++) {
        if (neededM3s[a] <= 0) continue;
        share[a] = Math.min(1, servedM3s[a] / neededM3s[a]);
        if (dry[a] === 0 && share[a] < lostShare) note(a, timeS, true);
        else if (dry[a] === 1 && share[a] >= returnedShare) note(a, timeS, false);
      }
      safety.review(timeS, returnedIx);
    },
    declareSafe: safety.declareSafe,
    nextTimeS: safety.nextTimeS,
  };
}
