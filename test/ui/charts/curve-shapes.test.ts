import { describe, expect, it } from 'vitest';
import {
  bandPath,
  curvePath,
  frameAt,
  largest,
  smallest,
  spreadLabels,
} from '../../../src/ui/charts/curve-shapes';

const x = (timeS: number) => timeS / 10;
const y = (value: number) => 50 - value;

describe('curve paths', () => {
  it('draws steps that hold until the next time', () => {
    expect(curvePath([0, 100, 200], [10, 20, 20], x, y, 'step')).toBe('M0,40L10,40L10,30L20,30L20,30');
  });

  it('draws straight lines between values', () => {
    expect(curvePath([0, 100, 200], [10, 20, 0], x, y, 'line')).toBe('M0,40L10,30L20,50');
  });

  it('leaves a gap where a value is missing', () => {
    const path = curvePath([0, 100, 200, 300], [10, Number.NaN, 20, 30], x, y, 'line');
    expect(path).toBe('M0,40ZM20,30L30,20');
  });

  it('closes a band between two rows', () => {
    expect(bandPath([0, 100], [10, 10], [30, 20], x, y, 'line')).toBe('M0,20L10,30L10,40L0,40Z');
  });

  it('draws nothing from nothing', () => {
    expect(curvePath([], [], x, y, 'step')).toBe('');
    expect(bandPath([], [], [], x, y, 'step')).toBe('');
  });
});

describe('frameAt', () => {
  it('is the last time at or before', () => {
    const times = [0, 900, 1000, 1800];
    expect([-5, 0, 899, 900, 999, 1000, 5000].map((t) => frameAt(times, t))).toEqual([0, 0, 0, 1, 1, 2, 3]);
    expect(frameAt([], 3)).toBe(0);
  });
});

describe('spreadLabels', () => {
  it('keeps labels apart, in order, inside', () => {
    expect(spreadLabels([10, 12, 90], 13, 0, 100)).toEqual([10, 23, 90]);
    expect(spreadLabels([98, 99], 13, 0, 100)).toEqual([87, 100]);
    expect(spreadLabels([50, 40], 13, 0, 100)).toEqual([53, 40]);
  });
});

it('reaches down to the smallest finite value, at most 0', () => {
  expect(smallest([[1, Number.NaN, -3], [-2]])).toBe(-3);
  expect(smallest([[4, 5]])).toBe(0);
});

it('finds the largest finite value', () => {
  expect(largest([[1, Number.NaN, 3], [2]], 0)).toBe(3);
  expect(largest([[-1]], 0)).toBe(0);
});
