import { describe, expect, it } from 'vitest';
import { placeComponents } from '../../src/model/component-places';
import { type Footprint, footprintSchema } from '../../src/model/footprint';
import { reachOf, shapeOf } from '../../src/model/footprint-reach';
import { refKey } from '../../src/model/ids';
import { isInRing, pathMeetsRing, segmentsMeet } from '../../src/model/plane-shapes';
import type { LonLat } from '../../src/model/schema-parts';
import { placeKm, smallGeometry, smallRegion, square } from '../builders/small-region';

const box: Footprint = { id: 'f', hazard: 'ice', intensity: 30, outline: square(0, 0, 10) };
const line = (...points: [number, number][]) => [
  { ref: { kind: 'branch', id: 'l' } as const, path: points.map(([x, y]) => placeKm(x, y)) },
];
const insideKm = (footprint: Footprint, ...points: [number, number][]) =>
  reachOf(footprint, line(...points))
    .flatMap((it) => it.pieces)
    .reduce((sum, it) => sum + it.lengthKm, 0);

describe('points and rings', () => {
  const notch = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 10 },
    { x: 5, y: 2 },
    { x: 0, y: 10 },
  ];

  it('tell inside from outside, in a notch too', () => {
    expect(isInRing({ x: 1, y: 5 }, notch)).toBe(true);
    expect(isInRing({ x: 9, y: 5 }, notch)).toBe(true);
    expect(isInRing({ x: 5, y: 5 }, notch)).toBe(false);
    expect(isInRing({ x: -1, y: 5 }, notch)).toBe(false);
    expect(isInRing({ x: 5, y: 1 }, [...notch, notch[0]])).toBe(true);
  });

  it('find a line that crosses without an end inside, and none beside it', () => {
    expect(
      pathMeetsRing(
        [
          { x: -5, y: 1 },
          { x: 20, y: 1 },
        ],
        notch,
      ),
    ).toBe(true);
    expect(
      pathMeetsRing(
        [
          { x: 4, y: 9 },
          { x: 6, y: 9 },
        ],
        notch,
      ),
    ).toBe(false);
    expect(
      pathMeetsRing(
        [
          { x: -5, y: -1 },
          { x: 20, y: -1 },
        ],
        notch,
      ),
    ).toBe(false);
    expect(segmentsMeet({ x: 0, y: 0 }, { x: 2, y: 0 }, { x: 2, y: 0 }, { x: 3, y: 4 })).toBe(true);
    expect(segmentsMeet({ x: 0, y: 0 }, { x: 2, y: 0 }, { x: 3, y: 0 }, { x: 4, y: 0 })).toBe(false);
  });
});

