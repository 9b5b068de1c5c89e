import { describe, expect, it } from 'vitest';
import { erode, fillHollows, type Landscape } from '../../../src/generate/land/erosion';
import { createGrid } from '../../../src/generate/land/height-grid';
import { createRandom } from '../../../src/numerics/random';

/** Land of 1 km cells that drains to its southern row. */
function landOf(columns: number, rows: number, upliftM: number): Landscape {
  const grid = { ...createGrid(1, 1, 4), columns, rows, cellM: 1000, origin: { x: 0, y: 0 } };
  const count = columns * rows;
  const random = createRandom(5, 'bumps');
  return {
    grid,
    heightM: Float64Array.from({ length: count }, (_, i) => (i < columns ? 0 : 10 * random.next())),
    isBase: Uint8Array.from({ length: count }, (_, i) => (i < columns ? 1 : 0)),
    upliftM: new Float64Array(count).fill(upliftM),
    softness: new Float64Array(count).fill(1),
    creep: 0,
    shiftX: new Float64Array(count),
    shiftY: new Float64Array(count),
  };
}

describe('erode', () => {
  it('comes to rest where the slope in m a km is the rise over the root of the area in km2', () => {
    const land = landOf(1, 12, 8);
    const { receiver, drainedCells } = erode(land, 400, 1);
    for (let cell = 1; cell < 12; cell++) {
      expect(receiver[cell]).toBe(cell - 1);
      expect(drainedCells[cell]).toBe(12 - cell);
      const slope = land.heightM[cell] - land.heightM[cell - 1];
      expect(slope).toBeCloseTo(8 / Math.sqrt(12 - cell), 3);
    }
  });

  it('comes to rest at slopes in proportion to the rise and against the softness of the rock', () => {
    const land = landOf(1, 12, 8);
    land.softness.fill(2);
    erode(land, 400, 1);
    expect(land.heightM[3] - land.heightM[2]).toBeCloseTo(8 / 2 / Math.sqrt(9), 3);
  });

  it('leaves every cell with a way down to the base, and counts all land once', () => {
    const land = landOf(30, 24, 5);
    const { receiver, order, drainedCells } = erode(land, 20, 0.5);
    const place = new Int32Array(order.length);
    order.forEach((cell, k) => {
      place[cell] = k;
    });
    let drained = 0;
    receiver.forEach((down, cell) => {
      if (land.isBase[cell]) {
        expect(down).toBe(cell);
        drained += drainedCells[cell];
        return;
      }
      expect(down).not.toBe(cell);
      expect(land.heightM[down]).toBeLessThan(land.heightM[cell]);
      expect(place[down]).toBeLessThan(place[cell]);
    });
    expect(drained).toBe(30 * 24);
  });
});

describe('fillHollows', () => {
  it('raises a hollow to its lowest rim and nothing else', () => {
    const land = landOf(5, 5, 0);
    const h = [0, 0, 0, 0, 0, 9, 9, 6, 9, 9, 9, 2, 1, 3, 9, 9, 4, 2, 5, 9, 9, 9, 9, 9, 9];
    land.heightM.set(h);
    fillHollows(land);
    h.forEach((before, cell) => {
      if (before >= 6 || before === 0) expect(land.heightM[cell]).toBe(before);
      else {
        expect(land.heightM[cell]).toBeGreaterThan(6);
        expect(land.heightM[cell]).toBeLessThan(6.1);
      }
    });
  });
});
