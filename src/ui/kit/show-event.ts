import type { RunReader } from '../../client/run-reader';
import type { RunEvent } from '../../model/run-event';
import { setTime, showComponent } from '../../store/view';

/**
 * Selects what an event is about and moves the cursor to the first recorded time at or after it, so that the state
 * shown is one that the event has already changed.
 */
export function showEvent(reader: RunReader, event: Pick<RunEvent, 'timeS' | 'component' | 'id'>): void {
  const { timesS } = reader.record;
  const ix = reader.frameIx(event.timeS);
  const isBefore = timesS[ix] < event.timeS && ix + 1 < timesS.length;
  setTime(isBefore ? timesS[ix + 1] : event.timeS);
  showComponent({ kind: event.component, id: event.id });
}
