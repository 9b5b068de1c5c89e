import { useCallback } from 'react';
import { type Footprint, intensityOf } from '../../model/footprint';
import { useSettings } from '../../store/settings';
import { formatNumber } from '../charts/format-number';
import { useSay } from '../kit/use-say';

/** "Ice 28 mm", or "Ice 28 to 10 mm" where it falls to the edge. */
export function useHazardWords(): (footprint: Footprint) => string {
  const say = useSay();
  const language = useSettings((state) => state.language);
  return useCallback(
    ({ hazard, intensity, edgeIntensity }) => {
      const { unit } = intensityOf[hazard];
      const number = (value: number) => formatNumber(value, language);
      const value =
        edgeIntensity === undefined || edgeIntensity === intensity
          ? number(intensity)
          : say('footprint.range', { from: number(intensity), to: number(edgeIntensity) });
      return say('footprint.short', { hazard: say(`hazard.${hazard}`), value, unit });
    },
    [say, language],
  );
}
