import type { LayerSpecification } from 'maplibre-gl';
import type { AreaFill } from '../../../store/view';
import { byClass, type Expression, grouped, type StyleContext, state } from './expressions';

/** Share classes by feature-state: `p` electricity, `w` water; -1 where there is nothing to serve. */
const power = state('p', 4);
const water = state('w', 4);

function shownShare(fill: AreaFill): Expression {
  if (fill === 'power') return power;
  if (fill === 'water') return water;
  // An unknown share (-1) must not count as the worse one.
  const known = (share: Expression): Expression => ['case', ['<', share, 0], 4, share] as Expression;
  return ['min', known(power), known(water)];
}

const full = 4;

export function areaFillPaint(context: StyleContext, fill: AreaFill) {
  const { palette } = context;
  const share = shownShare(fill);
  // From afar the fill alone must tell what is out; in a town it lies under streets, pipes and signs.
  const strong = palette.shareOpacity.map((it, ix) => (ix === full ? it : Math.min(0.75, it * 1.7)));
  return {
    'fill-color': byClass(share, palette.share, palette.land),
    'fill-opacity': [
      'interpolate',
      ['linear'],
      ['zoom'],
      context.townZoom - 0.5,
      byClass(share, strong, 0),
      context.townZoom + 0.7,
      byClass(share, palette.shareOpacity, 0),
    ] as unknown as Expression,
  };
}

/** Served areas: filled by share served, hatched where less than half is. */
export function areaLayers(context: StyleContext, fill: AreaFill): LayerSpecification[] {
  const { palette } = context;
  const hatched = (share: Expression): Expression => ['match', share, [0, 1], 1, 0] as unknown as Expression;
  return grouped('areas', [
    { id: 'areaFill', type: 'fill', source: 'areas', paint: areaFillPaint(context, fill) },
    {
      id: 'areaHatchPower',
      type: 'fill',
      source: 'areas',
      paint: { 'fill-pattern': 'hatch-power', 'fill-opacity': hatched(power) },
    },
    {
      id: 'areaHatchWater',
      type: 'fill',
      source: 'areas',
      paint: { 'fill-pattern': 'hatch-water', 'fill-opacity': hatched(water) },
    },
    {
      id: 'areaOutline',
      type: 'line',
      source: 'areas',
      paint: {
        'line-color': palette.muted,
        'line-opacity': [
          'interpolate',
          ['linear'],
          ['zoom'],
          context.townZoom - 0.6,
          0,
          context.townZoom,
          0.45,
        ],
        'line-width': 1,
      },
    },
  ]);
}
