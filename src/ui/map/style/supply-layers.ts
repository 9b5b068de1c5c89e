import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { WaterView } from '../../../store/view';
import { type SupplyIconState, tankFills } from '../icons/map-images';
import { linkClasses, supplyClasses } from '../state-classes';
import {
  type Expression,
  grouped,
  nameOf,
  onlyIn,
  type StyleContext,
  scaled,
  state,
  whenState,
} from './expressions';
import { flowArrows } from './grid-layers';
import { flowWidthsPx } from './water-layers';

const { closed, noPower, lost } = linkClasses;
const out = [closed, noPower, lost];
const clear = 'rgba(0,0,0,0)';

/** Width of a link by its capacity, px at the middle scale; steps as those of flow, ten times as wide apart. */
const widthByCapacity: Expression = [
  'step',
  ['get', 'capacityM3s'],
  1.4,
  0.01,
  2.2,
  0.05,
  3.2,
  0.25,
  4.4,
  1,
  6,
];

/** Links of supply zones, by capacity or by flow; they are seen from afar. */
export function supplyLinkLayers(context: StyleContext, view: WaterView): LayerSpecification[] {
  const { palette } = context;
  const byFlow = ['match', state('s'), ...flowWidthsPx.flatMap((px, ix) => [ix, px + 0.6]), 1.4];
  const width = scaled(context, view === 'flow' ? (byFlow as unknown as Expression) : widthByCapacity, 0.7);
  const aside: Expression = ['case', ['get', 'hasTwin'], 3.5, 0];
  return [
    ...grouped('water', [
      {
        id: 'supplyLinks',
        type: 'line',
        source: 'supplyLinks',
        layout: { 'line-cap': 'round' },
        paint: {
          'line-color': whenState('s', out, clear, palette.water),
          'line-width': width,
          'line-offset': aside,
          'line-opacity': 0.8,
        },
      },
      {
        id: 'supplyLinksOut',
        type: 'line',
        source: 'supplyLinks',
        paint: {
          'line-color': whenState('s', out, palette.text, clear),
          'line-width': scaled(context, ['max', 1.4, ['*', 0.7, widthByCapacity]], 0.7),
          'line-offset': aside,
          'line-dasharray': [2, 2.2],
        },
      },
    ]),
    ...grouped(
      'flow',
      onlyIn(['pressure', 'flow'], [flowArrows(context, 'supplyLinks', 1, [1, 2, 3, 4, 5])]),
    ),
  ];
}

const stateCodes: Record<SupplyIconState, number[]> = {
  well: [supplyClasses.well],
  part: [supplyClasses.part],
  none: [supplyClasses.none],
  closed: [supplyClasses.closed],
  lost: [supplyClasses.lost],
};

/** From afar a zone is a dot, hollow where it gets part of its need, dark where it gets none; the rest of its supply is left to nearer views. */
function supplyDots({ palette, fitZoom, townZoom }: StyleContext): LayerSpecification {
  const { part, none } = supplyClasses;
  return {
    id: 'supplyDots',
    type: 'circle',
    source: 'supplyNodes',
    maxzoom: Math.max(0.1, townZoom),
    filter: ['==', ['get', 'kind'], 'zone'],
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['zoom'], fitZoom - 1, 2.4, fitZoom + 1.5, 4.5],
      'circle-color': ['match', state('s'), part, palette.ground, none, palette.text, palette.water],
      'circle-stroke-color': ['match', state('s'), part, palette.water, palette.ground],
      'circle-stroke-width': 1.4,
    },
  };
}

/** Sources, works, stations, reservoirs with their fill, and zones with what they get. */
export function supplyNodeLayers(context: StyleContext): LayerSpecification[] {
  const { palette, fitZoom, townZoom } = context;
  const isReservoir: FilterSpecification = ['==', ['get', 'kind'], 'reservoir'];
  const sign = (id: string, image: string | Expression, opacity: Expression | number) => ({
    id,
    type: 'symbol' as const,
    source: 'supplyNodes',
    minzoom: townZoom,
    layout: {
      'icon-image': image,
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'icon-size': scaled(context, 1, 0.8, 1.2),
    },
    paint: { 'icon-opacity': opacity },
  });
  return grouped('water', [
    supplyDots(context),
    { ...sign('supplyGuessed', 'supply-guess', 1), filter: ['get', 'isGuess'] },
    ...(Object.keys(stateCodes) as SupplyIconState[]).map((name) =>
      sign(
        `supply-${name}`,
        ['concat', 'supply-', ['get', 'kind'], `-${name}`],
        whenState('s', stateCodes[name], 1, 0),
      ),
    ),
    ...tankFills.map((fill) => ({
      ...sign(`supplyFill-${fill}`, `supplyFill-${fill}`, [
        'case',
        ['all', ['==', state('w', -1), fill], ['!=', state('s'), supplyClasses.lost]],
        1,
        0,
      ]),
      filter: isReservoir,
    })),
    {
      id: 'supplyNames',
      type: 'symbol',
      source: 'supplyNodes',
      minzoom: Math.max(fitZoom, townZoom),
      layout: {
        'text-field': nameOf(context),
        'text-size': 12,
        'text-anchor': 'top',
        'text-offset': [0, 1.4],
        'text-max-width': 9,
        'text-optional': true,
      },
      paint: {
        'text-color': palette.text,
        'text-halo-color': palette.ground,
        'text-halo-width': 1.8,
      },
    },
  ]);
}
