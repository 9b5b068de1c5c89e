import './schedule.css';
import { ChevronLeft, ChevronRight, Printer } from 'lucide-react';
import { useState } from 'react';
import type { OutageSchedule } from '../../model/outage-schedule';
import { useSettings } from '../../store/settings';
import { useView } from '../../store/view';
import { formatDay, formatRunTime } from '../charts/time-axis';
import { Button, IconButton } from '../kit/button';
import { SelectInput } from '../kit/fields';
import { useSay } from '../kit/use-say';
import { ExemptList } from './exempt-list';
import { FeederHours } from './feeder-hours';
import { QueueDays } from './queue-days';
import { ScheduleKey } from './schedule-key';
import { firstRotaDay, hasRota, offWithoutTurns } from './schedule-rows';
import { TurnFairnessFacts } from './turn-fairness';

/** The outage schedule of a run: who is off when, by queue and day, who is exempt, and hours off by feeder. */
export function SchedulePanel({ schedule }: { schedule: OutageSchedule | undefined }) {
  const say = useSay();
  if (!schedule || schedule.feeders.length === 0)
    return <p className="panel-scroll panel-first muted">{say('schedule.noFeeders')}</p>;
  const exempt = schedule.feeders.filter((it) => it.critical);
  const rota = hasRota(schedule);
  return (
    <div className="panel-scroll panel-first">
      {rota ? <DaySection schedule={schedule} /> : <NoTurns schedule={schedule} />}
      {rota && schedule.fairness && (
        <section className="panel-section">
          <h3>{say('schedule.fairness')}</h3>
          <TurnFairnessFacts fairness={schedule.fairness} />
        </section>
      )}
      {exempt.length > 0 && (
        <details className="schedule-exempt">
          <summary>{say('schedule.exemptCount', { count: exempt.length })}</summary>
          <p className="muted">{say('schedule.exemptWhy')}</p>
          <ExemptList feeders={exempt} />
        </details>
      )}
      <section className="panel-section">
        <h3>{say('schedule.hoursTitle')}</h3>
        <FeederHours schedule={schedule} />
      </section>
    </div>
  );
}

/** Why there are no turns: nothing was short, or what was off had no voltage to share. */
function NoTurns({ schedule }: { schedule: OutageSchedule }) {
  const say = useSay();
  const { dark, untilS, shed } = offWithoutTurns(schedule);
  return (
    <>
      <p>
        {dark > 0
          ? say('schedule.noneDark', { dark, time: formatRunTime(Math.ceil(untilS / 60) * 60) })
          : say('schedule.none')}
      </p>
      {shed > 0 && <p>{say('schedule.noneShed', { shed })}</p>}
    </>
  );
}

function DaySection({ schedule }: { schedule: OutageSchedule }) {
  const say = useSay();
  const language = useSettings((state) => state.language);
  const [chosen, setChosen] = useState<number>();
  const { days } = schedule;
  const dayIx = Math.min(days.length - 1, chosen ?? firstRotaDay(schedule));
  return (
    <section className="panel-section">
      <div className="schedule-day">
        <IconButton
          label={say('schedule.dayBefore')}
          icon={<ChevronLeft aria-hidden />}
          disabled={dayIx === 0}
          onClick={() => setChosen(dayIx - 1)}
        />
        <SelectInput
          label={say('schedule.day')}
          value={String(dayIx)}
          options={days.map(({ date }, d) => [String(d), formatDay(date, language)] as const)}
          onChoose={(it) => setChosen(Number(it))}
        />
        <IconButton
          label={say('schedule.dayAfter')}
          icon={<ChevronRight aria-hidden />}
          disabled={dayIx === days.length - 1}
          onClick={() => setChosen(dayIx + 1)}
        />
        <Button
          icon={<Printer aria-hidden />}
          onClick={() => useView.setState({ railItem: 'report', reportAtSchedule: true })}
        >
          {say('schedule.toReport')}
        </Button>
      </div>
      <QueueDays schedule={schedule} dayIx={dayIx} />
      <ScheduleKey />
    </section>
  );
}
