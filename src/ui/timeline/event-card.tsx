import type { ComponentRef } from '../../model/ids';
import { findRow } from '../../model/look-up';
import type { Region } from '../../model/region';
import type { RunEvent } from '../../model/run-event';
import type { Language } from '../../store/settings';
import { sayEvent } from '../../words/event-sentence';
import { formatRunTime } from '../charts/time-axis';
import { useSay } from '../kit/use-say';
import { named } from '../map/describe-component';

const mostSentences = 4;

interface EventCardProps {
  events: readonly RunEvent[];
  region: Region;
  language: Language;
  x: number;
}

/** What happened at a sign of the event strip. */
export function EventCard({ events, region, language, x }: EventCardProps) {
  const say = useSay();
  return (
    <div className="event-card" style={{ left: x }} role="status">
      {events.slice(0, mostSentences).map((event, i) => {
        const ref: ComponentRef = { kind: event.component, id: event.id };
        const sentence = sayEvent(event, named(findRow(region, ref), language, event.id), language);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the log's order is the identity of its events
          <p key={i}>{say('timeline.events.one', { time: formatRunTime(event.timeS), sentence })}</p>
        );
      })}
      {events.length > mostSentences && (
        <p className="muted">{say('timeline.events.more', { count: events.length - mostSentences })}</p>
      )}
    </div>
  );
}
