import type { RunEvent } from '../../model/run-event';
import { type EventSystem, systemOf } from '../../words/event-sentence';

/** Events of one system that fall on the same few pixels of the time axis. */
export interface EventBin {
  system: EventSystem;
  x: number;
  /** Indices in the log, in its order. */
  eventIxs: number[];
}

/** Joins events that would be drawn within `widthPx` of the first of their bin. O(n). */
export function binEvents(
  events: readonly RunEvent[],
  x: (timeS: number) => number,
  widthPx: number,
): EventBin[] {
  const open = new Map<EventSystem, EventBin>();
  const bins: EventBin[] = [];
  events.forEach((event, ix) => {
    const system = systemOf(event);
    const at = x(event.timeS);
    const bin = open.get(system);
    if (bin && at - bin.x <= widthPx) bin.eventIxs.push(ix);
    else {
      const made = { system, x: at, eventIxs: [ix] };
      open.set(system, made);
      bins.push(made);
    }
  });
  return bins;
}

export interface PlacedSign {
  system: EventSystem;
  x: number;
  y: number;
}

const lanes: Record<EventSystem, -1 | 0 | 1> = { damage: -1, electricity: -1, water: 0, facilities: 1 };
const lanePx = 7;
const signPx = 8;

/** Puts signs in three lanes: damage and grid, water, sites; one that would be hidden moves aside. */
export function placeSigns(bins: readonly EventBin[], middleY: number): PlacedSign[] {
  const last = [0, 0, 0].fill(Number.NEGATIVE_INFINITY);
  return bins.map(({ system, x }) => {
    const lane = lanes[system];
    const free = last[lane + 1] + signPx;
    const at = x < free && free - x <= signPx ? free : x;
    last[lane + 1] = at;
    return { system, x: at, y: middleY + lane * lanePx };
  });
}

/** All bins within reach of a point of the axis, nearest first. */
export function binsNear(bins: readonly EventBin[], x: number, reachPx: number): EventBin[] {
  return bins
    .filter((bin) => Math.abs(bin.x - x) <= reachPx)
    .sort((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x));
}
