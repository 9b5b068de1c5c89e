import { useCallback } from 'react';
import type { Parameter } from '../../model/parameters';
import { useSettings } from '../../store/settings';
import { english, type MessageId } from '../../words/catalogue';
import { sayParameter } from '../../words/parameter-label';
import { useSay } from '../kit/use-say';

/** The label of an assumption; repair times are named by class, damage state and quantile, fragility curves by hazard and class. */
export function useParameterName(): (parameter: Parameter) => string {
  const say = useSay();
  const language = useSettings((state) => state.language);
  return useCallback(
    ({ key }) => {
      const id = `parameter.${key}`;
      if (id in english) return say(id as MessageId);
      const [family, name, state, quantile] = key.split('.');
      if (family === 'repair') {
        return say('parameter.repairTime', {
          class: `repair.class.${name}` in english ? say(`repair.class.${name}` as MessageId) : name,
          state: say(`damage.${state}` as MessageId),
          quantile: quantile.slice(0, -1).toUpperCase(),
        });
      }
      return sayParameter(key, language);
    },
    [say, language],
  );
}
