/** A square sparse matrix by columns; within a column each row stands once, in any order. */
export interface ColumnMatrix {
  size: number;
  start: Int32Array;
  row: Int32Array;
  value: Float64Array;
}

/** P A Q = L U, L with unit diagonal. Columns of L and U by position, rows by position. */
export interface LuFactor {
  size: number;
  /** Column of each position, and position at which each row became the pivot. */
  columnOrder: Int32Array;
  rowPosition: Int32Array;
  lowerStart: Int32Array;
  lowerRow: Int32Array;
  lowerValue: Float64Array;
  /** Above the diagonal; rows of a column in an order in which they can be eliminated. */
  upperStart: Int32Array;
  upperRow: Int32Array;
  upperValue: Float64Array;
  pivot: Float64Array;
  work: Float64Array;
}

/** The diagonal is kept as pivot unless it is below this share of its column. Source: KLU, SuperLU use 1e-3 to 1. */
const diagonalShare = 1e-2;

/**
 * Left-looking LU with threshold pivoting; the pattern comes with the numbers. Columns are eliminated in the
 * given order, so a fill-reducing one should be given. Undefined where a column has no usable pivot: the matrix
 * is singular. Time in proportion to the arithmetic.
 * Source: Gilbert and Peierls, "Sparse partial pivoting in time proportional to arithmetic operations",
 * SIAM J. Sci. Stat. Comput. 9, 1988.
 */
export function factorLu(matrix: ColumnMatrix, columnOrder: Int32Array): LuFactor | undefined {
  const { size: n, start, row, value } = matrix;
  const rowPosition = new Int32Array(n).fill(-1);
  const lowerStart = new Int32Array(n + 1);
  const upperStart = new Int32Array(n + 1);
  const pivot = new Float64Array(n);
  const work = new Float64Array(n);
  const seen = new Int32Array(n).fill(-1);
  const stack = new Int32Array(n);
  const resume = new Int32Array(n);
  /** Rows reached by the column, filled from the end: each stands before the rows it changes. */
  const reached = new Int32Array(n);
  let lowerRow = new Int32Array(4 * row.length + n);
  let lowerValue = new Float64Array(lowerRow.length);
  let upperRow = new Int32Array(4 * row.length + n);
  let upperValue = new Float64Array(upperRow.length);
  let lowerCount = 0;
  let upperCount = 0;
  for (let k = 0; k < n; k++) {
    if (lowerCount + n > lowerRow.length) {
      lowerRow = grownIndices(lowerRow, n);
      lowerValue = grownValues(lowerValue, n);
    }
    if (upperCount + n > upperRow.length) {
      upperRow = grownIndices(upperRow, n);
      upperValue = grownValues(upperValue, n);
    }
    const column = columnOrder[k];
    let first = n;
    for (let p = start[column]; p < start[column + 1]; p++) {
      if (seen[row[p]] === k) continue;
      let top = 0;
      stack[0] = row[p];
      seen[row[p]] = k;
      resume[0] = rowPosition[row[p]] < 0 ? 0 : lowerStart[rowPosition[row[p]]];
      while (top >= 0) {
        const at = stack[top];
        const j = rowPosition[at];
        const end = j < 0 ? 0 : lowerStart[j + 1];
        let q = resume[top];
        while (q < end && seen[lowerRow[q]] === k) q++;
        if (q >= end) {
          reached[--first] = at;
          top--;
          continue;
        }
        resume[top] = q + 1;
        const next = lowerRow[q];
        seen[next] = k;
        stack[++top] = next;
        resume[top] = rowPosition[next] < 0 ? 0 : lowerStart[rowPosition[next]];
      }
    }
    for (let p = start[column]; p < start[column + 1]; p++) work[row[p]] = value[p];
    let largest = 0;
    let pivotRow = -1;
    for (let r = first; r < n; r++) {
      const at = reached[r];
      const j = rowPosition[at];
      const x = work[at];
      if (j < 0) {
        const magnitude = Math.abs(x);
        if (magnitude > largest) {
          largest = magnitude;
          pivotRow = at;
        }
        continue;
      }
      work[at] = 0;
      upperRow[upperCount] = j;
      upperValue[upperCount++] = x;
      for (let q = lowerStart[j]; q < lowerStart[j + 1]; q++) work[lowerRow[q]] -= lowerValue[q] * x;
    }
    if (!(largest > 0) || largest === Number.POSITIVE_INFINITY) return undefined;
    if (rowPosition[column] < 0 && seen[column] === k && Math.abs(work[column]) >= diagonalShare * largest)
      pivotRow = column;
    const chosen = work[pivotRow];
    pivot[k] = chosen;
    for (let r = first; r < n; r++) {
      const at = reached[r];
      if (rowPosition[at] >= 0) continue;
      if (at !== pivotRow) {
        lowerRow[lowerCount] = at;
        lowerValue[lowerCount++] = work[at] / chosen;
      }
      work[at] = 0;
    }
    rowPosition[pivotRow] = k;
    lowerStart[k + 1] = lowerCount;
    upperStart[k + 1] = upperCount;
  }
  for (let p = 0; p < lowerCount; p++) lowerRow[p] = rowPosition[lowerRow[p]];
  return {
    size: n,
    columnOrder,
    rowPosition,
    lowerStart,
    lowerRow: lowerRow.slice(0, lowerCount),
    lowerValue: lowerValue.slice(0, lowerCount),
    upperStart,
    upperRow: upperRow.slice(0, upperCount),
    upperValue: upperValue.slice(0, upperCount),
    pivot,
    work,
  };
}

function grownIndices(old: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(2 * old.length + least);
  grown.set(old);
  return grown;
}

function grownValues(old: Float64Array, least: number): Float64Array<ArrayBuffer> {
  const grown = new Float64Array(2 * old.length + least);
  grown.set(old);
  return grown;
}
