import type { RunReader } from '../../client/run-reader';
import type { Issue } from '../../model/result';

import { formatRunTime, localClock } from '../charts/time-axis';
import { IssueList } from '../kit/issue-list';
import { useSay } from '../kit/use-say';
import { useSayEvent } from '../kit/use-say-event';

interface ReportEventsProps {
  reader: RunReader;
  startLocal: string;
  issues: readonly Issue[];
}

const mostRows = 150;

/** The log in order of time, and what the run wants to be known. */
export function ReportEvents({ reader, startLocal, issues }: ReportEventsProps) {
  const say = useSay();
  const sayEvent = useSayEvent();
  const events = reader.record.events.filter((it) => it.component !== 'feeder');
  const shown = events.slice(0, mostRows);
  return (
    <>
      {issues.length > 0 && (
        <section>
          <h2>{say('results.issues')}</h2>
          <IssueList issues={issues} />
        </section>
      )}
      <section>
        <h2>{say('results.events')}</h2>
        <p>{say('report.noFeeders')}</p>
        <table className="report-table">
          <tbody>
            {shown.map((event, ix) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no id and never move
              <tr key={ix}>
                <td className="report-time">{formatRunTime(event.timeS)}</td>
                <td className="report-time">{localClock(startLocal, event.timeS).time}</td>
                <td>{sayEvent(event)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {events.length > shown.length && (
          <p>{say('report.moreEvents', { count: events.length - shown.length })}</p>
        )}
      </section>
    </>
  );
}
