import type { Feature, FeatureCollection } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { Footprint } from '../../model/footprint';
import type { StyleContext } from '../map/style/expressions';
import { outlinesOf } from './track-outline';

/** Quiet outlines of natural hazards, over the areas and under the networks. */
export function footprintLayers({ palette }: StyleContext): LayerSpecification[] {
  const isOpen = ['==', ['get', 'isOpen'], true];
  return [
    {
      id: 'footprintBand',
      type: 'line',
      source: 'footprints',
      filter: ['==', ['get', 'role'], 'edge'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.text, 'line-width': 9, 'line-opacity': 0.1 },
    },
    {
      id: 'footprintEdge',
      type: 'line',
      source: 'footprints',
      filter: ['==', ['get', 'role'], 'edge'],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.text,
        'line-opacity': 0.75,
        'line-width': ['case', isOpen, 2.6, 1.4] as unknown as number,
      },
    },
    {
      id: 'footprintMiddle',
      type: 'line',
      source: 'footprints',
      filter: ['==', ['get', 'role'], 'middle'],
      paint: {
        'line-color': palette.text,
        'line-opacity': 0.55,
        'line-width': 1.2,
        'line-dasharray': [6, 4],
      },
    },
  ];
}

/** Beside the top of the outline, and beside it further up. */
const beside: (string | [number, number])[] = [
  'left',
  [1, -0.8],
  'right',
  [-1, -0.8],
  'left',
  [1, -2.2],
  'right',
  [-1, -2.2],
];

/** Hazard and intensity, written at the top of the outline; over the networks, under the names of places. */
export function footprintLabelLayers({ palette }: StyleContext): LayerSpecification[] {
  return [
    {
      id: 'footprintLabel',
      type: 'symbol',
      source: 'footprints',
      filter: ['==', ['get', 'role'], 'label'],
      layout: {
        'text-field': ['get', 'label'],
        'text-size': 12.5,
        // Above the outline, or where no sign and no name of a place is; it is always there.
        'text-variable-anchor-offset': ['bottom', [0, -0.5], 'bottom', [0, -2], 'top', [0, 0.6], ...beside],
        'text-allow-overlap': true,
      },
      paint: { 'text-color': palette.text, 'text-halo-color': palette.ground, 'text-halo-width': 2 },
    },
  ];
}

/** Footprints as the map draws them. `label` says hazard and intensity. */
export function footprintOverlay(
  footprints: readonly Footprint[],
  label: (footprint: Footprint) => string,
  openId: string | undefined,
): FeatureCollection {
  const features = footprints.flatMap((it): Feature[] => {
    const isOpen = it.id === openId;
    const edges = outlinesOf(it);
    const points = edges.flat();
    if (points.length === 0) return [];
    const top = points.reduce((a, b) => (b[1] > a[1] ? b : a));
    const line = (coordinates: typeof points, role: string): Feature => ({
      type: 'Feature',
      properties: { role, isOpen },
      geometry: { type: 'LineString', coordinates },
    });
    return [
      ...edges.map((edge) => line(edge, 'edge')),
      ...(it.halfWidthM === undefined ? [] : [line(it.outline, 'middle')]),
      {
        type: 'Feature',
        properties: { role: 'label', label: label(it) },
        geometry: { type: 'Point', coordinates: top },
      },
    ];
  });
  return { type: 'FeatureCollection', features };
}
