import { splitWaterId } from '../ids';
import type { Region } from '../region';
import type { SupplyKind, SupplyZones } from '../water';
import { checkIds, checkNamed, type Findings } from './findings';

/** What is known of a water network's elements; made by the reader of its .inp. */
export interface NetworkElements {
  nodeKind(elementId: string): 'junction' | 'reservoir' | 'tank' | undefined;
  linkKind(elementId: string): 'pipe' | 'pump' | 'valve' | undefined;
  /** Reservoirs and tanks. */
  sourceCount: number;
  pumpIds: string[];
}

/** Elements by network id; undefined where a network could not be read, which is reported by its reader. */
export type ElementLookup = (networkId: string) => NetworkElements | undefined;

/** Answers whether a water id of a Region names something; yes where its network is unknown to the look-up. */
export interface WaterNames {
  hasNode(id: string): boolean;
  hasPump(id: string): boolean;
  hasValve(id: string): boolean;
  hasReservoir(id: string): boolean;
}

export function checkWater(
  region: Region,
  elementsOf: ElementLookup | undefined,
  findings: Findings,
): WaterNames {
  const networkIds = checkIds('network', region.waterNetworks, ['region', 'waterNetworks'], findings);
  const zoneIds = new Set(region.supplyZones?.nodes.map((node) => node.id));
  const isSupply = (id: string, kinds: readonly SupplyKind[]) =>
    region.supplyZones?.nodes.some((node) => node.id === id && kinds.includes(node.kind)) ?? false;
  if (elementsOf)
    region.waterNetworks.forEach(({ id }, ix) => {
      if (elementsOf(id)?.sourceCount === 0)
        findings.add('error', 'region.networkWithoutSource', { id }, ['region', 'waterNetworks', ix], id);
    });
  const holds = (id: string, test: (elements: NetworkElements, elementId: string) => boolean) => {
    if (!id.includes('/')) return false;
    const { networkId, elementId } = splitWaterId(id);
    if (!networkIds.has(networkId) || elementId === '') return false;
    const elements = elementsOf?.(networkId);
    return elements === undefined || test(elements, elementId);
  };
  return {
    hasNode: (id) => zoneIds.has(id) || holds(id, (elements, it) => elements.nodeKind(it) !== undefined),
    hasPump: (id) =>
      isSupply(id, ['station']) || holds(id, (elements, it) => elements.linkKind(it) === 'pump'),
    hasValve: (id) => holds(id, (elements, it) => elements.linkKind(it) === 'valve'),
    hasReservoir: (id) =>
      isSupply(id, ['source', 'treatment']) ||
      holds(id, (elements, it) => elements.nodeKind(it) === 'reservoir'),
  };
}

/** Links between supply zones join what is there, people are of areas that are there, and reservoirs have a volume. */
export function checkSupplyZones(region: Region, findings: Findings): void {
  const { supplyZones } = region;
  if (!supplyZones) return;
  const path = ['region', 'supplyZones'];
  const areaIds = new Set(region.areas.map((it) => it.id));
  const ids = checkIds('supply zone', supplyZones.nodes, [...path, 'nodes'], findings);
  checkIds('supply link', supplyZones.links, [...path, 'links'], findings);
  const fed = fedBySources(supplyZones);
  supplyZones.nodes.forEach(({ id, kind, areaId, volumeM3 }, ix) => {
    const at = [...path, 'nodes', ix];
    const naming = { kind: 'supply zone', id, names: 'area', path: [...at, 'areaId'] };
    checkNamed(areaId, (it) => areaIds.has(it), naming, findings);
    if (kind === 'reservoir' && !volumeM3)
      findings.add('warning', 'region.reservoirWithoutVolume', { id }, [...at, 'volumeM3'], id);
    if (kind === 'zone' && !fed.has(id)) findings.add('warning', 'region.zoneWithoutSource', { id }, at, id);
  });
  supplyZones.links.forEach((link, ix) => {
    for (const end of ['fromId', 'toId'] as const)
      if (!ids.has(link[end]))
        findings.add(
          'error',
          'region.namesNothing',
          { kind: 'supply link', id: link.id, names: 'supply zone', missing: link[end] },
          [...path, 'links', ix, end],
          link.id,
        );
    if (ids.has(link.id))
      findings.add(
        'error',
        'region.duplicateId',
        { kind: 'supply zone or link', id: link.id },
        [...path, 'links', ix, 'id'],
        link.id,
      );
  });
}

/** Ids of the nodes that water of some source can reach along links. */
function fedBySources({ nodes, links }: SupplyZones): Set<string> {
  const onward = new Map<string, string[]>();
  for (const { fromId, toId } of links) onward.set(fromId, [...(onward.get(fromId) ?? []), toId]);
  const fed = new Set(nodes.filter((it) => it.kind === 'source').map((it) => it.id));
  // a set hands out what is added while it is walked
  for (const id of fed) for (const next of onward.get(id) ?? []) fed.add(next);
  return fed;
}
