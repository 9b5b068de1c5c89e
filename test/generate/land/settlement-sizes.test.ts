import { describe, expect, it } from 'vitest';
import {
  cityFromPeople,
  rankExponent,
  settlementSizes,
  urbanShare,
} from '../../../src/generate/land/settlement-sizes';
import { leastPeople, mostPeople } from '../../../src/generate/options';

const scales = [leastPeople, 50_000, 123_457, 400_000, 2_000_000, 10_000_000, mostPeople];

describe.each(scales)('settlementSizes of %i people', (people) => {
  const sizes = settlementSizes(people);
  const towns = sizes.filter((it) => it.kind !== 'village');

  it('counts everybody, from the largest place to the smallest', () => {
    expect(sizes.reduce((sum, it) => sum + it.people, 0)).toBe(people);
    for (let i = 2; i < sizes.length; i++) {
      expect(sizes[i].people).toBeGreaterThan(0);
      // the first village takes what rounding leaves over
      if (sizes[i - 1].kind === sizes[i].kind)
        expect(sizes[i].people).toBeLessThanOrEqual(sizes[i - 1].people + 40);
    }
    const urban = towns.reduce((sum, it) => sum + it.people, 0);
    expect(urban / people).toBeCloseTo(urbanShare, 2);
  });

  it('follows the rank-size law with its exponent', () => {
    // least squares of log people over log rank
    const x = towns.map((_, i) => Math.log(i + 1));
    const y = towns.map((it) => Math.log(it.people));
    const mean = (values: number[]) => values.reduce((sum, it) => sum + it, 0) / values.length;
    const [mx, my] = [mean(x), mean(y)];
    const slope =
      x.reduce((sum, it, i) => sum + (it - mx) * (y[i] - my), 0) /
      x.reduce((sum, it) => sum + (it - mx) * (it - mx), 0);
    expect(-slope).toBeCloseTo(rankExponent, 2);
  });

  it('calls the first place and all large ones cities', () => {
    towns.forEach((it, i) => {
      expect(it.kind).toBe(i === 0 || it.people >= cityFromPeople ? 'city' : 'town');
    });
  });
});

it('has some twenty places of 80,000 and more in a country of ten million, several cities in two million', () => {
  const large = (people: number, least: number) =>
    settlementSizes(people).filter((it) => it.people >= least).length;
  expect(large(10_000_000, 80_000)).toBeGreaterThanOrEqual(18);
  expect(large(10_000_000, 80_000)).toBeLessThanOrEqual(25);
  expect(large(2_000_000, cityFromPeople)).toBeGreaterThanOrEqual(3);
});
