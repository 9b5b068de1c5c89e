import { ChevronsLeft, ChevronsRight } from 'lucide-react';
import { useState } from 'react';
import type { RunReader } from '../../client/run-reader';
import { none } from '../../model/ids';
import { setPlaying, useView } from '../../store/view';
import type { EventSystem } from '../../words/event-sentence';
import { IconButton } from '../kit/button';
import { showEvent } from '../kit/show-event';
import { useSay } from '../kit/use-say';
import { nextEvent } from './next-event';

const choices = ['all', 'damage', 'electricity', 'water', 'facilities'] as const;

/** To the event before or after the cursor, of any system or of one; what it is about is selected and shown. */
export function EventSteps({ reader }: { reader: RunReader | undefined }) {
  const say = useSay();
  const [system, setSystem] = useState<EventSystem>();
  const go = (direction: 1 | -1) => {
    if (!reader) return;
    const { events, timesS } = reader.record;
    const ix = nextEvent(events, timesS, useView.getState().timeS, direction, system);
    if (ix === none) return;
    setPlaying(false);
    showEvent(reader, events[ix]);
  };
  const disabled = !reader || reader.record.events.length === 0;
  return (
    <fieldset className="time-events" aria-label={say('timeline.eventSteps')}>
      <span>
        <IconButton
          side="top"
          label={say('timeline.eventBack')}
          icon={<ChevronsLeft />}
          disabled={disabled}
          onClick={() => go(-1)}
        />
        <IconButton
          side="top"
          label={say('timeline.eventForward')}
          icon={<ChevronsRight />}
          disabled={disabled}
          onClick={() => go(1)}
        />
      </span>
      <select
        className="time-speed"
        aria-label={say('timeline.eventSystem')}
        value={system ?? 'all'}
        disabled={disabled}
        onChange={(event) =>
          setSystem(event.target.value === 'all' ? undefined : (event.target.value as EventSystem))
        }
      >
        {choices.map((it) => (
          <option key={it} value={it}>
            {say(`timeline.eventsOf.${it}`)}
          </option>
        ))}
      </select>
    </fieldset>
  );
}
