import { useMemo } from 'react';
import type { RunReader } from '../../client/run-reader';
import { showResults } from '../../store/view';
import { useSay } from '../kit/use-say';
import { EventLink } from './event-link';
import { lossesAndRepairs, outAt } from './out-now';

/** So many losses are named; the table of events has them all. */
const namedCount = 3;

/** What has been lost and is not back at the cursor, first lost first: where every chain of causes begins. */
export function OutNowList({ reader, timeS }: { reader: RunReader; timeS: number }) {
  const say = useSay();
  const { events } = reader.record;
  const changes = useMemo(() => lossesAndRepairs(events), [events]);
  if (changes.length === 0) return null;
  const out = outAt(events, changes, timeS);
  return (
    <section className="panel-section out-now">
      <h3>{say('now.out', { count: out.length })}</h3>
      {out.length === 0 && <p className="muted">{say('now.outNone')}</p>}
      {out.length > 0 && (
        <ul>
          {out.slice(0, namedCount).map((ix) => (
            <li key={ix}>
              <EventLink reader={reader} eventIx={ix} />
            </li>
          ))}
        </ul>
      )}
      {out.length > namedCount && (
        <button type="button" className="link-button" onClick={() => showResults('events')}>
          {say('now.outMore', { count: out.length - namedCount })}
        </button>
      )}
    </section>
  );
}
