import type { LayerSpecification } from 'maplibre-gl';
import type { StyleContext } from './expressions';

/** Thin links of couplings, under the signs they join. */
export function linkLayers({ palette }: StyleContext): LayerSpecification[] {
  return [
    {
      id: 'links',
      type: 'line',
      source: 'links',
      paint: {
        'line-color': ['match', ['get', 'role'], 'suggested', palette.selection, palette.text],
        'line-width': 1.6,
        'line-dasharray': [1, 2],
      },
    },
  ];
}

/** Rings and outlines of what is selected, hovered or suggested. */
export function selectionLayers(context: StyleContext): LayerSpecification[] {
  const { palette } = context;
  return [
    {
      id: 'selectionArea',
      type: 'line',
      source: 'selection',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'line-color': palette.selection, 'line-width': 2.5 },
    },
    {
      id: 'selectionLine',
      type: 'line',
      source: 'selection',
      filter: ['==', ['geometry-type'], 'LineString'],
      layout: { 'line-cap': 'butt', 'line-join': 'round' },
      paint: { 'line-color': palette.selection, 'line-width': 2, 'line-gap-width': 7 },
    },
    {
      id: 'selectionPoint',
      type: 'circle',
      source: 'selection',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': [
          'interpolate',
          ['linear'],
          ['zoom'],
          context.fitZoom,
          ['*', 0.7, ['get', 'radiusPx']],
          context.fitZoom + 3,
          ['*', 1.1, ['get', 'radiusPx']],
        ],
        'circle-color': 'rgba(0,0,0,0)',
        'circle-stroke-color': palette.selection,
        'circle-stroke-width': ['match', ['get', 'role'], 'hovered', 1.5, 2.5],
      },
    },
    {
      id: 'suggestionRank',
      type: 'symbol',
      source: 'selection',
      filter: ['has', 'rank'],
      layout: {
        'text-field': ['get', 'rank'],
        'text-size': 13,
        'text-offset': [1.3, -1.1],
        'text-allow-overlap': true,
      },
      paint: { 'text-color': palette.selection, 'text-halo-color': palette.ground, 'text-halo-width': 2 },
    },
  ];
}
