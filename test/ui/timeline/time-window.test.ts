import { describe, expect, it } from 'vitest';
import { isWholeRun, moveEdge, windowBetween } from '../../../src/ui/timeline/time-window';

const endS = 72 * 3600;

describe('a window of a run', () => {
  it('lies between two points in either order, on quarters of an hour', () => {
    expect(windowBetween(7_300, 20_000, endS)).toEqual({ fromS: 7_200, toS: 19_800 });
    expect(windowBetween(20_000, 7_300, endS)).toEqual({ fromS: 7_200, toS: 19_800 });
  });

  it('is the whole run where the points fall together, and open where it ends with the run', () => {
    expect(windowBetween(5_000, 5_100, endS)).toEqual({ fromS: 0 });
    expect(windowBetween(3_600, endS + 9_000, endS)).toEqual({ fromS: 3_600 });
    expect(windowBetween(-500, endS, endS)).toEqual({ fromS: 0 });
  });

  it('keeps its edges a step apart and within the run', () => {
    expect(moveEdge({ fromS: 3_600, toS: 7_200 }, 'from', 90_000, endS)).toEqual({
      fromS: 6_300,
      toS: 7_200,
    });
    expect(moveEdge({ fromS: 3_600, toS: 7_200 }, 'to', 0, endS)).toEqual({ fromS: 3_600, toS: 4_500 });
    expect(moveEdge({ fromS: 3_600 }, 'from', -1, endS)).toEqual({ fromS: 0 });
    expect(moveEdge({ fromS: 3_600 }, 'to', 10_800, endS)).toEqual({ fromS: 3_600, toS: 10_800 });
  });

  it('knows the whole run', () => {
    expect(isWholeRun({ fromS: 0 }, endS)).toBe(true);
    expect(isWholeRun({ fromS: 0, toS: endS }, endS)).toBe(true);
    expect(isWholeRun({ fromS: 900 }, endS)).toBe(false);
    expect(isWholeRun({ fromS: 0, toS: endS - 900 }, endS)).toBe(false);
  });
});
