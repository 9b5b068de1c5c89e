import { pow } from '../../numerics/math';
import { diametersMm, roughness } from '../constants';
import type { WaterPlan } from './water-plan';

/** Head lost over a pipe by Hazen and Williams, m (EPANET 2.2 manual, table 3.1, SI form). */
export function headLossM(flowM3s: number, lengthM: number, diameterMm: number): number {
  const flow = Math.abs(flowM3s);
  if (flow === 0) return 0;
  const d = diameterMm / 1000;
  return (10.667 * lengthM * pow(flow, 1.852)) / (pow(roughness, 1.852) * pow(d, 4.871));
}

/** Smallest bore that keeps gradient and speed within limits. */
export function boreFor(flowM3s: number, gradient: number, leastMm: number): number {
  for (const mm of diametersMm) {
    if (mm < leastMm) continue;
    const area = (3.141592653589793 * mm * mm) / 4e6;
    if (headLossM(flowM3s, 1, mm) <= gradient && Math.abs(flowM3s) / area <= 1.4) return mm;
  }
  return diametersMm[diametersMm.length - 1];
}

/** Shortest paths along pipes from one node: the pipe towards the root by node, -1 at the root and off reach. */
export interface PathTree {
  pipeIx: Int32Array;
  parentIx: Int32Array;
  distanceM: Float64Array;
  /** Nodes reached, nearest first. */
  order: number[];
}

export function shortestPaths(
  plan: WaterPlan,
  rootIx: number,
  allowed: (nodeIx: number) => boolean,
): PathTree {
  const count = plan.nodes.length;
  const neighbours: { nodeIx: number; pipeIx: number }[][] = Array.from({ length: count }, () => []);
  plan.pipes.forEach((pipe, pipeIx) => {
    neighbours[pipe.fromIx].push({ nodeIx: pipe.toIx, pipeIx });
    neighbours[pipe.toIx].push({ nodeIx: pipe.fromIx, pipeIx });
  });
  const tree: PathTree = {
    pipeIx: new Int32Array(count).fill(-1),
    parentIx: new Int32Array(count).fill(-1),
    distanceM: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    order: [],
  };
  const done = new Uint8Array(count);
  tree.distanceM[rootIx] = 0;
  for (;;) {
    let next = -1;
    for (let i = 0; i < count; i++) {
      if (done[i] || tree.distanceM[i] === Number.POSITIVE_INFINITY) continue;
      if (next < 0 || tree.distanceM[i] < tree.distanceM[next]) next = i;
    }
    if (next < 0) return tree;
    done[next] = 1;
    tree.order.push(next);
    for (const { nodeIx, pipeIx } of neighbours[next]) {
      if (!allowed(nodeIx)) continue;
      const distance = tree.distanceM[next] + plan.pipes[pipeIx].lengthM;
      if (distance >= tree.distanceM[nodeIx]) continue;
      tree.distanceM[nodeIx] = distance;
      tree.parentIx[nodeIx] = next;
      tree.pipeIx[nodeIx] = pipeIx;
    }
  }
}

/** Adds the flows by pipe that carry `drawM3s` of each node from the tree's root. */
export function addTreeFlows(tree: PathTree, drawM3s: Float64Array, into: Float64Array): void {
  const carried = Float64Array.from(drawM3s);
  for (let i = tree.order.length - 1; i > 0; i--) {
    const nodeIx = tree.order[i];
    into[tree.pipeIx[nodeIx]] += carried[nodeIx];
    carried[tree.parentIx[nodeIx]] += carried[nodeIx];
  }
}

/** Pipes from a node to the root of the tree. */
export function pathToRoot(tree: PathTree, nodeIx: number): number[] {
  const path: number[] = [];
  for (let at = nodeIx; tree.pipeIx[at] >= 0; at = tree.parentIx[at]) path.push(tree.pipeIx[at]);
  return path;
}
