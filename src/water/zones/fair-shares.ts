import { addMaxFlow, type FlowNet, resetFlow } from './max-flow';

/**
 * Sinks that share what a network can bring them: sink `i` hangs on arc `arc[i]` and may take
 * `level x weight[i] - offset[i]`, between 0 and `most[i]`, at the common level.
 */
export interface Sharers {
  arc: Int32Array;
  weight: Float64Array;
  offset: Float64Array;
  most: Float64Array;
}

function takenAt(sharers: Sharers, i: number, level: number): number {
  return Math.max(0, Math.min(sharers.most[i], level * sharers.weight[i] - sharers.offset[i]));
}

/** The level from which sink `i` has all it may take. */
function levelOfMost(sharers: Sharers, i: number): number {
  const { weight, offset, most } = sharers;
  return weight[i] > 0 ? (most[i] + offset[i]) / weight[i] : 0;
}

/**
 * Raises all sinks by one common level as far as the network allows, then those that can still rise, and so on: the
 * max-min fair shares. Writes them into `capacity` at the sinks' arcs; every other capacity holds, and arcs into
 * `sink` that are not shared keep what they have been given. The highest level that a set of sinks can have is
 * found by Newton's method on minimum cuts (Megiddo 1974; Radzik 1998); at most one maximum flow a sink and step.
 */
export function shareFairly(
  net: FlowNet,
  capacity: Float64Array,
  sharers: Sharers,
  source: number,
  sink: number,
  trace: number,
): void {
  const count = sharers.arc.length;
  const isOpen = new Uint8Array(count).fill(1);
  const isTight = new Uint8Array(count);
  let openCount = count;
  while (openCount > 0) {
    let level = 0;
    for (let i = 0; i < count; i++) if (isOpen[i] === 1) level = Math.max(level, levelOfMost(sharers, i));
    isTight.fill(0);
    let tightCount = 0;
    for (;;) {
      for (let i = 0; i < count; i++)
        if (isOpen[i] === 1) capacity[sharers.arc[i]] = takenAt(sharers, i, level);
      resetFlow(net, capacity);
      if (meets(net, source, sink, trace)) break;
      const room = beyondCut(net, capacity, sharers, sink, isOpen, isTight);
      tightCount = 0;
      for (let i = 0; i < count; i++) tightCount += isTight[i];
      // what is missing is of sinks that hold already: a rounding
      if (tightCount === 0) break;
      const lower = levelFor(sharers, isTight, Math.max(0, room));
      if (!(lower < level)) break;
      level = lower;
    }
    if (tightCount === 0) return;
    for (let i = 0; i < count; i++) {
      if (isTight[i] === 0) continue;
      isOpen[i] = 0;
      openCount--;
    }
  }
}

/** Whether every arc into the sink can be filled. Leaves the maximum flow, and the levels of its cut. */
function meets(net: FlowNet, source: number, sink: number, trace: number): boolean {
  addMaxFlow(net, source, sink, trace);
  let missing = 0;
  for (let p = net.start[sink]; p < net.start[sink + 1]; p++) {
    const e = net.slot[p];
    if ((e & 1) === 1) missing += net.residual[e ^ 1];
  }
  return missing <= trace * net.arcCount;
}

/**
 * Marks the open sinks beyond the minimum cut and returns what it lets through to them: the arcs of the cut less what
 * sinks beyond it hold already.
 */
function beyondCut(
  net: FlowNet,
  capacity: Float64Array,
  sharers: Sharers,
  sink: number,
  isOpen: Uint8Array,
  isTight: Uint8Array,
): number {
  const { level, arcFrom, arcTo } = net;
  let room = 0;
  for (let a = 0; a < net.arcCount; a++) {
    const isNear = level[arcFrom[a]] !== -1;
    if (arcTo[a] === sink) {
      if (!isNear) room -= capacity[a];
    } else if (isNear && level[arcTo[a]] === -1) room += capacity[a];
  }
  for (let i = 0; i < isOpen.length; i++) {
    const isBeyond = isOpen[i] === 1 && level[arcFrom[sharers.arc[i]]] === -1;
    isTight[i] = isBeyond ? 1 : 0;
    if (isBeyond) room += capacity[sharers.arc[i]];
  }
  return room;
}

/** The level at which the marked sinks take `room` together. */
function levelFor(sharers: Sharers, isMarked: Uint8Array, room: number): number {
  const { weight, offset, most } = sharers;
  const bends: number[] = [];
  for (let i = 0; i < isMarked.length; i++) {
    if (isMarked[i] === 0 || weight[i] <= 0) continue;
    bends.push(offset[i] / weight[i], (most[i] + offset[i]) / weight[i]);
  }
  bends.sort((a, b) => a - b);
  let below = 0;
  for (const bend of bends) {
    if (totalAt(bend) > room) break;
    below = bend;
  }
  // between two bends the sum is a straight line
  let slope = 0;
  for (let i = 0; i < isMarked.length; i++) {
    if (isMarked[i] === 0 || weight[i] <= 0) continue;
    const from = offset[i] / weight[i];
    const to = (most[i] + offset[i]) / weight[i];
    if (from <= below && below < to) slope += weight[i];
  }
  return slope > 0 ? below + (room - totalAt(below)) / slope : below;

  function totalAt(level: number): number {
    let total = 0;
    for (let i = 0; i < isMarked.length; i++) if (isMarked[i] === 1) total += takenAt(sharers, i, level);
    return total;
  }
}
