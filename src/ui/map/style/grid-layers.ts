import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { busStates, feederStates, generatorStates } from '../../../model/run-record';
import type { GeneratorIconState } from '../icons/map-images';
import { isLive } from '../live/live-grid';
import { branchClasses } from '../state-classes';
import {
  byClass,
  type Expression,
  grouped,
  type StyleContext,
  scaled,
  scaledInNetwork,
  state,
  whenState,
} from './expressions';
import { markSizes } from './mark-size';

const { dead, lost, tripped, notInService } = branchClasses;
const clear = 'rgba(0,0,0,0)';
const out = [dead, lost, tripped, notInService];
const broken = [lost, tripped];

/** Width of a line by voltage, px at the middle scale. */
const widthByKv: Expression = ['step', ['get', 'kv'], 1.2, 20, 1.5, 60, 2.2, 180, 3.2, 300, 4.2];

/** Lines and cables by voltage; loading above 80 % widens and recolours; out of use is dashed. */
export function branchLayers(context: StyleContext): LayerSpecification[] {
  const { palette } = context;
  if (isLive(context)) return grouped('grid', [hitLines(context)]);
  const loaded = byClass(state('s'), [0, 1.2, 2, 2.8, 3.6], 0);
  const live: Expression = ['+', widthByKv, loaded];
  return [
    ...grouped('grid', [
      branchCasing(context, live),
      {
        id: 'branchLive',
        type: 'line',
        source: 'branches',
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: {
          // Every paint that depends on state is a buffer sent again at each change: clear colour, no opacity.
          'line-color': byClass(state('s'), [palette.electricity, ...palette.loading], clear),
          'line-width': scaled(context, live),
        },
      },
      {
        id: 'branchOut',
        type: 'line',
        source: 'branches',
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': whenState('s', [dead, notInService], palette.muted, clear),
          'line-width': scaled(context, ['max', 1.6, ['*', 0.8, widthByKv]]),
          'line-dasharray': [2, 2.2],
        },
      },
      ...lostBranches(context),
    ]),
    ...grouped('flow', [
      flowArrows(context, 'branches', 1, [0, 1, 2, 3, 4]),
      flowArrows(context, 'branches', -1, [0, 1, 2, 3, 4]),
    ]),
  ];
}

/** Where the lines of a big grid lie, for the pointer; they are drawn by `live/`. */
function hitLines(context: StyleContext): LayerSpecification {
  return {
    id: 'branchLive',
    type: 'line',
    source: 'branches',
    paint: { 'line-opacity': 0, 'line-width': scaled(context, widthByKv) },
  };
}

/** What is lost or tripped: a thin line with ties across it, told apart from one that is merely without voltage. */
function lostBranches(context: StyleContext): LayerSpecification[] {
  const colour = whenState('s', broken, context.palette.text, clear);
  return [
    {
      id: 'branchLost',
      type: 'line',
      source: 'branches',
      paint: { 'line-color': colour, 'line-width': scaled(context, 1.3) },
    },
    {
      id: 'branchTies',
      type: 'line',
      source: 'branches',
      paint: { 'line-color': colour, 'line-width': scaled(context, 7), 'line-dasharray': [0.18, 1] },
    },
  ];
}

/** Sets lines off from what they cross. */
function branchCasing(context: StyleContext, width: Expression): LayerSpecification {
  return {
    id: 'branchCasing',
    type: 'line',
    source: 'branches',
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': context.palette.ground,
      'line-width': scaled(context, ['+', width, 2]),
      'line-opacity': whenState('s', out, 0, 0.7),
    },
  };
}

/** Arrow heads along lines whose flow runs with (1) or against (-1) the line. */
export function flowArrows(
  context: StyleContext,
  source: 'branches' | 'pipeArrows' | 'supplyLinks',
  direction: 1 | -1,
  /** States in which something flows; left out where the direction alone tells. */
  classes?: readonly number[],
): LayerSpecification {
  return {
    id: `${source === 'pipeArrows' ? 'pipes' : source}Arrows${direction === 1 ? 'With' : 'Against'}`,
    type: 'symbol',
    source,
    minzoom: arrowZoom(context, source),
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': source === 'branches' ? 110 : 90,
      'icon-image': source === 'branches' ? 'arrow-electricity' : 'arrow-water',
      'icon-rotate': direction === 1 ? 0 : 180,
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'icon-size': source === 'pipeArrows' ? scaledInNetwork(context, 0.75) : scaled(context, 1, 0.7, 1.2),
    },
    paint: {
      'icon-opacity': [
        'case',
        classes
          ? ['all', ['==', state('d'), direction], ['in', state('s'), ['literal', classes as number[]]]]
          : ['==', state('d'), direction],
        1,
        0,
      ],
    },
  };
}

