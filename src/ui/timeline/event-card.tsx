import type { RunEvent } from '../../model/run-event';
import { formatRunTime } from '../charts/time-axis';
import { useSay } from '../kit/use-say';
import { useSayEvent } from '../kit/use-say-event';

const mostSentences = 4;

interface EventCardProps {
  events: readonly RunEvent[];
  x: number;
}

/** What happened at a sign of the event strip. */
export function EventCard({ events, x }: EventCardProps) {
  const say = useSay();
  const sayEvent = useSayEvent();
  return (
    <div className="event-card" style={{ left: x }} role="status">
      {events.slice(0, mostSentences).map((event, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the log's order is the identity of its events
        <p key={i}>
          {say('timeline.events.one', { time: formatRunTime(event.timeS), sentence: sayEvent(event) })}
        </p>
      ))}
      {events.length > mostSentences && (
        <p className="muted">{say('timeline.events.more', { count: events.length - mostSentences })}</p>
      )}
    </div>
  );
}
