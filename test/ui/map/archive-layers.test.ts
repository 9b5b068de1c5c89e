import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import type { MapArchive } from '../../../src/store/map-archives';
import {
  archiveLayers,
  archiveNames,
  archiveOfSource,
  archiveSources,
} from '../../../src/ui/map/archive/archive-layers';
import { covers } from '../../../src/ui/map/archive/archive-list';
import { roleOf } from '../../../src/ui/map/archive/archive-roles';
import { darkPalette } from '../../../src/ui/map/palette';

const context = {
  palette: darkPalette,
  nameField: 'name' as const,
  fitZoom: 9,
  townZoom: 10,
  iconZoom: 11,
  waterZoom: 11,
  density: 1,
};

function archive(layerIds: string[], kind: MapArchive['kind'] = 'vector'): MapArchive {
  return {
    key: 'map-7',
    name: 'a.pmtiles',
    kind,
    encoding: kind === 'raster' ? 'image' : 'mvt',
    minZoom: 0,
    maxZoom: 14,
    bounds: [29, 49, 31, 51],
    layerIds,
    attribution: '',
    isShown: true,
  };
}

const schemas = {
  openMapTiles: [
    'water',
    'waterway',
    'landcover',
    'landuse',
    'park',
    'transportation',
    'building',
    'boundary',
    'place',
    'poi',
    'housenumber',
  ],
  protomaps: ['earth', 'water', 'landuse', 'landcover', 'roads', 'buildings', 'boundaries', 'places', 'pois'],
  shortbread: [
    'ocean',
    'water_polygons',
    'water_lines',
    'land',
    'sites',
    'streets',
    'buildings',
    'boundaries',
    'place_labels',
    'addresses',
  ],
};

describe('layers of a dropped map', () => {
  it.each(Object.entries(schemas))(
    'draws water, roads, buildings, boundaries and places of %s',
    (_, layerIds) => {
      const of = [archive(layerIds)];
      const layers = [...archiveLayers(context, of), ...archiveNames(context, of)];
      expect(validateStyleMin({ version: 8, sources: archiveSources(of), layers })).toEqual([]);
      const roles = layerIds.map(roleOf);
      for (const role of ['cover', 'water', 'roads', 'buildings', 'boundaries', 'places'])
        expect(roles).toContain(role);
      const drawn = new Set(layers.flatMap((it) => ('source-layer' in it ? [it['source-layer']] : [])));
      expect([...drawn].sort()).toEqual(layerIds.filter((it) => roleOf(it) !== undefined).sort());
    },
  );

  it('draws layers of an unknown schema as outlines, and images quietly', () => {
    const layers = archiveLayers(context, [archive(['my_fields'])]);
    expect(layers.map((it) => it.type)).toEqual(['fill', 'line']);
    const images = [archive([], 'raster')];
    expect(archiveLayers(context, images).map((it) => it.type)).toEqual(['raster']);
    expect(archiveSources(images)['archive-map-7']).toMatchObject({
      type: 'raster',
      bounds: [29, 49, 31, 51],
    });
  });

  it('asks only for tiles of files that are held here', () => {
    for (const source of Object.values(archiveSources([archive(['water'])])))
      if ('tiles' in source) expect(source.tiles).toEqual(['archive://map-7/{z}/{x}/{y}']);
    expect(archiveOfSource('archive-map-7')).toBe('map-7');
    expect(archiveOfSource('branches')).toBeUndefined();
  });

  it('knows whether a file covers a region', () => {
    const of = archive([]);
    expect(
      covers(of, [
        [30.5, 50.5],
        [33, 52],
      ]),
    ).toBe(true);
    expect(
      covers(of, [
        [32, 50],
        [33, 52],
      ]),
    ).toBe(false);
    expect(covers(of, undefined)).toBe(true);
  });
});
