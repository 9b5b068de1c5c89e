import { none } from '../../model/ids';
import type { RunEvent } from '../../model/run-event';
import { type EventSystem, systemOf } from '../../words/event-sentence';
import type { Values } from '../charts/curve-shapes';

/** Recorded time that first shows what an event did: the first at or after it. */
export function shownAtS(timesS: Values, eventS: number): number {
  let low = 0;
  let high = timesS.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timesS[middle] >= eventS) high = middle;
    else low = middle + 1;
  }
  return timesS.length > 0 && timesS[low] >= eventS ? timesS[low] : eventS;
}

/**
 * Index of the first event that is shown at the next recorded time after `timeS` (1) or at the last before it (-1), of one
 * system or of any; `none` where there is no other. Events are in order of time. O(n).
 */
export function nextEvent(
  events: readonly RunEvent[],
  timesS: Values,
  timeS: number,
  direction: 1 | -1,
  system?: EventSystem,
): number {
  let found = none;
  let foundS = 0;
  for (let ix = 0; ix < events.length; ix++) {
    if (system && systemOf(events[ix]) !== system) continue;
    const atS = shownAtS(timesS, events[ix].timeS);
    if (direction === 1 && atS > timeS) return ix;
    if (direction === -1 && atS >= timeS) break;
    if (direction === -1 && (found === none || atS > foundS)) {
      found = ix;
      foundS = atS;
    }
  }
  return found;
}
