import type { FeatureCollection } from 'geojson';
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { BaseMap } from '../../../model/base-map';
import type { MapArchive } from '../../../store/map-archives';
import type { AreaFill, LayerId, WaterView } from '../../../store/view';
import { footprintLabelLayers, footprintLayers } from '../../footprint/footprint-layers';
import { sketchLayers } from '../../select/sketch-layers';
import { archiveLayers, archiveNames, archiveSources } from '../archive/archive-layers';
import { type MapFeatures, stateSources } from '../map-features';
import { areaLayers } from './area-layers';
import { baseLayers, reliefLayer } from './base-layers';
import { runOn } from './base-sheet';
import { dcLineLayers } from './dc-line-layers';
import type { StyleContext } from './expressions';
import { countLayers, facilityLayers } from './facility-layers';
import { branchLayers, busLayers, generatorLayers, markLayers } from './grid-layers';
import { firmPeopleOf, labelLayers } from './label-layers';
import { chosenLayers, linkLayers, selectionLayers } from './selection-layers';
import { supplyLinkLayers, supplyNodeLayers } from './supply-layers';
import { deviceLayers, junctionLayers, pipeLayers } from './water-layers';
import { waterPointLayers } from './water-point-layers';

export interface StyleParts {
  context: StyleContext;
  features: MapFeatures;
  baseMap: BaseMap;
  /** Natural Earth land, once loaded, for regions without a base map. */
  world?: FeatureCollection;
  /** Dropped maps that are shown. */
  archives?: readonly MapArchive[];
  areaFill: AreaFill;
  waterView: WaterView;
  layers: Record<LayerId, boolean>;
}

/** True when a region brings no coast or towns of its own and lies on the real globe. */
export function needsWorld(baseMap: BaseMap): boolean {
  return baseMap.schematic !== true && baseMap.sea.length === 0 && baseMap.builtUp.length === 0;
}

/** The whole style from the region alone: no tile, glyph or sprite is fetched. */
export function makeMapStyle(parts: StyleParts): StyleSpecification {
  const { context, features, baseMap, archives = [] } = parts;
  const sources: Record<string, SourceSpecification> = {
    world: geojson(parts.world ?? empty()),
    ...baseSources(runOn(baseMap)),
    ...reliefSource(baseMap),
    ...archiveSources(archives),
    dcLines: geojson(features.dcLines),
    counts: geojson(empty()),
    selection: geojson(empty()),
    chosen: geojson(empty()),
    footprints: geojson(empty()),
    sketch: geojson(empty()),
    links: geojson(empty()),
    marks: geojson(empty()),
  };
  for (const source of stateSources) sources[source] = geojson(features.collections[source]);
  const layers = [
    ...baseGround(parts),
    ...archiveLayers(context, archives),
    ...areaLayers(context, parts.areaFill),
    ...footprintLayers(context),
    ...pipeLayers(context, parts.waterView),
    ...supplyLinkLayers(context, parts.waterView),
    ...dcLineLayers(context),
    ...branchLayers(context),
    ...linkLayers(context),
    ...junctionLayers(context, parts.waterView),
    ...busLayers(context),
    ...deviceLayers(context),
    ...supplyNodeLayers(context),
    ...facilityLayers(context),
    ...archiveNames(context, archives),
    ...footprintLabelLayers(context),
    ...labelLayers(context, firmPeopleOf(baseMap)),
    // Over the names, which keep clear of what lies over them.
    ...generatorLayers(context),
    ...waterPointLayers(context),
    ...countLayers(context),
    ...markLayers(context),
    ...chosenLayers(context),
    ...selectionLayers(context),
    ...sketchLayers(context),
  ].map((layer) => switched(layer, parts));
  return { version: 8, sources, layers, transition: { duration: 0, delay: 0 } };
}

