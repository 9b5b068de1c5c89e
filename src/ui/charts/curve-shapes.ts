import { area, curveLinear, curveStepAfter, line } from 'd3-shape';

export type Values = ArrayLike<number>;
/** `step` for states that hold until they change, `line` for quantities that drift. */
export type CurveShape = 'step' | 'line';
type Scale = (value: number) => number;

/** SVG path of values over times; gaps where a value is not finite. Empty for no points. */
export function curvePath(timesS: Values, values: Values, x: Scale, y: Scale, shape: CurveShape): string {
  const path = line<number>()
    .defined((i) => Number.isFinite(values[i]))
    .x((i) => round(x(timesS[i])))
    .y((i) => round(y(values[i])))
    .curve(shape === 'step' ? curveStepAfter : curveLinear)
    .digits(1);
  return path(indices(Math.min(timesS.length, values.length))) ?? '';
}

/** SVG path of the area between two rows of values, for a band or an unserved gap. */
export function bandPath(
  timesS: Values,
  low: Values,
  high: Values,
  x: Scale,
  y: Scale,
  shape: CurveShape,
): string {
  const path = area<number>()
    .defined((i) => Number.isFinite(low[i]) && Number.isFinite(high[i]))
    .x((i) => round(x(timesS[i])))
    .y0((i) => round(y(low[i])))
    .y1((i) => round(y(high[i])))
    .curve(shape === 'step' ? curveStepAfter : curveLinear)
    .digits(1);
  return path(indices(Math.min(timesS.length, low.length, high.length))) ?? '';
}

/** Largest finite value of several rows; at least `floor`. */
export function largest(rows: readonly Values[], floor: number): number {
  let max = floor;
  for (const row of rows) {
    for (let i = 0; i < row.length; i++) if (Number.isFinite(row[i]) && row[i] > max) max = row[i];
  }
  return max;
}

/** Smallest finite value of several rows; at most 0. */
export function smallest(rows: readonly Values[]): number {
  let min = 0;
  for (const row of rows) {
    for (let i = 0; i < row.length; i++) if (Number.isFinite(row[i]) && row[i] < min) min = row[i];
  }
  return min;
}

/** Index of the last time at or before `timeS`; 0 before the first. Times rise. */
export function frameAt(timesS: Values, timeS: number): number {
  let low = 0;
  let high = timesS.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (timesS[middle] <= timeS) low = middle;
    else high = middle - 1;
  }
  return Math.max(low, 0);
}

/**
 * Moves label baselines apart so that none is closer than `gap`, keeping their order and staying within
 * `top` and `bottom` as far as they fit.
 */
export function spreadLabels(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b);
  const placed = wanted.slice();
  let next = top;
  for (const i of order) {
    placed[i] = Math.max(placed[i], next);
    next = placed[i] + gap;
  }
  let limit = bottom;
  for (const i of order.toReversed()) {
    placed[i] = Math.min(placed[i], limit);
    limit = placed[i] - gap;
  }
  return placed;
}

function indices(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
