import type { LayerSpecification } from 'maplibre-gl';
import { type DeviceIconState, tankFills } from '../icons/map-images';
import { linkClasses } from '../state-classes';
import {
  byClass,
  type Expression,
  grouped,
  type StyleContext,
  scaled,
  state,
  whenState,
} from './expressions';
import { flowArrows } from './grid-layers';

const { closed, noPower, lost } = linkClasses;

/** Width of a pipe by diameter, px at the middle scale. */
const widthByDiameter: Expression = [
  'step',
  ['get', 'diameterM'],
  0.9,
  0.15,
  1.2,
  0.3,
  1.8,
  0.5,
  2.6,
  0.8,
  3.4,
];

/** Pipes by diameter; closed, dry or lost ones are dotted. */
export function pipeLayers(context: StyleContext): LayerSpecification[] {
  const { palette } = context;
  const isDry: Expression = [
    'any',
    ['==', state('dry'), 1],
    ['in', state('s'), ['literal', [closed, noPower, lost]]],
  ];
  return [
    ...grouped('water', [
      {
        id: 'pipes',
        type: 'line',
        source: 'pipes',
        minzoom: context.townZoom,
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: {
          'line-color': palette.water,
          'line-width': scaled(
            context,
            ['+', widthByDiameter, byClass(state('s'), [0, 0, 0.4, 0.9], 0)],
            0.4,
          ),
          'line-opacity': ['case', isDry, 0, byClass(state('s'), [0.55, 0.75, 0.9, 1], 0.8)],
        },
      },
      {
        id: 'pipesDry',
        type: 'line',
        source: 'pipes',
        minzoom: context.townZoom,
        paint: {
          'line-color': whenState('s', [lost], palette.text, palette.muted),
          'line-width': scaled(context, ['max', 1.2, widthByDiameter], 0.5),
          'line-dasharray': [0.6, 2],
          'line-opacity': ['case', isDry, 1, 0],
        },
      },
    ]),
    ...grouped('flow', [
      flowArrows(context, 'pipes', 1, [1, 2, 3]),
      flowArrows(context, 'pipes', -1, [1, 2, 3]),
    ]),
  ];
}

/** Junctions by pressure; dry ones are hollow with a dark ring. */
export function junctionLayers(context: StyleContext): LayerSpecification[] {
  const { palette, fitZoom, iconZoom } = context;
  return grouped('water', [
    {
      id: 'nodes',
      type: 'circle',
      source: 'nodes',
      minzoom: Math.max(fitZoom + 1.6, iconZoom - 0.4),
      paint: {
        'circle-radius': scaled(context, 3, 0.6),
        'circle-color': byClass(state('s', 3), palette.pressure, palette.water),
        'circle-stroke-color': byClass(state('s', 3), [palette.text, palette.text], palette.ground),
        'circle-stroke-width': byClass(state('s', 3), [1.6, 1], 0.8),
      },
    },
  ]);
}

const deviceCodes: Record<DeviceIconState, number[]> = {
  running: [0, 1, 2, 3],
  closed: [closed],
  noPower: [noPower],
  lost: [lost],
};

/** Pumps, valves, tanks with their level, reservoirs. */
export function deviceLayers(context: StyleContext): LayerSpecification[] {
  const nearZoom = Math.max(context.townZoom, context.iconZoom - 1.2);
  const layout = {
    'icon-allow-overlap': true,
    'icon-ignore-placement': true,
    'icon-size': scaled(context, 1, 0.7, 1.2),
  };
  const deviceStates = Object.keys(deviceCodes) as DeviceIconState[];
  return grouped('water', [
    ...deviceStates.map(
      (name): LayerSpecification => ({
        id: `devices-${name}`,
        type: 'symbol',
        minzoom: nearZoom,
        source: 'devices',
        layout: { ...layout, 'icon-image': ['concat', ['get', 'kind'], `-${name}`] },
        paint: { 'icon-opacity': whenState('s', deviceCodes[name], 1, 0) },
      }),
    ),
    {
      id: 'reservoirs',
      type: 'symbol',
      minzoom: nearZoom,
      source: 'reservoirs',
      layout: { ...layout, 'icon-image': 'reservoir' },
    },
    {
      id: 'tanksUnknown',
      type: 'symbol',
      minzoom: nearZoom,
      source: 'tanks',
      layout: { ...layout, 'icon-image': 'tank-5' },
      paint: { 'icon-opacity': ['case', ['==', state('s', -1), -1], 1, 0] },
    },
    ...tankFills.map(
      (fill): LayerSpecification => ({
        id: `tanks-${fill}`,
        type: 'symbol',
        minzoom: nearZoom,
        source: 'tanks',
        layout: { ...layout, 'icon-image': `tank-${fill}` },
        paint: { 'icon-opacity': ['case', ['==', state('s', -1), fill], 1, 0] },
      }),
    ),
  ]);
}
