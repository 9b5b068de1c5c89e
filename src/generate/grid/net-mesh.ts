import { createDisjointSets } from '../../numerics/disjoint-sets';
import type { Candidate } from './net-candidates';

/** A ring that a new line closes counts up to so many lines: longer ones would carry too much from one side. */
const ringLimit = 8;

/**
 * Indices of candidates that join all points by the least `weight`, then close rings until no single line holds two
 * parts together: each time the line that takes the most such lines into a ring for its cost. `joined` points count
 * as one: what joins them lies above this net. Lines that no candidate can relieve are in `single`.
 */
export function meshNet(
  count: number,
  candidates: readonly Candidate[],
  weight: readonly number[],
  joined: readonly number[] = [],
): { chosen: number[]; single: number[] } {
  const sets = createDisjointSets(count);
  for (const it of joined) sets.join(joined[0], it);
  const order = candidates.map((_, i) => i).sort((p, q) => weight[p] - weight[q] || p - q);
  const tree = order.filter((i) => sets.join(candidates[i].a, candidates[i].b));
  const { closing, single } = closeRings(count, candidates, weight, tree, joined);
  return { chosen: [...tree, ...closing], single };
}

interface Tree {
  parent: Int32Array;
  /** Candidate that joins a point to its parent; -1 at roots and at joined points. */
  byLine: Int32Array;
  depth: Int32Array;
}

function rootTree(
  count: number,
  candidates: readonly Candidate[],
  tree: readonly number[],
  joined: readonly number[],
): Tree {
  const near: [number, number][][] = Array.from({ length: count }, () => []);
  for (const i of tree) {
    near[candidates[i].a].push([candidates[i].b, i]);
    near[candidates[i].b].push([candidates[i].a, i]);
  }
  for (let k = 1; k < joined.length; k++) {
    near[joined[0]].push([joined[k], -1]);
    near[joined[k]].push([joined[0], -1]);
  }
  const parent = new Int32Array(count).fill(-1);
  const byLine = new Int32Array(count).fill(-1);
  const depth = new Int32Array(count).fill(-1);
  for (let root = 0; root < count; root++) {
    if (depth[root] >= 0) continue;
    depth[root] = 0;
    const queue = [root];
    for (let at = 0; at < queue.length; at++)
      for (const [other, line] of near[queue[at]]) {
        if (depth[other] >= 0) continue;
        depth[other] = depth[queue[at]] + 1;
        parent[other] = queue[at];
        byLine[other] = line;
        queue.push(other);
      }
  }
  return { parent, byLine, depth };
}

function closeRings(
  count: number,
  candidates: readonly Candidate[],
  weight: readonly number[],
  tree: readonly number[],
  joined: readonly number[],
): { closing: number[]; single: number[] } {
  const { parent, byLine, depth } = rootTree(count, candidates, tree, joined);
  // points whose way up is in a ring already stand for the top of it
  const top = Int32Array.from({ length: count }, (_, i) => i);
  const topOf = (i: number): number => {
    let at = i;
    while (top[at] !== at) {
      top[at] = top[top[at]];
      at = top[at];
    }
    return at;
  };
  for (let i = 0; i < count; i++) if (parent[i] >= 0 && byLine[i] < 0) top[i] = parent[i];
  const bridgesBetween = (a: number, b: number, merge: boolean): number => {
    let p = topOf(a);
    let q = topOf(b);
    let bridges = 0;
    while (p !== q) {
      if (depth[p] < depth[q]) [p, q] = [q, p];
      if (parent[p] < 0) return 0;
      bridges++;
      if (merge) top[p] = parent[p];
      p = topOf(parent[p]);
    }
    return bridges;
  };
  const used = new Set(tree);
  const closing: number[] = [];
  for (;;) {
    let best = -1;
    let bestGain = 0;
    for (let i = 0; i < candidates.length; i++) {
      if (used.has(i)) continue;
      const bridges = bridgesBetween(candidates[i].a, candidates[i].b, false);
      const gain = Math.min(ringLimit, bridges) / Math.sqrt(weight[i]);
      if (gain <= bestGain) continue;
      bestGain = gain;
      best = i;
    }
    if (best < 0) break;
    bridgesBetween(candidates[best].a, candidates[best].b, true);
    used.add(best);
    closing.push(best);
  }
  const single: number[] = [];
  for (let i = 0; i < count; i++) if (byLine[i] >= 0 && topOf(i) === i) single.push(byLine[i]);
  return { closing, single };
}
