import { linkKinds, nodeKinds } from '../hydraulic-engine';
import type { CheckedNetwork } from './checked-network';
import { reachFrom } from './join-nodes';

/**
 * Whether links alone, without pumps and without those that stay closed, lead from a reservoir or a junction that
 * feeds in to a consumer. Where they do not, no head can bring water there.
 */
export function mayReachByGravity(network: CheckedNetwork): boolean {
  const { nodeKind, nodeMeanDemandM3s, linkKind, linkStartsOpen, linkIsCheckValve } = network;
  const opened = new Set(
    network.controls.flatMap((it) => it.commands.filter((one) => one.opens).map((one) => one.linkIx)),
  );
  const starts = Array.from(nodeKind.keys()).filter(
    (n) => nodeKind[n] === nodeKinds.reservoir || nodeMeanDemandM3s[n] < 0,
  );
  const reached = reachFrom(nodeKind.length, network, starts, (k) => {
    if (linkKind[k] === linkKinds.pump || (linkStartsOpen[k] === 0 && !opened.has(k))) return 0;
    return linkIsCheckValve[k] === 1 ? 1 : 3;
  });
  return reached.some((it, n) => it === 1 && nodeMeanDemandM3s[n] > 0);
}
