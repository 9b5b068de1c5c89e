import { describe, expect, it } from 'vitest';
import type { BaseMap } from '../../../src/model/base-map';
import { facilityPowerStates, facilityWaterStates } from '../../../src/model/run-record';
import { nextFirst, townZoomOf } from '../../../src/ui/map/first-view';
import { makeMapFeatures } from '../../../src/ui/map/map-features';
import { countOverlay } from '../../../src/ui/map/overlays';
import { runOn } from '../../../src/ui/map/style/base-sheet';
import { createTownCounts } from '../../../src/ui/map/town-counts';
import { smallRegion } from '../../builders/small-region';

const bare: BaseMap = { sea: [], builtUp: [], rivers: [], roads: [], places: [] };

describe('runOn', () => {
  const sheet: BaseMap = {
    ...bare,
    bounds: [
      [10, 40],
      [12, 41],
    ],
    sea: [
      [
        [
          [10, 40],
          [12, 40],
          [12, 40.2],
          [11, 40.3],
          [10, 40.2],
          [10, 40],
        ],
      ],
    ],
    rivers: [
      {
        widthM: 100,
        line: [
          [11, 41],
          [11, 40.8],
          [11, 40.3],
        ],
      },
    ],
  };

  it('carries sea and rivers on past the edge and leaves the shore where it is', () => {
    const { sea, rivers } = runOn(sheet);
    expect(sea[0][0]).toEqual([
      [4, 37],
      [18, 37],
      [18, 40.2],
      [11, 40.3],
      [4, 40.2],
      [4, 37],
    ]);
    expect(rivers[0].line).toHaveLength(4);
    expect(rivers[0].line[0][0]).toBeCloseTo(11, 9);
    expect(rivers[0].line[0][1]).toBeGreaterThan(43);
    expect(rivers[0].line.slice(1)).toEqual(sheet.rivers[0].line);
  });

  it('leaves a map without an edge alone', () => {
    expect(runOn(bare)).toBe(bare);
  });
});

it('draws towns in detail from the zoom that their size asks for', () => {
  const whole: [[number, number], [number, number]] = [
    [0, 0],
    [1, 1],
  ];
  const town = (size: number): BaseMap => ({
    ...bare,
    builtUp: [
      {
        polygon: [
          [
            [0, 0],
            [size, 0],
            [size, size],
            [0, 0],
          ],
        ],
      },
    ],
  });
  expect(townZoomOf(whole, town(0.05), 9)).toBeCloseTo(10.8, 9);
  expect(townZoomOf(whole, town(0.25), 9)).toBeCloseTo(9.6, 9);
  expect(townZoomOf(whole, town(1), 9)).toBe(8);
  expect(townZoomOf(whole, bare, 9)).toBe(8);
});

describe('nextFirst', () => {
  const room = { widthPx: 600, heightPx: 450 };
  const box = (west: number, east: number): [[number, number], [number, number]] => [
    [west, 40],
    [east, 40.1],
  ];

  it('waits for a place, and takes in a water network that lies beyond the grid', () => {
    const unplaced = nextFirst(undefined, undefined, false, bare, room);
    const grid = nextFirst(unplaced, box(10, 10.2), false, bare, room);
    expect(grid.view.bounds).toEqual(box(10, 10.2));
    const water = nextFirst(grid, box(10, 11.2), true, bare, room);
    expect(water.view.bounds).toEqual(box(10, 11.2));
    expect(water.view.fitZoom).toBeLessThan(grid.view.fitZoom - 1);
    const edited = nextFirst(water, box(5, 15), true, bare, room);
    expect(edited).toBe(water);
  });

  it('keeps the view where the water network lies within it', () => {
    const grid = nextFirst(undefined, box(10, 11), false, bare, room);
    const water = nextFirst(grid, box(10.2, 11.01), true, bare, room);
    expect(water.view).toBe(grid.view);
    expect(nextFirst(water, box(5, 15), true, bare, room)).toBe(water);
  });
});

describe('town counts', () => {
  const region = smallRegion();
  const features = makeMapFeatures(region, []);
  const [first, second] = region.facilities.map((it) => it.lonLat as [number, number]);
  const places = [
    { id: 'a', people: 5, lonLat: first },
    { id: 'b', people: 9, lonLat: second },
  ];
  const { grid, dark, backup } = facilityPowerStates;
  const { served, none } = facilityWaterStates;

  it('counts sites at the nearest place and tells only changes', () => {
    const towns = createTownCounts(features, places);
    towns.count(0, dark, none);
    towns.count(1, backup, served);
    const counts = towns.changed();
    expect(counts).toEqual([
      { placeIx: 0, dark: 1, backup: 0, dry: 1 },
      { placeIx: 1, dark: 0, backup: 1, dry: 0 },
    ]);
    expect(countOverlay(places, counts ?? []).features[1]).toMatchObject({
      properties: { people: 9, dark: 0, backup: 1, dry: 0 },
      geometry: { coordinates: second },
    });
    expect(towns.changed()).toBeUndefined();
    towns.clear();
    towns.count(0, grid, served);
    expect(towns.changed()).toEqual([]);
    towns.forget();
    expect(towns.changed()).toEqual([]);
  });

  it('has nothing to say without places', () => {
    const towns = createTownCounts(features, []);
    towns.count(0, dark, none);
    expect(towns.changed()).toEqual([]);
  });
});
