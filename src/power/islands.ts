import { none } from '../model/ids';
import type { GridStructure } from './grid-structure';

/** Buses joined by branches in service. Members of island `i`: `memberBusIx[memberStart[i]] …`. */
export interface Islands {
  count: number;
  /** -1 for buses out of service. */
  busIslandIx: Int32Array;
  memberStart: Int32Array;
  memberBusIx: Int32Array;
}

export function createIslands(busCount: number): Islands {
  return {
    count: 0,
    busIslandIx: new Int32Array(busCount).fill(none),
    memberStart: new Int32Array(busCount + 1),
    memberBusIx: new Int32Array(busCount),
  };
}

/** Numbers the islands in the order of their first bus, breadth first. Linear in buses and branches. */
export function findIslandsInto(
  islands: Islands,
  structure: GridStructure,
  busActive: Uint8Array,
  branchActive: Uint8Array,
): void {
  const { busCount, busBranchStart, busBranchIx, branchFromIx, branchToIx } = structure;
  const { busIslandIx, memberStart, memberBusIx } = islands;
  busIslandIx.fill(none);
  let count = 0;
  let tail = 0;
  for (let first = 0; first < busCount; first++) {
    if (busActive[first] === 0 || busIslandIx[first] !== none) continue;
    memberStart[count] = tail;
    busIslandIx[first] = count;
    let head = tail;
    memberBusIx[tail++] = first;
    while (head < tail) {
      const bus = memberBusIx[head++];
      const end = busBranchStart[bus + 1];
      for (let p = busBranchStart[bus]; p < end; p++) {
        const k = busBranchIx[p];
        if (branchActive[k] === 0) continue;
        const other = branchFromIx[k] === bus ? branchToIx[k] : branchFromIx[k];
        if (busActive[other] === 0 || busIslandIx[other] !== none) continue;
        busIslandIx[other] = count;
        memberBusIx[tail++] = other;
      }
    }
    count++;
  }
  memberStart[count] = tail;
  islands.count = count;
}
