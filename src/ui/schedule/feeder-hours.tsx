import { useMemo } from 'react';
import { refKey } from '../../model/ids';
import type { OutageSchedule } from '../../model/outage-schedule';
import { hover, showComponent, useView } from '../../store/view';
import { Quantity } from '../kit/quantity';
import { useNameOf } from '../kit/use-name-of';
import { useSay } from '../kit/use-say';
import { type Column, DataTable } from '../tables/data-table';
import { partNames } from './schedule-rows';

/** Hours to a tenth: finer than a switching takes means nothing, and would not fit. */
const tenths = (hours: number) => Math.round(hours * 10) / 10;

interface HoursRow {
  id: string;
  name: string;
  part: string;
  offHours: number;
  rotaHours: number;
  people: number;
}

/** Hours off of every feeder, by name, queue, hours by the rota or all hours. */
export function FeederHours({ schedule }: { schedule: OutageSchedule }) {
  const say = useSay();
  const nameOf = useNameOf();
  const selection = useView((state) => state.selection);
  const rows = useMemo(() => {
    const parts = partNames(schedule);
    return schedule.feeders.map(({ id, critical, offHours, hours, people }): HoursRow => {
      const part = critical ? say('schedule.exempt') : (parts.get(id) ?? '–');
      const name = nameOf({ kind: 'feeder', id });
      return { id, name, part, offHours, rotaHours: hours.rota, people };
    });
  }, [schedule, nameOf, say]);
  const columns = useMemo(
    (): Column<HoursRow>[] => [
      {
        key: 'name',
        title: say('schedule.feeder'),
        sortBy: (it) => it.name,
        cell: (it) => (
          <span className="area-name" title={it.name}>
            {it.name}
          </span>
        ),
      },
      {
        key: 'part',
        title: say('schedule.queueColumn'),
        tip: say('schedule.queueTip'),
        width: '60px',
        sortBy: (it) => it.part,
        cell: (it) => it.part,
      },
      {
        key: 'rota',
        title: say('schedule.rotaHours'),
        tip: say('schedule.rotaHoursTip'),
        numeric: true,
        width: '60px',
        sortBy: (it) => it.rotaHours,
        cell: (it) => <Quantity value={tenths(it.rotaHours)} unit="h" />,
      },
      {
        key: 'hours',
        title: say('schedule.allHours'),
        tip: say('schedule.allHoursTip'),
        numeric: true,
        width: '60px',
        sortBy: (it) => it.offHours,
        cell: (it) => <Quantity value={tenths(it.offHours)} unit="h" />,
      },
    ],
    [say],
  );
  const selected = new Set(selection.map(refKey));
  return (
    <div className="feeder-hours">
      <DataTable<HoursRow>
        caption={say('schedule.hoursTitle')}
        rows={rows}
        columns={columns}
        rowKey={(it) => it.id}
        rowHeightPx={40}
        sortedBy="name"
        onPick={(it) => showComponent({ kind: 'feeder', id: it.id })}
        onHover={(it) => hover(it && { kind: 'feeder', id: it.id })}
        isPicked={(it) => selected.has(`feeder:${it.id}`)}
        empty={say('schedule.noFeeders')}
      />
    </div>
  );
}
