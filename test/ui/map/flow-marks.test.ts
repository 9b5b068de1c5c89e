import { describe, expect, it } from 'vitest';
import { markSpacingPx, placeMarks } from '../../../src/ui/map/flow/flow-marks';

function marks(line: number[], direction: number, shiftPx = 0): number[][] {
  const found: number[][] = [];
  placeMarks(line, direction, shiftPx, (...mark) => {
    found.push(mark.map((it) => Math.round(it * 1000) / 1000));
  });
  return found;
}

describe('marks of flow along a line', () => {
  it('stand in the middle at rest, a spacing apart, off the ends', () => {
    const found = marks([0, 0, 200, 0], 1).map(([x]) => x);
    expect(found).toContain(100);
    for (let i = 1; i < found.length; i++) expect(found[i] - found[i - 1]).toBeCloseTo(markSpacingPx);
    expect(Math.min(...found)).toBeGreaterThanOrEqual(12);
    expect(Math.max(...found)).toBeLessThanOrEqual(188);
  });

  it('move with the flow: on with the line, back against it, and point that way', () => {
    expect(marks([0, 0, 200, 0], 1, 10).map(([x]) => x)).toContain(110);
    expect(marks([0, 0, 200, 0], -1, 10).map(([x]) => x)).toContain(90);
    expect(marks([0, 0, 200, 0], -1)[0].slice(2)).toEqual([-1, expect.closeTo(0)]);
  });

  it('follow corners, and leave out lines that are too short', () => {
    const found = marks([0, 0, 60, 0, 60, 60], 1, 20);
    expect(found.some(([x, y, dx, dy]) => x === 60 && y > 0 && dx === 0 && dy === 1)).toBe(true);
    expect(marks([0, 0, 20, 0], 1)).toEqual([]);
  });
});
