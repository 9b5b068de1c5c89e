import type { FeatureCollection } from 'geojson';
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { BaseMap } from '../../../model/base-map';
import type { AreaFill, LayerId, WaterView } from '../../../store/view';
import { type MapFeatures, stateSources } from '../map-features';
import { areaLayers } from './area-layers';
import { baseLayers, labelLayers } from './base-layers';
import { runOn } from './base-sheet';
import type { StyleContext } from './expressions';
import { countLayers, facilityLayers } from './facility-layers';
import { branchLayers, busLayers, generatorLayers, markLayers } from './grid-layers';
import { linkLayers, selectionLayers } from './selection-layers';
import { supplyLinkLayers, supplyNodeLayers } from './supply-layers';
import { deviceLayers, junctionLayers, pipeLayers } from './water-layers';
import { waterPointLayers } from './water-point-layers';

export interface StyleParts {
  context: StyleContext;
  features: MapFeatures;
  baseMap: BaseMap;
  /** Natural Earth land, once loaded, for regions without a base map. */
  world?: FeatureCollection;
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
  const { context, features, baseMap } = parts;
  const sources: Record<string, SourceSpecification> = {
    world: geojson(parts.world ?? empty()),
    ...baseSources(runOn(baseMap)),
    counts: geojson(empty()),
    selection: geojson(empty()),
    links: geojson(empty()),
    marks: geojson(empty()),
  };
  for (const source of stateSources) sources[source] = geojson(features.collections[source]);
  const layers = [
    ...baseLayers(context, parts.world !== undefined),
    ...areaLayers(context, parts.areaFill),
    ...pipeLayers(context, parts.waterView),
    ...supplyLinkLayers(context, parts.waterView),
    ...branchLayers(context),
    ...linkLayers(context),
    ...junctionLayers(context, parts.waterView),
    ...busLayers(context),
    ...deviceLayers(context),
    ...generatorLayers(context),
    ...supplyNodeLayers(context),
    ...facilityLayers(context),
    ...labelLayers(context),
    ...waterPointLayers(context),
    ...countLayers(context),
    ...markLayers(context),
    ...selectionLayers(context),
  ].map((layer) => switched(layer, parts));
  return { version: 8, sources, layers, transition: { duration: 0, delay: 0 } };
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
    rivers: geojson({
      type: 'FeatureCollection',
      features: baseMap.rivers.map(({ line, widthM }) => ({
        type: 'Feature',
        properties: { widthM },
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

function geojson(data: FeatureCollection): SourceSpecification {
  return { type: 'geojson', data, tolerance: 0.2 };
}

export function empty(): FeatureCollection {
  return { type: 'FeatureCollection', features: [] };
}
