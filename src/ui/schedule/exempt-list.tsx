import { useMemo } from 'react';
import type { FeederOff } from '../../model/outage-schedule';
import { projectOfState, useProject } from '../../store/project';
import { useNameOf } from '../kit/use-name-of';
import { useSay } from '../kit/use-say';
import { facilitiesByFeeder } from './schedule-rows';

const mostNames = 4;

/** Feeders that the rota spares, each with what hangs on it. */
export function ExemptList({ feeders }: { feeders: readonly FeederOff[] }) {
  const say = useSay();
  const nameOf = useNameOf();
  const region = useProject((state) => projectOfState(state)?.region);
  const facilities = useMemo(() => (region ? facilitiesByFeeder(region) : new Map()), [region]);
  return (
    <ul className="exempt-list">
      {feeders.map(({ id, tier }) => {
        const ids: string[] = facilities.get(id) ?? [];
        const names = ids.slice(0, mostNames).map((it) => nameOf({ kind: 'facility', id: it }));
        const more = ids.length - names.length;
        return (
          <li key={id}>
            {nameOf({ kind: 'feeder', id })}
            <span className="muted">
              {names.length === 0
                ? say('schedule.exemptTier', { tier })
                : say('schedule.exemptFor', { tier, names: names.join(', '), more })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
