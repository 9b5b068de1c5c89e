import type { FeatureCollection } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { LonLat } from '../../model/schema-parts';
import type { SketchShape } from '../../store/view';
import type { StyleContext } from '../map/style/expressions';
import { ringOfBox } from './refs-inside';

/** What is being drawn: its sides, a faint inside, and its corners. */
export function sketchLayers({ palette }: StyleContext): LayerSpecification[] {
  return [
    {
      id: 'sketchInside',
      type: 'fill',
      source: 'sketch',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': palette.selection, 'fill-opacity': 0.1 },
    },
    {
      id: 'sketchSide',
      type: 'line',
      source: 'sketch',
      filter: ['!=', ['geometry-type'], 'Point'],
      paint: { 'line-color': palette.selection, 'line-width': 2, 'line-dasharray': [2, 1.5] },
    },
    {
      id: 'sketchCorner',
      type: 'circle',
      source: 'sketch',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 5,
        'circle-color': palette.ground,
        'circle-stroke-color': palette.selection,
        'circle-stroke-width': 2,
      },
    },
  ];
}

/** A drawing with the pointer as its next corner. */
export function sketchOverlay(
  shape: SketchShape,
  points: readonly LonLat[],
  next: LonLat | undefined,
): FeatureCollection {
  const all = next && points.length > 0 ? [...points, next] : [...points];
  const features: FeatureCollection['features'] = points.map((coordinates) => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'Point', coordinates },
  }));
  const ring = shape === 'box' && all.length > 1 ? ringOfBox(all[0], all[1]) : all;
  if (shape !== 'track' && ring.length > 2)
    features.unshift({
      type: 'Feature',
      properties: {},
      geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] },
    });
  else if (ring.length > 1)
    features.unshift({
      type: 'Feature',
      properties: {},
      geometry: { type: 'LineString', coordinates: ring },
    });
  return { type: 'FeatureCollection', features };
}
