import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { busLook } from '../../../../src/ui/map/live/line-look';
import { coverLines, halfWidthPx, thinHalfPx } from '../../../../src/ui/map/still/cover-lines';
import { coverPoints } from '../../../../src/ui/map/still/cover-points';
import type { StillView } from '../../../../src/ui/map/still/coverage';
import { drawSigns } from '../../../../src/ui/map/still/still-marks';
import { createStillPicture, type StillSlices } from '../../../../src/ui/map/still/still-picture';

const view: StillView = {
  width: 60,
  height: 40,
  pixelRatio: 1,
  originX: 0,
  originY: 0,
  worldPx: 1,
  factor: 1,
};
const classCount = 9;
/** Red rises with the class of a line. */
const redOf = (code: number) => 20 * code + 10;
const colours = Float32Array.from(
  Array.from({ length: classCount }, (_, code) => [redOf(code) / 255, 0, 0, 1]).flat(),
);
const fills = Float32Array.from([0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
const edges = Float32Array.from({ length: 16 }, (_, i) => (i % 4 === 3 ? 1 : 0));

type Piece = readonly [x1: number, y1: number, x2: number, y2: number, row: number, width: number];

function rowsOf(pieces: readonly Piece[]): Float32Array {
  return Float32Array.from(pieces.flatMap(([x1, y1, x2, y2, row, width]) => [x1, y1, x2, y2, 0, row, width]));
}

function pictureOf(pieces: readonly Piece[], buses: readonly (readonly [number, number])[], v = view) {
  const bytes = 4 * v.width * v.height;
  const slices: StillSlices = {
    underLines: new Uint8Array(bytes).fill(255),
    underBuses: new Uint8Array(bytes),
    underMarks: new Uint8Array(bytes),
    above: new Uint8Array(bytes),
  };
  const marks = new Uint8Array(bytes);
  const widthsPx = Float32Array.from(pieces, (it) => it[5]);
  const codes = { lines: new Uint8Array(pieces.length), buses: new Uint8Array(buses.length) };
  const points = Float32Array.from(buses.flatMap(([x, y], row) => [x, y, row, 4]));
  const radiiPx = new Float32Array(buses.length).fill(4);
  const make = () =>
    createStillPicture(
      v,
      slices,
      marks,
      { coverage: coverLines(rowsOf(pieces), pieces.length, v), codes: codes.lines, widthsPx, colours },
      { coverage: coverPoints(points, 0, buses.length, v), codes: codes.buses, radiiPx, fills, edges },
    );
  const picture = make();
  picture.repaintAll();
  picture.repaint();
  /** Red, green and blue at px of the page from the upper left. */
  const at = (x: number, y: number) => {
    const from = 4 * ((v.height - 1 - y) * v.width + x);
    return [...picture.pixels.subarray(from, from + 3)];
  };
  return { picture, make, codes, at, slices, marks };
}

const white = [255, 255, 255];
const colourOf = (code: number) => [redOf(code), 0, 0];

describe('a still picture', () => {
  it('draws a line as wide as its voltage and loading make it', () => {
    const { picture, codes, at } = pictureOf([[10, 20.5, 50, 20.5, 0, 4]], []);
    const inkAt = (x: number) =>
      Array.from({ length: view.height }, (_, y) => 1 - (at(x, y)[1] ?? 0) / 255).reduce((a, b) => a + b, 0);
    expect(at(30, 20)).toEqual(colourOf(0));
    expect(inkAt(30)).toBeCloseTo(4, 1);
    codes.lines[0] = 4;
    picture.changeLine(0);
    picture.repaint();
    expect(at(30, 20)).toEqual(colourOf(4));
    expect(inkAt(30)).toBeCloseTo(2 * halfWidthPx(4, 4, 1), 1);
    expect(at(3, 20)).toEqual(white);
  });

  it('dashes what is without voltage, and ties what is lost', () => {
    const { picture, codes, at } = pictureOf([[5, 20.5, 55, 20.5, 0, 2]], []);
    const row = (y: number) => Array.from({ length: 50 }, (_, i) => at(5 + i, y)[1] < 128);
    codes.lines[0] = 5;
    picture.changeLine(0);
    picture.repaint();
    const dashes = row(20);
    expect(dashes.filter(Boolean).length / 50).toBeCloseTo(2 / 4.2, 1);
    codes.lines[0] = 6;
    picture.changeLine(0);
    picture.repaint();
    expect(row(20).every(Boolean)).toBe(true);
    const ties = row(23);
    expect(ties.some(Boolean)).toBe(true);
    expect(ties.filter(Boolean).length).toBeLessThan(20);
    expect(thinHalfPx(1)).toBeLessThan(2.5);
  });

  it('lays lines that are out over live ones, whatever their order', () => {
    const crossing: Piece[] = [
      [30.5, 5, 30.5, 35, 0, 4],
      [5, 20.5, 55, 20.5, 1, 4],
    ];
    const { picture, codes, at } = pictureOf(crossing, []);
    expect(at(30, 20)).toEqual(colourOf(0));
    codes.lines[0] = 7;
    picture.changeLine(0);
    picture.repaint();
    expect(at(30, 20)).toEqual(colourOf(7));
  });

  it('draws buses filled while live, hollow when not, and over lines', () => {
    const { picture, codes, at } = pictureOf([[5, 20.5, 55, 20.5, 0, 2]], [[30.5, 20.5]]);
    expect(at(30, 20)).toEqual([0, 0, 255]);
    codes.buses[0] = 1;
    picture.changeBus(0);
    picture.repaint();
    expect(at(30, 20)).toEqual(white);
    expect(at(30, 20 - 5)).toEqual([0, 0, 0]);
    expect(at(30, Math.floor(20.5 - 4 - busLook.edgePx) - 1)).toEqual(white);
  });

  it('keeps what lies above lines and buses above them', () => {
    const { picture, at, slices } = pictureOf([[5, 20.5, 55, 20.5, 0, 2]], []);
    const from = 4 * ((view.height - 1 - 20) * view.width + 30);
    slices.above.set([0, 128, 0, 128], from);
    picture.changePixel(from / 4);
    expect(picture.repaint()).toEqual({ first: view.height - 21, last: view.height - 21 });
    expect(at(30, 20)).toEqual([5, 128, 0]);
  });

  it('is the same after changes as when it is put together anew, on any screen', () => {
    const place = fc.tuple(
      fc.double({ min: -20, max: 80, noNaN: true }),
      fc.double({ min: -20, max: 60, noNaN: true }),
    );
    const lines = fc.array(fc.tuple(place, place, fc.constantFrom(1.2, 2.2, 4.2)), {
      minLength: 1,
      maxLength: 12,
    });
    const buses = fc.array(place, { maxLength: 8 });
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(classCount - 1), fc.boolean()), { maxLength: 20 });
    fc.assert(
      fc.property(lines, buses, changes, fc.constantFrom(1, 1.5, 2), (drawn, at, steps, pixelRatio) => {
        const pieces = drawn.map(([[x1, y1], [x2, y2], width], row) => [x1, y1, x2, y2, row, width] as const);
        const v = { ...view, width: 60 * pixelRatio, height: 40 * pixelRatio, pixelRatio };
        const { picture, make, codes } = pictureOf(pieces, at, v);
        for (const [pick, code, isBus] of steps) {
          if (isBus && at.length === 0) continue;
          const row = pick % (isBus ? at.length : pieces.length);
          if (isBus) codes.buses[row] = code % 4;
          else codes.lines[row] = code;
          if (isBus) picture.changeBus(row);
          else picture.changeLine(row);
          if (pick % 3 === 0) picture.repaint();
        }
        picture.repaint();
        const anew = make();
        anew.repaintAll();
        anew.repaint();
        expect(Buffer.compare(Buffer.from(picture.pixels), Buffer.from(anew.pixels))).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('signs of a still picture', () => {
  const image = { width: 4, height: 4, pixels: new Uint8ClampedArray(64).fill(255) };
  const draw = (mayOverlap: boolean, layer = new Uint8Array(4 * view.width * view.height)) => {
    const signs = [
      { x: 20, y: 20, kind: 'lost' },
      { x: 22, y: 20, kind: 'tripped' },
      { x: 40, y: 20, kind: 'tripped' },
    ];
    return {
      layer,
      drawn: drawSigns(
        layer,
        view,
        [],
        signs,
        () => image,
        mayOverlap,
        () => undefined,
      ),
    };
  };

  it('lets one stand for those around it from afar', () => {
    expect(draw(false).drawn.map((it) => it.x)).toEqual([20, 40]);
    expect(draw(true).drawn).toHaveLength(3);
  });

  it('leaves nothing of the signs of the time before', () => {
    const { layer, drawn } = draw(true);
    expect(layer.some((it) => it > 0)).toBe(true);
    const changed = new Set<number>();
    drawSigns(
      layer,
      view,
      drawn,
      [],
      () => image,
      true,
      (pixel) => changed.add(pixel),
    );
    expect(layer.every((it) => it === 0)).toBe(true);
    expect(changed.size).toBe(16 + 8 + 16);
  });
});
