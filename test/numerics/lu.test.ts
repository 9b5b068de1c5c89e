import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ColumnMatrix, factorLu } from '../../src/numerics/lu';
import { refactorLuInto, solveLuInto } from '../../src/numerics/lu-refactor';
import { createRandom } from '../../src/numerics/random';

/** Columns from a list of rows of a full matrix; zeros are left out. */
function columnsOf(full: number[][]): ColumnMatrix {
  const size = full.length;
  const start = new Int32Array(size + 1);
  const row: number[] = [];
  const value: number[] = [];
  for (let c = 0; c < size; c++) {
    for (let r = 0; r < size; r++) {
      if (full[r][c] === 0) continue;
      row.push(r);
      value.push(full[r][c]);
    }
    start[c + 1] = row.length;
  }
  return { size, start, row: Int32Array.from(row), value: Float64Array.from(value) };
}

/** A sparse matrix without symmetry; half of its diagonal is 0, a shuffled diagonal keeps it regular. */
function randomMatrix(seed: number, size: number): number[][] {
  const random = createRandom(seed, 'lu');
  const full = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let i = 0; i < 2 * size; i++) full[random.int(size)][random.int(size)] = random.next() - 0.5;
  const place = shuffled(size, seed);
  for (let i = 0; i < size; i++) {
    if (random.next() < 0.5) full[i][i] = 0;
    full[i][place[i]] = 2 + random.next();
  }
  return full;
}

function shuffled(size: number, seed: number): Int32Array {
  const random = createRandom(seed, 'shuffle');
  const places = Int32Array.from({ length: size }, (_, i) => i);
  for (let i = size - 1; i > 0; i--) {
    const j = random.int(i + 1);
    [places[i], places[j]] = [places[j], places[i]];
  }
  return places;
}

function worstResidual(full: number[][], x: Float64Array, b: Float64Array): number {
  return full.reduce((worst, cells, r) => {
    const product = cells.reduce((sum, cell, c) => sum + cell * x[c], 0);
    return Math.max(worst, Math.abs(product - b[r]));
  }, 0);
}

const seeds = fc.integer({ min: 0, max: 1_000_000 });
const sizes = fc.integer({ min: 1, max: 30 });

describe('sparse LU', () => {
  it('solves matrices without symmetry and with zeros on the diagonal, and again with new numbers', () => {
    let refactored = 0;
    fc.assert(
      fc.property(seeds, sizes, (seed, size) => {
        const full = randomMatrix(seed, size);
        const matrix = columnsOf(full);
        const factor = factorLu(matrix, shuffled(size, seed + 1));
        expect(factor).toBeDefined();
        if (!factor) return;
        const random = createRandom(seed, 'right side');
        const b = Float64Array.from({ length: size }, () => random.next());
        const x = new Float64Array(size);
        solveLuInto(x, factor, b);
        const condition = x.reduce((most, it) => Math.max(most, Math.abs(it)), 1);
        expect(worstResidual(full, x, b)).toBeLessThan(1e-11 * condition);

        const moved = full.map((cells) => cells.map((cell) => cell * (1 + 0.01 * random.next())));
        if (!refactorLuInto(factor, columnsOf(moved))) return;
        refactored++;
        solveLuInto(x, factor, b);
        expect(worstResidual(moved, x, b)).toBeLessThan(1e-9 * condition);
      }),
      { numRuns: 300 },
    );
    expect(refactored).toBeGreaterThan(250);
  });

  it('refactors the same numbers to the same bytes', () => {
    const matrix = columnsOf(randomMatrix(11, 25));
    const factor = factorLu(matrix, shuffled(25, 3));
    if (!factor) throw new Error('singular');
    const { pivot, lowerValue, upperValue } = factor;
    const before = [pivot.slice(), lowerValue.slice(), upperValue.slice()];
    expect(refactorLuInto(factor, matrix)).toBe(true);
    expect([factor.pivot, factor.lowerValue, factor.upperValue]).toEqual(before);
  });

  it('says that a matrix is singular', () => {
    expect(
      factorLu(
        columnsOf([
          [1, 2],
          [2, 4],
        ]),
        Int32Array.from([0, 1]),
      ),
    ).toBeUndefined();
    expect(
      factorLu(
        columnsOf([
          [1, 0],
          [1, 0],
        ]),
        Int32Array.from([0, 1]),
      ),
    ).toBeUndefined();
    expect(factorLu(columnsOf([[Number.NaN]]), Int32Array.from([0]))).toBeUndefined();
  });

  it('asks for new pivots when an old one has become too small, and is usable after', () => {
    const factor = factorLu(
      columnsOf([
        [4, 1],
        [1, 3],
      ]),
      Int32Array.from([0, 1]),
    );
    if (!factor) throw new Error('singular');
    const spoilt = columnsOf([
      [1e-9, 1],
      [1, 3],
    ]);
    expect(refactorLuInto(factor, spoilt)).toBe(false);
    const again = factorLu(spoilt, Int32Array.from([0, 1]));
    if (!again) throw new Error('singular');
    const x = new Float64Array(2);
    solveLuInto(x, again, Float64Array.from([1, 1]));
    // by hand: x = (-2, 1) to 1e-8
    expect(x[0]).toBeCloseTo(-2, 7);
    expect(x[1]).toBeCloseTo(1, 7);
  });
});
