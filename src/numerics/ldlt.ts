import type { LdltSymbolic } from './ldlt-symbolic';

/** A pivot smaller than this share of its row is replaced; refinement then removes the error it makes. */
export const leastPivotShare = 1e-11;
/** What a replaced pivot becomes, as a share of its row: the square root of the machine epsilon. */
const replacedPivotShare = 1.5e-8;

/** Values of a symmetric matrix on a frozen pattern, in elimination order. */
export interface SymmetricValues {
  /** By entry of `upperRow`. */
  upper: Float64Array;
  /** By position. */
  diagonal: Float64Array;
}

/** Numbers of one factorisation P A P' = L D L', L with unit diagonal; D may be negative. */
export interface LdltFactor {
  symbolic: LdltSymbolic;
  lower: Float64Array;
  inversePivot: Float64Array;
  /** Pivots that were too small and were replaced; 0 for a clean factor. */
  replacedPivots: number;
  /** Position of the first of them, -1 for none. */
  firstReplaced: number;
  work: Float64Array;
  residual: Float64Array;
  step: Float64Array;
}

export function createSymmetricValues(symbolic: LdltSymbolic): SymmetricValues {
  return {
    upper: new Float64Array(symbolic.upperRow.length),
    diagonal: new Float64Array(symbolic.size),
  };
}

export function createLdltFactor(symbolic: LdltSymbolic): LdltFactor {
  return {
    symbolic,
    lower: new Float64Array(symbolic.rowIndex.length),
    inversePivot: new Float64Array(symbolic.size),
    replacedPivots: 0,
    firstReplaced: -1,
    work: new Float64Array(symbolic.size),
    residual: new Float64Array(symbolic.size),
    step: new Float64Array(symbolic.size),
  };
}

/**
 * Up-looking LDLt on the frozen pattern, without pivoting, so that negative pivots are no matter; a pivot
 * that vanishes is replaced and counted. Source: Davis, "Algorithm 849: a concise sparse Cholesky
 * factorization package", ACM TOMS 31, 2005, with the row patterns kept.
 */
export function factorLdltInto(factor: LdltFactor, values: SymmetricValues): void {
  const { symbolic, lower, inversePivot, work } = factor;
  const { upperStart, upperRow, columnStart, rowIndex, rowStart, rowColumn, rowEntry } = symbolic;
  const { upper, diagonal } = values;
  const n = symbolic.size;
  factor.replacedPivots = 0;
  factor.firstReplaced = -1;
  for (let k = 0; k < n; k++) {
    let pivot = diagonal[k];
    let largest = pivot < 0 ? -pivot : pivot;
    const upperEnd = upperStart[k + 1];
    for (let p = upperStart[k]; p < upperEnd; p++) {
      const value = upper[p];
      work[upperRow[p]] = value;
      if (value > largest) largest = value;
      else if (-value > largest) largest = -value;
    }
    const rowEnd = rowStart[k + 1];
    for (let q = rowStart[k]; q < rowEnd; q++) {
      const j = rowColumn[q];
      const value = work[j];
      work[j] = 0;
      const entry = rowEntry[q];
      for (let p = columnStart[j]; p < entry; p++) work[rowIndex[p]] -= lower[p] * value;
      const scaled = value * inversePivot[j];
      pivot -= scaled * value;
      lower[entry] = scaled;
    }
    const size = pivot < 0 ? -pivot : pivot;
    if (!(size > leastPivotShare * largest)) {
      if (factor.replacedPivots === 0) factor.firstReplaced = k;
      factor.replacedPivots++;
      pivot = replacedPivotShare * (largest > 0 ? largest : 1);
    }
    inversePivot[k] = 1 / pivot;
  }
}

/** Solves in place for a right-hand side in elimination order. */
export function solvePermutedInPlace(factor: LdltFactor, x: Float64Array): void {
  solveForwardInPlace(factor, x);
  solveBackwardInPlace(factor, x);
}

/** x = L⁻¹ x, run by run; the short columns that most are stand without an inner loop. */
function solveForwardInPlace(factor: LdltFactor, x: Float64Array): void {
  const { runStart, runEntries, rowIndex } = factor.symbolic;
  const { lower } = factor;
  let p = 0;
  for (let r = 0; r < runEntries.length; r++) {
    const count = runEntries[r];
    const end = runStart[r + 1];
    if (count === 1) for (let j = runStart[r]; j < end; j++, p++) x[rowIndex[p]] -= lower[p] * x[j];
    else if (count === 2) {
      for (let j = runStart[r]; j < end; j++, p += 2) {
        const value = x[j];
        x[rowIndex[p]] -= lower[p] * value;
        x[rowIndex[p + 1]] -= lower[p + 1] * value;
      }
    } else if (count === 3) {
      for (let j = runStart[r]; j < end; j++, p += 3) {
        const value = x[j];
        x[rowIndex[p]] -= lower[p] * value;
        x[rowIndex[p + 1]] -= lower[p + 1] * value;
        x[rowIndex[p + 2]] -= lower[p + 2] * value;
      }
    } else {
      for (let j = runStart[r]; j < end; j++) {
        const value = x[j];
        const last = p + count;
        // Rows of a column differ, so four can be on their way at once.
        for (; p < last - 3; p += 4) {
          const a = rowIndex[p];
          const b = rowIndex[p + 1];
          const c = rowIndex[p + 2];
          const d = rowIndex[p + 3];
          const xa = x[a] - lower[p] * value;
          const xb = x[b] - lower[p + 1] * value;
          const xc = x[c] - lower[p + 2] * value;
          const xd = x[d] - lower[p + 3] * value;
          x[a] = xa;
          x[b] = xb;
          x[c] = xc;
          x[d] = xd;
        }
        for (; p < last; p++) x[rowIndex[p]] -= lower[p] * value;
      }
    }
  }
}

