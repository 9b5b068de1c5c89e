import { none } from '../../model/ids';
import { type Alive, hasCooling, hasStart } from './come-alive';
import { inletKinds, type Situation, type WaitGraph, waitKinds } from './wait-graph';

/** A group of nodes that wait for each other, and the shortest ring through the cooling of one of its units. */
export interface Ring {
  /** Units of the group whose cooling node is in it. */
  units: number[];
  members: number[];
  /** Nodes in order, a unit first, its cooling node second; the last waits for the first. */
  path: number[];
}

/** The nodes that a node waits for: of what it still needs, all that could give it and cannot come alive. */
export function waitsFor(graph: WaitGraph, now: Situation, found: Alive, i: number): number[] {
  const { start, kind } = graph;
  const { alive } = found;
  const out: number[] = [];
  const add = (node: number) => {
    if (alive[node] === 0 && now.present[node] === 1) out.push(node);
  };
  if (kind[i] === waitKinds.unit) {
    if (!hasCooling(graph, now, found, i)) add(start.water + graph.unitWater[i]);
    if (!hasStart(graph, now, found, i)) addVoltage(graph.unitBus[i]);
  } else if (kind[i] === waitKinds.bus) {
    const b = i - start.bus;
    for (const g of graph.busUnits[b]) add(start.unit + g);
    const list = graph.busBranches[b];
    for (let p = 0; p < list.length; p += 2)
      if (now.branchUsable[list[p]] === 1) add(start.bus + list[p + 1]);
  } else if (kind[i] === waitKinds.feeder) addVoltage(graph.feederBus[i - start.feeder]);
  else if (kind[i] === waitKinds.supply) for (const point of graph.supplyPoints[i - start.supply]) add(point);
  else {
    const n = i - start.water;
    if (graph.waterGate[n] !== none) add(start.supply + graph.waterGate[n]);
    const list = graph.waterInlets[n];
    for (let p = 0; p < list.length; p += 3) {
      if (now.linkWay[list[p]] === 0) continue;
      add(start.water + list[p + 1]);
      if (list[p + 2] !== inletKinds.pipe && list[p + 2] !== inletKinds.freePump)
        add(start.supply + list[p + 2]);
    }
  }
  return out;

  /** A dark bus, or, where it is live and too little is on, every unit that would add to it. */
  function addVoltage(bus: number): void {
    if (alive[start.bus + bus] === 0) {
      add(start.bus + bus);
      return;
    }
    const seen = new Set([bus]);
    for (const b of seen) {
      for (const g of graph.busUnits[b]) add(start.unit + g);
      const list = graph.busBranches[b];
      for (let p = 0; p < list.length; p += 2)
        if (now.branchUsable[list[p]] === 1 && alive[start.bus + list[p + 1]] === 1) seen.add(list[p + 1]);
    }
  }
}

/** All rings of power that waits for water that waits for power. */
export function findRings(graph: WaitGraph, now: Situation, found: Alive): Ring[] {
  const rings: Ring[] = [];
  const told = new Set<number>();
  for (let g = 0; g < graph.unitBus.length; g++) {
    const unit = graph.start.unit + g;
    if (told.has(unit) || found.alive[unit] === 1 || now.present[unit] === 0) continue;
    if (hasCooling(graph, now, found, g)) continue;
    const group = groupOf(graph, now, found, unit);
    const water = graph.start.water + graph.unitWater[g];
    if (!group.has(water)) continue;
    const units = [...group].filter((i) => {
      const w = graph.kind[i] === waitKinds.unit ? graph.unitWater[i - graph.start.unit] : none;
      return w !== none && !hasCooling(graph, now, found, i) && group.has(graph.start.water + w);
    });
    for (const it of units) told.add(it);
    let path: number[] = [];
    for (const it of units) {
      const one = pathBack(graph, now, found, it, group);
      if (path.length === 0 || one.length < path.length) path = one;
    }
    const members = [...group].sort((a, b) => a - b);
    rings.push({ units: units.map((it) => it - graph.start.unit), members, path });
  }
  return rings;
}

/** The nodes that a node waits for and that wait for it, itself included. */
function groupOf(graph: WaitGraph, now: Situation, found: Alive, root: number): Set<number> {
  const reached = new Set([root]);
  const waiters = new Map<number, number[]>();
  for (const i of reached)
    for (const j of waitsFor(graph, now, found, i)) {
      reached.add(j);
      const list = waiters.get(j);
      if (list) list.push(i);
      else waiters.set(j, [i]);
    }
  const group = new Set([root]);
  for (const i of group) for (const j of waiters.get(i) ?? []) group.add(j);
  return group;
}

/** The shortest way from a unit's cooling node back to the unit. */
function pathBack(
  graph: WaitGraph,
  now: Situation,
  found: Alive,
  unit: number,
  group: ReadonlySet<number>,
): number[] {
  const water = graph.start.water + graph.unitWater[unit - graph.start.unit];
  const before = new Map([[water, unit]]);
  const queue = [water];
  for (const i of queue) {
    for (const j of waitsFor(graph, now, found, i)) {
      if (!group.has(j)) continue;
      if (j === unit) {
        const path: number[] = [];
        for (let at = i; at !== unit; at = before.get(at) as number) path.push(at);
        return [unit, ...path.reverse()];
      }
      if (before.has(j)) continue;
      before.set(j, i);
      queue.push(j);
    }
  }
  return [unit, water];
}
