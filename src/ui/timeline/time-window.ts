/** The part of a run that is measured; without an end it goes to the end of the run. As `MeasureView` of the store holds it. */
export interface TimeWindow {
  fromS: number;
  toS?: number;
}

/** Edges of a window fall on quarters of an hour, as recorded times of the first days do, s. */
export const windowStepS = 900;

/** The window between two points of the time axis, in either order; the whole run where they are the same. */
export function windowBetween(aS: number, bS: number, endS: number): TimeWindow {
  const [from, to] = [snap(Math.min(aS, bS), endS), snap(Math.max(aS, bS), endS)];
  return from < to ? closed(from, to, endS) : { fromS: 0 };
}

/** Moves one edge; it stops a step before the other. */
export function moveEdge(window: TimeWindow, edge: 'from' | 'to', toS: number, endS: number): TimeWindow {
  const end = window.toS ?? endS;
  const wanted = snap(toS, endS);
  return edge === 'from'
    ? closed(Math.max(0, Math.min(wanted, end - windowStepS)), end, endS)
    : closed(window.fromS, Math.min(endS, Math.max(wanted, window.fromS + windowStepS)), endS);
}

export function isWholeRun({ fromS, toS }: TimeWindow, endS: number): boolean {
  return fromS <= 0 && (toS === undefined || toS >= endS);
}

function closed(fromS: number, toS: number, endS: number): TimeWindow {
  return toS >= endS ? { fromS } : { fromS, toS };
}

function snap(timeS: number, endS: number): number {
  const step = Math.round(timeS / windowStepS) * windowStepS;
  return Math.min(Math.max(step, 0), endS);
}
