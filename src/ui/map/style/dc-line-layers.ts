import type { LayerSpecification } from 'maplibre-gl';
import { grouped, type StyleContext, scaled } from './expressions';

/** DC lines: wide dashes with their sign, muted where one is out of service or not counted. */
export function dcLineLayers(context: StyleContext): LayerSpecification[] {
  const { palette, fitZoom } = context;
  return grouped('grid', [
    {
      id: 'dcLines',
      type: 'line',
      source: 'dcLines',
      paint: {
        'line-color': ['case', ['get', 'isOn'], palette.electricity, palette.muted],
        'line-width': scaled(context, 4.4),
        'line-dasharray': [2, 0.8],
      },
    },
    {
      id: 'dcLineSigns',
      type: 'symbol',
      source: 'dcLines',
      minzoom: fitZoom - 1,
      layout: {
        'symbol-placement': 'line-center',
        'text-field': '= DC',
        'text-size': 12,
        'text-rotation-alignment': 'viewport',
        'text-offset': [0, -1],
      },
      paint: { 'text-color': palette.text, 'text-halo-color': palette.ground, 'text-halo-width': 2 },
    },
  ]);
}
