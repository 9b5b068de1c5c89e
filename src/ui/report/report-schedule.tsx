import '../schedule/schedule.css';
import { useEffect, useMemo, useRef } from 'react';
import type { OutageSchedule } from '../../model/outage-schedule';
import { useSettings } from '../../store/settings';
import { useView } from '../../store/view';
import { sayPart, sayQueueDay } from '../../words/off-times';
import { formatDay } from '../charts/time-axis';
import { Quantity } from '../kit/quantity';
import { useNameOf } from '../kit/use-name-of';
import { useSay } from '../kit/use-say';
import { ExemptList } from '../schedule/exempt-list';
import { HourAxis, QueueBar } from '../schedule/queue-bar';
import { ScheduleKey } from '../schedule/schedule-key';
import { hasRota, keepTimes, meanHours, queuesToShow, sayOtherOff } from '../schedule/schedule-rows';
import { TurnFairnessTable } from '../schedule/turn-fairness';

/** The outage schedule on pages of its own: each day by queue, who belongs to which part, and who is exempt. */
export function ReportSchedule({ schedule }: { schedule: OutageSchedule | undefined }) {
  const say = useSay();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!useView.getState().reportAtSchedule) return;
    useView.setState({ reportAtSchedule: false });
    section.current?.scrollIntoView();
  }, []);
  if (!schedule || !hasRota(schedule)) return null;
  const exempt = schedule.feeders.filter((it) => it.critical);
  return (
    <section className="report-schedule" ref={section}>
      <h2>{say('schedule.title')}</h2>
      <p>{say('schedule.reportLead')}</p>
      <ScheduleKey />
      {schedule.days.map((day, d) => (
        <ReportDay key={day.date} schedule={schedule} dayIx={d} />
      ))}
      {schedule.fairness && (
        <div className="report-fairness">
          <h3>{say('schedule.fairness')}</h3>
          <TurnFairnessTable fairness={schedule.fairness} />
        </div>
      )}
      <Parts schedule={schedule} />
      {exempt.length > 0 && (
        <>
          <h3>{say('schedule.exemptTitle')}</h3>
          <p>{say('schedule.exemptWhy')}</p>
          <ExemptList feeders={exempt} />
        </>
      )}
    </section>
  );
}

function ReportDay({ schedule, dayIx }: { schedule: OutageSchedule; dayIx: number }) {
  const say = useSay();
  const nameOf = useNameOf();
  const language = useSettings((state) => state.language);
  const day = schedule.days[dayIx];
  const rows = queuesToShow(schedule);
  const isQuiet = rows.every((it) => it.days[dayIx].steps.length === 0);
  return (
    <table className="report-table report-day">
      <thead>
        <tr>
          <th>{formatDay(day.date, language)}</th>
          <th className="report-bar-column">{!isQuiet && <HourAxis />}</th>
          <th>{say('schedule.hours')}</th>
        </tr>
      </thead>
      <tbody>
        {isQuiet ? (
          <tr>
            <td colSpan={3}>{say('schedule.quietDay')}</td>
          </tr>
        ) : (
          rows.map((it) => {
            const { blocks, steps } = it.days[dayIx];
            const other = sayOtherOff(it.days[dayIx], it.feederIds.length, day, language, say);
            return (
              <tr key={it.queue ?? it.feederIds[0]}>
                <td className="report-queue">
                  {it.queue === undefined
                    ? nameOf({ kind: 'feeder', id: it.feederIds[0] })
                    : say('schedule.queue', { queue: it.queue })}
                </td>
                <td>
                  <QueueBar steps={steps} feederCount={it.feederIds.length} day={day} />
                </td>
                <td>
                  {keepTimes(sayQueueDay(it, blocks, day.midnightS, language))}
                  {other && <span className="report-definition report-other">{keepTimes(other)}</span>}
                </td>
              </tr>
            );
          })
        )}
      </tbody>
    </table>
  );
}

/** Who belongs to which part of a queue, and the hours off of the people there. */
function Parts({ schedule }: { schedule: OutageSchedule }) {
  const say = useSay();
  const nameOf = useNameOf();
  const rowOf = useMemo(() => new Map(schedule.feeders.map((it) => [it.id, it])), [schedule]);
  const rows = queuesToShow(schedule).flatMap(({ queue, parts }) =>
    parts.map(({ feederIds, people }, ix) => ({
      name: queue === undefined ? '–' : parts.length === 1 ? String(queue) : sayPart(queue, ix),
      feederIds,
      people,
      hours: meanHours(feederIds.flatMap((id) => rowOf.get(id) ?? [])),
    })),
  );
  return (
    <>
      <h3>{say('schedule.parts')}</h3>
      <p>{say('schedule.perFeeder')}</p>
      <table className="report-table">
        <thead>
          <tr>
            <th>{say('schedule.part')}</th>
            <th className="numeric">{say('schedule.people')}</th>
            <th className="numeric">{say('schedule.hoursOff')}</th>
            <th>{say('schedule.feedersOfPart')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((it) => (
            <tr key={it.feederIds[0]}>
              <td>{it.name}</td>
              <td className="numeric">
                <Quantity value={it.people} />
              </td>
              <td className="numeric">
                <Quantity value={it.hours} unit="h" />
              </td>
              <td>{it.feederIds.map((id) => nameOf({ kind: 'feeder', id })).join('; ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
