import type { LayerSpecification } from 'maplibre-gl';
import { facilityPowerStates, facilityWaterStates } from '../../../model/run-record';
import { facilityIconStates } from '../icons/map-images';
import { type Expression, grouped, type StyleContext, state, whenState } from './expressions';

/** Shown as icons from afar; the others are dots until there is room. */
const isMajor: Expression = ['==', ['get', 'kind'], 'hospital'];

/** One layer for each state, of which one is opaque: an icon's image cannot depend on feature-state. */
export function facilityLayers(context: StyleContext): LayerSpecification[] {
  const { palette, fitZoom, density, iconZoom: nearZoom } = context;
  const major = (size: number): Expression => ['case', isMajor, size * density, 0] as Expression;
  const layout = {
    'icon-allow-overlap': true,
    'icon-ignore-placement': true,
    'icon-size': [
      'interpolate',
      ['linear'],
      ['zoom'],
      Math.min(fitZoom, nearZoom) - 2,
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
    layout: { ...layout, 'icon-image': `badge-${name}`, 'icon-offset': [10, 10] },
    paint: { 'icon-opacity': whenState('w', codes, 1, 0) },
  });
  const { grid, backup, battery } = facilityPowerStates;
  return grouped('facilities', [
    {
      id: 'facilityDots',
      type: 'circle',
      source: 'facilities',
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
          [backup, battery],
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
        layout: { ...layout, 'icon-image': ['concat', 'facility-', ['get', 'kind'], `-${name}`] },
        paint: { 'icon-opacity': whenState('s', [facilityPowerStates[name]], 1, 0) },
      }),
    ),
    badge('noWater', [facilityWaterStates.none]),
    badge('storedWater', [facilityWaterStates.storage, facilityWaterStates.low]),
  ]);
}
