import { describe, expect, it } from 'vitest';
import { findEpsg } from '../../src/io/placement/epsg';
import { placePoints } from '../../src/io/placement/place-points';
import type { Placement } from '../../src/model/water';

function place(x: number, y: number, placement: Placement): number[] {
  const placed = placePoints([x], [y], placement);
  if (!placed.ok) throw new Error(JSON.stringify(placed.error));
  return Array.from(placed.value);
}

const epsg = (code: number, unit: 'm' | 'ft' | 'usft' = 'm'): Placement => ({ kind: 'epsg', code, unit });

describe('a projected point', () => {
  it('on the central meridian of a UTM zone has its longitude', () => {
    expect(place(500_000, 5_591_000, epsg(32636))[0]).toBeCloseTo(33, 10);
    expect(place(500_000, 5_591_000, epsg(32736))[1]).toBeLessThan(0);
    expect(place(500_000, 0, epsg(32601))).toEqual([expect.closeTo(-177, 10), expect.closeTo(0, 10)]);
  });

  it('in Web Mercator follows its closed form', () => {
    const [lon, lat] = place(3_396_000, 6_525_000, epsg(3857));
    const radius = 6_378_137;
    expect(lon).toBeCloseTo((3_396_000 / radius) * (180 / Math.PI), 9);
    expect(lat).toBeCloseTo((2 * Math.atan(Math.exp(6_525_000 / radius)) - Math.PI / 2) * (180 / Math.PI), 9);
  });

  it('of UCS-2000 and of Pulkovo 1942 lies near the same place of WGS 84', () => {
    const ucs = place(6_500_000, 5_600_000, epsg(5564));
    const pulkovo = place(6_500_000, 5_600_000, epsg(28406));
    const own = place(500_000, 5_600_000, epsg(5568));
    expect(ucs).toEqual(own);
    // The datum shift is about 100 m: more than a street, less than a village.
    for (const [lon, lat] of [ucs, pulkovo]) {
      expect(Math.abs(lon - 33)).toBeLessThan(0.003);
      expect(lat).toBeGreaterThan(50.5);
      expect(lat).toBeLessThan(50.56);
    }
  });

  it('in US feet is the same as in metres', () => {
    const feet = place(987_000, 200_000, epsg(2263, 'usft'));
    const metres = place((987_000 * 1200) / 3937, (200_000 * 1200) / 3937, epsg(2263, 'm'));
    expect(feet[0]).toBeCloseTo(metres[0], 10);
    expect(feet[1]).toBeCloseTo(metres[1], 10);
    expect(feet[0]).toBeCloseTo(-73.99, 2);
    expect(feet[1]).toBeCloseTo(40.716, 2);
  });

  it('of a definition given by the user needs no known code', () => {
    const definition = '+proj=tmerc +lat_0=0 +lon_0=30.5 +k=1 +x_0=300000 +y_0=0 +datum=WGS84 +units=m';
    expect(findEpsg(990_001)).toBeUndefined();
    expect(
      place(300_000, 5_590_000, { kind: 'epsg', code: 990_001, unit: 'm', proj4: definition })[0],
    ).toBeCloseTo(30.5, 9);
  });
});

describe('a drawing', () => {
  it('is put by its centre and scale', () => {
    const placed = placePoints([0, 1000], [0, 0], { kind: 'centre', centre: [30, 60], metresPerUnit: 2 });
    if (!placed.ok) throw new Error('not placed');
    const [west, south, east, north] = placed.value;
    expect((west + east) / 2).toBeCloseTo(30, 12);
    expect([south, north]).toEqual([60, 60]);
    // 2 km at 60 degrees north, where a degree of longitude is half as long.
    expect((east - west) * 111.195 * 0.5).toBeCloseTo(2, 4);
  });

  it('keeps points without coordinates apart', () => {
    const placed = placePoints([0, Number.NaN, 10], [0, 5, 10], {
      kind: 'centre',
      centre: [0, 0],
      metresPerUnit: 1,
    });
    expect(placed.ok && Number.isNaN(placed.value[2])).toBe(true);
    expect(placed.ok && Number.isFinite(placed.value[4])).toBe(true);
  });
});

describe('a placement that cannot be', () => {
  it.each<[string, Placement, string]>([
    ['an unknown code', epsg(999_999), 'placement.unknownCode'],
    [
      'a definition that is none',
      { kind: 'epsg', code: 1, unit: 'm', proj4: 'nonsense' },
      'placement.badDefinition',
    ],
    ['metres called degrees', { kind: 'lonLat' }, 'placement.notDegrees'],
    ['metres called degrees by code', epsg(4326), 'placement.outside'],
  ])('%s', (_, placement, code) => {
    const placed = placePoints([500_000], [5_500_000], placement);
    expect(placed.ok ? [] : placed.error.map((it) => it.code)).toEqual([code]);
  });
});
