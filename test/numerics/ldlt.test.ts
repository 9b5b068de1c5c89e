import { describe, expect, it } from 'vitest';
import {
  createLdltFactor,
  createSymmetricValues,
  factorLdltInto,
  type LdltFactor,
  type SymmetricValues,
  solveRefinedInto,
} from '../../src/numerics/ldlt';
import { analyseLdlt, type LdltSymbolic, upperEntryOf } from '../../src/numerics/ldlt-symbolic';
import { createSymmetricPattern } from '../../src/numerics/symmetric-pattern';

interface Dense {
  symbolic: LdltSymbolic;
  values: SymmetricValues;
  factor: LdltFactor;
}

function setUp(matrix: number[][]): Dense {
  const n = matrix.length;
  const from: number[] = [];
  const to: number[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      if (matrix[i][j] === 0) continue;
      from.push(i);
      to.push(j);
    }
  }
  const symbolic = analyseLdlt(createSymmetricPattern(n, Int32Array.from(from), Int32Array.from(to)));
  const values = createSymmetricValues(symbolic);
  for (let i = 0; i < n; i++) values.diagonal[symbolic.position[i]] = matrix[i][i];
  from.forEach((i, k) => {
    values.upper[upperEntryOf(symbolic, i, to[k])] = matrix[i][to[k]];
  });
  const factor = createLdltFactor(symbolic);
  factorLdltInto(factor, values);
  return { symbolic, values, factor };
}

function solve({ symbolic, values, factor }: Dense, b: number[]) {
  const right = new Float64Array(b.length);
  const x = new Float64Array(b.length);
  const outcome = { residual: 0, refinements: 0 };
  b.forEach((value, i) => {
    right[symbolic.position[i]] = value;
  });
  solveRefinedInto(x, factor, values, right, outcome);
  return { x: b.map((_, i) => x[symbolic.position[i]]), outcome };
}

describe('LDLt', () => {
  it('solves an indefinite matrix', () => {
    // x = (1, 2, 3, 4)
    const made = setUp([
      [2, -3, 0, 1],
      [-3, 4, 2, 0],
      [0, 2, -5, 1],
      [1, 0, 1, 3],
    ]);
    const { x, outcome } = solve(made, [0, 11, -7, 16]);
    expect(made.factor.replacedPivots).toBe(0);
    [1, 2, 3, 4].forEach((value, i) => {
      expect(x[i]).toBeCloseTo(value, 13);
    });
    expect(outcome.residual).toBeLessThan(1e-14);
  });

  it('replaces a pivot that vanishes and still solves to rounding', () => {
    const made = setUp([
      [0, 10, 0],
      [10, 0, 3],
      [0, 3, 0.5],
    ]);
    const { x, outcome } = solve(made, [20, 19, 7.5]);
    expect(made.factor.replacedPivots).toBeGreaterThan(0);
    expect(made.factor.firstReplaced).toBeGreaterThanOrEqual(0);
    [1, 2, 3].forEach((value, i) => {
      expect(x[i]).toBeCloseTo(value, 10);
    });
    expect(outcome.residual).toBeLessThan(1e-12);
  });

  it('leaves a large residual where the matrix is singular', () => {
    const made = setUp([
      [1, -1, 0],
      [-1, 2, -1],
      [0, -1, 1],
    ]);
    expect(made.factor.replacedPivots).toBe(1);
    expect(solve(made, [1, 0, 0]).outcome.residual).toBeGreaterThan(1e-3);
  });

  it('gives the same factor when an entry is set to 0 as when it is not in the pattern', () => {
    const full = setUp([
      [5, -1, -2],
      [-1, 4, -1],
      [-2, -1, 6],
    ]);
    full.values.upper[upperEntryOf(full.symbolic, 0, 2)] = 0;
    factorLdltInto(full.factor, full.values);
    const sparse = setUp([
      [5, -1, 0],
      [-1, 4, -1],
      [0, -1, 6],
    ]);
    const a = solve(full, [1, 2, 3]).x;
    const b = solve(sparse, [1, 2, 3]).x;
    a.forEach((value, i) => {
      expect(value).toBeCloseTo(b[i], 15);
    });
  });
});
