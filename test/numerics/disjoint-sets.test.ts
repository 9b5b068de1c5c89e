import { expect, it } from 'vitest';
import { createDisjointSets } from '../../src/numerics/disjoint-sets';

it('joins sets once, and the least number stands for each', () => {
  const sets = createDisjointSets(6);
  expect([sets.join(4, 2), sets.join(5, 4), sets.join(2, 5)]).toEqual([true, true, false]);
  expect(Array.from({ length: 6 }, (_, i) => sets.rootOf(i))).toEqual([0, 1, 2, 3, 2, 2]);
  expect(sets.join(5, 0)).toBe(true);
  expect(sets.rootOf(4)).toBe(0);
});
