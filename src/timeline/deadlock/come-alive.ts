import { none } from '../../model/ids';
import { inletKinds, type Situation, type WaitGraph, waitKinds } from './wait-graph';

/** What can come alive: 1 by node, the MW that the part of the grid around each live bus can give, and heads. */
export interface Alive {
  alive: Uint8Array;
  /** By bus, MW; 0 where it stays dark. */
  capacityMw: Float64Array;
  headM: Float64Array;
}

/** A need is met within this, MW. */
const slackMw = 1e-9;

/**
 * The least fixpoint: everything that can come back from what is there now, however long it takes. What cannot is
 * waiting for something that cannot. It is generous (no ramps, no losses of head, loads one at a time), so that what
 * it leaves out never comes back by itself. Near linear in the graph.
 */
export function comeAlive(graph: WaitGraph, now: Situation): Alive {
  const { count, start } = graph;
  const alive = new Uint8Array(count);
  const headM = now.headM.slice();
  const capacityMw = new Float64Array(start.feeder - start.bus);
  const found: Alive = { alive, capacityMw, headM };
  const queue: number[] = [];
  for (let i = 0; i < count; i++) {
    if (now.alive[i] === 0) continue;
    alive[i] = 1;
    queue.push(i);
  }
  for (let i = 0; i < count; i++) if (improve(graph, now, found, i)) queue.push(i);
  for (;;) {
    while (queue.length > 0) {
      const i = queue.pop() as number;
      for (const d of graph.dependents[i]) if (improve(graph, now, found, d)) queue.push(d);
    }
    // more units make more capacity, which may carry what did not fit before
    if (!sumCapacity(graph, now, found)) return found;
    for (let i = 0; i < start.supply; i++) if (improve(graph, now, found, i)) queue.push(i);
    if (queue.length === 0) return found;
  }
}

/** True where a node comes alive, or gets a higher head, by what is alive around it. */
function improve(graph: WaitGraph, now: Situation, found: Alive, i: number): boolean {
  const { alive, headM } = found;
  if (now.present[i] === 0) return false;
  if (graph.kind[i] === waitKinds.water) {
    const n = i - graph.start.water;
    const m = headAt(graph, now, found, n);
    if (!(m > headM[n]) && (alive[i] === 1 || m === Number.NEGATIVE_INFINITY)) return false;
    alive[i] = 1;
    headM[n] = Math.max(m, headM[n]);
    return true;
  }
  if (alive[i] === 1 || !canRun(graph, now, found, i)) return false;
  alive[i] = 1;
  return true;
}

function canRun(graph: WaitGraph, now: Situation, found: Alive, i: number): boolean {
  const { start, kind } = graph;
  const { alive } = found;
  if (kind[i] === waitKinds.unit) return hasCooling(graph, now, found, i) && hasStart(graph, now, found, i);
  if (kind[i] === waitKinds.bus) {
    const b = i - start.bus;
    for (const g of graph.busUnits[b]) if (alive[start.unit + g] === 1) return true;
    const list = graph.busBranches[b];
    for (let p = 0; p < list.length; p += 2)
      if (now.branchUsable[list[p]] === 1 && alive[start.bus + list[p + 1]] === 1) return true;
    return false;
  }
  if (kind[i] === waitKinds.feeder) {
    const f = i - start.feeder;
    const b = graph.feederBus[f];
    return alive[start.bus + b] === 1 && now.feederMw[f] <= found.capacityMw[b] + slackMw;
  }
  for (const point of graph.supplyPoints[i - start.supply]) if (alive[point] === 1) return true;
  return false;
}

export function hasCooling(graph: WaitGraph, now: Situation, { alive }: Alive, g: number): boolean {
  const w = graph.unitWater[g];
  return now.cooled[g] === 1 || w === none || alive[graph.start.water + w] === 1;
}

export function hasStart(graph: WaitGraph, now: Situation, found: Alive, g: number): boolean {
  if (graph.startsAlone[g] === 1 || now.startBrought[g] === 1) return true;
  const b = graph.unitBus[g];
  return found.alive[graph.start.bus + b] === 1 && graph.crankMw[g] <= found.capacityMw[b] + slackMw;
}

/** Head that reaches a water node from what is alive around it; -Infinity for none. */
function headAt(graph: WaitGraph, now: Situation, found: Alive, n: number): number {
  const { start, waterGate, groundM } = graph;
  const { alive, headM } = found;
  if (waterGate[n] !== none && alive[start.supply + waterGate[n]] === 0) return Number.NEGATIVE_INFINITY;
  let best = now.headM[n];
  const list = graph.waterInlets[n];
  for (let p = 0; p < list.length; p += 3) {
    const from = list[p + 1];
    if (now.linkWay[list[p]] === 0 || alive[start.water + from] === 0) continue;
    const supply = list[p + 2];
    if (supply === inletKinds.pipe) {
      if (headM[from] > groundM[n]) best = Math.max(best, headM[from]);
    } else if (supply === inletKinds.freePump || alive[start.supply + supply] === 1)
      best = Number.POSITIVE_INFINITY;
  }
  return best;
}

/** MW that the live units of each live part of the grid can give; true where any grew. */
function sumCapacity(graph: WaitGraph, now: Situation, { alive, capacityMw }: Alive): boolean {
  const { start } = graph;
  const seen = new Uint8Array(capacityMw.length);
  let grew = false;
  for (let root = 0; root < capacityMw.length; root++) {
    if (seen[root] === 1 || alive[start.bus + root] === 0) continue;
    const part = [root];
    seen[root] = 1;
    let sumMw = 0;
    for (let head = 0; head < part.length; head++) {
      const b = part[head];
      for (const g of graph.busUnits[b]) if (alive[start.unit + g] === 1) sumMw += graph.maxMw[g];
      const list = graph.busBranches[b];
      for (let p = 0; p < list.length; p += 2) {
        const other = list[p + 1];
        if (now.branchUsable[list[p]] === 0 || seen[other] === 1 || alive[start.bus + other] === 0) continue;
        seen[other] = 1;
        part.push(other);
      }
    }
    for (const b of part) {
      if (sumMw > capacityMw[b] + slackMw) grew = true;
      capacityMw[b] = Math.max(capacityMw[b], sumMw);
    }
  }
  return grew;
}
