import type { ComponentKind, ComponentRef } from '../../model/ids';
import { findIn } from '../../model/look-up';
import type { Region } from '../../model/region';
import type { LonLat } from '../../model/schema-parts';
import { supplyRef } from '../../model/supply-ref';
import type { WaterGeometry } from '../../model/water-geometry';

/**
 * A row of a component table. Tables of intact supply assets have name, id, kind, voltage, place and present
 * loading, and no column of what hangs on the asset.
 */
export interface ComponentRow {
  ref: ComponentRef;
  name: string;
  /** Message of the finer kind: line, transformer, hospital. */
  kindId: string;
  kv?: number;
  place: string;
}

/** Kinds that have a table, in order. */
export const tableKinds = [
  'bus',
  'branch',
  'generator',
  'feeder',
  'facility',
  'area',
  'supplySource',
  'supplyZone',
  'waterPoint',
  'pump',
  'tank',
  'reservoir',
  'valve',
  'pipe',
  'junction',
] as const satisfies readonly ComponentKind[];
export type TableKind = (typeof tableKinds)[number];

const nodeKinds = ['junction', 'reservoir', 'tank'] as const;
const linkKinds = ['pipe', 'pump', 'valve'] as const;

/** All components of a kind, in the Region's order. */
export function componentRows(
  region: Region,
  geometry: readonly WaterGeometry[],
  kind: TableKind,
): ComponentRow[] {
  const { grid } = region;
  const bus = (id: string) => findIn(grid.buses, id);
  const busName = (id: string) => bus(id)?.name ?? id;
  const areaName = (id: string | undefined) =>
    id === undefined ? '' : (findIn(region.areas, id)?.name ?? id);
  switch (kind) {
    case 'bus':
      return grid.buses.map((it) => ({
        ref: { kind, id: it.id },
        name: it.name ?? it.id,
        kindId: 'map.kind.bus',
        kv: it.baseKv,
        place: placeText(it.lonLat),
      }));
    case 'branch':
      return grid.branches.map((it) => ({
        ref: { kind, id: it.id },
        name: it.name ?? `${busName(it.fromBusId)} – ${busName(it.toBusId)}`,
        kindId: `map.kind.${it.kind}`,
        kv: bus(it.fromBusId)?.baseKv,
        place: `${busName(it.fromBusId)} – ${busName(it.toBusId)}`,
      }));
    case 'generator':
      return grid.generators.map((it) => ({
        ref: { kind, id: it.id },
        name: it.name ?? it.id,
        kindId: `map.technology.${it.technology}`,
        kv: bus(it.busId)?.baseKv,
        place: busName(it.busId),
      }));
    case 'feeder':
      return region.feeders.map((it) => ({
        ref: { kind, id: it.id },
        name: it.name ?? it.id,
        kindId: 'map.kind.feeder',
        kv: bus(it.busId)?.baseKv,
        place: areaName(it.areaId) || busName(it.busId),
      }));
    case 'facility':
      return region.facilities.map((it) => ({
        ref: { kind, id: it.id },
        name: it.name ?? it.id,
        kindId: `map.facility.${it.kind}`,
        place: areaName(it.areaId) || placeText(it.lonLat),
      }));
    case 'area':
      return region.areas.map((it) => ({
        ref: { kind, id: it.id },
        name: it.name ?? it.id,
        kindId: 'map.kind.area',
        place: placeText(it.centre),
      }));
    case 'supplySource':
    case 'supplyZone':
      return (region.supplyZones?.nodes ?? [])
        .filter((it) => supplyRef(it).kind === kind)
        .map((it) => ({
          ref: supplyRef(it),
          name: it.name ?? it.id,
          kindId: `map.supply.${it.kind}`,
          place: areaName(it.areaId) || placeText(it.lonLat),
        }));
    case 'waterPoint':
      return (region.waterPoints ?? []).map((it) => ({
        ref: { kind, id: it.id },
        name: it.name ?? it.id,
        kindId: 'map.kind.waterPoint',
        place: it.areaIds.map(areaName).join(', ') || placeText(it.lonLat),
      }));
    case 'junction':
    case 'reservoir':
    case 'tank':
      return geometry.flatMap((net) =>
        pick(net.nodeIds, net.nodeKind, nodeKinds.indexOf(kind)).map((id) => waterRow(region, net, kind, id)),
      );
    default: {
      const links = geometry.flatMap((net) =>
        pick(net.linkIds, net.linkKind, linkKinds.indexOf(kind)).map((id) => waterRow(region, net, kind, id)),
      );
      return kind === 'pipe' ? [...supplyLinkRows(region), ...links] : links;
    }
  }
}

/** Links of supply zones are losable as pipes are, and stand among them. */
function supplyLinkRows({ supplyZones }: Region): ComponentRow[] {
  const nodes = supplyZones?.nodes ?? [];
  const nameOf = (id: string) => findIn(nodes, id)?.name ?? id;
  return (supplyZones?.links ?? []).map(({ id, fromId, toId }) => ({
    ref: { kind: 'pipe', id },
    name: id,
    kindId: 'map.supply.link',
    place: `${nameOf(fromId)} → ${nameOf(toId)}`,
  }));
}

function waterRow(region: Region, net: WaterGeometry, kind: TableKind, id: string): ComponentRow {
  return {
    ref: { kind, id },
    name: id.slice(id.indexOf('/') + 1),
    kindId: `map.kind.${kind}`,
    place: findIn(region.waterNetworks, net.networkId)?.name ?? net.networkId,
  };
}

function pick(ids: readonly string[], kinds: Uint8Array, code: number): string[] {
  return ids.filter((_, ix) => kinds[ix] === code);
}

function placeText(lonLat: LonLat | undefined): string {
  return lonLat ? `${lonLat[1].toFixed(3)}, ${lonLat[0].toFixed(3)}` : '';
}
