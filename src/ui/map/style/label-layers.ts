import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { BaseMap } from '../../../model/base-map';
import { type Expression, grouped, nameOf, nameOnLine, type StyleContext } from './expressions';

/** So many places, the largest, keep their names wherever signs crowd; a smaller one gives way. */
const firmNames = 14;
const townPeople = 15_000;

/** Least people of a place whose name always stands. */
export function firmPeopleOf({ places }: Pick<BaseMap, 'places'>): number {
  const people = places.map((it) => it.people).sort((a, b) => b - a);
  return Math.max(townPeople, people[firmNames - 1] ?? 0);
}

/** Names of places, waters, sites and buses, by rank; they give way to the signs of what is lost. */
export function labelLayers(context: StyleContext, firmPeople: number): LayerSpecification[] {
  const { palette, fitZoom } = context;
  const halo = { 'text-halo-color': palette.ground, 'text-halo-width': 1.6 };
  const above = (id: string, source: string, zoom: number, offset: number): LayerSpecification => ({
    id,
    type: 'symbol',
    source,
    minzoom: zoom,
    layout: {
      'text-field': nameOf(context),
      'text-size': 12,
      'text-anchor': 'top',
      'text-offset': [0, offset],
      'text-max-width': 9,
      'text-optional': true,
    },
    paint: { 'text-color': palette.text, ...halo },
  });
  const sites = above('facilityNames', 'facilities', fitZoom + 2.2, 1.1);
  return grouped('labels', [
    ...waterNames(context),
    above('waterPointNames', 'waterPoints', Math.max(fitZoom + 2.2, context.townZoom + 0.6), 1),
    { ...sites, layout: { ...sites.layout, 'symbol-sort-key': ['get', 'tier'] } } as LayerSpecification,
    {
      id: 'busNames',
      type: 'symbol',
      source: 'buses',
      minzoom: fitZoom + 2.6,
      layout: {
        'text-field': nameOf(context),
        'text-size': 12,
        'text-anchor': 'left',
        'text-offset': [0.9, 0],
        'text-max-width': 9,
        'symbol-sort-key': ['-', 0, ['get', 'kv']],
      },
      paint: { 'text-color': palette.muted, ...halo },
    },
    {
      id: 'plantNames',
      type: 'symbol',
      source: 'generators',
      minzoom: fitZoom + 1.6,
      layout: {
        'text-field': nameOf(context),
        'text-size': 12,
        'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
        'text-radial-offset': 1.4,
        'text-max-width': 9,
        'symbol-sort-key': ['-', 0, ['get', 'maxMw']],
      },
      paint: { 'text-color': palette.text, ...halo },
    },
    placeNames(context, 'villages', ['<', ['get', 'people'], firmPeople], false),
    placeNames(context, 'towns', ['>=', ['get', 'people'], firmPeople], true),
  ]);
}

/** Rivers along their course, lakes in their middle. */
function waterNames(context: StyleContext): LayerSpecification[] {
  const { palette, fitZoom } = context;
  const paint = {
    'text-color': palette.waterName,
    'text-halo-color': palette.land,
    'text-halo-width': 1.2,
  };
  return [
    {
      id: 'riverNames',
      type: 'symbol',
      source: 'rivers',
      filter: ['has', 'name'],
      minzoom: fitZoom - 0.5,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        'text-field': nameOnLine(context),
        'text-size': 12,
        'text-letter-spacing': 0.12,
        'text-max-angle': 38,
        'text-padding': 4,
        'symbol-sort-key': ['-', 0, ['get', 'widthM']],
      },
      paint,
    },
    {
      id: 'lakeNames',
      type: 'symbol',
      source: 'lakes',
      filter: ['has', 'name'],
      minzoom: fitZoom,
      layout: {
        'text-field': nameOf(context),
        'text-size': 12,
        'text-letter-spacing': 0.06,
        'text-max-width': 7,
      },
      paint,
    },
  ];
}

/** Below, right, left or above; a name that must stand also tries further off. */
function besideBy(offset: number, always: boolean): (string | [number, number])[] {
  const offsets = always ? [offset, offset + 1, offset + 2] : [offset];
  return offsets.flatMap((by): (string | [number, number])[] => [
    'top',
    [0, by],
    'left',
    [by, 0],
    'right',
    [-by, 0],
    'bottom',
    [0, -by],
  ]);
}

function placeNames(
  context: StyleContext,
  id: string,
  filter: FilterSpecification,
  always: boolean,
): LayerSpecification {
  const { palette } = context;
  return {
    id,
    type: 'symbol',
    source: 'places',
    filter,
    layout: {
      'text-field': nameOf(context),
      'text-size': ['step', ['get', 'people'], 12, 20_000, 13, 80_000, 15] as Expression,
      'text-letter-spacing': 0.02,
      'text-max-width': 8,
      'text-variable-anchor-offset': [
        'step',
        ['get', 'people'],
        ['literal', besideBy(0.7, always)],
        80_000,
        ['literal', besideBy(1.6, always)],
      ] as unknown as Expression,
      'text-allow-overlap': always,
      'symbol-sort-key': ['-', 0, ['get', 'people']],
    },
    paint: { 'text-color': palette.text, 'text-halo-color': palette.ground, 'text-halo-width': 2.2 },
  };
}
