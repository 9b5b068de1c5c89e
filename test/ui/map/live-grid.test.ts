import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { piecesOf, valuesPerPiece } from '../../../src/ui/map/live/line-geometry';
import { busRadiusPx, lineWidthPx, rgbaOf, scaleAt } from '../../../src/ui/map/live/live-grid';
import { mercatorOf, worldPx } from '../../../src/ui/map/live/mercator';

describe('lines for the shader', () => {
  const lines: FeatureCollection = {
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [30, 50] } },
      {
        type: 'Feature',
        properties: { kv: 330 },
        geometry: {
          type: 'LineString',
          coordinates: [
            [30, 50],
            [30.1, 50],
            [30.1, 50],
            [30.1, 50.1],
          ],
        },
      },
    ],
  };

  it('are one piece for each two places apart, with the length before it and the row of its line', () => {
    const origin = mercatorOf([30, 50]);
    const { pieceCount, values } = piecesOf(lines, origin, (it) => lineWidthPx(Number(it.properties?.kv)));
    expect(pieceCount).toBe(2);
    const second = values.subarray(valuesPerPiece);
    const eastPx = (0.1 / 360) * worldPx(10);
    expect(values[2] * worldPx(10)).toBeCloseTo(eastPx, 2);
    expect([values[0], values[1], values[4], values[5]]).toEqual([0, 0, 0, 1]);
    expect(second[4] * worldPx(10)).toBeCloseTo(eastPx, 2);
    expect(second[3]).toBeLessThan(0);
    expect(second[6]).toBeCloseTo(4.2);
  });

  it('keep a tenth of a pixel at the nearest zoom, told from an origin far off', () => {
    const origin = mercatorOf([30, 50]);
    const near: FeatureCollection = {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: {},
          geometry: {
            type: 'LineString',
            coordinates: [
              [30.2, 50],
              [30.2001, 50],
            ],
          },
        },
      ],
    };
    const { values } = piecesOf(near, origin, () => 1);
    const exactPx = (mercatorOf([30.2001, 50])[0] - origin[0]) * worldPx(17);
    expect(Math.abs(values[2] * worldPx(17) - exactPx)).toBeLessThan(0.1);
  });
});

describe('sizes and colours', () => {
  it('grow with the zoom as the style does: small far off, 1.5 near', () => {
    const context = { fitZoom: 6, density: 0.5 };
    expect(scaleAt(0, context)).toBeCloseTo(0.275);
    expect(scaleAt(7, context)).toBeCloseTo(0.5);
    expect(scaleAt(8.5, context)).toBeCloseTo(1);
    expect(scaleAt(14, context)).toBeCloseTo(1.5);
  });

  it('follow the voltage', () => {
    expect([10, 35, 110, 220, 330].map(lineWidthPx)).toEqual([1.2, 1.5, 2.2, 3.2, 4.2]);
    expect([35, 110, 220, 330].map(busRadiusPx)).toEqual([3, 4.2, 5.4, 6.4]);
  });

  it('are read from the palette', () => {
    expect(rgbaOf('#FF0080')).toEqual([1, 0, 128 / 255, 1]);
  });
});