describe('what a footprint reaches', () => {
  it('is the part of a line inside, to some metres', () => {
    expect(insideKm(box, [-5, 5], [15, 5])).toBeCloseTo(10, 1);
    expect(insideKm(box, [-5, 5], [3, 5], [3, 20])).toBeCloseTo(8, 1);
    expect(insideKm(box, [2, 2], [6, 5])).toBeCloseTo(5, 1);
    expect(insideKm(box, [-5, 11], [15, 11])).toBe(0);
    // cuts 283 m off a corner
    expect(insideKm(box, [-0.2, 0.4], [0.4, -0.2])).toBeCloseTo(0.283, 1);
  });

  it('is the same for a ring closed or open, and whichever way round', () => {
    const open = { ...box, outline: box.outline.slice(0, 4) };
    const other = { ...box, outline: [...box.outline].reverse() };
    for (const it of [open, other])
      expect(insideKm(it, [-5, 5], [15, 7])).toBeCloseTo(insideKm(box, [-5, 5], [15, 7]), 3);
  });

  it('reaches from a track to half its width', () => {
    const track: Footprint = {
      id: 't',
      hazard: 'wind',
      intensity: 40,
      edgeIntensity: 20,
      outline: [placeKm(0, 0), placeKm(40, 0)],
      halfWidthM: 5000,
    };
    expect(insideKm(track, [20, -20], [20, 20])).toBeCloseTo(10, 1);
    const at = (east: number, north: number) => reachOf(track, line([east, north]))[0]?.pieces[0].intensity;
    expect(at(10, 0)).toBeCloseTo(40, 6);
    expect(at(10, 2.5)).toBeCloseTo(30, 1);
    expect(at(10, 4.99)).toBeCloseTo(20, 0);
    expect(at(10, 5.1)).toBeUndefined();
    expect(at(43, 0)).toBeCloseTo(28, 0);
  });

  it('falls in a polygon from its deepest place to its edge', () => {
    const shape = shapeOf({ ...box, edgeIntensity: 10 });
    const intensity = (east: number, north: number) =>
      shape.intensityAt(shape.depthM(shape.toPlane(placeKm(east, north))));
    expect(intensity(5, 5)).toBeCloseTo(30, 1);
    expect(intensity(2.5, 5)).toBeCloseTo(20, 1);
    expect(intensity(0, 5)).toBeCloseTo(10, 1);
  });

  it('is the same across the 180th meridian as elsewhere', () => {
    const east = (km: number): LonLat[] =>
      square(0, 0, 10).map(([lon, lat]) => {
        const moved = lon - 30.6 + 180 + km / 76.6;
        return [moved > 180 ? moved - 360 : moved, lat];
      });
    const across = { ...box, outline: east(-4) };
    const there = (lon: number) => reachOf(across, [{ ref: { kind: 'bus', id: 'b' }, path: [[lon, 46.44]] }]);
    for (const lon of [179.96, 179.999, -179.999, -179.94]) expect(there(lon), String(lon)).toHaveLength(1);
    for (const lon of [179.9, -179.9, 0, 30]) expect(there(lon), String(lon)).toHaveLength(0);
    const path: LonLat[] = [
      [179.8, 46.44],
      [-179.8, 46.44],
    ];
    const [found] = reachOf(across, [{ ref: { kind: 'branch', id: 'l' }, path }]);
    expect(found.pieces.reduce((sum, it) => sum + it.lengthKm, 0)).toBeCloseTo(10, 1);
  });

  it('holds for a line with both ends at one place', () => {
    const at = placeKm(5, 5);
    const [found] = reachOf(box, [{ ref: { kind: 'branch', id: 'l' }, path: [at, at] }]);
    expect(found.pieces).toEqual([{ intensity: 30, lengthKm: 0.005 }]);
  });

  it('takes pumps and valves as points, however far apart their ends are drawn', () => {
    const placed = placeComponents(smallRegion(), [smallGeometry()]);
    const pumps = placed.filter((it) => it.ref.kind === 'pump' || it.ref.kind === 'valve');
    expect(pumps.length).toBeGreaterThan(0);
    for (const it of pumps) expect(it.path).toHaveLength(1);
  });

  it('holds for everything that has a place, lines by their route and transformers by their bus', () => {
    const region = smallRegion();
    const all: Footprint = { ...box, outline: square(-100, -100, 300) };
    const keys = reachOf(all, placeComponents(region, [])).map((it) => refKey(it.ref));
    for (const bus of region.grid.buses) expect(keys).toContain(`bus:${bus.id}`);
    for (const branch of region.grid.branches) expect(keys).toContain(`branch:${branch.id}`);
    for (const it of region.facilities) expect(keys).toContain(`facility:${it.id}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('a footprint', () => {
  const refused = (fields: Partial<Footprint>) => !footprintSchema.safeParse({ ...box, ...fields }).success;

  it('is a polygon of three corners or a track as long as it is wide, never a point with a radius', () => {
    expect(refused({})).toBe(false);
    const at = placeKm(0, 0);
    expect(refused({ outline: [at] })).toBe(true);
    expect(refused({ outline: [at], halfWidthM: 1000 })).toBe(true);
    expect(refused({ outline: [at, at], halfWidthM: 1000 })).toBe(true);
    expect(refused({ outline: [at, placeKm(0.01, 0)], halfWidthM: 1000 })).toBe(true);
    expect(refused({ outline: [at, placeKm(2.1, 0)], halfWidthM: 1000 })).toBe(false);
    expect(refused({ outline: [at, placeKm(1, 0), at, at] as LonLat[] })).toBe(true);
  });

  it('has an edge that is not above its middle', () => {
    expect(refused({ edgeIntensity: 31 })).toBe(true);
    expect(refused({ edgeIntensity: 30 })).toBe(false);
  });
});
