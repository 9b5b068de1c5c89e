import type { PowerRun } from '../power-run';

/**
 * Open branches that could be closed: between two live buses, and from a live to a dark one. Kept from settle to settle
 * and listed anew, lowest index first, where voltage or a branch is not what it was.
 */
export interface Frontier {
  betweenIx: Int32Array;
  betweenCount: number;
  outwardIx: Int32Array;
  outwardCount: number;
  /** Those that wait to be joined, and whether the lists are newer than that. */
  timedIx: Int32Array;
  timedCount: number;
  isNew: boolean;
  /** Scratch by bus; 0 between uses. */
  isListed: Uint8Array;
  busLive: Uint8Array;
  branchOpen: Uint8Array;
  branchReady: Uint8Array;
}

export function createFrontier(busCount: number, branchCount: number): Frontier {
  return {
    betweenIx: new Int32Array(branchCount),
    betweenCount: 0,
    outwardIx: new Int32Array(branchCount),
    outwardCount: 0,
    timedIx: new Int32Array(branchCount),
    timedCount: 0,
    isNew: true,
    isListed: new Uint8Array(busCount),
    busLive: new Uint8Array(busCount),
    branchOpen: new Uint8Array(branchCount),
    branchReady: new Uint8Array(branchCount),
  };
}

/** The present frontier. */
export function findFrontier(run: PowerRun): Frontier {
  const { energising, busLive, structure } = run;
  const { frontier, branchOpen, branchReady } = energising;
  const { branchFromIx, branchToIx, branchCount } = structure;
  const isSame =
    areSame(frontier.busLive, busLive) &&
    areSame(frontier.branchOpen, branchOpen) &&
    areSame(frontier.branchReady, branchReady);
  if (isSame) return frontier;
  frontier.busLive.set(busLive);
  frontier.branchOpen.set(branchOpen);
  frontier.branchReady.set(branchReady);
  frontier.isNew = true;
  let between = 0;
  let outward = 0;
  for (let k = 0; k < branchCount; k++) {
    if (branchReady[k] === 0 || branchOpen[k] === 0) continue;
    const liveEnds = busLive[branchFromIx[k]] + busLive[branchToIx[k]];
    if (liveEnds === 2) frontier.betweenIx[between++] = k;
    else if (liveEnds === 1) frontier.outwardIx[outward++] = k;
  }
  frontier.betweenCount = between;
  frontier.outwardCount = outward;
  return frontier;
}

function areSame(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
