import type { TimeSpan } from '../model/metric-table';

/** The intervals between recordings that a window overlaps: `first` to `last`, named by the recording that ends them. */
export interface WindowIntervals {
  first: number;
  /** Below `first` where there is none. */
  last: number;
  /** The part of an interval that lies in the window, 0 to 1. */
  partOf(frameIx: number): number;
}

/** A window cut to the run; one that ends before it begins, or lies outside the run, has no length. */
export function cutToRun(span: TimeSpan, timesS: Float64Array): TimeSpan {
  const endS = timesS.length > 0 ? timesS[timesS.length - 1] : 0;
  const within = (timeS: number) => (timeS > 0 ? Math.min(timeS, endS) : 0);
  const fromS = within(span.fromS);
  return { fromS, toS: Math.max(fromS, within(span.toS)) };
}

export function listIntervals(timesS: Float64Array, { fromS, toS }: TimeSpan): WindowIntervals {
  let first = 1;
  while (first < timesS.length && timesS[first] <= fromS) first++;
  let last = first - 1;
  while (last + 1 < timesS.length && timesS[last] < toS) last++;
  if (toS <= fromS) last = first - 1;
  return {
    first,
    last,
    partOf(i) {
      const seconds = Math.min(toS, timesS[i]) - Math.max(fromS, timesS[i - 1]);
      return seconds / (timesS[i] - timesS[i - 1]);
    },
  };
}
