import { none } from '../model/ids';
import type { EventSink, RunEvent } from '../model/run-event';

/** The one log over all systems. Indices handed out are those of the order of logging. */
export interface EventLog {
  readonly sink: EventSink;
  readonly count: number;
  /**
   * The log in order of time, equal times in order of logging, causes renumbered. A tank that ran empty within a
   * hydraulic step is noticed at the step's end, so the order of logging is not the order of time.
   */
  inOrderOfTime(): RunEvent[];
}

export function createEventLog(): EventLog {
  const events: RunEvent[] = [];
  return {
    sink(event) {
      events.push(event);
      return events.length - 1;
    },
    get count() {
      return events.length;
    },
    inOrderOfTime() {
      const order = events.map((_, i) => i).sort((a, b) => events[a].timeS - events[b].timeS || a - b);
      const place = new Int32Array(events.length).fill(none);
      order.forEach((from, to) => {
        place[from] = to;
      });
      return order.map((from) => {
        const { causeIx, ...event } = events[from];
        return causeIx === undefined || causeIx === none ? event : { ...event, causeIx: place[causeIx] };
      });
    },
  };
}

/** `causeIx` as a field of an event, left out when there is none. */
export function causedBy(causeIx: number): { causeIx?: number } {
  return causeIx === none ? {} : { causeIx };
}
