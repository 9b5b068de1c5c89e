import { useMemo } from 'react';
import { type ComponentRef, refKey } from '../../model/ids';
import { scenarioOfState, useProject } from '../../store/project';
import { isLosable } from '../inspector/component-actions';

/** Of components: those that may be lost and are not, and those that the scenario loses. */
export function useSplitChosen(selection: readonly ComponentRef[]) {
  const events = useProject((state) => scenarioOfState(state)?.events);
  return useMemo(() => {
    const lost = new Set(events?.map((it) => refKey(it.component)));
    return {
      intact: selection.filter((it) => isLosable(it) && !lost.has(refKey(it))),
      out: selection.filter((it) => lost.has(refKey(it))),
    };
  }, [selection, events]);
}
