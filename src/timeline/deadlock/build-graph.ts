import { startsAlone } from '../../model/black-start';
import { none, zonesNetworkId } from '../../model/ids';
import type { Region } from '../../model/region';
import type { Policies } from '../../model/scenario';
import type { PowerSettings } from '../../power/power-settings';
import { linkKinds } from '../../water/hydraulic-engine';
import type { Parts } from '../coupled-parts';
import type { NetworkWays } from './network-ways';
import { inletKinds, type WaitGraph, waitKinds } from './wait-graph';

/** Lays out who waits for whom in a region. Linear in grid and networks. */
export function buildWaitGraph(
  region: Region,
  parts: Parts,
  ways: readonly (NetworkWays | undefined)[],
  policies: Policies,
  settings: PowerSettings,
): WaitGraph {
  const { generators, buses, branches } = region.grid;
  const { feederIds, feederBusIx } = parts.power.index;
  const supplies = parts.supplies.list;
  const nets = parts.water.nets;
  const waterCount = nets.reduce((sum, net) => sum + net.engine.index.nodeIds.length, 0);
  const counts = [generators.length, buses.length, feederIds.length, supplies.length, waterCount];
  const firsts = counts.map((_, k) => counts.slice(0, k).reduce((sum, it) => sum + it, 0));
  const [unit, bus, feeder, supply, water] = firsts;
  const count = water + waterCount;
  const kind = new Uint8Array(count);
  const order = [waitKinds.unit, waitKinds.bus, waitKinds.feeder, waitKinds.supply, waitKinds.water];
  order.forEach((code, k) => {
    kind.fill(code, firsts[k], firsts[k] + counts[k]);
  });

  const busIxOf = new Map(buses.map((it, b) => [it.id, b]));
  const unitBus = Int32Array.from(generators, (it) => busIxOf.get(it.busId) ?? none);
  const unitWater = new Int32Array(generators.length).fill(none);
  for (const { generatorIx, net, nodeIx } of parts.cooling.units)
    unitWater[generatorIx] = net.nodeOffset + nodeIx;
  const busUnits = buses.map((): number[] => []);
  unitBus.forEach((b, g) => {
    if (b !== none) busUnits[b].push(g);
  });
  const busBranches = buses.map((): number[] => []);
  branches.forEach((it, k) => {
    const from = busIxOf.get(it.fromBusId) ?? none;
    const to = busIxOf.get(it.toBusId) ?? none;
    if (from === none || to === none || from === to) return;
    busBranches[from].push(k, to);
    busBranches[to].push(k, from);
  });
  const restoration = policies.restoration ?? 'both';
  const graph: WaitGraph = {
    count,
    start: { unit, bus, feeder, supply, water },
    kind,
    unitBus,
    unitWater,
    startsAlone: Uint8Array.from(generators, (it) => {
      const isTie = it.technology === 'interconnection';
      return restoration !== (isTie ? 'own' : 'neighbours') && startsAlone(it) ? 1 : 0;
    }),
    crankMw: Float64Array.from(generators, (it) =>
      Math.max(0, it.crankingMw ?? settings.crankShare[it.technology] * Math.max(0, it.maxMw)),
    ),
    maxMw: Float64Array.from(generators, (it) => Math.max(0, it.maxMw)),
    feederBus: feederBusIx,
    supplyPoints: listSupplyPoints(parts, { bus, feeder }),
    busUnits: busUnits.map((it) => Int32Array.from(it)),
    busBranches: busBranches.map((it) => Int32Array.from(it)),
    branchCount: branches.length,
    waterGate: new Int32Array(waterCount).fill(none),
    waterInlets: [],
    groundM: new Float64Array(waterCount),
    dependents: [],
  };
  addWater(graph, parts, ways);
  graph.dependents = listDependents(graph);
  return graph;
}

/** Feeders and buses by supply, as nodes of the graph: those of its station, else its own. */
function listSupplyPoints(
  { supplies, stations, facilityPoints, directSupplies }: Parts,
  start: { bus: number; feeder: number },
): Int32Array[] {
  return supplies.list.map((_, number) => {
    const station = stations.stationOf(number);
    const points = station
      ? facilityPoints[station.facilityIx]
      : directSupplies.find((it) => it.number === number)?.points;
    return Int32Array.from(
      (points ?? []).flatMap(({ feederIx, busIx }) => {
        if (feederIx !== none) return [start.feeder + feederIx];
        return busIx === none ? [] : [start.bus + busIx];
      }),
    );
  });
}

function addWater(graph: WaitGraph, parts: Parts, ways: readonly (NetworkWays | undefined)[]): void {
  const inlets: number[][] = Array.from(graph.groundM, () => []);
  const supplyOf = new Map(parts.supplies.list.map((it, s) => [`${it.net.id} ${it.isPump} ${it.ix}`, s]));
  parts.water.nets.forEach(({ id, engine, nodeOffset, linkOffset }, netIx) => {
    const { linkIds, linkKind, linkFromIx, linkToIx, nodeIds } = engine.index;
    const way = ways[netIx];
    if (!way) return;
    const { oneWay, groundM } = way;
    graph.groundM.set(groundM, nodeOffset);
    for (let n = 0; n < nodeIds.length; n++) {
      const treated = supplyOf.get(`${id} false ${n}`);
      if (treated !== undefined) graph.waterGate[nodeOffset + n] = treated;
    }
    for (let k = 0; k < linkIds.length; k++) {
      const from = nodeOffset + linkFromIx[k];
      const to = nodeOffset + linkToIx[k];
      const column = linkOffset + k;
      if (linkKind[k] === linkKinds.pump) {
        const supply = supplyOf.get(`${id} true ${k}`) ?? none;
        // a station of the supply zones is its node and a pump from the node to itself
        if (id !== zonesNetworkId)
          inlets[to].push(column, from, supply === none ? inletKinds.freePump : supply);
        else if (supply !== none) graph.waterGate[from] = supply;
        continue;
      }
      inlets[to].push(column, from, inletKinds.pipe);
      if (oneWay[k] === 0) inlets[from].push(column, to, inletKinds.pipe);
    }
  });
  graph.waterInlets = inlets.map((it) => Int32Array.from(it));
}

function listDependents(graph: WaitGraph): Int32Array[] {
  const { count, start } = graph;
  const lists = Array.from({ length: count }, (): number[] => []);
  graph.unitBus.forEach((b, g) => {
    if (b === none) return;
    lists[start.unit + g].push(start.bus + b);
    lists[start.bus + b].push(start.unit + g);
    if (graph.unitWater[g] !== none) lists[start.water + graph.unitWater[g]].push(start.unit + g);
  });
  graph.busBranches.forEach((list, b) => {
    for (let p = 0; p < list.length; p += 2) lists[start.bus + list[p + 1]].push(start.bus + b);
  });
  graph.feederBus.forEach((b, f) => {
    lists[start.bus + b].push(start.feeder + f);
  });
  graph.supplyPoints.forEach((points, s) => {
    for (const point of points) lists[point].push(start.supply + s);
  });
  graph.waterInlets.forEach((list, n) => {
    if (graph.waterGate[n] !== none) lists[start.supply + graph.waterGate[n]].push(start.water + n);
    for (let p = 0; p < list.length; p += 3) {
      lists[start.water + list[p + 1]].push(start.water + n);
      if (list[p + 2] >= 0) lists[start.supply + list[p + 2]].push(start.water + n);
    }
  });
  return lists.map((it) => Int32Array.from(it));
}
