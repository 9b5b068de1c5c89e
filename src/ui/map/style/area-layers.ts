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

export function areaFillPaint(context: StyleContext, fill: AreaFill) {
  const { palette } = context;
  const share = shownShare(fill);
  return {
    'fill-color': byClass(share, palette.share, palette.land),
    'fill-opacity': byClass(share, palette.shareOpacity, 0),
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
      paint: { 'line-color': palette.muted, 'line-opacity': 0.45, 'line-width': 1 },
    },
  ]);
}
