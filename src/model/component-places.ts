import { lonGap } from './geo-distance';
import type { ComponentRef } from './ids';
import type { Region } from './region';
import type { LonLat } from './schema-parts';
import { supplyRef } from './supply-ref';
import type { WaterGeometry } from './water-geometry';

/** Where one component stands or runs: one point, or the points of a line. */
export interface PlacedComponent {
  ref: ComponentRef;
  path: readonly LonLat[];
}

type PlacedRegion = Pick<Region, 'grid' | 'feeders' | 'facilities' | 'waterPoints' | 'supplyZones'>;

const nodeKinds = ['junction', 'reservoir', 'tank'] as const;
const linkKinds = ['pipe', 'pump', 'valve'] as const;

/**
 * Every component whose place is known, in the Region's order. Transformers stand at their bus, pumps and valves half way
 * between their ends; what has no place of its own stands at its bus where it has one, else it is left out. Areas, networks and islands are no components here. O(n).
 */
export function placeComponents(region: PlacedRegion, water: readonly WaterGeometry[]): PlacedComponent[] {
  const placed: PlacedComponent[] = [];
  const add = (kind: ComponentRef['kind'], id: string, path: readonly (LonLat | undefined)[]) => {
    const known = path.filter((it) => it !== undefined);
    if (known.length > 0 && known.length === path.length) placed.push({ ref: { kind, id }, path: known });
  };
  const busAt = new Map(region.grid.buses.map((it) => [it.id, it.lonLat]));
  for (const it of region.grid.buses) add('bus', it.id, [it.lonLat]);
  for (const it of region.grid.branches) {
    const ends = [busAt.get(it.fromBusId), busAt.get(it.toBusId)];
    const isLine = it.kind === 'line' || it.kind === 'cable';
    add('branch', it.id, isLine ? (it.route ?? ends) : [ends[0] ?? ends[1]]);
  }
  for (const it of region.grid.generators) add('generator', it.id, [it.lonLat ?? busAt.get(it.busId)]);
  for (const it of region.grid.dcLines)
    add('dcLine', it.id, [busAt.get(it.fromBusId), busAt.get(it.toBusId)]);
  for (const it of region.feeders) add('feeder', it.id, [it.lonLat ?? busAt.get(it.busId)]);
  for (const it of region.facilities) add('facility', it.id, [it.lonLat]);
  for (const it of region.waterPoints ?? []) add('waterPoint', it.id, [it.lonLat]);
  for (const it of region.supplyZones?.nodes ?? []) {
    const { kind, id } = supplyRef(it);
    add(kind, id, [it.lonLat]);
  }
  const nodeAt = new Map(region.supplyZones?.nodes.map((it) => [it.id, it.lonLat]));
  for (const it of region.supplyZones?.links ?? [])
    add('pipe', it.id, [nodeAt.get(it.fromId), nodeAt.get(it.toId)]);
  for (const net of water) addNetwork(net, add);
  return placed;
}

function addNetwork(
  net: WaterGeometry,
  add: (kind: ComponentRef['kind'], id: string, path: readonly (LonLat | undefined)[]) => void,
): void {
  const at = (values: Float64Array, ix: number): LonLat | undefined => {
    const lon = values[2 * ix];
    const lat = values[2 * ix + 1];
    return Number.isFinite(lon) && Number.isFinite(lat) ? [lon, lat] : undefined;
  };
  net.nodeIds.forEach((id, ix) => {
    add(nodeKinds[net.nodeKind[ix]], id, [at(net.nodeLonLat, ix)]);
  });
  net.linkIds.forEach((id, ix) => {
    const from = at(net.nodeLonLat, net.linkFromIx[ix]);
    const to = at(net.nodeLonLat, net.linkToIx[ix]);
    const kind = linkKinds[net.linkKind[ix]];
    if (kind !== 'pipe') {
      add(kind, id, [from && to && [from[0] + lonGap(from[0], to[0]) / 2, (from[1] + to[1]) / 2]]);
      return;
    }
    const path = [from];
    for (let v = net.vertexStart[ix]; v < net.vertexStart[ix + 1]; v++) path.push(at(net.vertexLonLat, v));
    path.push(to);
    add(kind, id, path);
  });
}
