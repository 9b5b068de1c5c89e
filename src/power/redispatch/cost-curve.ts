import type { CostCurve } from '../../model/grid';

/** Samples over which a polynomial of degree 3 or more is checked for convexity, and from which an envelope is made. */
const sampleCount = 513;
/** A slope may fall by this share of the largest slope before a curve counts as bent the wrong way: rounding. */
const bendTolerance = 1e-9;

/**
 * Cost per hour of a unit between two outputs, convex. `piecewise`: straight between points, the first and last
 * being the ends. `smooth`: a polynomial, coefficients with the highest power first.
 */
export type ConvexCost =
  | { kind: 'piecewise'; mw: Float64Array; cost: Float64Array }
  | { kind: 'smooth'; coefficient: Float64Array };

export interface PreparedCost {
  convex: ConvexCost;
  /** False where the file's curve is not convex and `convex` is its lower envelope. */
  isExact: boolean;
}

/** Why a cost curve cannot be used. */
export type CostFault = 'noPoints' | 'notAscending';

/** Makes the convex cost of a curve between `lowMw` and `highMw`; a curve runs on straight beyond its points. */
export function prepareCost(
  curve: CostCurve | undefined,
  lowMw: number,
  highMw: number,
): PreparedCost | CostFault {
  if (!curve || (curve.kind === 'polynomial' && curve.values.length === 0)) {
    return { convex: flat(lowMw, highMw, 0), isExact: true };
  }
  if (curve.kind === 'polynomial') return preparePolynomial(curve.values, lowMw, highMw);
  const pointCount = Math.floor(curve.values.length / 2);
  if (pointCount === 0) return 'noPoints';
  for (let i = 1; i < pointCount; i++) {
    if (!(curve.values[2 * i] > curve.values[2 * i - 2])) return 'notAscending';
  }
  if (pointCount === 1) return { convex: flat(lowMw, highMw, curve.values[1]), isExact: true };
  const mw = [lowMw];
  for (let i = 0; i < pointCount; i++) {
    const x = curve.values[2 * i];
    if (x > lowMw && x < highMw) mw.push(x);
  }
  if (highMw > lowMw) mw.push(highMw);
  return envelope(
    mw,
    mw.map((x) => piecewiseAt(curve.values, x)),
  );
}

/** The file's cost of an output, currency per hour, envelope or not. */
export function curveCost(curve: CostCurve | undefined, outputMw: number): number {
  if (!curve || curve.values.length === 0) return 0;
  if (curve.kind === 'polynomial') return polynomialAt(curve.values, outputMw);
  return curve.values.length < 4 ? (curve.values[1] ?? 0) : piecewiseAt(curve.values, outputMw);
}

export function polynomialAt(coefficient: ArrayLike<number>, x: number): number {
  let value = 0;
  for (let i = 0; i < coefficient.length; i++) value = value * x + coefficient[i];
  return value;
}

/** (c(b) - c(a))/(b - a) without the cancellation; the slope of c where a = b. */
export function meanSlope(coefficient: ArrayLike<number>, a: number, b: number): number {
  let value = 0;
  let slope = 0;
  for (let i = 0; i < coefficient.length; i++) {
    slope = slope * b + value;
    value = value * a + coefficient[i];
  }
  return slope;
}

/** The output of least cost less earnings at a price, by bisection of the marginal cost. */
export function bestOutput(
  coefficient: ArrayLike<number>,
  lowMw: number,
  highMw: number,
  price: number,
): number {
  if (meanSlope(coefficient, lowMw, lowMw) >= price) return lowMw;
  if (meanSlope(coefficient, highMw, highMw) <= price) return highMw;
  let low = lowMw;
  let high = highMw;
  for (let i = 0; i < 100; i++) {
    const middle = 0.5 * (low + high);
    if (middle <= low || middle >= high) break;
    if (meanSlope(coefficient, middle, middle) < price) low = middle;
    else high = middle;
  }
  return 0.5 * (low + high);
}

function preparePolynomial(values: readonly number[], lowMw: number, highMw: number): PreparedCost {
  let first = 0;
  while (first < values.length - 1 && values[first] === 0) first++;
  const coefficient = Float64Array.from(values.slice(first));
  const degree = coefficient.length - 1;
  const line = (): ConvexCost => ({
    kind: 'piecewise',
    mw: highMw > lowMw ? Float64Array.of(lowMw, highMw) : Float64Array.of(lowMw),
    cost: Float64Array.from(highMw > lowMw ? [lowMw, highMw] : [lowMw], (x) => polynomialAt(coefficient, x)),
  });
  if (degree <= 1 || highMw <= lowMw) return { convex: line(), isExact: true };
  if (degree === 2 && coefficient[0] > 0) return { convex: { kind: 'smooth', coefficient }, isExact: true };
  if (degree === 2) return { convex: line(), isExact: false };
  const mw: number[] = [];
  for (let i = 0; i < sampleCount; i++) mw.push(lowMw + ((highMw - lowMw) * i) / (sampleCount - 1));
  const sampled = envelope(
    mw,
    mw.map((x) => polynomialAt(coefficient, x)),
  );
  return sampled.isExact ? { convex: { kind: 'smooth', coefficient }, isExact: true } : sampled;
}

function flat(lowMw: number, highMw: number, cost: number): ConvexCost {
  const mw = highMw > lowMw ? [lowMw, highMw] : [lowMw];
  return { kind: 'piecewise', mw: Float64Array.from(mw), cost: Float64Array.from(mw, () => cost) };
}

/** Cost on the line through the neighbouring points; before the first and after the last point their line runs on. */
function piecewiseAt(values: readonly number[], x: number): number {
  const last = Math.floor(values.length / 2) - 1;
  let i = 0;
  while (i < last - 1 && x > values[2 * i + 2]) i++;
  const x0 = values[2 * i];
  const c0 = values[2 * i + 1];
  return c0 + ((values[2 * i + 3] - c0) / (values[2 * i + 2] - x0)) * (x - x0);
}

/** Lower convex envelope of points in ascending order; exact when no point lies above it. */
function envelope(mw: number[], cost: number[]): PreparedCost {
  const kept: number[] = [];
  let steepest = 0;
  for (let i = 1; i < mw.length; i++) {
    steepest = Math.max(steepest, Math.abs((cost[i] - cost[i - 1]) / (mw[i] - mw[i - 1])));
  }
  const slope = (a: number, b: number) => (cost[b] - cost[a]) / (mw[b] - mw[a]);
  let isExact = true;
  for (let i = 0; i < mw.length; i++) {
    while (kept.length >= 2) {
      const b = kept[kept.length - 1];
      const fall = slope(kept[kept.length - 2], b) - slope(b, i);
      if (fall <= 0) break;
      if (fall > bendTolerance * steepest) isExact = false;
      kept.pop();
    }
    kept.push(i);
  }
  return {
    convex: {
      kind: 'piecewise',
      mw: Float64Array.from(kept, (i) => mw[i]),
      cost: Float64Array.from(kept, (i) => cost[i]),
    },
    isExact,
  };
}
