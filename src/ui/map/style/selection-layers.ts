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

/** Rings and outlines of what is selected: thousands at times, so they are apart from what follows the pointer. */
export function chosenLayers(context: StyleContext): LayerSpecification[] {
  return ringLayers(context, 'chosen');
}

/** Rings and outlines of what is hovered or suggested. */
export function selectionLayers(context: StyleContext): LayerSpecification[] {
  const { palette } = context;
  return [
    ...ringLayers(context, 'selection'),
    {
      // Room for what is selected: names and counts, placed later, keep clear of it.
      id: 'selectionRoom',
      type: 'symbol',
      source: 'selection',
      filter: ['all', ['==', ['geometry-type'], 'Point'], ['==', ['get', 'role'], 'selected']],
      layout: { 'icon-image': 'room', 'icon-allow-overlap': true },
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

function ringLayers(context: StyleContext, source: 'chosen' | 'selection'): LayerSpecification[] {
  const { palette } = context;
  return [
    {
      id: `${source}Area`,
      type: 'line',
      source,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'line-color': palette.selection, 'line-width': 2.5 },
    },
    {
      id: `${source}Line`,
      type: 'line',
      source,
      filter: ['==', ['geometry-type'], 'LineString'],
      layout: { 'line-cap': 'butt', 'line-join': 'round' },
      paint: {
        'line-color': palette.selection,
        'line-width': ['match', ['get', 'role'], 'crowd', 1.3, 2],
        'line-gap-width': ['match', ['get', 'role'], 'crowd', 5, 7],
      },
    },
    {
      id: `${source}Point`,
      type: 'circle',
      source,
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
        'circle-stroke-width': ['match', ['get', 'role'], ['hovered', 'crowd'], 1.5, 2.5],
      },
    },
  ];
}
