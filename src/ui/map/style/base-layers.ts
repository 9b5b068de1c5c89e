import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { grouped, type StyleContext } from './expressions';

/** Sea, land, built-up areas, rivers, roads. `isSea` paints the ground as sea, for regions without a coast of their own. */
export function baseLayers(context: StyleContext, isSea: boolean): LayerSpecification[] {
  const { palette, fitZoom } = context;
  return [
    {
      id: 'ground',
      type: 'background',
      paint: { 'background-color': isSea ? palette.sea : palette.land },
    },
    ...grouped('base', [
      { id: 'world', type: 'fill', source: 'world', paint: { 'fill-color': palette.land } },
      { id: 'sea', type: 'fill', source: 'sea', paint: { 'fill-color': palette.sea } },
      {
        id: 'shore',
        type: 'line',
        source: 'sea',
        paint: { 'line-color': palette.muted, 'line-opacity': 0.5, 'line-width': 1 },
      },
      { id: 'builtUp', type: 'fill', source: 'builtUp', paint: { 'fill-color': palette.builtUp } },
      {
        id: 'rivers',
        type: 'line',
        source: 'rivers',
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: {
          'line-color': palette.sea,
          'line-width': [
            'interpolate',
            ['exponential', 2],
            ['zoom'],
            fitZoom - 1,
            ['max', 1, ['/', ['get', 'widthM'], 60]],
            fitZoom + 4,
            ['max', 3, ['/', ['get', 'widthM'], 4]],
          ],
        },
      },
      {
        id: 'roads',
        type: 'line',
        source: 'roads',
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: {
          'line-color': palette.road,
          'line-width': [
            'interpolate',
            ['linear'],
            ['zoom'],
            fitZoom,
            ['match', ['get', 'class'], 'main', 1.2, 0.5],
            fitZoom + 4,
            ['match', ['get', 'class'], 'main', 5, 2.5],
          ],
        },
      },
    ]),
  ];
}

/** Names of places, sites and buses; they give way to the signs of what is lost. */
export function labelLayers(context: StyleContext): LayerSpecification[] {
  const { palette, nameField, fitZoom } = context;
  const halo = { 'text-halo-color': palette.ground, 'text-halo-width': 1.6 };
  return grouped('labels', [
    {
      id: 'facilityNames',
      type: 'symbol',
      source: 'facilities',
      minzoom: fitZoom + 2.2,
      layout: {
        'text-field': ['get', nameField],
        'text-size': 12,
        'text-anchor': 'top',
        'text-offset': [0, 1.1],
        'text-max-width': 9,
        'text-optional': true,
        'symbol-sort-key': ['get', 'tier'],
      },
      paint: { 'text-color': palette.text, ...halo },
    },
    {
      id: 'busNames',
      type: 'symbol',
      source: 'buses',
      minzoom: fitZoom + 2.6,
      layout: {
        'text-field': ['get', nameField],
        'text-size': 12,
        'text-anchor': 'left',
        'text-offset': [0.9, 0],
        'text-max-width': 9,
        'symbol-sort-key': ['-', 0, ['get', 'kv']],
      },
      paint: { 'text-color': palette.muted, ...halo },
    },
    // Towns keep their names wherever signs crowd; a village gives way.
    placeNames(context, 'villages', ['<', ['get', 'people'], townPeople], false),
    placeNames(context, 'towns', ['>=', ['get', 'people'], townPeople], true),
  ]);
}

const townPeople = 15_000;

function placeNames(
  { palette, nameField }: StyleContext,
  id: string,
  filter: FilterSpecification,
  always: boolean,
): LayerSpecification {
  return {
    id,
    type: 'symbol',
    source: 'places',
    filter,
    layout: {
      'text-field': ['get', nameField],
      'text-size': ['step', ['get', 'people'], 12, 20_000, 13, 80_000, 15],
      'text-letter-spacing': 0.02,
      'text-max-width': 8,
      'text-variable-anchor': ['top', 'left', 'right', 'bottom'],
      'text-radial-offset': ['step', ['get', 'people'], 0.7, 80_000, 1.6],
      'text-allow-overlap': always,
      'symbol-sort-key': ['-', 0, ['get', 'people']],
    },
    paint: { 'text-color': palette.text, 'text-halo-color': palette.ground, 'text-halo-width': 2.2 },
  };
}
