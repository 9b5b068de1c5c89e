import { expect, it } from 'vitest';
import { compareIds, rankIds } from '../../src/power/rank-ids';

it('orders whole numbers by value before other ids', () => {
  expect(['b10', '10', '9', 'a', '010', 'b9'].sort(compareIds)).toEqual(['9', '010', '10', 'a', 'b10', 'b9']);
  expect([...rankIds(['10', 'x', '9'])]).toEqual([1, 2, 0]);
});