/** The ground with, where a region has heights, the picture of its relief right on it. */
function baseGround({ context, baseMap, world }: StyleParts): LayerSpecification[] {
  const { bounds, relief } = baseMap;
  const latitude = bounds ? (bounds[0][1] + bounds[1][1]) / 2 : 0;
  const layers = baseLayers(context, world !== undefined, latitude);
  if (!relief) return layers;
  const over = layers.findIndex((it) => it.id === 'builtUp');
  return [...layers.slice(0, over), reliefLayer(), ...layers.slice(over)];
}

/** Where the picture of the relief lies; it is drawn and handed over when it is ready. */
function reliefSource({ relief }: BaseMap): Record<string, SourceSpecification> {
  if (!relief) return {};
  const [[west, south], [east, north]] = relief.bounds;
  const coordinates = [
    [west, north],
    [east, north],
    [east, south],
    [west, south],
  ];
  return { relief: { type: 'image', coordinates } as unknown as SourceSpecification };
}

/** Layers whose paint follows what water shows. */
export function waterViewLayers({ context, waterView }: StyleParts): LayerSpecification[] {
  return [
    ...pipeLayers(context, waterView),
    ...supplyLinkLayers(context, waterView),
    ...junctionLayers(context, waterView),
  ];
}

/** Which switch shows a layer; undefined for those that are always there. */
export function groupOf(layer: LayerSpecification): LayerId | undefined {
  return (layer.metadata as { group?: LayerId } | undefined)?.group;
}

/** True for a layer that its switch, and the view of water it belongs to, let show. */
export function isShown(
  layer: LayerSpecification,
  { layers, waterView }: Pick<StyleParts, 'layers' | 'waterView'>,
): boolean {
  const { group, views } = (layer.metadata ?? {}) as { group?: LayerId; views?: readonly WaterView[] };
  return (group === undefined || layers[group]) && (views === undefined || views.includes(waterView));
}

function switched(layer: LayerSpecification, parts: StyleParts): LayerSpecification {
  if (layer.type === 'background' || isShown(layer, parts)) return layer;
  return { ...layer, layout: { ...layer.layout, visibility: 'none' } } as LayerSpecification;
}

function baseSources(baseMap: BaseMap): Record<string, SourceSpecification> {
  const polygons = (rings: number[][][][]): FeatureCollection => ({
    type: 'FeatureCollection',
    features: rings.map((coordinates) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'Polygon', coordinates },
    })),
  });
  return {
    sea: geojson(polygons(baseMap.sea)),
    builtUp: geojson(polygons(baseMap.builtUp.map((it) => it.polygon))),
    lakes: geojson({
      type: 'FeatureCollection',
      features: (baseMap.lakes ?? []).map(({ polygon, ...named }) => ({
        type: 'Feature',
        properties: namesOf(named),
        geometry: { type: 'Polygon', coordinates: polygon },
      })),
    }),
    rivers: geojson({
      type: 'FeatureCollection',
      features: baseMap.rivers.map(({ line, widthM, ...named }) => ({
        type: 'Feature',
        properties: { widthM, ...namesOf(named) },
        geometry: { type: 'LineString', coordinates: line },
      })),
    }),
    roads: geojson({
      type: 'FeatureCollection',
      features: baseMap.roads.map((road) => ({
        type: 'Feature',
        properties: { class: road.class },
        geometry: { type: 'LineString', coordinates: road.line },
      })),
    }),
    places: geojson({
      type: 'FeatureCollection',
      features: baseMap.places.map(({ name, nameUk, id, people, lonLat }) => ({
        type: 'Feature',
        properties: { name: name ?? id, nameUk: nameUk ?? name ?? id, people },
        geometry: { type: 'Point', coordinates: lonLat },
      })),
    }),
  };
}

function namesOf({ name, nameUk }: { name?: string; nameUk?: string }) {
  const known = name ?? nameUk;
  return known === undefined ? {} : { name: known, nameUk: nameUk ?? known };
}

function geojson(data: FeatureCollection): SourceSpecification {
  return { type: 'geojson', data, tolerance: 0.2 };
}

export function empty(): FeatureCollection {
  return { type: 'FeatureCollection', features: [] };
}
