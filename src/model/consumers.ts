import type { ConsumerKind, Coupling } from './coupling';
import type { Region } from './region';
import type { LonLat } from './schema-parts';
import type { WaterGeometry } from './water-geometry';
import { needsPower } from './water-point';

/** A consumer of electricity that can be coupled to a bus. */
export interface Consumer {
  kind: ConsumerKind;
  id: string;
  lonLat?: LonLat;
  areaId?: string;
}

const reservoirKind = 1;
const pumpKind = 1;

/**
 * All consumers that are coupled one by one: facilities, water points with an electric pump, pumps that follow no station, and sources that no
 * works treats. Stations of the supply zones count as pumps, their sources and works as sources. Sources without treatment are offered too; whether they need power is the user's to say.
 */
export function listConsumers(region: Region, geometry: readonly WaterGeometry[]): Consumer[] {
  const consumers: Consumer[] = region.facilities.map(({ id, lonLat, areaId }) => ({
    kind: 'facility',
    id,
    lonLat,
    areaId,
  }));
  for (const point of region.waterPoints ?? [])
    if (needsPower(point))
      consumers.push({
        kind: 'waterPoint',
        id: point.id,
        lonLat: point.lonLat,
        areaId: point.areaIds[0],
      });
  const stationPumps = new Set(region.facilities.flatMap((it) => it.pumpIds ?? []));
  const treated = new Set(region.facilities.flatMap((it) => it.sourceIds ?? []));
  for (const net of geometry) {
    const place = (nodeIx: number): LonLat | undefined => {
      const lon = net.nodeLonLat[2 * nodeIx];
      const lat = net.nodeLonLat[2 * nodeIx + 1];
      return Number.isFinite(lon) && Number.isFinite(lat) ? [lon, lat] : undefined;
    };
    net.linkIds.forEach((id, ix) => {
      if (net.linkKind[ix] !== pumpKind || stationPumps.has(id)) return;
      consumers.push({ kind: 'pump', id, lonLat: place(net.linkFromIx[ix]) ?? place(net.linkToIx[ix]) });
    });
    net.nodeIds.forEach((id, ix) => {
      if (net.nodeKind[ix] !== reservoirKind || treated.has(id)) return;
      consumers.push({ kind: 'treatment', id, lonLat: place(ix) });
    });
  }
  for (const { id, kind, lonLat, areaId } of region.supplyZones?.nodes ?? []) {
    if (kind === 'station' && !stationPumps.has(id)) consumers.push({ kind: 'pump', id, lonLat, areaId });
    if ((kind === 'source' || kind === 'treatment') && !treated.has(id))
      consumers.push({ kind: 'treatment', id, lonLat, areaId });
  }
  return consumers;
}

export function consumerKey(consumer: Pick<Consumer, 'kind' | 'id'>): string {
  return `${consumer.kind}:${consumer.id}`;
}

/** Coupling of each consumer that has one, by `consumerKey`. */
export function couplingsByConsumer(couplings: readonly Coupling[]): Map<string, Coupling> {
  return new Map(couplings.map((it) => [consumerKey(it.consumer), it]));
}
