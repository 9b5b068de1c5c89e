import { splitWaterId } from './ids';
import type { Region } from './region';

/** A served area by the nodes of one network that it draws from, as ids of the network's file. */
export interface AreaNodes {
  areaId: string;
  name: string;
  nodeIds: string[];
}

/** The areas that draw from a network, in the region's order. */
export function areasOnNetwork(region: Pick<Region, 'areas' | 'waterUsers'>, networkId: string): AreaNodes[] {
  const nodesOf = new Map<string, string[]>();
  for (const { nodeId, areaId } of region.waterUsers) {
    if (areaId === undefined || !nodeId.includes('/')) continue;
    const split = splitWaterId(nodeId);
    if (split.networkId !== networkId) continue;
    const nodes = nodesOf.get(areaId) ?? [];
    nodes.push(split.elementId);
    nodesOf.set(areaId, nodes);
  }
  return region.areas.flatMap(({ id, name }) => {
    const nodeIds = nodesOf.get(id);
    return nodeIds ? [{ areaId: id, name: name ?? id, nodeIds }] : [];
  });
}
