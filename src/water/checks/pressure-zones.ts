import { linkKinds, nodeKinds } from '../hydraulic-engine';
import { type CheckedNetwork, compareIds, type District } from './checked-network';
import { joinBy } from './join-nodes';

/**
 * The network cut at pumps, valves, check valves, tanks and reservoirs: what is left joined by pipes is a pressure zone.
 * Zones without demand are left out. A zone is named by its first junction in the file's order of ids.
 */
export function findPressureZones(network: CheckedNetwork): District[] {
  const { nodeKind, linkKind, linkFromIx, linkToIx } = network;
  const isJunction = (n: number) => nodeKind[n] === nodeKinds.junction;
  const zones = joinBy(
    nodeKind.length,
    network,
    (k) =>
      linkKind[k] === linkKinds.pipe &&
      network.linkIsCheckValve[k] === 0 &&
      isJunction(linkFromIx[k]) &&
      isJunction(linkToIx[k]),
  );
  const nodesOf = new Map<number, number[]>();
  for (let n = 0; n < nodeKind.length; n++) {
    if (!isJunction(n)) continue;
    const root = zones.root(n);
    const nodes = nodesOf.get(root);
    if (nodes) nodes.push(n);
    else nodesOf.set(root, [n]);
  }
  const found: District[] = [];
  for (const nodeIx of nodesOf.values()) {
    if (!nodeIx.some((n) => network.nodeMeanDemandM3s[n] > 0)) continue;
    const ids = nodeIx.map((n) => network.nodeIds[n]).sort(compareIds);
    found.push({ name: ids[0], nodeIx });
  }
  return found.sort((a, b) => compareIds(a.name, b.name));
}
