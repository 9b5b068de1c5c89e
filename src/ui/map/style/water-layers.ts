import type { LayerSpecification } from 'maplibre-gl';
import type { WaterView } from '../../../store/view';
import { type DeviceIconState, type SourceIconState, tankFills } from '../icons/map-images';
import { junctionClasses, linkClasses, sourceClasses } from '../state-classes';
import { tankLost } from '../water-feed';
import {
  byClass,
  type Expression,
  grouped,
  nodeZoomOf,
  onlyIn,
  type StyleContext,
  scaled,
  scaledInNetwork,
  state,
  whenState,
} from './expressions';
import { flowArrows } from './grid-layers';

const { closed, noPower, lost, leaking, dry } = linkClasses;
const clear = 'rgba(0,0,0,0)';
/** Classes of links that water passes. */
const flowing = [1, 2, 3, 4, 5];

/** Width of a pipe by diameter, px at the middle scale. */
const widthByDiameter: Expression = [
  'step',
  // pumps and valves may have none
  ['to-number', ['get', 'diameterM'], 0.2],
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
/** Width by class of flow. */
export const flowWidthsPx = [0.7, 1, 1.8, 3, 4.6, 6.4] as const;
const widthByFlow = byClass(state('s'), flowWidthsPx, flowWidthsPx[0]);

/** Pipes by diameter or by flow; closed, dry, lost and leaking ones each in their own way. */
export function pipeLayers(context: StyleContext, view: WaterView): LayerSpecification[] {
  const { palette } = context;
  // Round ends cost vertices, and every vertex is sent again when a state changes.
  const isDense = context.waterZoom > context.townZoom + 0.5;
  const isWet = ['>=', state('s', 1), 0];
  const line = (
    id: string,
    source: 'pipes' | 'pipesOut',
    colour: string | Expression,
    width: Expression,
    dash: number[] | undefined,
    opacity = 1,
  ): LayerSpecification => ({
    id,
    type: 'line',
    source,
    minzoom: context.townZoom,
    layout: dash || isDense ? { 'line-join': 'bevel' } : { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      // Paint that depends on state is a buffer sent again at each change: as little of it as can be.
      'line-color': colour,
      'line-width': width,
      'line-opacity': opacity,
      ...(dash ? { 'line-dasharray': dash } : {}),
    },
  });
  const thin = scaled(context, ['max', 1.2, ['*', 0.8, widthByDiameter]], 0.5);
  const wide = view === 'flow' ? widthByFlow : widthByDiameter;
  const width = scaled(context, ['case', isWet, wide, 0] as unknown as Expression, 0.5);
  const out = (codes: number[], colour: string) => whenState('s', codes, colour, clear);
  return [
    ...grouped('water', [
      // Under junctions that tell the pressure, pipes stay back.
      line('pipes', 'pipes', palette.water, width, undefined, view === 'pressure' ? 0.55 : 0.85),
      line('pipesDry', 'pipesOut', out([dry], palette.muted), thin, [0.5, 2.2]),
      line('pipesClosed', 'pipesOut', out([closed, noPower], palette.water), thin, [5, 2.5]),
      line('pipesLost', 'pipesOut', out([lost, leaking], palette.text), thin, [2, 2]),
    ]),
    ...grouped(
      'flow',
      onlyIn(
        ['pressure', 'flow'],
        [flowArrows(context, 'pipeArrows', 1), flowArrows(context, 'pipeArrows', -1)],
      ),
    ),
  ];
}

/** Radius of junctions by class, px: what has full service stays small. */
export const junctionRadiiPx = [4.4, 4, 4, 3.2, 2.2] as const;

/** Junctions by pressure: filled while they deliver, hollow below the least pressure, crossed without water. */
export function junctionLayers(context: StyleContext, view: WaterView): LayerSpecification[] {
  const { palette } = context;
  const nodeZoom = nodeZoomOf(context);
  const { none, below, full } = junctionClasses;
  const isPressure = view === 'pressure';
  // What has no service is shown with flow too; alone, the network has no states.
  const shown = <T extends string | number>(values: readonly T[], unknown: T, hidden: T) =>
    byClass(
      state('s', -1),
      isPressure ? values : values.map((it, ix) => (view === 'flow' && ix <= below ? it : hidden)),
      view === 'plain' ? hidden : isPressure ? unknown : hidden,
    );
  return grouped('water', [
    {
      id: 'nodes',
      type: 'circle',
      source: 'nodes',
      minzoom: nodeZoom,
      paint: {
        'circle-radius': scaledInNetwork(
          context,
          shown(junctionRadiiPx, junctionRadiiPx[full], junctionRadiiPx[full] * 0.7),
        ),
        'circle-color': shown(palette.pressure, palette.ground, palette.water),
        'circle-stroke-color': shown(
          [palette.text, palette.text, palette.ground, palette.ground, palette.water],
          palette.water,
          palette.ground,
        ),
        'circle-stroke-width': shown([1.4, 2.2, 1, 1, 0.8], 0.8, 0.4),
      },
    },
    ...onlyIn(
      ['pressure', 'flow'],
      [
        {
          id: 'nodesDry',
          type: 'symbol',
          source: 'nodes',
          minzoom: nodeZoom,
          layout: {
            'icon-image': 'junction-none',
            'icon-allow-overlap': true,
            'icon-ignore-placement': true,
            'icon-size': scaledInNetwork(context, 1),
          },
          paint: { 'icon-opacity': whenState('s', [none], 1, 0) },
        },
      ],
    ),
  ]);
}

const deviceCodes: Record<DeviceIconState, number[]> = {
  running: [0, ...flowing],
  closed: [closed],
  noPower: [noPower],
  lost: [lost],
};
const sourceCodes: Record<SourceIconState, number[]> = {
  open: [sourceClasses.open],
  closed: [sourceClasses.closed],
  lost: [sourceClasses.lost],
};

/** Pumps, valves, tanks with their level, sources. */
export function deviceLayers(context: StyleContext): LayerSpecification[] {
  const nearZoom = context.townZoom;
  const sign = (
    id: string,
    source: 'devices' | 'tanks' | 'reservoirs',
    image: string | Expression,
    opacity: Expression,
  ): LayerSpecification => ({
    id,
    type: 'symbol',
    minzoom: nearZoom,
    source,
    layout: {
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'icon-size': scaled(context, 1, 0.7, 1.15),
      'icon-image': image,
    },
    paint: { 'icon-opacity': opacity },
  });
  const isFill = (fill: number): Expression => ['case', ['==', state('w', -1), fill], 1, 0];
  const deviceStates = Object.keys(deviceCodes) as DeviceIconState[];
  const sourceStates = Object.keys(sourceCodes) as SourceIconState[];
  return grouped('water', [
    ...deviceStates.map((name) =>
      sign(
        `devices-${name}`,
        'devices',
        ['concat', ['get', 'kind'], `-${name}`],
        whenState('s', deviceCodes[name], 1, 0),
      ),
    ),
    ...sourceStates.map((name) =>
      sign(`reservoirs-${name}`, 'reservoirs', `reservoir-${name}`, whenState('s', sourceCodes[name], 1, 0)),
    ),
    sign('tanksUnknown', 'tanks', 'tank-unknown', isFill(-1)),
    ...tankFills.map((fill) => sign(`tanks-${fill}`, 'tanks', `tank-${fill}`, isFill(fill))),
    sign('tanksLost', 'tanks', 'tank-lost', whenState('s', [tankLost], 1, 0)),
  ]);
}
