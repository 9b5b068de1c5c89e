import { Droplets, Hammer, Hospital, Zap } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { RunReader } from '../../client/run-reader';
import type { RunEvent } from '../../model/run-event';
import { hover } from '../../store/view';
import { type EventSystem, systemOf } from '../../words/event-sentence';
import { formatRunTime } from '../charts/time-axis';
import { SelectInput } from '../kit/fields';
import { showEvent } from '../kit/show-event';
import { useSay } from '../kit/use-say';
import { useSayEvent } from '../kit/use-say-event';
import { type Column, DataTable } from './data-table';

export const systemIcons = {
  damage: Hammer,
  electricity: Zap,
  water: Droplets,
  facilities: Hospital,
} as const;
const systems = ['all', 'damage', 'electricity', 'water', 'facilities'] as const;

interface EventRow {
  ix: number;
  event: RunEvent;
}

/** The event log. A row selects what it is about and moves the cursor to its time. */
export function EventTable({ reader }: { reader: RunReader }) {
  const say = useSay();
  const sayEvent = useSayEvent();
  const [system, setSystem] = useState<EventSystem | 'all'>('all');
  const rows = useMemo(
    () =>
      reader.record.events
        .map((event, ix): EventRow => ({ ix, event }))
        .filter((it) => system === 'all' || systemOf(it.event) === system),
    [reader, system],
  );
  const columns = useMemo((): Column<EventRow>[] => {
    const sentence = ({ event }: EventRow) => sayEvent(event);
    return [
      {
        key: 'time',
        title: say('results.time'),
        width: '84px',
        sortBy: (it) => it.event.timeS + it.ix * 1e-9,
        cell: (it) => <span className="event-time">{formatRunTime(it.event.timeS)}</span>,
      },
      {
        key: 'what',
        title: say('results.what'),
        cell: (it) => {
          const Icon = systemIcons[systemOf(it.event)];
          return (
            <span className="event-what" title={sentence(it)}>
              <Icon size={14} aria-hidden data-system={systemOf(it.event)} />
              <span className="event-sentence">{sentence(it)}</span>
            </span>
          );
        },
      },
    ];
  }, [say, sayEvent]);
  return (
    <div className="panel-fill">
      <SelectInput
        label={say('results.system')}
        value={system}
        options={systems.map((it) => [it, say(`results.system.${it}`)] as const)}
        onChoose={setSystem}
      />
      <DataTable<EventRow>
        caption={say('results.events')}
        rows={rows}
        columns={columns}
        rowKey={(it) => String(it.ix)}
        sortedBy="time"
        rowHeightPx={60}
        onPick={({ event }) => showEvent(reader, event)}
        onHover={(it) => hover(it && { kind: it.event.component, id: it.event.id })}
        empty={say('results.noEvents')}
      />
    </div>
  );
}
