import type { LayerSpecification } from 'maplibre-gl';
import { waterPointStates } from '../../../model/run-record';
import { waterPointIconStates } from '../icons/map-images';
import { grouped, type StyleContext, scaled, whenState } from './expressions';

/** Public water points: one layer for each state, of which one is opaque. Few and small, they lie over other sites, and names keep clear of them. */
export function waterPointLayers(context: StyleContext): LayerSpecification[] {
  return grouped(
    'waterPoints',
    waterPointIconStates.map((name) => ({
      id: `waterPoints-${name}`,
      type: 'symbol',
      source: 'waterPoints',
      minzoom: context.townZoom,
      layout: {
        'icon-image': `waterPoint-${name}`,
        'icon-allow-overlap': true,
        'icon-size': scaled(context, 0.9, 0.7, 1.1),
      },
      paint: { 'icon-opacity': whenState('s', [waterPointStates[name]], 1, 0) },
    })),
  );
}
