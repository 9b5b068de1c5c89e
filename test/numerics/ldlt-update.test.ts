import { describe, expect, it } from 'vitest';
import {
  createLdltFactor,
  createSymmetricValues,
  factorLdltInto,
  solvePermutedInPlace,
} from '../../src/numerics/ldlt';
import { analyseLdlt, upperEntryOf } from '../../src/numerics/ldlt-symbolic';
import { updateLdltInto } from '../../src/numerics/ldlt-update';
import { createRandom } from '../../src/numerics/random';
import { createSymmetricPattern } from '../../src/numerics/symmetric-pattern';

const size = 60;

/** A ring of `size` nodes with chords, grounded at node 0. */
function ring() {
  const random = createRandom(4, 'ldlt-update');
  const from: number[] = [];
  const to: number[] = [];
  for (let i = 0; i < size; i++) {
    from.push(i);
    to.push((i + 1) % size);
    from.push(i);
    to.push((i + 2 + Math.floor(random.next() * (size - 4))) % size);
  }
  const symbolic = analyseLdlt(createSymmetricPattern(size, Int32Array.from(from), Int32Array.from(to)));
  const values = createSymmetricValues(symbolic);
  const factor = createLdltFactor(symbolic);
  const strength = from.map(() => 1 + 50 * random.next());
  const ends = from.map((f, k) => [symbolic.position[f], symbolic.position[to[k]]] as const);
  const add = (k: number, by: number) => {
    values.diagonal[ends[k][0]] += by;
    values.diagonal[ends[k][1]] += by;
    values.upper[upperEntryOf(symbolic, from[k], to[k])] -= by;
  };
  from.forEach((_, k) => {
    add(k, strength[k]);
  });
  values.diagonal[symbolic.position[0]] += 10;
  factorLdltInto(factor, values);
  return { symbolic, values, factor, strength, ends, add, random };
}

describe('a rank-one change of a factor', () => {
  it('equals a new factorisation after 200 removals and additions', () => {
    const { symbolic, values, factor, strength, ends, add, random } = ring();
    const isOut = strength.map(() => false);
    for (let turn = 0; turn < 200; turn++) {
      // Only chords (odd) go out, so that the ring stays whole.
      const k = 2 * Math.floor((random.next() * strength.length) / 2) + 1;
      const by = isOut[k] ? strength[k] : -strength[k];
      isOut[k] = !isOut[k];
      add(k, by);
      expect(updateLdltInto(factor, by, ends[k][0], ends[k][1])).toBe(true);
    }
    const anew = createLdltFactor(symbolic);
    factorLdltInto(anew, values);
    const b = Float64Array.from({ length: size }, () => random.next() - 0.5);
    const x = b.slice();
    const y = b.slice();
    solvePermutedInPlace(factor, x);
    solvePermutedInPlace(anew, y);
    for (let i = 0; i < size; i++) expect(Math.abs(x[i] - y[i])).toBeLessThan(1e-11);
  });

  it('grounds a node', () => {
    const { symbolic, values, factor } = ring();
    values.diagonal[7] += 3;
    expect(updateLdltInto(factor, 3, 7, -1)).toBe(true);
    const anew = createLdltFactor(symbolic);
    factorLdltInto(anew, values);
    for (let j = 0; j < size; j++) expect(factor.inversePivot[j] / anew.inversePivot[j]).toBeCloseTo(1, 11);
  });

  it('says no where the matrix becomes singular', () => {
    const { symbolic, factor } = ring();
    // The ground goes: nothing fixes the level any more.
    expect(updateLdltInto(factor, -10, symbolic.position[0], -1)).toBe(false);
  });
});