/** x = L'⁻¹ D⁻¹ x. */
function solveBackwardInPlace(factor: LdltFactor, x: Float64Array): void {
  const { runStart, runEntries, rowIndex } = factor.symbolic;
  const { lower, inversePivot } = factor;
  let p = rowIndex.length;
  for (let r = runEntries.length - 1; r >= 0; r--) {
    const count = runEntries[r];
    const first = runStart[r];
    if (count === 1) {
      for (let j = runStart[r + 1] - 1; j >= first; j--) {
        p--;
        x[j] = x[j] * inversePivot[j] - lower[p] * x[rowIndex[p]];
      }
    } else if (count === 2) {
      for (let j = runStart[r + 1] - 1; j >= first; j--) {
        p -= 2;
        x[j] = x[j] * inversePivot[j] - lower[p] * x[rowIndex[p]] - lower[p + 1] * x[rowIndex[p + 1]];
      }
    } else if (count === 3) {
      for (let j = runStart[r + 1] - 1; j >= first; j--) {
        p -= 3;
        const most = x[j] * inversePivot[j] - lower[p] * x[rowIndex[p]];
        x[j] = most - lower[p + 1] * x[rowIndex[p + 1]] - lower[p + 2] * x[rowIndex[p + 2]];
      }
    } else {
      for (let j = runStart[r + 1] - 1; j >= first; j--) {
        let a = x[j] * inversePivot[j];
        let b = 0;
        let c = 0;
        let d = 0;
        const begin = p - count;
        for (; p > begin + 3; p -= 4) {
          a -= lower[p - 1] * x[rowIndex[p - 1]];
          b -= lower[p - 2] * x[rowIndex[p - 2]];
          c -= lower[p - 3] * x[rowIndex[p - 3]];
          d -= lower[p - 4] * x[rowIndex[p - 4]];
        }
        for (; p > begin; p--) a -= lower[p - 1] * x[rowIndex[p - 1]];
        x[j] = a + b + (c + d);
      }
    }
  }
}

/** Largest |residual| of one refined solve over the largest |right-hand side|, and the steps it took. */
export interface SolveOutcome {
  residual: number;
  refinements: number;
}

/** A solve is refined until its residual is below this share of the right-hand side. */
export const residualGoal = 1e-11;
const refinementLimit = 20;

/**
 * Solves A x = b in elimination order with iterative refinement. `b` is kept, `x` written.
 * A singular matrix shows as a residual that stays large.
 */
export function solveRefinedInto(
  x: Float64Array,
  factor: LdltFactor,
  values: SymmetricValues,
  b: Float64Array,
  outcome: SolveOutcome,
): void {
  const n = factor.symbolic.size;
  const { residual, step } = factor;
  x.set(b);
  solvePermutedInPlace(factor, x);
  outcome.refinements = 0;
  outcome.residual = residualInto(residual, factor.symbolic, values, x, b);
  while (outcome.residual > residualGoal && outcome.refinements < refinementLimit) {
    step.set(residual);
    solvePermutedInPlace(factor, step);
    for (let i = 0; i < n; i++) x[i] += step[i];
    const now = residualInto(residual, factor.symbolic, values, x, b);
    outcome.refinements++;
    if (!(now < outcome.residual)) {
      for (let i = 0; i < n; i++) x[i] -= step[i];
      break;
    }
    const slow = now > 0.5 * outcome.residual;
    outcome.residual = now;
    if (slow) break;
  }
}

/** residual = b - A x; returns its largest size over the largest |b| (itself where b is 0). */
export function residualInto(
  residual: Float64Array,
  symbolic: LdltSymbolic,
  values: SymmetricValues,
  x: Float64Array,
  b: Float64Array,
): number {
  const { upperStart, upperRow, size } = symbolic;
  const { upper, diagonal } = values;
  let scale = 0;
  for (let k = 0; k < size; k++) {
    residual[k] = b[k] - diagonal[k] * x[k];
    const magnitude = Math.abs(b[k]);
    if (magnitude > scale) scale = magnitude;
  }
  for (let k = 0; k < size; k++) {
    let sum = residual[k];
    const xk = x[k];
    const end = upperStart[k + 1];
    for (let p = upperStart[k]; p < end; p++) {
      const i = upperRow[p];
      sum -= upper[p] * x[i];
      residual[i] -= upper[p] * xk;
    }
    residual[k] = sum;
  }
  let largest = 0;
  for (let k = 0; k < size; k++) {
    const error = Math.abs(residual[k]);
    if (!(error <= largest)) largest = error;
  }
  return scale > 0 ? largest / scale : largest;
}

/**
 * Solves in place for a part of the matrix that nothing joins to the rest: `positions[begin … end - 1]`, ascending, are
 * all its rows. Outside them `x` must be 0, and stays so but for rounding.
 */
export function solveListedInPlace(
  factor: LdltFactor,
  x: Float64Array,
  positions: Int32Array,
  begin: number,
  end: number,
): void {
  const { columnStart, rowIndex } = factor.symbolic;
  const { lower, inversePivot } = factor;
  for (let q = begin; q < end; q++) {
    const j = positions[q];
    const value = x[j];
    if (value === 0) continue;
    const last = columnStart[j + 1];
    for (let p = columnStart[j]; p < last; p++) x[rowIndex[p]] -= lower[p] * value;
  }
  for (let q = end - 1; q >= begin; q--) {
    const j = positions[q];
    let sum = x[j] * inversePivot[j];
    for (let p = columnStart[j + 1] - 1, first = columnStart[j]; p >= first; p--)
      sum -= lower[p] * x[rowIndex[p]];
    x[j] = sum;
  }
}
