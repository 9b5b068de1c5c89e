import type { LayerSpecification } from 'maplibre-gl';
import { facilityPowerStates, facilityWaterStates } from '../../../model/run-record';
import { facilityIconStates } from '../icons/map-images';
import { type Expression, grouped, type StyleContext, state, whenState } from './expressions';

/** Shown as icons from afar; the others are dots until there is room. */
const isMajor: Expression = ['==', ['get', 'kind'], 'hospital'];

/** One layer for each state, of which one is opaque: an icon's image cannot depend on feature-state. */
export function facilityLayers(context: StyleContext): LayerSpecification[] {
  const { palette, fitZoom, townZoom, density } = context;
  const nearZoom = Math.max(context.iconZoom, townZoom + 0.1);
  const major = (size: number): Expression => ['case', isMajor, size * density, 0] as Expression;
  const layout = {
    'icon-allow-overlap': true,
    'icon-ignore-placement': true,
    'icon-size': [
      'interpolate',
      ['linear'],
      ['zoom'],
      nearZoom - 2.4,
      major(0.45),
      nearZoom - 0.01,
      major(0.7),
      nearZoom,
      0.72 * density,
      fitZoom + 4,
      1.2,
    ] as Expression,
    'symbol-sort-key': ['-', 0, ['get', 'tier']] as ['-', number, ['get', string]],
  };
  const badge = (name: string, codes: readonly number[]): LayerSpecification => ({
    id: `facilities-${name}`,
    type: 'symbol',
    source: 'facilities',
    minzoom: townZoom,
    layout: { ...layout, 'icon-image': `badge-${name}`, 'icon-offset': [10, 10] },
    paint: { 'icon-opacity': whenState('w', codes, 1, 0) },
  });
  const { grid, backup, battery, solar } = facilityPowerStates;
  return grouped('facilities', [
    {
      id: 'facilityDots',
      type: 'circle',
      source: 'facilities',
      minzoom: townZoom,
      maxzoom: nearZoom,
      filter: ['!', isMajor],
      paint: {
        'circle-radius': [
          'interpolate',
          ['linear'],
          ['zoom'],
          nearZoom - 2.4,
          ['case', ['==', state('s'), grid], 1, 1.7],
          nearZoom,
          ['case', ['==', state('s'), grid], 2.5, 3.6],
        ],
        'circle-color': [
          'match',
          state('s'),
          grid,
          palette.muted,
          [backup, battery, solar],
          palette.backup,
          palette.text,
        ] as unknown as Expression,
        'circle-stroke-color': palette.ground,
        'circle-stroke-width': 1,
      },
    },
    ...facilityIconStates.map(
      (name): LayerSpecification => ({
        id: `facilities-${name}`,
        type: 'symbol',
        source: 'facilities',
        minzoom: townZoom,
        layout: { ...layout, 'icon-image': ['concat', 'facility-', ['get', 'kind'], `-${name}`] },
        paint: { 'icon-opacity': whenState('s', [facilityPowerStates[name]], 1, 0) },
      }),
    ),
    badge('noWater', [facilityWaterStates.none]),
    badge('storedWater', [facilityWaterStates.storage, facilityWaterStates.low]),
  ]);
}

/** How many sites of a town are dark, on backup or dry, until each can be seen; the source holds only towns with some. */
export function countLayers({ palette, fitZoom, iconZoom, townZoom }: StyleContext): LayerSpecification[] {
  const part = (field: string, name: string): Expression[] => [
    ['case', ['>', ['get', field], 0], ['image', name], ['image', 'count-nothing']] as unknown as Expression,
    [
      'case',
      ['>', ['get', field], 0],
      ['concat', ' ', ['to-string', ['get', field]], '  '],
      '',
    ] as unknown as Expression,
  ];
  // Above a city, over its name, or around it where what is selected lies there; above a village or where there is room.
  const beside = (village: number, city: number) => [
    'step',
    ['get', 'people'],
    ['literal', ['bottom', [0, -village], 'left', [village, 0], 'right', [-village, 0], 'top', [0, village]]],
    80_000,
    ['literal', ['bottom', [0, -city], 'top', [0, city], 'left', [city, 0], 'right', [-city, 0]]],
  ];
  const sections = [
    ...part('dark', 'count-dark'),
    ...part('backup', 'count-backup'),
    ...part('dry', 'count-dry'),
  ].flatMap((it) => [it, { 'vertical-align': 'center' }]);
  return grouped('facilities', [
    {
      id: 'townCounts',
      type: 'symbol',
      source: 'counts',
      maxzoom: Math.max(iconZoom, townZoom + 0.1),
      layout: {
        'text-field': ['format', ...sections] as unknown as Expression,
        'text-size': 13,
        // Beside the town, whose size on the screen doubles with each step of the zoom.
        'text-variable-anchor-offset': [
          'interpolate',
          ['exponential', 2],
          ['zoom'],
          fitZoom,
          beside(0.9, 2.4),
          fitZoom + 2.5,
          beside(2.5, 11),
        ] as unknown as Expression,
        'text-max-width': 40,
        // From afar the larger town comes first and small ones beside it wait for the next zoom.
        'text-allow-overlap': ['step', ['zoom'], false, fitZoom + 0.8, true],
        'icon-image': 'chip',
        'icon-text-fit': 'both',
        'icon-padding': 0,
        'text-padding': 0,
        'icon-text-fit-padding': [1, 6, 1, 5],
        'icon-allow-overlap': ['step', ['zoom'], false, fitZoom + 0.8, true],
        'symbol-sort-key': ['-', 0, ['get', 'people']],
        'symbol-z-order': 'source',
      },
      paint: { 'text-color': palette.text },
    },
  ]);
}
