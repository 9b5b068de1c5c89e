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

/** Fastest water in mains at the flows they are sized for, m/s. */
const mostSpeedMs = 1.4;

/** Smallest bore that keeps gradient and speed within limits. */
export function boreFor(flowM3s: number, gradient: number, leastMm: number): number {
  for (const mm of diametersMm) {
    if (mm < leastMm) continue;
    if (headLossM(flowM3s, 1, mm) <= gradient && Math.abs(flowM3s) / areaM2(mm) <= mostSpeedMs) return mm;
  }
  return diametersMm[diametersMm.length - 1];
}

export function areaM2(diameterMm: number): number {
  return (3.141592653589793 * diameterMm * diameterMm) / 4e6;
}

const gravityMs2 = 9.81;

/** Loss factor of a valve that takes `headM` at a flow. */
export function throttleFactor(headM: number, flowM3s: number, diameterMm: number): number {
  const speedMs = flowM3s / areaM2(diameterMm);
  return (2 * gravityMs2 * headM) / (speedMs * speedMs);
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
    if (pipe.closed) return;
    neighbours[pipe.fromIx].push({ nodeIx: pipe.toIx, pipeIx });
    neighbours[pipe.toIx].push({ nodeIx: pipe.fromIx, pipeIx });
  });
  const tree: PathTree = {
    pipeIx: new Int32Array(count).fill(-1),
    parentIx: new Int32Array(count).fill(-1),
    distanceM: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    order: [],
  };
  const open = [rootIx];
  tree.distanceM[rootIx] = 0;
  const done = new Uint8Array(count);
  while (open.length > 0) {
    let at = 0;
    for (let i = 1; i < open.length; i++) {
      const gap = tree.distanceM[open[i]] - tree.distanceM[open[at]];
      if (gap < 0 || (gap === 0 && open[i] < open[at])) at = i;
    }
    const next = open[at];
    open[at] = open[open.length - 1];
    open.pop();
    done[next] = 1;
    tree.order.push(next);
    for (const { nodeIx, pipeIx } of neighbours[next]) {
      if (done[nodeIx] || !allowed(nodeIx)) continue;
      const distance = tree.distanceM[next] + plan.pipes[pipeIx].lengthM;
      if (distance >= tree.distanceM[nodeIx]) continue;
      if (tree.distanceM[nodeIx] === Number.POSITIVE_INFINITY) open.push(nodeIx);
      tree.distanceM[nodeIx] = distance;
      tree.parentIx[nodeIx] = next;
      tree.pipeIx[nodeIx] = pipeIx;
    }
  }
  return tree;
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

/** Head lost from the tree's root to each node by flows of pipes; Infinity off reach. */
export function treeLossM(plan: WaterPlan, tree: PathTree, flowM3s: Float64Array): Float64Array {
  const lossM = new Float64Array(plan.nodes.length).fill(Number.POSITIVE_INFINITY);
  for (const nodeIx of tree.order) {
    const pipeIx = tree.pipeIx[nodeIx];
    if (pipeIx < 0) {
      lossM[nodeIx] = 0;
      continue;
    }
    const { lengthM, diameterMm } = plan.pipes[pipeIx];
    lossM[nodeIx] = lossM[tree.parentIx[nodeIx]] + headLossM(flowM3s[pipeIx], lengthM, diameterMm);
  }
  return lossM;
}
