import { useMemo } from 'react';
import type { RunReader } from '../../client/run-reader';
import type { ComponentRef } from '../../model/ids';
import type { Region } from '../../model/region';
import { scenarioOfState, useProject } from '../../store/project';
import { useSettings } from '../../store/settings';
import { hover } from '../../store/view';
import { sayEvent, systemOf } from '../../words/event-sentence';
import { formatRunTime, localClock } from '../charts/time-axis';
import { showEvent } from '../kit/show-event';
import { useNameOf } from '../kit/use-name-of';
import { useSay } from '../kit/use-say';
import { systemIcons } from '../tables/event-table';
import { whyChains } from './why-chain';

interface WhyProps {
  reader: RunReader;
  region: Region;
  component: ComponentRef;
  timeS: number;
  /** Its state now, in words; empty where it has none. */
  now: string;
}

const longestShown = 4;

/** Why it is as it is: chains of logged events back to the first, each link a way to look at it. */
export function Why({ reader, region, component, timeS, now }: WhyProps) {
  const say = useSay();
  const frameS = reader.record.timesS[reader.frameIx(timeS)];
  const chains = useMemo(
    () => whyChains(reader, region, component, Math.max(frameS, timeS)).slice(0, longestShown),
    [reader, region, component, frameS, timeS],
  );
  return (
    <section className="panel-section">
      <h3>{say('why.title')}</h3>
      {now !== '' && (
        <p className="why-now">{say('why.nowIs', { time: formatRunTime(frameS), state: now })}</p>
      )}
      {chains.length === 0 && <p className="muted">{say('why.nothing')}</p>}
      {chains.map((chain) => (
        <ol key={chain[0]} className="why">
          {chain.map((ix) => (
            <WhyLink key={ix} reader={reader} eventIx={ix} />
          ))}
        </ol>
      ))}
    </section>
  );
}

function WhyLink({ reader, eventIx }: { reader: RunReader; eventIx: number }) {
  const nameOf = useNameOf();
  const say = useSay();
  const language = useSettings((state) => state.language);
  const startLocal = useProject((state) => scenarioOfState(state)?.startLocal) ?? '';
  const event = reader.record.events[eventIx];
  const ref: ComponentRef = { kind: event.component, id: event.id };
  const Icon = systemIcons[systemOf(event)];
  return (
    <li>
      <button
        type="button"
        onClick={() => showEvent(reader, event)}
        onPointerEnter={() => hover(ref)}
        onPointerLeave={() => hover(undefined)}
      >
        <Icon size={14} aria-hidden data-system={systemOf(event)} />
        <span>{sayEvent(event, nameOf(ref), language)}</span>
        <span className="why-time">
          {formatRunTime(event.timeS)} · {localClock(startLocal, event.timeS).time}
          {event.causeIx === undefined && ` · ${say('why.first')}`}
        </span>
      </button>
    </li>
  );
}
