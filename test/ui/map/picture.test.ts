import { describe, expect, it } from 'vitest';
import { crc32, withText } from '../../../src/ui/map/picture/png-text';
import { scaleBar } from '../../../src/ui/map/picture/scale-bar';
import { readPngText } from '../../builders/png-chunks';

/** The smallest PNG: one grey pixel. */
const pixel = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    'base64',
  ),
);

describe('words in a PNG', () => {
  it('counts checksums as the PNG specification does', () => {
    expect(crc32(new TextEncoder().encode('IEND'))).toBe(0xae426082);
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });

  it('puts plain and Cyrillic words after the header and leaves the rest as it was', () => {
    const png = withText(pixel, { Run: 'abc', Title: 'Древамір' });
    expect(readPngText(png)).toEqual({ Run: 'abc', Title: 'Древамір' });
    expect([...png.subarray(0, 33)]).toEqual([...pixel.subarray(0, 33)]);
    expect([...png.subarray(png.length - (pixel.length - 33))]).toEqual([...pixel.subarray(33)]);
  });
});

describe('scale bar', () => {
  it('is a round length that fits, as long as it says', () => {
    for (const zoom of [3, 8.4, 11, 15.7]) {
      const { lengthM, widthPx } = scaleBar(zoom, 48, 120);
      expect([1, 2, 3, 5]).toContain(lengthM / 10 ** Math.floor(Math.log10(lengthM)));
      expect(widthPx).toBeLessThanOrEqual(120);
      expect(widthPx).toBeGreaterThan(120 / 2.5);
      const metresPerPx = (40_075_016.686 * Math.cos((48 * Math.PI) / 180)) / (512 * 2 ** zoom);
      expect(lengthM / widthPx / metresPerPx).toBeCloseTo(1, 4);
    }
  });
});
