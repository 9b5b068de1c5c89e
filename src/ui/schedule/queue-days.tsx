import type { OutageSchedule } from '../../model/outage-schedule';
import { useSettings } from '../../store/settings';
import { sayQueueDay } from '../../words/off-times';
import { formatNumber } from '../charts/format-number';
import { useNameOf } from '../kit/use-name-of';
import { useSay } from '../kit/use-say';
import { HourAxis, QueueBar } from './queue-bar';
import { keepTimes, queuesToShow, sayOtherOff } from './schedule-rows';

/** More feeders without a queue than this are left to the table. */
const mostRows = 40;

/** One local day: a row for each queue with its bar and its hours in words. */
export function QueueDays({ schedule, dayIx }: { schedule: OutageSchedule; dayIx: number }) {
  const say = useSay();
  const nameOf = useNameOf();
  const language = useSettings((state) => state.language);
  const day = schedule.days[dayIx];
  const rows = queuesToShow(schedule);
  const shown = rows.slice(0, mostRows);
  return (
    <>
      <ul className="queue-days">
        <li className="queue-axis-row" aria-hidden>
          <HourAxis />
        </li>
        {shown.map((it) => {
          const { blocks, steps } = it.days[dayIx];
          const other = sayOtherOff(it.days[dayIx], it.feederIds.length, day, language, say);
          return (
            <li key={it.queue ?? it.feederIds[0]}>
              <span className="queue-head">
                <strong>
                  {it.queue === undefined
                    ? nameOf({ kind: 'feeder', id: it.feederIds[0] })
                    : say('schedule.queue', { queue: it.queue })}
                </strong>
                <span className="muted">
                  {say('schedule.queuePeople', { people: formatNumber(it.people, language) })}
                </span>
              </span>
              <QueueBar steps={steps} feederCount={it.feederIds.length} day={day} />
              <span className={blocks.length === 0 ? 'muted' : undefined}>
                {keepTimes(sayQueueDay(it, blocks, day.midnightS, language))}
              </span>
              {other && <span className="muted">{keepTimes(other)}</span>}
            </li>
          );
        })}
      </ul>
      {rows.length > shown.length && (
        <p className="muted">{say('schedule.moreFeeders', { count: rows.length - shown.length })}</p>
      )}
    </>
  );
}
