import type { FeatureCollection } from 'geojson';
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { BaseMap } from '../../../model/base-map';
import type { AreaFill, LayerId } from '../../../store/view';
import { type MapFeatures, stateSources } from '../map-features';
import { areaLayers } from './area-layers';
import { baseLayers, labelLayers } from './base-layers';
import { runOn } from './base-sheet';
import type { StyleContext } from './expressions';
import { countLayers, facilityLayers } from './facility-layers';
import { branchLayers, busLayers, generatorLayers, markLayers } from './grid-layers';
import { linkLayers, selectionLayers } from './selection-layers';
import { deviceLayers, junctionLayers, pipeLayers } from './water-layers';

export interface StyleParts {
  context: StyleContext;
  features: MapFeatures;
  baseMap: BaseMap;
  /** Natural Earth land, once loaded, for regions without a base map. */
  world?: FeatureCollection;
  areaFill: AreaFill;
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
    ...pipeLayers(context),
    ...branchLayers(context),
    ...linkLayers(context),
    ...junctionLayers(context),
    ...busLayers(context),
    ...deviceLayers(context),
    ...generatorLayers(context),
    ...facilityLayers(context),
    ...labelLayers(context),
    ...countLayers(context),
    ...markLayers(context),
    ...selectionLayers(context),
  ].map((layer) => switched(layer, parts.layers));
  return { version: 8, sources, layers, transition: { duration: 0, delay: 0 } };
}

/** Which switch shows a layer; undefined for those that are always there. */
export function groupOf(layer: LayerSpecification): LayerId | undefined {
  return (layer.metadata as { group?: LayerId } | undefined)?.group;
}

function switched(layer: LayerSpecification, shown: Record<LayerId, boolean>): LayerSpecification {
  const group = groupOf(layer);
  if (group === undefined || shown[group] || layer.type === 'background') return layer;
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
