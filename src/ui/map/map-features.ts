import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { type ComponentKind, type ComponentRef, refKey } from '../../model/ids';
import type { Region } from '../../model/region';
import type { LonLat } from '../../model/schema-parts';
import { supplyRef } from '../../model/supply-ref';
import type { WaterGeometry } from '../../model/water-geometry';
import { boxOf } from './box-of';
import { placeSupply } from './supply-places';

/** Sources of the map that carry state; a feature's id is its index in `refs` of its source. */
export const stateSources = [
  'areas',
  'branches',
  'buses',
  'generators',
  'feeders',
  'facilities',
  'waterPoints',
  'pipes',
  'pipesOut',
  'pipeArrows',
  'devices',
  'nodes',
  'tanks',
  'reservoirs',
  'supplyLinks',
  'supplyNodes',
] as const;
export type StateSource = (typeof stateSources)[number];

export interface MapFeatures {
  collections: Record<StateSource, FeatureCollection>;
  /** Component behind each feature of a source. */
  refs: Record<StateSource, ComponentRef[]>;
  /** DC lines, which carry no state of their own. */
  dcLines: FeatureCollection;
  /** Where a component is, by `refKey`: for flying to it, its ring and its card. */
  places: Map<string, Geometry>;
  bounds?: [LonLat, LonLat];
  /** Components without coordinates; they are in the tables only. */
  unplacedCount: number;
  /** Nodes of supply zones that are drawn near what they belong to, or nowhere that is known. */
  guessedCount: number;
  drawnCount: number;
  /** Nodes of the largest network. */
  mostNodes: number;
}

/** The parts of a Region that are drawn; an edit of the rest leaves the map alone. */
export type DrawnRegion = Pick<
  Region,
  'grid' | 'areas' | 'feeders' | 'facilities' | 'waterPoints' | 'couplings' | 'supplyZones' | 'baseMap'
>;

/** Everything of a Region that has a place, as GeoJSON. O(n). */
export function makeMapFeatures(region: DrawnRegion, water: readonly WaterGeometry[]): MapFeatures {
  const features = {
    collections: {} as Record<StateSource, FeatureCollection>,
    refs: {} as Record<StateSource, ComponentRef[]>,
    dcLines: { type: 'FeatureCollection', features: [] } as FeatureCollection,
    places: new Map<string, Geometry>(),
    unplacedCount: 0,
    guessedCount: 0,
    drawnCount: 0,
    mostNodes: Math.max(0, ...water.map((it) => it.nodeIds.length)),
  } satisfies MapFeatures;
  for (const source of stateSources) {
    features.collections[source] = { type: 'FeatureCollection', features: [] };
    features.refs[source] = [];
  }
  addGrid(features, region);
  addPeople(features, region);
  for (const network of water) addWater(features, network);
  addSupply(features, region);
  return { ...features, bounds: boundsOf(features, region) };
}

type Properties = Record<string, string | number | boolean | undefined>;

function add(
  to: MapFeatures,
  source: StateSource,
  kind: ComponentKind,
  id: string,
  geometry: Geometry | undefined,
  properties: Properties = {},
): void {
  if (!geometry) {
    to.unplacedCount++;
    return;
  }
  const refs = to.refs[source];
  const feature: Feature = { type: 'Feature', id: refs.length, geometry, properties };
  to.collections[source].features.push(feature);
  refs.push({ kind, id });
  const key = refKey({ kind, id });
  to.places.set(key, geometry);
}

function addGrid(to: MapFeatures, region: DrawnRegion): void {
  const busOf = new Map(region.grid.buses.map((bus) => [bus.id, bus]));
  for (const bus of region.grid.buses) {
    add(to, 'buses', 'bus', bus.id, pointOf(bus.lonLat), { ...names(bus), kv: bus.baseKv });
  }
  for (const branch of region.grid.branches) {
    const from = busOf.get(branch.fromBusId);
    const ends = [from?.lonLat, busOf.get(branch.toBusId)?.lonLat];
    const line = branch.route ?? (ends[0] && ends[1] ? [ends[0], ends[1]] : undefined);
    const geometry: Geometry | undefined = line && { type: 'LineString', coordinates: line };
    const properties = { kv: from?.baseKv ?? 0, branchKind: branch.kind };
    add(to, 'branches', 'branch', branch.id, geometry, properties);
  }
  for (const line of region.grid.dcLines) {
    const ends = [busOf.get(line.fromBusId)?.lonLat, busOf.get(line.toBusId)?.lonLat];
    if (!ends[0] || !ends[1]) {
      to.unplacedCount++;
      continue;
    }
    const geometry: Geometry = { type: 'LineString', coordinates: [ends[0], ends[1]] };
    const isOn = line.inService && region.grid.dcLinesOn !== false;
    to.dcLines.features.push({ type: 'Feature', properties: { isOn }, geometry });
    to.places.set(refKey({ kind: 'dcLine', id: line.id }), geometry);
  }
  const slotOf = new Map<string, number>();
  for (const unit of region.grid.generators) {
    const bus = busOf.get(unit.busId);
    const slot = slotOf.get(unit.busId) ?? 0;
    slotOf.set(unit.busId, slot + 1);
    add(to, 'generators', 'generator', unit.id, pointOf(unit.lonLat ?? bus?.lonLat), {
      ...names(unit),
      technology: unit.technology,
      slot: unit.lonLat ? -1 : slot % 4,
      maxMw: unit.maxMw,
    });
  }
}

