import type { ComponentRef } from '../../model/ids';
import { findIn } from '../../model/look-up';
import type { Region } from '../../model/region';
import type { LonLat } from '../../model/schema-parts';
import type { WaterGeometry } from '../../model/water-geometry';
import type { MapHost } from '../map/map-host';

const reachPx = 14;
/** Buses below this feed consumers; lines between substations begin above, kV. */
const leastLineKv = 35;

/** How far from a component a click may be and still mean it, degrees of longitude. */
export function reachDegOf(host: MapHost | undefined): number {
  if (!host) return 0;
  const bounds = host.map.getBounds();
  return ((bounds.getEast() - bounds.getWest()) / host.map.getCanvas().clientWidth) * reachPx;
}

/**
 * The bus that a click means: that under the pointer, else the nearest in reach. Of buses at one place the one with the voltage of the
 * bus that a line comes from, for a line joins equal voltages; where a line begins, one of a voltage for lines.
 */
export function busAt(
  ref: ComponentRef | undefined,
  place: LonLat,
  region: Region,
  reachDeg: number,
  line?: { fromId: string | undefined },
): ComponentRef | undefined {
  const { buses } = region.grid;
  const hit = ref?.kind === 'bus' ? findIn(buses, ref.id) : undefined;
  const found = hit ?? nearestAt(buses, place, reachDeg);
  if (!found) return undefined;
  const from = line?.fromId === undefined ? undefined : findIn(buses, line.fromId);
  const isElsewhere = from && !isSamePlace(from.lonLat, found.lonLat);
  const here = buses.filter((it) => isSamePlace(it.lonLat, found.lonLat));
  const meant = isElsewhere
    ? here.find((it) => it.baseKv === from.baseKv)
    : here.find((it) => line && !from && it.baseKv > found.baseKv && it.baseKv >= leastLineKv);
  return { kind: 'bus', id: (meant ?? found).id };
}

const nodeKinds = ['junction', 'reservoir', 'tank'] as const;

/** The node of a water network that a click means. */
export function nodeAt(
  ref: ComponentRef | undefined,
  place: LonLat,
  geometry: readonly WaterGeometry[],
  reachDeg: number,
): ComponentRef | undefined {
  if (ref && nodeKinds.some((it) => it === ref.kind)) return ref;
  const nodes = geometry.flatMap((net) =>
    net.nodeIds.map((id, n) => ({
      id,
      kind: nodeKinds[net.nodeKind[n]],
      lonLat: [net.nodeLonLat[2 * n], net.nodeLonLat[2 * n + 1]] as LonLat,
    })),
  );
  const found = nearestAt(nodes, place, reachDeg);
  return found && { kind: found.kind, id: found.id };
}

function nearestAt<T extends { lonLat?: LonLat }>(
  rows: readonly T[],
  [lon, lat]: LonLat,
  reachDeg: number,
): T | undefined {
  const widening = Math.cos((lat * Math.PI) / 180);
  let best: T | undefined;
  let bestDeg = reachDeg;
  for (const row of rows) {
    if (!row.lonLat) continue;
    const deg = Math.hypot(row.lonLat[0] - lon, (row.lonLat[1] - lat) / widening);
    if (deg <= bestDeg) [best, bestDeg] = [row, deg];
  }
  return best;
}

function isSamePlace(a: LonLat | undefined, b: LonLat | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
}
