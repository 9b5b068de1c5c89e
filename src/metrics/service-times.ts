import type { TimeSpan } from '../model/metric-table';

/** Rounding of a served share. */
const trace = 1e-9;

/** Follows what each of some rows is served, recording after recording. */
export interface ServiceTimes {
  /** Needed and served of every row at a recording; recordings come in order, those outside the span are passed over. */
  note(timeS: number, needed: Float64Array, served: Float64Array): void;
  /**
   * Hours from the span's start until the served share of a row stays at or above a level to the span's end. 0 where it
   * never falls below; undefined where it has not come back by the end.
   */
  hours(row: number, levelIx: number): number | undefined;
}

export function createServiceTimes(
  rowCount: number,
  levels: readonly number[],
  span: TimeSpan,
): ServiceTimes {
  const backS = new Float64Array(rowCount * levels.length).fill(span.fromS);
  return {
    note(timeS, needed, served) {
      if (timeS < span.fromS || timeS > span.toS) return;
      for (let r = 0; r < rowCount; r++) {
        const share = needed[r] > 0 ? served[r] / needed[r] : 1;
        for (let l = 0; l < levels.length; l++) {
          const at = r * levels.length + l;
          if (share < levels[l] * (1 - trace)) backS[at] = Number.NaN;
          else if (Number.isNaN(backS[at])) backS[at] = timeS;
        }
      }
    },
    hours(row, levelIx) {
      const timeS = backS[row * levels.length + levelIx];
      return Number.isNaN(timeS) ? undefined : (timeS - span.fromS) / 3600;
    },
  };
}

/** Value of a running integral at any time, linear between recording times. */
export function sumAt(timesS: Float64Array, sums: Float64Array, timeS: number): number {
  let after = 0;
  while (after < timesS.length - 1 && timesS[after] < timeS) after++;
  if (after === 0 || timesS[after] === timeS) return sums[after];
  const part = Math.min(1, (timeS - timesS[after - 1]) / (timesS[after] - timesS[after - 1]));
  return sums[after - 1] + part * (sums[after] - sums[after - 1]);
}
