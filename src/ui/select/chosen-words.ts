import { useMemo } from 'react';
import type { ComponentRef } from '../../model/ids';
import type { Region } from '../../model/region';
import { useSay } from '../kit/use-say';
import { countGroups } from './choice-groups';

/** Kinds named one by one; the rest are counted together. */
const mostNamed = 4;

/** "12 lines, 8 substations" for components, most named first by the order of kinds. */
export function useCountWords(region: Pick<Region, 'grid'>, refs: readonly ComponentRef[]): string {
  const say = useSay();
  return useMemo(() => {
    const counts = countGroups(region, refs);
    const named = counts.length > mostNamed ? counts.slice(0, mostNamed - 1) : counts;
    const rest = counts.slice(named.length).reduce((sum, [, count]) => sum + count, 0);
    const words = named.map(([group, count]) => say(`choose.count.${group}`, { count }));
    if (rest > 0) words.push(say('choose.count.others', { count: rest }));
    return words.join(', ');
  }, [region, refs, say]);
}
