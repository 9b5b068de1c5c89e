import { describe, expect, it } from 'vitest';
import { formatFootprints, parseFootprints } from '../../src/io/footprint/footprint-file';
import type { Footprint } from '../../src/model/footprint';
import { english } from '../../src/words/catalogue';
import { placeKm, square } from '../builders/small-region';

const mark = { handling: 'TLP:AMBER', projectName: 'Coast', exportedAt: '2026-01-15T06:00:00Z' };
const area: Footprint = {
  id: 'hazard-1',
  name: 'Storm',
  hazard: 'ice',
  intensity: 28,
  edgeIntensity: 10,
  outline: square(0, 0, 40),
  timeS: 3600,
  draw: 4,
};
const track: Footprint = {
  id: 'hazard-2',
  hazard: 'wind',
  intensity: 45,
  outline: [placeKm(0, 0), placeKm(50, 20)],
  halfWidthM: 8000,
};
const feature = (geometry: unknown, properties: object) =>
  JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry, properties }] });
const ring = [square(0, 0, 10)];
const codes = (text: string) => parseFootprints(text, 'f.geojson').issues.map((it) => it.code);

describe('footprints as GeoJSON', () => {
  it('come back as they were, without the draw', () => {
    const { draw: _, ...plain } = area;
    const back = parseFootprints(formatFootprints([area, track], mark, true), 'f.geojson');
    expect(back.issues).toEqual([]);
    expect(back.value).toEqual([plain, track]);
  });

  it('carry the mark, outlines and intensities, and nothing of components', () => {
    const json = JSON.parse(formatFootprints([area, track], mark, true));
    expect(json.about.handling).toBe('TLP:AMBER');
    for (const { properties } of json.features)
      for (const name of Object.keys(properties))
        expect(['id', 'name', 'hazard', 'intensity', 'edgeIntensity', 'halfWidthM', 'timeS']).toContain(name);
  });

  it('lie on a grid of 5 km unless asked otherwise; what is smaller has no outline', () => {
    const small: Footprint = { ...area, id: 'hazard-3', outline: square(1, 1, 0.9) };
    const json = JSON.parse(formatFootprints([area, small], mark, false));
    const step = 5 / 111.195;
    for (const [lon, lat] of json.features[0].geometry.coordinates[0]) {
      const row = lat / step;
      const column = (lon / step) * Math.cos((lat * Math.PI) / 180);
      // degrees have three decimals
      for (const cells of [row, column])
        expect(Math.abs(cells - Math.round(cells))).toBeLessThan(0.0006 / step);
    }
    expect(json.features[1].geometry).toBeNull();
  });

  it('are told by the name of their intensity', () => {
    for (const [name, hazard] of [
      ['pga', 'earthquake'],
      ['gust', 'wind'],
      ['ICE_MM', 'ice'],
      ['depth_m', 'flood'],
    ]) {
      const { value } = parseFootprints(
        feature({ type: 'Polygon', coordinates: ring }, { [name]: '2.5' }),
        'f',
      );
      expect(value?.[0]).toMatchObject({ hazard, intensity: 2.5 });
    }
  });

  it('are refused with a reason: points, lines without a width, no intensity, other files', () => {
    const point = { type: 'Point', coordinates: [30, 50] };
    const line = { type: 'LineString', coordinates: track.outline };
    expect(codes(feature(point, { pga: 0.3, radius: 5000 }))).toEqual(['footprint.noExtent']);
    expect(codes(feature(line, { gust: 40 }))).toEqual(['footprint.noWidth']);
    expect(codes(feature(line, { gust: 40, halfWidthM: 900_000 }))).toEqual(['footprint.notPossible']);
    expect(codes(feature({ type: 'Polygon', coordinates: ring }, {}))).toEqual(['footprint.noIntensity']);
    expect(codes(feature({ type: 'Polygon', coordinates: ring }, { pga: -1 }))).toEqual([
      'footprint.notPossible',
    ]);
    for (const coordinates of ['x', [[...square(0, 0, 10), ['30', '50']]]])
      expect(codes(feature({ type: 'Polygon', coordinates }, { pga: 1 }))).toEqual(['footprint.badPlace']);
    expect(codes(feature(null, { pga: 1 }))).toEqual(['footprint.noShape']);
    expect(codes(feature({ type: 'Polygon', coordinates: [...ring, ring[0]] }, { pga: 1 }))).toEqual([
      'footprint.holes',
    ]);
    expect(codes('{"type":"FeatureCollection","features":[]}')).toEqual(['footprint.empty']);
    for (const text of ['', 'x', '[]', 'null', '{"type":"Feature"}'])
      expect(codes(text)).toEqual(['footprint.notGeoJson']);
    for (const code of ['noExtent', 'noWidth', 'notPossible', 'noIntensity', 'holes', 'empty', 'notGeoJson'])
      expect(english).toHaveProperty([`footprint.${code}`]);
    for (const code of ['noShape', 'badPlace', 'tooStrong'])
      expect(english).toHaveProperty([`footprint.${code}`]);
  });

  it('are refused when the intensity is of another unit or another hazard', () => {
    const shape = { type: 'Polygon', coordinates: ring };
    // 30 % of g, as maps of shaking give it, and a gust in km/h
    expect(codes(feature(shape, { pga: 30 }))).toEqual(['footprint.tooStrong']);
    expect(codes(feature(shape, { gust: 150 }))).toEqual(['footprint.tooStrong']);
    expect(codes(feature(shape, { hazard: 'flood', pga: 0.3 }))).toEqual(['footprint.noIntensity']);
    const { value } = parseFootprints(feature(shape, { hazard: 'flood', pga: 0.3, depth: 2 }), 'f');
    expect(value?.[0]).toMatchObject({ hazard: 'flood', intensity: 2 });
  });
});
