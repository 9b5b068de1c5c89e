import type { LdltFactor } from './ldlt';

/** A pivot that falls below this share of what it was has lost its digits: the factor must be made anew. */
const leastKeptShare = 1e-6;

/**
 * Changes a factor of A into one of A + `change` w w', where w is 1 at position `a` and -1 at `b`, or 1 at `a` alone
 * for `b` = -1. `a` and `b` must be an entry of the pattern. Touches the columns on the way from the lower position to
 * its root: `pathEntries` multiplications and their like. Returns false where a pivot has lost its digits; the factor
 * is then of no use and must be made anew.
 * Source: Gill, Golub, Murray, Saunders, "Methods for modifying matrix factorizations", Math. Comp. 28, 1974, method C1;
 * Davis and Hager, "Row modifications of a sparse Cholesky factorization", SIAM J. Matrix Anal. Appl. 26, 2005.
 */
export function updateLdltInto(factor: LdltFactor, change: number, a: number, b: number): boolean {
  const { symbolic, lower, inversePivot, work } = factor;
  const { columnStart, rowIndex, parent } = symbolic;
  if (factor.replacedPivots > 0) return false;
  if (change === 0) return true;
  work[a] = 1;
  if (b >= 0) work[b] = -1;
  let weight = change;
  let kept = true;
  for (let j = b >= 0 && b < a ? b : a; j >= 0; j = parent[j]) {
    const value = work[j];
    work[j] = 0;
    if (value === 0) continue;
    const inverse = inversePivot[j];
    const ratio = 1 + weight * value * value * inverse;
    if (!(ratio > leastKeptShare || ratio < -leastKeptShare)) kept = false;
    const newInverse = inverse / ratio;
    inversePivot[j] = newInverse;
    const step = weight * value * newInverse;
    weight /= ratio;
    const end = columnStart[j + 1];
    for (let p = columnStart[j]; p < end; p++) {
      const row = rowIndex[p];
      const now = work[row] - value * lower[p];
      work[row] = now;
      lower[p] += step * now;
    }
  }
  return kept;
}
