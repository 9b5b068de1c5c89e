import type { GridStructure } from '../flow/grid-structure';

/**
 * Branches whose outage splits an island: 1 by branch. Parallel branches are none. Depth first, linear in buses and
 * branches. Source: Tarjan, "A note on finding the bridges of a graph", Inf. Process. Lett. 2, 1974.
 */
export function findBridges(structure: GridStructure, branchActive: Uint8Array): Uint8Array {
  const { busCount, branchCount, busBranchStart, busBranchIx, branchFromIx, branchToIx } = structure;
  const isBridge = new Uint8Array(branchCount);
  const entered = new Int32Array(busCount).fill(-1);
  const earliest = new Int32Array(busCount);
  const arrivedBy = new Int32Array(busCount).fill(-1);
  const next = busBranchStart.slice(0, busCount);
  const stack = new Int32Array(busCount);
  let clock = 0;
  for (let root = 0; root < busCount; root++) {
    if (entered[root] >= 0) continue;
    let top = 0;
    stack[0] = root;
    entered[root] = earliest[root] = clock++;
    while (top >= 0) {
      const bus = stack[top];
      if (next[bus] < busBranchStart[bus + 1]) {
        const k = busBranchIx[next[bus]++];
        if (branchActive[k] === 0 || k === arrivedBy[bus]) continue;
        const other = branchFromIx[k] === bus ? branchToIx[k] : branchFromIx[k];
        if (entered[other] >= 0) {
          if (entered[other] < earliest[bus]) earliest[bus] = entered[other];
          continue;
        }
        entered[other] = earliest[other] = clock++;
        arrivedBy[other] = k;
        stack[++top] = other;
        continue;
      }
      top--;
      if (top < 0) continue;
      const below = stack[top];
      if (earliest[bus] < earliest[below]) earliest[below] = earliest[bus];
      if (earliest[bus] > entered[below]) isBridge[arrivedBy[bus]] = 1;
    }
  }
  return isBridge;
}
