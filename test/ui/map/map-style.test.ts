import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { layerIds, type WaterView, waterViews } from '../../../src/store/view';
import { makeMapFeatures } from '../../../src/ui/map/map-features';
import { darkPalette, lightPalette } from '../../../src/ui/map/palette';
import { firmPeopleOf } from '../../../src/ui/map/style/label-layers';
import { groupOf, makeMapStyle, needsWorld, type StyleParts } from '../../../src/ui/map/style/map-style';
import { smallGeometry, smallRegion } from '../../builders/small-region';

const region = smallRegion();
const features = makeMapFeatures(region, [smallGeometry()]);
const allOn = Object.fromEntries(layerIds.map((id) => [id, true])) as Record<
  (typeof layerIds)[number],
  boolean
>;

function partsOf(
  fitZoom: number,
  iconZoom: number,
  areaFill: 'both' | 'power' | 'water',
  shown = allOn,
  waterView: WaterView = 'pressure',
): StyleParts {
  return {
    context: {
      palette: fitZoom > 8 ? lightPalette : darkPalette,
      nameField: 'nameUk',
      fitZoom,
      townZoom: fitZoom + 1.5,
      iconZoom,
      waterZoom: fitZoom + 1,
      density: 0.4,
    },
    features,
    baseMap: region.baseMap,
    areaFill,
    waterView,
    layers: shown,
  };
}

function styleFor(...of: Parameters<typeof partsOf>) {
  return makeMapStyle(partsOf(...of));
}

describe('map style', () => {
  it('is valid for near and far regions and every area fill', () => {
    for (const [fitZoom, iconZoom] of [
      [4, 5.4],
      [11, 10],
      [15, 16.4],
    ]) {
      for (const fill of ['both', 'power', 'water'] as const) {
        expect(validateStyleMin(styleFor(fitZoom, iconZoom, fill))).toEqual([]);
      }
    }
  });

  it.each(waterViews)('is valid with water by %s, and hides what another view shows', (view) => {
    const style = styleFor(11, 12, 'both', allOn, view);
    expect(validateStyleMin(style)).toEqual([]);
    const hidden = style.layers.filter((it) => it.layout?.visibility === 'none').map((it) => it.id);
    expect(hidden).toEqual(
      view === 'plain' ? ['pipesArrowsWith', 'pipesArrowsAgainst', 'supplyLinksArrowsWith', 'nodesDry'] : [],
    );
  });

  it('asks no other origin for anything', () => {
    const style = styleFor(11, 12, 'both');
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
    for (const source of Object.values(style.sources)) {
      expect(source).toMatchObject({ type: 'geojson', data: { type: 'FeatureCollection' } });
    }
  });

  it('draws nothing of a layer that is switched off', () => {
    const style = styleFor(11, 12, 'both', { ...allOn, grid: false });
    for (const layer of style.layers) {
      const hidden = layer.layout?.visibility === 'none';
      expect(hidden).toBe(groupOf(layer) === 'grid');
    }
  });
});

it('needs the outline of the world only where a region brings no map of its own', () => {
  expect(needsWorld(region.baseMap)).toBe(false);
  const bare = { sea: [], builtUp: [], rivers: [], roads: [], places: [] };
  expect(needsWorld(bare)).toBe(true);
  expect(needsWorld({ ...bare, schematic: true })).toBe(false);
});

describe('base map', () => {
  const place = (id: string, people: number) => ({ id, people, lonLat: [30, 50] as [number, number] });
  const land = {
    ...region.baseMap,
    bounds: [
      [30, 50],
      [31, 50.6],
    ] as [[number, number], [number, number]],
    relief: {
      bounds: [
        [30, 50],
        [31, 50.6],
      ] as [[number, number], [number, number]],
      columns: 2,
      rows: 2,
      heightsM: [0, 1, 2, 3],
    },
    lakes: [{ name: 'Mere', polygon: [] }],
    rivers: [
      {
        name: 'Velna',
        nameUk: 'Вельна',
        widthM: 200,
        line: [
          [30, 50],
          [31, 50.6],
        ] as [number, number][],
      },
    ],
  };
  const style = makeMapStyle({ ...partsOf(11, 12, 'both', allOn, 'pressure'), baseMap: land });

  it('lays the picture of the relief under towns, waters and roads, by its corners', () => {
    const ids = style.layers.map((it) => it.id);
    const order = ['relief', 'builtUp', 'rivers', 'lakes', 'sea', 'roads', 'areaFill', 'branchLive'];
    expect(order.map((it) => ids.indexOf(it))).toEqual(
      order.map((it) => ids.indexOf(it)).sort((a, b) => a - b),
    );
    expect(ids.indexOf('relief')).toBeGreaterThan(0);
    expect(style.sources.relief).toMatchObject({ type: 'image' });
    expect(style.sources.relief).not.toHaveProperty('url');
  });

  it('draws a river as wide as it is on the ground', () => {
    const layer = style.layers.find((it) => it.id === 'rivers');
    const paint = layer?.paint as Record<string, unknown[]> | undefined;
    const width = paint?.['line-width'] ?? [];
    // 200 m at zoom 20 at 50.3 degrees: a pixel is 0.0477 m.
    expect(width.at(-2)).toBe(20);
    const factor = (width.at(-1) as [string, unknown, number])[2];
    expect(200 * factor).toBeCloseTo(200 / ((78_271.517 * Math.cos((50.3 * Math.PI) / 180)) / 2 ** 20), 6);
  });

  it('names waters in both scripts, and lets only the largest places keep their names in a crowd', () => {
    expect(style.sources.rivers).toMatchObject({
      data: { features: [{ properties: { name: 'Velna', nameUk: 'Вельна' } }] },
    });
    expect(style.sources.lakes).toMatchObject({
      data: { features: [{ properties: { name: 'Mere', nameUk: 'Mere' } }] },
    });
    const both = makeMapStyle({
      ...partsOf(11, 12, 'both', allOn, 'pressure'),
      context: { ...partsOf(11, 12, 'both', allOn, 'pressure').context, bothScripts: true },
      baseMap: land,
    });
    expect(validateStyleMin({ ...both, sources: { ...both.sources, relief: style.sources.sea } })).toEqual(
      [],
    );
    const towns = both.layers.find((it) => it.id === 'towns');
    expect(JSON.stringify(towns?.layout)).toContain('nameUk');
    const many = Array.from({ length: 40 }, (_, i) => place(`p${i}`, 100_000 + i));
    expect(firmPeopleOf({ places: many })).toBe(100_026);
    expect(firmPeopleOf({ places: [place('a', 200), place('b', 90_000)] })).toBe(15_000);
  });
});
