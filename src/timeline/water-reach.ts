import { type HydraulicEngine, nodeKinds } from '../water/hydraulic-engine';
import { traceFlowM3s } from './constants';

/** Links at each node of a network, as CSR. */
export interface NodeLinks {
  start: Int32Array;
  linkIx: Int32Array;
}

export function indexNodeLinks(engine: HydraulicEngine): NodeLinks {
  const { nodeIds, linkFromIx, linkToIx } = engine.index;
  const start = new Int32Array(nodeIds.length + 1);
  for (let k = 0; k < linkFromIx.length; k++) {
    start[linkFromIx[k] + 1]++;
    start[linkToIx[k] + 1]++;
  }
  for (let i = 0; i < nodeIds.length; i++) start[i + 1] += start[i];
  const fill = start.slice();
  const linkIx = new Int32Array(start[nodeIds.length]);
  for (let k = 0; k < linkFromIx.length; k++) {
    linkIx[fill[linkFromIx[k]]++] = k;
    linkIx[fill[linkToIx[k]]++] = k;
  }
  return { start, linkIx };
}

/**
 * Marks in `out` every node that water from `fromIxs` gets to when it follows the flows. The walk stops at
 * reservoirs. Linear in links.
 */
export function markDownstream(
  engine: HydraulicEngine,
  links: NodeLinks,
  flowM3s: Float64Array,
  fromIxs: readonly number[],
  out: Uint8Array,
): void {
  const { linkFromIx, linkToIx, nodeKind } = engine.index;
  const queue = [...fromIxs];
  for (const node of fromIxs) out[node] = 1;
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head];
    for (let p = links.start[node]; p < links.start[node + 1]; p++) {
      const k = links.linkIx[p];
      const outward = linkFromIx[k] === node ? flowM3s[k] : -flowM3s[k];
      if (outward <= traceFlowM3s) continue;
      const next = linkFromIx[k] === node ? linkToIx[k] : linkFromIx[k];
      if (out[next] === 1 || nodeKind[next] === nodeKinds.reservoir) continue;
      out[next] = 1;
      queue.push(next);
    }
  }
}
