import { impossiblePressureM } from './constants';
import type { HydraulicState } from './hydraulic-engine';
import type { NetworkStructure } from './network-structure';

/**
 * Tells which nodes still hang on a reservoir or a tank through open links. EPANET joins closed links by a tiny
 * conductance and so computes a number (often -7e7 psi) for nodes that nothing feeds; those numbers are never shown.
 */
export interface SupplyReach {
  /** 1 where the node is fed, by node; the caller may take nodes out until the next `update`. */
  fed: Uint8Array;
  /** Finds the fed nodes for the present link states. Linear; a copy when no link has changed. */
  update(linkOpen: Uint8Array): void;
}

export function createSupplyReach(structure: NetworkStructure): SupplyReach {
  const { linkFromIx, linkToIx, tankNodeIx, nodeIds, linkIds } = structure.index;
  const { nodeStart, nodeLinks, reservoirNodeIx } = structure;
  const joined = new Uint8Array(nodeIds.length);
  const fed = new Uint8Array(nodeIds.length);
  const known = new Uint8Array(linkIds.length).fill(255);
  const stack = new Int32Array(nodeIds.length);

  function update(linkOpen: Uint8Array): void {
    let changed = false;
    for (let k = 0; k < known.length; k++) {
      if (known[k] === linkOpen[k]) continue;
      known[k] = linkOpen[k];
      changed = true;
    }
    if (changed) trace(linkOpen);
    fed.set(joined);
  }

  function trace(linkOpen: Uint8Array): void {
    joined.fill(0);
    let depth = 0;
    for (let i = 0; i < reservoirNodeIx.length; i++) {
      joined[reservoirNodeIx[i]] = 1;
      stack[depth++] = reservoirNodeIx[i];
    }
    for (let i = 0; i < tankNodeIx.length; i++) {
      joined[tankNodeIx[i]] = 1;
      stack[depth++] = tankNodeIx[i];
    }
    while (depth > 0) {
      const n = stack[--depth];
      for (let at = nodeStart[n]; at < nodeStart[n + 1]; at++) {
        const k = nodeLinks[at];
        if (linkOpen[k] === 0) continue;
        const other = linkFromIx[k] === n ? linkToIx[k] : linkFromIx[k];
        if (joined[other] === 1) continue;
        joined[other] = 1;
        stack[depth++] = other;
      }
    }
  }
  return { fed, update };
}

/**
 * Takes nodes out of the fed ones whose pressure cannot be: fixed demand beyond what a valve lets through gives -1e8 m. Returns how many.
 */
export function dropImpossible(state: HydraulicState, fed: Uint8Array): number {
  let count = 0;
  for (let n = 0; n < fed.length; n++) {
    if (fed[n] === 0 || Math.abs(state.nodePressureM[n]) <= impossiblePressureM) continue;
    fed[n] = 0;
    count += 1;
  }
  return count;
}

/** Puts zero where nothing feeds a node: no pressure, no delivery, no flow in the links between such nodes. */
export function clearUnfed(state: HydraulicState, structure: NetworkStructure, fed: Uint8Array): void {
  const { linkFromIx, linkToIx } = structure.index;
  for (let n = 0; n < fed.length; n++) {
    if (fed[n] === 1) continue;
    state.nodeHeadM[n] = structure.nodeElevationM[n];
    state.nodePressureM[n] = 0;
    state.nodeDeliveredM3s[n] = 0;
    state.nodeInjectedM3s[n] = 0;
  }
  for (let k = 0; k < linkFromIx.length; k++) {
    if (fed[linkFromIx[k]] === 0 || fed[linkToIx[k]] === 0) state.linkFlowM3s[k] = 0;
  }
}