function arrowZoom(
  { fitZoom, townZoom, waterZoom }: StyleContext,
  source: 'branches' | 'pipeArrows' | 'supplyLinks',
): number {
  if (source === 'supplyLinks') return 0;
  return source === 'pipeArrows' ? Math.max(townZoom, waterZoom + 1.4) : fitZoom + 0.8;
}

const waterSources = ['pipes', 'supplyLinks'];

/** Where a lost or tripped component is, said by a sign; the source holds only those. */
export function markLayers(context: StyleContext): LayerSpecification[] {
  const isWater: Expression = ['in', ['get', 'of'], ['literal', waterSources]];
  return [
    ...marks(context, 'marks', 'grid', ['!', isWater], 0),
    ...marks(context, 'waterMarks', 'water', isWater, context.townZoom),
  ];
}

function marks(
  context: StyleContext,
  id: string,
  group: 'grid' | 'water',
  filter: Expression,
  minzoom: number,
): LayerSpecification[] {
  return grouped(group, [
    {
      id,
      type: 'symbol',
      source: 'marks',
      minzoom,
      filter: filter as FilterSpecification,
      layout: {
        'icon-image': ['concat', 'mark-', ['get', 'kind']],
        // From afar one sign stands for those around it; names keep clear of them.
        'icon-allow-overlap': ['step', ['zoom'], false, context.townZoom, true],
        'icon-padding': 0,
        'icon-size': [
          'interpolate',
          ['linear'],
          ['zoom'],
          ...markSizes.flatMap(([zooms, size]) => [context.fitZoom + zooms, size]),
        ] as unknown as Expression,
        'symbol-sort-key': ['match', ['get', 'kind'], 'lost', 0, 1],
      },
    },
  ]);
}

/** Buses filled while live and hollow when dead; feeders as small squares of the same logic. */
export function busLayers(context: StyleContext): LayerSpecification[] {
  const { palette, fitZoom } = context;
  const { served, partial, shed, dark, lost: feederLost, rota } = feederStates;
  return grouped('grid', [
    {
      id: 'feeders',
      type: 'circle',
      source: 'feeders',
      minzoom: Math.max(fitZoom + 1.2, context.townZoom, context.iconZoom - 0.4),
      paint: {
        'circle-radius': scaled(context, 3.4),
        'circle-color': [
          'match',
          state('s'),
          [served],
          palette.electricity,
          [partial],
          palette.hairline,
          palette.ground,
        ],
        'circle-stroke-color': whenState(
          's',
          [shed, dark, feederLost, rota],
          palette.text,
          palette.electricity,
        ),
        'circle-stroke-width': whenState('s', [served], 0.5, 1.6),
      },
    },
    {
      id: 'buses',
      type: 'circle',
      source: 'buses',
      filter: ['any', ['>=', ['get', 'kv'], 60], ['>=', ['zoom'], context.townZoom]],
      paint: {
        ...(isLive(context) ? { 'circle-opacity': 0, 'circle-stroke-opacity': 0 } : {}),
        'circle-radius': scaled(context, ['step', ['get', 'kv'], 3, 60, 4.2, 180, 5.4, 300, 6.4]),
        'circle-color': whenState(
          's',
          [busStates.dead, busStates.lost, busStates.notInService],
          palette.ground,
          palette.electricity,
        ),
        'circle-stroke-color': whenState('s', [busStates.dead, busStates.lost], palette.text, palette.ground),
        'circle-stroke-width': 1.6,
      },
    },
  ]);
}

const generatorCodes: Record<GeneratorIconState, number[]> = {
  running: [generatorStates.running],
  off: [generatorStates.off, generatorStates.notInService],
  tripped: [generatorStates.tripped],
  lost: [generatorStates.lost],
};

export function generatorLayers(context: StyleContext): LayerSpecification[] {
  const states = Object.keys(generatorCodes) as GeneratorIconState[];
  return grouped(
    'grid',
    states.map((name) => ({
      id: `generators-${name}`,
      type: 'symbol' as const,
      source: 'generators',
      minzoom: context.density < 0.6 ? context.fitZoom + 2 : 0,
      layout: {
        'icon-image': ['concat', 'generator-', ['get', 'technology'], `-${name}`] as Expression,
        'icon-allow-overlap': true,
        'icon-size': scaled(context, 1, 0.65, 1.15),
        // Units without a place of their own stand around their bus.
        'icon-offset': [
          'match',
          ['get', 'slot'],
          0,
          ['literal', [0, -22]],
          1,
          ['literal', [22, 0]],
          2,
          ['literal', [0, 22]],
          3,
          ['literal', [-22, 0]],
          ['literal', [0, 0]],
        ] as unknown as Expression,
      },
      paint: { 'icon-opacity': whenState('s', generatorCodes[name], 1, 0) },
    })),
  );
}
