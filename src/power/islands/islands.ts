import { none } from '../../model/ids';
import type { GridStructure } from '../flow/grid-structure';

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

/** What the islands were found from, and scratch to see whether a loss leaves them as they are. */
export interface IslandWatch {
  isNew: boolean;
  /** Found anew since whoever reads this has cleared it. */
  isRegrouped: boolean;
  busActive: Uint8Array;
  branchActive: Uint8Array;
  goneIx: Int32Array;
  /** Which side a bus was reached from, and in which search. */
  side: Int32Array;
  search: number;
  queue: [Int32Array, Int32Array];
}

export function createIslandWatch(busCount: number, branchCount: number): IslandWatch {
  return {
    isNew: true,
    isRegrouped: true,
    busActive: new Uint8Array(busCount),
    branchActive: new Uint8Array(branchCount),
    goneIx: new Int32Array(mostGone),
    side: new Int32Array(busCount),
    search: 0,
    queue: [new Int32Array(busCount), new Int32Array(busCount)],
  };
}

/** With more branches gone at once, islands are found anew without looking. */
const mostGone = 16;

/**
 * As `findIslandsInto`, but leaves the islands alone where only branches came within one and only such went whose ends
 * are still joined: a search from both ends meets after a few buses on most grids. Returns false where they stayed.
 */
export function followIslandsInto(
  islands: Islands,
  watch: IslandWatch,
  structure: GridStructure,
  busActive: Uint8Array,
  branchActive: Uint8Array,
): boolean {
  const stay = !watch.isNew && stayJoined(islands, watch, structure, busActive, branchActive);
  watch.isNew = false;
  watch.busActive.set(busActive);
  watch.branchActive.set(branchActive);
  if (stay) return false;
  findIslandsInto(islands, structure, busActive, branchActive);
  watch.isRegrouped = true;
  return true;
}

function stayJoined(
  islands: Islands,
  watch: IslandWatch,
  structure: GridStructure,
  busActive: Uint8Array,
  branchActive: Uint8Array,
): boolean {
  const { branchFromIx, branchToIx, busCount, branchCount } = structure;
  for (let bus = 0; bus < busCount; bus++) if (busActive[bus] !== watch.busActive[bus]) return false;
  let gone = 0;
  for (let k = 0; k < branchCount; k++) {
    if (branchActive[k] === watch.branchActive[k]) continue;
    if (branchActive[k] === 1) {
      if (islands.busIslandIx[branchFromIx[k]] !== islands.busIslandIx[branchToIx[k]]) return false;
      continue;
    }
    if (gone === mostGone) return false;
    watch.goneIx[gone++] = k;
  }
  for (let c = 0; c < gone; c++) {
    const k = watch.goneIx[c];
    if (!areJoined(watch, structure, branchActive, branchFromIx[k], branchToIx[k])) return false;
  }
  return true;
}

/** Breadth first from both buses in turn, until the searches meet or one of them has nowhere to go. */
function areJoined(
  watch: IslandWatch,
  structure: GridStructure,
  branchActive: Uint8Array,
  a: number,
  b: number,
): boolean {
  if (a === b) return true;
  const { busBranchStart, busBranchIx, branchFromIx, branchToIx } = structure;
  const { side, queue } = watch;
  watch.search += 2;
  side[a] = watch.search;
  side[b] = watch.search + 1;
  queue[0][0] = a;
  queue[1][0] = b;
  const head = [0, 0];
  const tail = [1, 1];
  for (let turn = 0; head[turn] < tail[turn]; turn = 1 - turn) {
    const mine = watch.search + turn;
    const bus = queue[turn][head[turn]++];
    for (let p = busBranchStart[bus]; p < busBranchStart[bus + 1]; p++) {
      const k = busBranchIx[p];
      if (branchActive[k] === 0) continue;
      const other = branchFromIx[k] === bus ? branchToIx[k] : branchFromIx[k];
      if (side[other] === mine) continue;
      if (side[other] >= watch.search) return true;
      side[other] = mine;
      queue[turn][tail[turn]++] = other;
    }
  }
  return false;
}
