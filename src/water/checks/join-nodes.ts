/** Sets of nodes that are joined, grown by `join`; `root` names a node's set by one of its nodes. */
export interface JoinedNodes {
  root(nodeIx: number): number;
  join(aIx: number, bIx: number): void;
}

export function createJoinedNodes(nodeCount: number): JoinedNodes {
  const parent = Int32Array.from({ length: nodeCount }, (_, i) => i);
  function root(nodeIx: number): number {
    let at = nodeIx;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }
  return {
    root,
    join(aIx, bIx) {
      const [a, b] = [root(aIx), root(bIx)];
      // the lower index stays, so that sets do not depend on the order of joining
      if (a < b) parent[b] = a;
      else parent[a] = b;
    },
  };
}

interface Ends {
  linkFromIx: Int32Array;
  linkToIx: Int32Array;
}

/** Joins the ends of all links that `takes` accepts. */
export function joinBy(nodeCount: number, ends: Ends, takes: (linkIx: number) => boolean): JoinedNodes {
  const joined = createJoinedNodes(nodeCount);
  for (let k = 0; k < ends.linkFromIx.length; k++)
    if (takes(k)) joined.join(ends.linkFromIx[k], ends.linkToIx[k]);
  return joined;
}

/** 1 for each node that water from `starts` can reach; `passes` tells 1 for from-to, 2 for to-from, 3 for both, 0 for none. */
export function reachFrom(
  nodeCount: number,
  ends: Ends,
  starts: Iterable<number>,
  passes: (linkIx: number) => number,
): Uint8Array {
  const links: number[][] = Array.from({ length: nodeCount }, () => []);
  for (let k = 0; k < ends.linkFromIx.length; k++) {
    const way = passes(k);
    if ((way & 1) !== 0) links[ends.linkFromIx[k]].push(ends.linkToIx[k]);
    if ((way & 2) !== 0) links[ends.linkToIx[k]].push(ends.linkFromIx[k]);
  }
  const reached = new Uint8Array(nodeCount);
  const stack = [...starts];
  for (const n of stack) reached[n] = 1;
  for (let n = stack.pop(); n !== undefined; n = stack.pop())
    for (const other of links[n]) {
      if (reached[other] === 1) continue;
      reached[other] = 1;
      stack.push(other);
    }
  return reached;
}
