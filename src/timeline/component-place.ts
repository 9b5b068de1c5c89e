import { type ComponentRef, splitWaterId, zonesNetworkId } from '../model/ids';
import type { Region } from '../model/region';
import type { LonLat } from '../model/schema-parts';

/** Where a component is, as far as the Region says. */
export interface Place {
  lonLat?: LonLat;
  areaId?: string;
}

/**
 * Finds the place of a component: its own; for what joins two buses the middle between them; for generators and feeders
 * that of their bus; for elements of a hydraulic network the middle of the areas that drink from it, since the run does
 * not know where they lie. An area stands for what has no place of its own.
 */
export function createPlaceFinder(region: Region): (component: ComponentRef) => Place {
  const busAt = new Map(region.grid.buses.map((it) => [it.id, it.lonLat]));
  const centreOf = new Map(region.areas.map((it) => [it.id, it.centre]));
  const find = <T extends { id: string }>(list: readonly T[], id: string) => list.find((it) => it.id === id);

  function inArea(areaId: string | undefined, lonLat: LonLat | undefined): Place {
    const place: Place = {};
    const at = lonLat ?? (areaId === undefined ? undefined : centreOf.get(areaId));
    if (at) place.lonLat = at;
    if (areaId !== undefined) place.areaId = areaId;
    return place;
  }

  function between(ids: { fromBusId: string; toBusId: string } | undefined): Place {
    return inArea(undefined, middle([busAt.get(ids?.fromBusId ?? ''), busAt.get(ids?.toBusId ?? '')]));
  }

  function ofNetwork(networkId: string): Place {
    const areas = new Set(
      region.waterUsers
        .filter((it) => splitWaterId(it.nodeId).networkId === networkId)
        .map((it) => it.areaId ?? ''),
    );
    return inArea(undefined, middle([...areas].map((id) => centreOf.get(id))));
  }

  return ({ kind, id }) => {
    switch (kind) {
      case 'bus':
        return inArea(undefined, busAt.get(id));
      case 'branch':
        return between(find(region.grid.branches, id));
      case 'dcLine':
        return between(find(region.grid.dcLines, id));
      case 'generator': {
        const it = find(region.grid.generators, id);
        return inArea(undefined, it?.lonLat ?? busAt.get(it?.busId ?? ''));
      }
      case 'feeder': {
        const it = find(region.feeders, id);
        return inArea(it?.areaId, it?.lonLat ?? (it?.areaId ? undefined : busAt.get(it?.busId ?? '')));
      }
      case 'facility': {
        const it = find(region.facilities, id);
        return inArea(it?.areaId, it?.lonLat);
      }
      default: {
        const { networkId, elementId } = splitWaterId(id);
        if (networkId !== zonesNetworkId) return ofNetwork(networkId);
        const zones = region.supplyZones;
        const node = zones && find(zones.nodes, elementId);
        if (node) return inArea(node.areaId, node.lonLat);
        const link = zones && find(zones.links, elementId);
        const end = (nodeId: string | undefined) => zones?.nodes.find((it) => it.id === nodeId)?.lonLat;
        return inArea(undefined, middle([end(link?.fromId), end(link?.toId)]));
      }
    }
  };
}

/** Mean of the places that are known. */
function middle(places: readonly (LonLat | undefined)[]): LonLat | undefined {
  const known = places.filter((it) => it !== undefined);
  if (known.length === 0) return undefined;
  const mean = (axis: 0 | 1) => known.reduce((sum, it) => sum + it[axis], 0) / known.length;
  return [mean(0), mean(1)];
}
