import { describe, expect, it } from 'vitest';
import { baseMapSchema, emptyBaseMap } from '../../src/model/base-map';

const relief = {
  bounds: [
    [30, 46],
    [31, 47],
  ],
  columns: 2,
  rows: 2,
  heightsM: [0, 1, 2, 3],
};
const holds = (fields: object) =>
  baseMapSchema.safeParse({ ...emptyBaseMap(), relief: { ...relief, ...fields } }).success;

describe('the relief of a base map', () => {
  it('has finite heights, as many as its grid', () => {
    expect(holds({})).toBe(true);
    expect(holds({ heightsM: [0, 1, 2] })).toBe(false);
    expect(holds({ columns: 4, rows: 1 })).toBe(false);
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, null])
      expect(holds({ heightsM: [0, 1, 2, bad] })).toBe(false);
  });

  it('lies from the south-west to the north-east, where a map can show it', () => {
    const [southWest, northEast] = relief.bounds;
    expect(holds({ bounds: [northEast, southWest] })).toBe(false);
    expect(holds({ bounds: [southWest, southWest] })).toBe(false);
    expect(holds({ bounds: [southWest, [31, 89]] })).toBe(false);
  });
});
