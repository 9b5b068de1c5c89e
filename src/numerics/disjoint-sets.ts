/** Disjoint sets of the numbers from 0 to `count` - 1, each by itself at first. */
export interface DisjointSets {
  /** The number that stands for the set of `i`: the least of it. */
  rootOf(i: number): number;
  /** Joins two sets; false where they are one already. */
  join(a: number, b: number): boolean;
}

/** Union by the least number, with halving of paths: about O(log count) a call. */
export function createDisjointSets(count: number): DisjointSets {
  const parent = Int32Array.from({ length: count }, (_, i) => i);
  const rootOf = (i: number): number => {
    let at = i;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  };
  return {
    rootOf,
    join(a, b) {
      const p = rootOf(a);
      const q = rootOf(b);
      if (p === q) return false;
      parent[Math.max(p, q)] = Math.min(p, q);
      return true;
    },
  };
}
