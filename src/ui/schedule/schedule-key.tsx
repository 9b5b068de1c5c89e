import { useSay } from '../kit/use-say';

/** What the fills of the bars mean. */
export function ScheduleKey() {
  const say = useSay();
  return (
    <ul className="schedule-key">
      {(['all', 'part', 'other'] as const).map((it) => (
        <li key={it}>
          <span aria-hidden>
            <i data-off={it} />
          </span>
          {say(`schedule.key.${it}`)}
        </li>
      ))}
    </ul>
  );
}
