import { none } from '../../model/ids';

/** An undirected graph in compressed rows, each edge in both its rows; parallel edges and loops left out. */
export interface LayoutGraph {
  nodeCount: number;
  start: Int32Array;
  neighbourIx: Int32Array;
}

export function createGraph(
  nodeCount: number,
  fromIx: ArrayLike<number>,
  toIx: ArrayLike<number>,
): LayoutGraph {
  const start = new Int32Array(nodeCount + 1);
  for (let edge = 0; edge < fromIx.length; edge++) {
    if (fromIx[edge] === toIx[edge]) continue;
    start[fromIx[edge] + 1]++;
    start[toIx[edge] + 1]++;
  }
  for (let node = 0; node < nodeCount; node++) start[node + 1] += start[node];
  const next = start.slice(0, nodeCount);
  const all = new Int32Array(start[nodeCount]);
  for (let edge = 0; edge < fromIx.length; edge++) {
    if (fromIx[edge] === toIx[edge]) continue;
    all[next[fromIx[edge]]++] = toIx[edge];
    all[next[toIx[edge]]++] = fromIx[edge];
  }
  return dropParallel(nodeCount, start, all);
}

function dropParallel(nodeCount: number, start: Int32Array, all: Int32Array): LayoutGraph {
  const seenFrom = new Int32Array(nodeCount).fill(none);
  const kept = new Int32Array(nodeCount + 1);
  const neighbourIx = new Int32Array(all.length);
  let count = 0;
  for (let node = 0; node < nodeCount; node++) {
    for (let at = start[node]; at < start[node + 1]; at++) {
      if (seenFrom[all[at]] === node) continue;
      seenFrom[all[at]] = node;
      neighbourIx[count++] = all[at];
    }
    kept[node + 1] = count;
  }
  return { nodeCount, start: kept, neighbourIx: neighbourIx.slice(0, count) };
}

/** Nodes by connected part, largest part first, equal ones in the order of their first node. */
export function findParts(graph: LayoutGraph): Int32Array[] {
  const partOf = new Int32Array(graph.nodeCount).fill(none);
  const queue = new Int32Array(graph.nodeCount);
  const parts: Int32Array[] = [];
  for (let first = 0; first < graph.nodeCount; first++) {
    if (partOf[first] !== none) continue;
    let head = 0;
    let tail = 0;
    queue[tail++] = first;
    partOf[first] = parts.length;
    while (head < tail) {
      const node = queue[head++];
      for (let at = graph.start[node]; at < graph.start[node + 1]; at++) {
        const other = graph.neighbourIx[at];
        if (partOf[other] !== none) continue;
        partOf[other] = parts.length;
        queue[tail++] = other;
      }
    }
    parts.push(queue.slice(0, tail).sort());
  }
  return parts.sort((a, b) => b.length - a.length || a[0] - b[0]);
}

/** The graph of some nodes alone; node `i` of it is `nodes[i]`. */
export function takePart(graph: LayoutGraph, nodes: Int32Array): LayoutGraph {
  const placeOf = new Int32Array(graph.nodeCount).fill(none);
  for (let ix = 0; ix < nodes.length; ix++) placeOf[nodes[ix]] = ix;
  const from: number[] = [];
  const to: number[] = [];
  for (let ix = 0; ix < nodes.length; ix++)
    for (let at = graph.start[nodes[ix]]; at < graph.start[nodes[ix] + 1]; at++) {
      const other = placeOf[graph.neighbourIx[at]];
      if (other > ix) {
        from.push(ix);
        to.push(other);
      }
    }
  return createGraph(nodes.length, from, to);
}

/** Nodes a cluster may hold before it takes no more. */
const fullCluster = 6;

/** Clusters of neighbouring nodes, for a coarser level. Connected graphs shrink at least by a third. */
export function findClusters(graph: LayoutGraph): { clusterOf: Int32Array; clusterCount: number } {
  const { nodeCount, start, neighbourIx } = graph;
  const clusterOf = new Int32Array(nodeCount).fill(none);
  const size = new Int32Array(nodeCount);
  let clusterCount = 0;
  const order = Int32Array.from({ length: nodeCount }, (_, ix) => ix).sort(
    (a, b) => start[a + 1] - start[a] - (start[b + 1] - start[b]) || a - b,
  );
  for (const node of order) {
    if (clusterOf[node] !== none) continue;
    let free = none;
    let joined = none;
    for (let at = start[node]; at < start[node + 1]; at++) {
      const other = neighbourIx[at];
      const cluster = clusterOf[other];
      if (cluster === none) free = free === none ? other : free;
      else if (joined === none || size[cluster] < size[joined]) joined = cluster;
    }
    if (free !== none) {
      clusterOf[node] = clusterCount;
      clusterOf[free] = clusterCount;
      size[clusterCount++] = 2;
    } else if (joined !== none && size[joined] < fullCluster) {
      clusterOf[node] = joined;
      size[joined]++;
    } else {
      clusterOf[node] = joined === none ? clusterCount : joined;
      if (joined === none) size[clusterCount++] = 1;
      else size[joined]++;
    }
  }
  return { clusterOf, clusterCount };
}

/** The graph of clusters. */
export function mergeClusters(graph: LayoutGraph, clusterOf: Int32Array, clusterCount: number): LayoutGraph {
  const from = new Int32Array(graph.neighbourIx.length);
  const to = new Int32Array(graph.neighbourIx.length);
  let count = 0;
  for (let node = 0; node < graph.nodeCount; node++)
    for (let at = graph.start[node]; at < graph.start[node + 1]; at++) {
      const other = graph.neighbourIx[at];
      if (other <= node || clusterOf[other] === clusterOf[node]) continue;
      from[count] = clusterOf[node];
      to[count++] = clusterOf[other];
    }
  return createGraph(clusterCount, from.subarray(0, count), to.subarray(0, count));
}
