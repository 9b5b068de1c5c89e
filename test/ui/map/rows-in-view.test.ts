import { describe, expect, it } from 'vitest';
import { choosePieces, choosePoints } from '../../../src/ui/map/live/rows-in-view';
import { branchClasses } from '../../../src/ui/map/state-classes';

const box = { west: -1, north: -1, east: 1, south: 1 };

describe('rows in view', () => {
  const piece = (from: [number, number], to: [number, number], line: number) => [...from, ...to, 0, line, 2];

  it('hold each piece that may cross the view once, those of lines that are out last', () => {
    const pieces = Float32Array.from([
      ...piece([0, 0], [0.5, 0], 0),
      ...piece([-9, 0.5], [9, 0.5], 1),
      ...piece([2, -5], [3, 5], 2),
      ...piece([0, -3], [0.5, -2], 3),
      ...piece([0, 0], [0, 0.9], 3),
    ]);
    const codes = Uint8Array.of(branchClasses.tripped, 4, 0, 0);
    const into = new Uint32Array(5);
    const count = choosePieces(pieces, codes, box, into);
    expect([...into.subarray(0, count)]).toEqual([1, 4, 0]);
  });

  it('hold points in the view that are large enough', () => {
    const points = Float32Array.from([0, 0, 0, 3, 0.9, 0.9, 1, 5, 1.1, 0, 2, 5]);
    const into = new Uint32Array(3);
    expect(choosePoints(points, 4, box, into)).toBe(1);
    expect(into[0]).toBe(1);
    expect(choosePoints(points, 0, box, into)).toBe(2);
  });
});
