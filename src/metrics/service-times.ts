import type { TimeSpan } from '../model/metric-table';

/**
 * Hours from the span's start until the served share stays at or above `level` to the span's end, by
 * recording times. 0 where it never falls below; undefined where it has not come back by the end.
 */
export function hoursToService(
  timesS: Float64Array,
  needed: Float64Array,
  served: Float64Array,
  level: number,
  span: TimeSpan,
): number | undefined {
  let backS: number | undefined = span.fromS;
  for (let i = 0; i < timesS.length; i++) {
    if (timesS[i] < span.fromS || timesS[i] > span.toS) continue;
    const share = needed[i] > 0 ? served[i] / needed[i] : 1;
    if (share < level * (1 - 1e-9)) backS = undefined;
    else if (backS === undefined) backS = timesS[i];
  }
  return backS === undefined ? undefined : (backS - span.fromS) / 3600;
}

/** Value of a running integral at any time, linear between recording times. */
export function sumAt(timesS: Float64Array, sums: Float64Array, timeS: number): number {
  let after = 0;
  while (after < timesS.length - 1 && timesS[after] < timeS) after++;
  if (after === 0 || timesS[after] === timeS) return sums[after];
  const part = Math.min(1, (timeS - timesS[after - 1]) / (timesS[after] - timesS[after - 1]));
  return sums[after - 1] + part * (sums[after] - sums[after - 1]);
}
