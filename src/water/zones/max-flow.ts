/** A directed network for maximum flows, by Dinic's algorithm. Arc `a` has its residual twin at `2a + 1`. */
export interface FlowNet {
  readonly nodeCount: number;
  readonly arcCount: number;
  readonly arcFrom: Int32Array;
  readonly arcTo: Int32Array;
  /** Residual capacity: of arc `a` at `2a`, of what can be taken back at `2a + 1`. */
  readonly residual: Float64Array;
  /** Arcs (with twins) at each node, as CSR. */
  readonly start: Int32Array;
  readonly slot: Int32Array;
  /** Scratch. */
  readonly level: Int32Array;
  readonly queue: Int32Array;
  readonly next: Int32Array;
  readonly path: Int32Array;
}

export function createFlowNet(nodeCount: number, arcFrom: Int32Array, arcTo: Int32Array): FlowNet {
  const arcCount = arcFrom.length;
  const start = new Int32Array(nodeCount + 1);
  for (let a = 0; a < arcCount; a++) {
    start[arcFrom[a] + 1]++;
    start[arcTo[a] + 1]++;
  }
  for (let i = 0; i < nodeCount; i++) start[i + 1] += start[i];
  const fill = start.slice();
  const slot = new Int32Array(2 * arcCount);
  for (let a = 0; a < arcCount; a++) {
    slot[fill[arcFrom[a]]++] = 2 * a;
    slot[fill[arcTo[a]]++] = 2 * a + 1;
  }
  return {
    nodeCount,
    arcCount,
    arcFrom,
    arcTo,
    residual: new Float64Array(2 * arcCount),
    start,
    slot,
    level: new Int32Array(nodeCount),
    queue: new Int32Array(nodeCount),
    next: new Int32Array(nodeCount),
    path: new Int32Array(nodeCount),
  };
}

/** Takes all flow out and sets the arcs' capacities. */
export function resetFlow(net: FlowNet, capacity: Float64Array): void {
  for (let a = 0; a < net.arcCount; a++) {
    net.residual[2 * a] = capacity[a];
    net.residual[2 * a + 1] = 0;
  }
}

export function flowOf(net: FlowNet, arc: number): number {
  return net.residual[2 * arc + 1];
}

function headOf(net: FlowNet, slot: number): number {
  return (slot & 1) === 0 ? net.arcTo[slot >> 1] : net.arcFrom[slot >> 1];
}

/**
 * Levels of breadth-first search from `from` over residuals above `trace`, up to that of `to`; -1 where nothing gets
 * to. After a maximum flow the nodes with a level are the source side of a minimum cut.
 */
function markLevels(net: FlowNet, from: number, to: number, trace: number): void {
  const { level, queue, start, slot, residual } = net;
  level.fill(-1);
  level[from] = 0;
  queue[0] = from;
  let count = 1;
  for (let at = 0; at < count; at++) {
    const node = queue[at];
    for (let p = start[node]; p < start[node + 1]; p++) {
      const e = slot[p];
      if (residual[e] <= trace) continue;
      const head = headOf(net, e);
      if (level[head] !== -1) continue;
      level[head] = level[node] + 1;
      if (head === to) return;
      queue[count++] = head;
    }
  }
}

/**
 * Adds as much flow from `from` to `to` as the residuals allow and returns it; what enters `to` never gets less. Paths
 * narrower than `trace` count as none. Leaves the levels of the last search, which tell the cut. Dinic: O(nodes^2 arcs), far less on networks of supply.
 */
export function addMaxFlow(net: FlowNet, from: number, to: number, trace: number): number {
  let total = 0;
  for (;;) {
    markLevels(net, from, to, trace);
    if (net.level[to] === -1) return total;
    for (let node = 0; node < net.nodeCount; node++) net.next[node] = net.start[node];
    for (let added = addPath(net, from, to, trace); added > 0; added = addPath(net, from, to, trace))
      total += added;
  }
}

/** One path along rising levels; 0 when there is none left. */
function addPath(net: FlowNet, from: number, to: number, trace: number): number {
  const { level, next, start, slot, residual, path } = net;
  let node = from;
  let depth = 0;
  while (node !== to) {
    let forward = -1;
    for (; next[node] < start[node + 1]; next[node]++) {
      const e = slot[next[node]];
      if (residual[e] > trace && level[headOf(net, e)] === level[node] + 1) {
        forward = e;
        break;
      }
    }
    if (forward === -1) {
      if (depth === 0) return 0;
      // a dead end: the arc that led here is passed over from now on
      depth--;
      node = headOf(net, path[depth] ^ 1);
      next[node]++;
      continue;
    }
    path[depth++] = forward;
    node = headOf(net, forward);
  }
  let added = Number.POSITIVE_INFINITY;
  for (let i = 0; i < depth; i++) added = Math.min(added, residual[path[i]]);
  for (let i = 0; i < depth; i++) {
    residual[path[i]] -= added;
    residual[path[i] ^ 1] += added;
  }
  return added;
}
