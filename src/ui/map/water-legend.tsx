import type { WaterGeometry } from '../../model/water-geometry';
import type { Say } from '../kit/use-say';
import type { Palette } from './palette';
import { junctionClasses, type PressureSteps, pressureSteps } from './state-classes';
import { junctionRadiiPx } from './style/water-layers';

/** Steps of pressure that the legend tells, and whether every network has the same. */
export interface WaterSteps extends PressureSteps {
  differ: boolean;
  /** All of the need comes from here on. */
  requiredM: number;
}

/** Steps of the largest network. */
export function stepsOf(geometry: readonly WaterGeometry[]): WaterSteps {
  const largest = geometry.reduce<WaterGeometry | undefined>(
    (best, it) => (it.nodeIds.length > (best?.nodeIds.length ?? 0) ? it : best),
    undefined,
  );
  const minimumM = largest?.minimumPressureM ?? 0;
  const requiredM = largest?.requiredPressureM ?? 0;
  const differ = geometry.some(
    (it) => it.minimumPressureM !== minimumM || it.requiredPressureM !== requiredM,
  );
  return { ...pressureSteps(minimumM, requiredM), requiredM, differ };
}

/** What a class of pressure means, with its limits in metres. */
export function sayPressure(
  code: number,
  steps: WaterSteps,
  say: Say,
  number: (value: number) => string,
): string {
  const { minimumM, weakM, fullM, requiredM } = steps;
  switch (code) {
    case junctionClasses.none:
      return say('map.pressure.none');
    case junctionClasses.below:
      return say('map.pressure.below', { minimum: number(minimumM) });
    case junctionClasses.low:
      return say('map.pressure.low', { from: number(minimumM), to: number(weakM) });
    case junctionClasses.weak: {
      const limits = { from: number(weakM), to: number(fullM) };
      return say(requiredM > weakM ? 'map.pressure.low' : 'map.pressure.weak', limits);
    }
    default:
      return say('map.pressure.full', { from: number(fullM) });
  }
}

/** A junction as the map draws it. */
export function JunctionSign({ code, palette }: { code: number; palette: Palette }) {
  const edge = [palette.text, palette.text, palette.ground, palette.ground, palette.water][code];
  const isNone = code === junctionClasses.none;
  return (
    <svg width="14" height="14" aria-hidden="true">
      <circle
        cx="7"
        cy="7"
        r={junctionRadiiPx[code] + 0.6}
        fill={palette.pressure[code]}
        stroke={edge}
        strokeWidth={code === junctionClasses.below ? 2.2 : 1.2}
      />
      {isNone && <path d="M4.6 4.600l4.8 4.800M9.4 4.600l-4.8 4.8" stroke={edge} strokeWidth="1.4" />}
    </svg>
  );
}
