import { useMemo } from 'react';
import type { RunReader } from '../../client/run-reader';
import type { Region } from '../../model/region';
import { useSettings } from '../../store/settings';
import { english, type MessageId } from '../../words/catalogue';
import { systemOf } from '../../words/event-sentence';
import { formatNumber } from '../charts/format-number';
import { useSay } from '../kit/use-say';
import { useSayEvent } from '../kit/use-say-event';
import { systemIcons } from '../tables/event-table';
import { EventLink } from './event-link';
import { directConsequences, type FollowedGroup, feltConsequences } from './followed';

interface FollowedProps {
  reader: RunReader;
  region: Region;
  /** Latest events about what is selected. */
  eventIxs: readonly number[];
  timeS: number;
}

/** What came of the latest events: directly, and in all for people; grouped and counted, each group opens. */
export function Followed({ reader, region, eventIxs, timeS }: FollowedProps) {
  const say = useSay();
  const direct = useMemo(
    () => directConsequences(reader, region, eventIxs, timeS),
    [reader, region, eventIxs, timeS],
  );
  const felt = useMemo(() => {
    const known = new Set(direct.map((it) => it.eventIxs.join()));
    return feltConsequences(reader, region, eventIxs, timeS).filter((it) => !known.has(it.eventIxs.join()));
  }, [reader, region, eventIxs, timeS, direct]);
  if (direct.length === 0) return null;
  return (
    <section className="panel-section">
      <h3>{say('followed.title')}</h3>
      <Groups reader={reader} groups={direct} />
      {felt.length > 0 && (
        <>
          <p className="muted">{say('followed.inAll')}</p>
          <Groups reader={reader} groups={felt} />
        </>
      )}
    </section>
  );
}

function Groups({ reader, groups }: { reader: RunReader; groups: readonly FollowedGroup[] }) {
  return (
    <ul className="followed">
      {groups.map((it) => (
        <li key={it.kind} data-bar={systemOf(reader.record.events[it.eventIxs[0]])}>
          {it.eventIxs.length === 1 ? (
            <EventLink reader={reader} eventIx={it.eventIxs[0]} />
          ) : (
            <Group reader={reader} group={it} />
          )}
        </li>
      ))}
    </ul>
  );
}

const mostEvents = 12;

function Group({ reader, group: { kind, eventIxs, people } }: { reader: RunReader; group: FollowedGroup }) {
  const say = useSay();
  const sayEvent = useSayEvent();
  const language = useSettings((state) => state.language);
  const first = reader.record.events[eventIxs[0]];
  const system = systemOf(first);
  const Icon = systemIcons[system];
  const count = eventIxs.length;
  const id = `followed.${kind}`;
  const text =
    id in english
      ? say(id as MessageId, { count })
      : say('followed.others', {
          sentence: sayEvent(first),
          count: count - 1,
        });
  return (
    <details>
      <summary>
        <Icon size={14} aria-hidden data-system={system} />
        <span>
          {text}
          {people !== undefined && (
            <span className="muted">
              {' '}
              · {say('followed.people', { people: formatNumber(people, language) })}
            </span>
          )}
        </span>
      </summary>
      {eventIxs.slice(0, mostEvents).map((ix) => (
        <EventLink key={ix} reader={reader} eventIx={ix} />
      ))}
      {count > mostEvents && (
        <p className="muted">{say('timeline.events.more', { count: count - mostEvents })}</p>
      )}
    </details>
  );
}
