import { leastWidthShare, reachShare } from './constants';
import { bestOutput, type ConvexCost, meanSlope } from './cost-curve';
import type { FlowColumns } from './flow-program';

/** A unit in a least-cost program: its cost between two outputs, and the columns that stand for its pieces. */
export interface CostUnit {
  generatorIx: number;
  busIx: number;
  lowMw: number;
  highMw: number;
  convex: ConvexCost;
  firstColumn: number;
  columnCount: number;
  /** Smooth costs: where the pieces are fine, and how far to each side. */
  centreMw: number;
  halfWidthMw: number;
}

/** Fine pieces to each side of the centre, and one more to each end of the unit's range. */
const finePieces = 4;
const smoothPieces = 2 * finePieces + 2;

/** One column per straight piece, a few per smooth cost. A column is the output within its piece, from 0 to its width. */
export function createCostColumns(units: CostUnit[]): FlowColumns {
  let count = 0;
  for (const unit of units) {
    unit.firstColumn = count;
    unit.columnCount = unit.convex.kind === 'smooth' ? smoothPieces : unit.convex.mw.length - 1;
    count += unit.columnCount;
  }
  const columns: FlowColumns = {
    busIx: new Int32Array(count),
    sign: new Int8Array(count).fill(1),
    lowerMw: new Float64Array(count),
    upperMw: new Float64Array(count),
    cost: new Float64Array(count),
  };
  for (const unit of units) {
    columns.busIx.fill(unit.busIx, unit.firstColumn, unit.firstColumn + unit.columnCount);
    if (unit.convex.kind === 'smooth') {
      unit.centreMw = 0.5 * (unit.lowMw + unit.highMw);
      unit.halfWidthMw = 0.375 * (unit.highMw - unit.lowMw);
      writeSmoothPieces(columns, unit, unit.convex.coefficient);
      continue;
    }
    const { mw, cost } = unit.convex;
    for (let i = 0; i + 1 < mw.length; i++) {
      columns.upperMw[unit.firstColumn + i] = mw[i + 1] - mw[i];
      columns.cost[unit.firstColumn + i] = (cost[i + 1] - cost[i]) / (mw[i + 1] - mw[i]);
    }
  }
  return columns;
}

/** Pieces low … centre - half, centre, centre + half … high, with the mean slope of the cost on each. */
function writeSmoothPieces(columns: FlowColumns, unit: CostUnit, coefficient: Float64Array): void {
  const { lowMw, highMw, centreMw, halfWidthMw, firstColumn } = unit;
  let from = lowMw;
  for (let i = 0; i < smoothPieces; i++) {
    const wanted = centreMw + ((i - finePieces) / finePieces) * halfWidthMw;
    const inner = Math.max(lowMw, Math.min(highMw, wanted));
    const to = i === smoothPieces - 1 ? highMw : inner;
    columns.upperMw[firstColumn + i] = to - from;
    columns.cost[firstColumn + i] = meanSlope(coefficient, from, to);
    from = to;
  }
}

export function unitOutput(unit: CostUnit, columnValue: Float64Array): number {
  let mw = unit.lowMw;
  for (let i = 0; i < unit.columnCount; i++) mw += columnValue[unit.firstColumn + i];
  return Math.min(unit.highMw, Math.max(unit.lowMw, mw));
}

/**
 * How much more the outputs cost than a proven lower bound: each unit's cost less earnings at the prices, against
 * the least it could have. Pieces of straight costs are exact and add nothing. Source: Lagrangian duality.
 */
export function costGap(
  units: readonly CostUnit[],
  outputMw: Float64Array,
  priceByBus: Float64Array,
): number {
  let gap = 0;
  for (const unit of units) {
    if (unit.convex.kind !== 'smooth') continue;
    const { coefficient } = unit.convex;
    const price = priceByBus[unit.busIx];
    const output = outputMw[unit.generatorIx];
    const best = bestOutput(coefficient, unit.lowMw, unit.highMw, price);
    gap += Math.max(0, (meanSlope(coefficient, best, output) - price) * (output - best));
  }
  return gap;
}

/** The largest step of marginal cost between neighbouring fine pieces, relative to the unit's price. */
export function priceStep(units: readonly CostUnit[], priceByBus: Float64Array): number {
  let largest = 0;
  for (const unit of units) {
    if (unit.convex.kind !== 'smooth') continue;
    const { coefficient } = unit.convex;
    const { centreMw, halfWidthMw, lowMw, highMw } = unit;
    const from = Math.max(lowMw, centreMw - halfWidthMw / finePieces);
    const to = Math.min(highMw, centreMw + halfWidthMw / finePieces);
    const step = meanSlope(coefficient, to, to) - meanSlope(coefficient, from, from);
    largest = Math.max(largest, step / (1 + Math.abs(priceByBus[unit.busIx])));
  }
  return largest;
}

/**
 * Puts the fine pieces around the present outputs, as wide as the way to each unit's best output at its price.
 * A piece's slope is off the true marginal cost by at most half its step, so the error of the prices shrinks
 * by a factor each time; where the pieces were too narrow the prices, and with them the pieces, widen again.
 */
export function refinePieces(
  columns: FlowColumns,
  units: readonly CostUnit[],
  outputMw: Float64Array,
  priceByBus: Float64Array,
): void {
  for (const unit of units) {
    if (unit.convex.kind !== 'smooth') continue;
    const { coefficient } = unit.convex;
    const { lowMw, highMw } = unit;
    const output = outputMw[unit.generatorIx];
    const best = bestOutput(coefficient, lowMw, highMw, priceByBus[unit.busIx]);
    unit.centreMw = output;
    unit.halfWidthMw = Math.max(reachShare * Math.abs(best - output), leastWidthShare * (highMw - lowMw));
    writeSmoothPieces(columns, unit, coefficient);
  }
}
