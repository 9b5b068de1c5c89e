import { describe, expect, it } from 'vitest';
import { atan2, cos, exp, log, pow, sin } from '../../src/numerics/math';

/** Largest error over a sweep, relative where the value is above 1. */
function worst(
  mine: (x: number) => number,
  reference: (x: number) => number,
  from: number,
  to: number,
): number {
  let error = 0;
  for (let i = 0; i <= 20000; i++) {
    const x = from + ((to - from) * i) / 20000;
    const expected = reference(x);
    error = Math.max(error, Math.abs(mine(x) - expected) / Math.max(1, Math.abs(expected)));
  }
  return error;
}

describe('elementary functions', () => {
  it('agree with the platform to a few units in the last place', () => {
    expect(worst(exp, Math.exp, -40, 40)).toBeLessThan(1e-15);
    expect(worst(log, Math.log, 1e-9, 1e6)).toBeLessThan(5e-16);
    expect(worst(log, Math.log, 0.5, 2)).toBeLessThan(3e-16);
    expect(worst(sin, Math.sin, -50, 50)).toBeLessThan(5e-16);
    expect(worst(cos, Math.cos, -50, 50)).toBeLessThan(5e-16);
    expect(
      worst(
        (x) => pow(x, 1.852),
        (x) => x ** 1.852,
        0,
        50,
      ),
    ).toBeLessThan(2e-15);
    expect(
      worst(
        (x) => atan2(x, 1),
        (x) => Math.atan2(x, 1),
        -30,
        30,
      ),
    ).toBeLessThan(5e-16);
    expect(
      worst(
        (x) => atan2(1, x),
        (x) => Math.atan2(1, x),
        -30,
        30,
      ),
    ).toBeLessThan(5e-16);
  });

  it('keep the special values', () => {
    expect(exp(710)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(-800)).toBe(0);
    expect(exp(-740)).toBeCloseTo(Math.exp(-740), 320);
    expect(log(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(log(-1)).toBeNaN();
    expect(log(5e-324)).toBeCloseTo(Math.log(5e-324), 10);
    expect(pow(0, 0.3)).toBe(0);
    expect(pow(2, -3)).toBe(0.125);
    expect(atan2(0, -1)).toBeCloseTo(Math.PI, 15);
  });
});
