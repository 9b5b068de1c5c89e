import type { ColumnMatrix, LuFactor } from './lu';

/** A pivot below this share of its column calls for new pivots. */
const leastPivotShare = 1e-4;

/**
 * New numbers on the pattern and with the pivots of an earlier factorisation of the same pattern. False, with
 * the factor spoilt, where a pivot has become too small for its column: then `factorLu` anew.
 */
export function refactorLuInto(factor: LuFactor, matrix: ColumnMatrix): boolean {
  const { size, columnOrder, rowPosition, pivot, work } = factor;
  const { lowerStart, lowerRow, lowerValue, upperStart, upperRow, upperValue } = factor;
  const { start, row, value } = matrix;
  for (let k = 0; k < size; k++) {
    const column = columnOrder[k];
    const end = start[column + 1];
    for (let p = start[column]; p < end; p++) work[rowPosition[row[p]]] = value[p];
    const upperEnd = upperStart[k + 1];
    for (let p = upperStart[k]; p < upperEnd; p++) {
      const j = upperRow[p];
      const x = work[j];
      work[j] = 0;
      upperValue[p] = x;
      const lowerEnd = lowerStart[j + 1];
      for (let q = lowerStart[j]; q < lowerEnd; q++) work[lowerRow[q]] -= lowerValue[q] * x;
    }
    const chosen = work[k];
    work[k] = 0;
    let largest = 0;
    const lowerEnd = lowerStart[k + 1];
    for (let q = lowerStart[k]; q < lowerEnd; q++) {
      const x = work[lowerRow[q]];
      work[lowerRow[q]] = 0;
      if (x > largest) largest = x;
      else if (-x > largest) largest = -x;
      lowerValue[q] = x / chosen;
    }
    pivot[k] = chosen;
    const size = chosen < 0 ? -chosen : chosen;
    if (!(size > 0) || !(size >= leastPivotShare * largest)) {
      work.fill(0);
      return false;
    }
  }
  return true;
}

/** Solves A x = b; `x` and `b` may be the same array. */
export function solveLuInto(x: Float64Array, factor: LuFactor, b: Float64Array): void {
  const { size, columnOrder, rowPosition, pivot, work } = factor;
  const { lowerStart, lowerRow, lowerValue, upperStart, upperRow, upperValue } = factor;
  for (let i = 0; i < size; i++) work[rowPosition[i]] = b[i];
  for (let k = 0; k < size; k++) {
    const value = work[k];
    const end = lowerStart[k + 1];
    if (value !== 0) for (let p = lowerStart[k]; p < end; p++) work[lowerRow[p]] -= lowerValue[p] * value;
  }
  for (let k = size - 1; k >= 0; k--) {
    const value = work[k] / pivot[k];
    work[k] = value;
    const end = upperStart[k + 1];
    for (let p = upperStart[k]; p < end; p++) work[upperRow[p]] -= upperValue[p] * value;
  }
  for (let k = 0; k < size; k++) x[columnOrder[k]] = work[k];
  work.fill(0);
}
