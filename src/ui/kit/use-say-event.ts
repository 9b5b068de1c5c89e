import { useCallback, useMemo } from 'react';
import { refKey } from '../../model/ids';
import type { RunEvent } from '../../model/run-event';
import { scenarioOfState, useProject } from '../../store/project';
import { useSettings } from '../../store/settings';
import { sayEvent } from '../../words/event-sentence';
import { shutIn } from '../panels/loss-words';
import { useNameOf } from './use-name-of';

/** Logged events as sentences; a valve or pipe that the scenario shuts without damage is said to be shut and opened. */
export function useSayEvent(): (event: RunEvent) => string {
  const nameOf = useNameOf();
  const language = useSettings((state) => state.language);
  const scenario = useProject(scenarioOfState);
  const shut = useMemo(() => shutIn(scenario), [scenario]);
  return useCallback(
    (event) => {
      const ref = { kind: event.component, id: event.id };
      return sayEvent(event, nameOf(ref), language, shut.has(refKey(ref)));
    },
    [nameOf, language, shut],
  );
}