function addPeople(to: MapFeatures, region: DrawnRegion): void {
  for (const area of region.areas) {
    const geometry: Geometry | undefined = area.polygon && { type: 'Polygon', coordinates: area.polygon };
    add(to, 'areas', 'area', area.id, geometry, names(area));
  }
  for (const feeder of region.feeders) {
    add(to, 'feeders', 'feeder', feeder.id, pointOf(feeder.lonLat), { critical: feeder.critical });
  }
  for (const facility of region.facilities) {
    add(to, 'facilities', 'facility', facility.id, pointOf(facility.lonLat), {
      ...names(facility),
      kind: facility.kind,
      tier: facility.tier,
    });
  }
  for (const point of region.waterPoints ?? [])
    add(to, 'waterPoints', 'waterPoint', point.id, pointOf(point.lonLat), names(point));
}

const nodeSources = ['nodes', 'reservoirs', 'tanks'] as const;
const nodeComponentKinds = ['junction', 'reservoir', 'tank'] as const;
const linkComponentKinds = ['pipe', 'pump', 'valve'] as const;

function addWater(to: MapFeatures, network: WaterGeometry): void {
  const place = (node: number): LonLat | undefined => {
    const lon = network.nodeLonLat[node * 2];
    const lat = network.nodeLonLat[node * 2 + 1];
    return Number.isFinite(lon) && Number.isFinite(lat) ? [lon, lat] : undefined;
  };
  network.nodeIds.forEach((id, node) => {
    const code = network.nodeKind[node];
    add(to, nodeSources[code], nodeComponentKinds[code], id, pointOf(place(node)));
  });
  network.linkIds.forEach((id, link) => {
    const from = place(network.linkFromIx[link]);
    const end = place(network.linkToIx[link]);
    const line: LonLat[] = from ? [from] : [];
    for (let v = network.vertexStart[link]; v < network.vertexStart[link + 1]; v++) {
      line.push([network.vertexLonLat[v * 2], network.vertexLonLat[v * 2 + 1]]);
    }
    if (end) line.push(end);
    const kind = linkComponentKinds[network.linkKind[link]];
    const geometry: Geometry | undefined =
      line.length > 1 ? { type: 'LineString', coordinates: line } : undefined;
    add(to, 'pipes', kind, id, geometry, { kind, diameterM: network.linkDiameterM[link] });
    // Sources of their own: each change of state costs in every layer of its source.
    if (geometry)
      for (const source of ['pipesOut', 'pipeArrows'] as const) add(to, source, kind, id, geometry);
    if (kind !== 'pipe' && line.length > 0) add(to, 'devices', kind, id, pointOf(middleOf(line)), { kind });
  });
}

/** Nodes and links of supply zones, each node at its place or near what it belongs to. */
function addSupply(to: MapFeatures, region: DrawnRegion): void {
  const { supplyZones } = region;
  if (!supplyZones) return;
  const places = placeSupply(region);
  for (const node of supplyZones.nodes) {
    const place = places.get(node.id);
    const { kind, id } = supplyRef(node);
    if (place?.from === 'near') to.guessedCount++;
    else if (place?.from === 'drawn') to.drawnCount++;
    const isGuess = place !== undefined && place.from !== 'stated';
    add(to, 'supplyNodes', kind, id, pointOf(place?.lonLat), { ...names(node), kind: node.kind, isGuess });
  }
  const pairs = new Set(supplyZones.links.map((it) => `${it.fromId}\n${it.toId}`));
  for (const { id, fromId, toId, capacityM3s } of supplyZones.links) {
    const ends = [places.get(fromId)?.lonLat, places.get(toId)?.lonLat];
    const line = ends[0] && ends[1] ? [ends[0], ends[1]] : undefined;
    const geometry: Geometry | undefined = line && { type: 'LineString', coordinates: line };
    // Two links between the same nodes, one each way, are drawn side by side.
    const hasTwin = pairs.has(`${toId}\n${fromId}`);
    add(to, 'supplyLinks', 'pipe', id, geometry, { capacityM3s, hasTwin });
  }
}

function names(it: { id?: string; name?: string; nameUk?: string }): Properties {
  const name = it.name ?? it.id;
  return { name, nameUk: it.nameUk ?? name };
}

function pointOf(place: LonLat | undefined): Geometry | undefined {
  return place && { type: 'Point', coordinates: place };
}

/** The point half-way along a line, by length in degrees: only a mark is put there. */
export function middleOf(line: readonly LonLat[]): LonLat {
  let total = 0;
  for (let i = 1; i < line.length; i++) total += span(line[i - 1], line[i]);
  let left = total / 2;
  for (let i = 1; i < line.length; i++) {
    const length = span(line[i - 1], line[i]);
    if (length >= left && length > 0) {
      const part = left / length;
      return [
        line[i - 1][0] + (line[i][0] - line[i - 1][0]) * part,
        line[i - 1][1] + (line[i][1] - line[i - 1][1]) * part,
      ];
    }
    left -= length;
  }
  return line[0];
}

function span(a: LonLat, b: LonLat): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** A representative point of a drawn component: the point itself, the middle of a line, the centre of a ring's box. */
export function anchorOf(geometry: Geometry): LonLat | undefined {
  if (geometry.type === 'Point') return geometry.coordinates as LonLat;
  if (geometry.type === 'LineString') return middleOf(geometry.coordinates as LonLat[]);
  if (geometry.type === 'Polygon') {
    const box = boxOf([geometry]);
    return box && [(box[0][0] + box[1][0]) / 2, (box[0][1] + box[1][1]) / 2];
  }
  return undefined;
}

function boundsOf(features: MapFeatures, region: DrawnRegion): [LonLat, LonLat] | undefined {
  const own = boxOf(features.places.values());
  return own ?? region.baseMap.bounds;
}
