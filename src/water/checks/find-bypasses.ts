import { linkKinds } from '../hydraulic-engine';
import type { CheckedNetwork } from './checked-network';
import { type JoinedNodes, joinBy } from './join-nodes';

/** A link that joins the two sides of pumps and may be shut. */
export interface Bypass {
  linkIx: number;
  pumpIx: number[];
  isCheckValve: boolean;
  startsOpen: boolean;
  /** Lines of the controls and rules that command it. */
  controlLines: number[];
}

/**
 * Links by which water can pass a pump: closed, controlled, or a check valve in the pump's direction, with one end on
 * the suction side and the other on the delivery side. A side is what stays joined by links that are always open.
 * A bypass made of two links that may both be shut is not found.
 */
export function findBypasses(network: CheckedNetwork): Bypass[] {
  const { linkKind, linkStartsOpen, linkIsCheckValve, linkIds } = network;
  const linesOf = new Map<number, Set<number>>();
  for (const { line, commands } of network.controls)
    for (const { linkIx } of commands) {
      const lines = linesOf.get(linkIx) ?? new Set<number>();
      linesOf.set(linkIx, lines.add(line));
    }
  const isSteady = (k: number) =>
    linkKind[k] !== linkKinds.pump && linkStartsOpen[k] === 1 && !linesOf.has(k);
  const nodeCount = network.nodeIds.length;
  const pipesOnly = joinBy(nodeCount, network, (k) => isSteady(k) && linkIsCheckValve[k] === 0);
  const withCheckValves = joinBy(nodeCount, network, isSteady);
  const found: Bypass[] = [];
  for (let k = 0; k < linkIds.length; k++) {
    const isCheckValve = linkIsCheckValve[k] === 1;
    const mayBeShut = linkKind[k] !== linkKinds.pump && (isCheckValve || !isSteady(k));
    if (!mayBeShut) continue;
    const pumpIx = pumpsPassed(network, k, isCheckValve ? pipesOnly : withCheckValves);
    if (pumpIx.length === 0) continue;
    found.push({
      linkIx: k,
      pumpIx,
      isCheckValve,
      startsOpen: linkStartsOpen[k] === 1,
      controlLines: [...(linesOf.get(k) ?? [])].sort((a, b) => a - b),
    });
  }
  return found;
}

function pumpsPassed(network: CheckedNetwork, linkIx: number, sides: JoinedNodes): number[] {
  const { linkFromIx, linkToIx } = network;
  const from = sides.root(linkFromIx[linkIx]);
  const to = sides.root(linkToIx[linkIx]);
  if (from === to) return [];
  return network.pumps.flatMap((pump) => {
    const suction = sides.root(linkFromIx[pump.linkIx]);
    const delivery = sides.root(linkToIx[pump.linkIx]);
    const passes =
      (suction === from && delivery === to) ||
      (network.linkIsCheckValve[linkIx] === 0 && suction === to && delivery === from);
    return passes ? [pump.linkIx] : [];
  });
}
