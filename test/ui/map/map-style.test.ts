import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { layerIds, type WaterView, waterViews } from '../../../src/store/view';
import { makeMapFeatures } from '../../../src/ui/map/map-features';
import { darkPalette, lightPalette } from '../../../src/ui/map/palette';
import { groupOf, makeMapStyle, needsWorld } from '../../../src/ui/map/style/map-style';
import { smallGeometry, smallRegion } from '../../builders/small-region';

const region = smallRegion();
const features = makeMapFeatures(region, [smallGeometry()]);
const allOn = Object.fromEntries(layerIds.map((id) => [id, true])) as Record<
  (typeof layerIds)[number],
  boolean
>;

function styleFor(
  fitZoom: number,
  iconZoom: number,
  areaFill: 'both' | 'power' | 'water',
  shown = allOn,
  waterView: WaterView = 'pressure',
) {
  return makeMapStyle({
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
  });
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
