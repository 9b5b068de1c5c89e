import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { BaseMap } from '../../model/base-map';
import type { Coupling } from '../../model/coupling';
import { type ComponentRef, refKey, waterRef } from '../../model/ids';
import { findIn } from '../../model/look-up';
import type { Region } from '../../model/region';
import { anchorOf, type MapFeatures } from './map-features';
import type { Mark } from './state-feed';
import type { TownCount } from './town-counts';

/** Ring around a point, px from its centre: outside the sign by 2 px. */
const ringPx: Partial<Record<ComponentRef['kind'], number>> = {
  facility: 17,
  generator: 15,
  pump: 14,
  valve: 14,
  tank: 15,
  reservoir: 15,
  junction: 8,
  supplySource: 18,
  supplyZone: 18,
  waterPoint: 16,
};

/** More than these are ringed small, and without the links of their couplings. */
export const crowdCount = 24;

/** More than these stand so close that rings are hardly larger than what they ring. */
const denseCount = 400;

export interface Suggested {
  busId: string;
  rank: number;
}

/** What is outlined on the map because it is selected. */
export function chosenOverlay(features: MapFeatures, selection: readonly ComponentRef[]): FeatureCollection {
  // Rings of many would cover the map: they shrink to what still tells them apart.
  const isCrowd = selection.length > crowdCount;
  const radiusPx = selection.length > denseCount ? 3.5 : 6;
  return outlines(features, (add) => {
    for (const ref of selection) add(ref, isCrowd ? { role: 'crowd', radiusPx } : { role: 'selected' });
  });
}

/** What is outlined on the map because it is hovered or, in the coupling tool, suggested. */
export function selectionOverlay(
  features: MapFeatures,
  hovered: ComponentRef | undefined,
  suggested: readonly Suggested[],
): FeatureCollection {
  return outlines(features, (add) => {
    if (hovered) add(hovered, { role: 'hovered' });
    for (const it of suggested)
      add({ kind: 'bus', id: it.busId }, { role: 'suggested', rank: String(it.rank) });
  });
}

type AddOutline = (ref: ComponentRef, properties: Record<string, string | number>) => void;

function outlines(features: MapFeatures, fill: (add: AddOutline) => void): FeatureCollection {
  const outlined: Feature[] = [];
  const add: AddOutline = (ref, properties) => {
    const geometry = features.places.get(refKey(ref));
    if (!geometry) return;
    outlined.push({
      type: 'Feature',
      properties: { radiusPx: ringPx[ref.kind] ?? 11, ...properties },
      geometry,
    });
    if (geometry.type === 'LineString' && (ref.kind === 'pump' || ref.kind === 'valve')) {
      const middle = anchorOf(geometry);
      if (middle) outlined.push(pointFeature(middle, { radiusPx: 14, ...properties }));
    }
  };
  fill(add);
  return { type: 'FeatureCollection', features: outlined };
}

function pointFeature(coordinates: [number, number], properties: Record<string, string | number>): Feature {
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates } };
}

/** Thin links from what is selected to what it is joined with, and from a consumer to suggested buses. */
export function linkOverlay(
  features: MapFeatures,
  region: Region,
  selection: readonly ComponentRef[],
  consumer: Coupling['consumer'] | undefined,
  suggested: readonly Suggested[],
): FeatureCollection {
  const selected = new Set(selection.map(refKey));
  const lines: Feature[] = [];
  const join = (a: Geometry | undefined, b: Geometry | undefined, role: string) => {
    const from = a && anchorOf(a);
    const to = b && anchorOf(b);
    if (!from || !to) return;
    lines.push({
      type: 'Feature',
      properties: { role },
      geometry: { type: 'LineString', coordinates: [from, to] },
    });
  };
  const place = (ref: ComponentRef) => features.places.get(refKey(ref));
  for (const coupling of region.couplings) {
    const end = consumerRef(coupling.consumer);
    const source: ComponentRef =
      coupling.feederId === undefined
        ? { kind: 'bus', id: coupling.busId }
        : { kind: 'feeder', id: coupling.feederId };
    const bus: ComponentRef = { kind: 'bus', id: coupling.busId };
    if (![end, source, bus].some((it) => selected.has(refKey(it)))) continue;
    join(place(end), place(source) ?? place(bus), 'coupled');
  }
  for (const feeder of region.feeders) {
    const ref: ComponentRef = { kind: 'feeder', id: feeder.id };
    const bus: ComponentRef = { kind: 'bus', id: feeder.busId };
    if (selected.has(refKey(ref)) || selected.has(refKey(bus))) join(place(ref), place(bus), 'coupled');
  }
  if (consumer) {
    for (const it of suggested)
      join(place(consumerRef(consumer)), place({ kind: 'bus', id: it.busId }), 'suggested');
  }
  return { type: 'FeatureCollection', features: lines };
}

/** Signs over what is lost or tripped. */
export function markOverlay(features: MapFeatures, marks: readonly Mark[]): FeatureCollection {
  const signs: Feature[] = [];
  for (const { source, id, kind } of marks) {
    const place = anchorOf(features.collections[source].features[id].geometry);
    if (place) signs.push(pointFeature(place, { kind, of: source, ix: id }));
  }
  return { type: 'FeatureCollection', features: signs };
}

/** Counts of sites, at their towns. */
export function countOverlay(places: BaseMap['places'], counts: readonly TownCount[]): FeatureCollection {
  const towns = counts.map(({ placeIx, dark, backup, dry }) => {
    const { lonLat, people } = places[placeIx];
    return pointFeature(lonLat, { people, dark, backup, dry });
  });
  return { type: 'FeatureCollection', features: towns };
}

/** The component that stands for a consumer on the map; a treatment works is drawn as its source. */
export function consumerRef(consumer: Coupling['consumer']): ComponentRef {
  if (consumer.kind === 'treatment') return waterRef(consumer.id, 'reservoir');
  return consumer.kind === 'pump' || consumer.kind === 'valve'
    ? waterRef(consumer.id, consumer.kind)
    : { kind: consumer.kind, id: consumer.id };
}

/** The consumer that a clicked component stands for; undefined where it draws no power of its own. */
export function consumerOf(ref: ComponentRef, { supplyZones }: Pick<Region, 'supplyZones'>) {
  const consumer = (kind: Coupling['consumer']['kind']): Coupling['consumer'] => ({ kind, id: ref.id });
  if (ref.kind === 'supplySource') {
    const kind = findIn(supplyZones?.nodes ?? [], ref.id)?.kind;
    if (kind === 'station') return consumer('pump');
    return kind === 'source' || kind === 'treatment' ? consumer('treatment') : undefined;
  }
  if (ref.kind === 'reservoir') return consumer('treatment');
  if (ref.kind === 'pump' || ref.kind === 'valve' || ref.kind === 'facility' || ref.kind === 'waterPoint')
    return consumer(ref.kind);
  return undefined;
}
