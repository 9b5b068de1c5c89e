import type { LayerSpecification } from 'maplibre-gl';
import { facilityPowerStates, facilityWaterStates } from '../../../model/run-record';
import { facilityIconStates } from '../icons/map-images';
import { grouped, type StyleContext, scaled, whenState } from './expressions';

/** One layer for each state, of which one is opaque: an icon's image cannot depend on feature-state. */
export function facilityLayers(context: StyleContext): LayerSpecification[] {
  const layout = {
    'icon-allow-overlap': true,
    'icon-ignore-placement': true,
    'icon-size': scaled(context, 1, 0.6, 1.2),
    'symbol-sort-key': ['-', 0, ['get', 'tier']] as ['-', number, ['get', string]],
  };
  const badge = (name: string, codes: readonly number[]): LayerSpecification => ({
    id: `facilities-${name}`,
    type: 'symbol',
    source: 'facilities',
    layout: { ...layout, 'icon-image': `badge-${name}`, 'icon-offset': [10, 10] },
    paint: { 'icon-opacity': whenState('w', codes, 1, 0) },
  });
  return grouped('facilities', [
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
