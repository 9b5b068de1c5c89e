import { type Footprint, footprintSchema, type Hazard, hazards, intensityOf } from '../../model/footprint';
import type { Imported } from '../../model/result';
import { snappedPlace } from '../../model/snapped-place';
import { createIssueList, type IssueList } from '../issue-list';
import type { ExportMark } from '../table/write-table';

/** Properties whose name says the hazard; `intensity` goes with a property `hazard`. */
const intensityNames: Readonly<Record<string, Hazard>> = {
  pga: 'earthquake',
  pga_g: 'earthquake',
  gust: 'wind',
  gust_ms: 'wind',
  ice: 'ice',
  ice_mm: 'ice',
  depth: 'flood',
  depth_m: 'flood',
};
const halfWidthNames = ['halfwidthm', 'half_width_m'];

type Properties = Record<string, unknown>;
type Ring = [number, number][];

/**
 * Reads natural-hazard footprints from GeoJSON: polygons, and lines with half a width, each with `hazard` and `intensity`
 * or with `pga`, `gust`, `ice` or `depth`. Ids are `hazard-1` and so on. Points are refused: a footprint has an extent.
 */
export function parseFootprints(text: string, fileName: string): Imported<Footprint[]> {
  const issues = createIssueList(fileName);
  const features = readFeatures(text);
  if (!features) {
    issues.add('error', 'footprint.notGeoJson');
    return { issues: issues.finish() };
  }
  const found: Footprint[] = [];
  features.forEach((feature, ix) => {
    const row = ix + 1;
    if (!feature) {
      issues.add('error', 'footprint.noShape', { row });
      return;
    }
    for (const outline of outlinesOf(feature, row, issues)) {
      if (isLine(feature) && halfWidthOf(feature) === undefined) {
        issues.add('error', 'footprint.noWidth', { row });
        continue;
      }
      const made = outline && makeFootprint(feature, outline, found.length + 1);
      if (!outline) issues.add('error', 'footprint.badPlace', { row });
      else if (!made) issues.add('error', 'footprint.noIntensity', { row });
      else if (made.intensity > intensityOf[made.hazard].most) {
        const { unit, most } = intensityOf[made.hazard];
        issues.add('error', 'footprint.tooStrong', { row, value: made.intensity, unit, most });
      } else {
        const parsed = footprintSchema.safeParse(made);
        if (parsed.success) found.push(parsed.data);
        else issues.add('error', 'footprint.notPossible', { row, problem: parsed.error.issues[0].message });
      }
    }
  });
  if (found.length === 0 && features.length === 0) issues.add('error', 'footprint.empty');
  return found.length > 0 ? { value: found, issues: issues.finish() } : { issues: issues.finish() };
}

interface Feature {
  geometry: { type: string; coordinates: unknown };
  properties: Properties;
}

/** Features in the file's order; undefined for what is none. */
function readFeatures(text: string): (Feature | undefined)[] | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(json)) return undefined;
  if (json.type === 'FeatureCollection' && Array.isArray(json.features)) return json.features.map(asFeature);
  const single = asFeature(json);
  return single && [single];
}

function asFeature(value: unknown): Feature | undefined {
  if (!isRecord(value) || !isRecord(value.geometry) || typeof value.geometry.type !== 'string')
    return undefined;
  const { type, coordinates } = value.geometry;
  return { geometry: { type, coordinates }, properties: isRecord(value.properties) ? value.properties : {} };
}

/** Outer rings and lines; holes are left out and said so, all else is refused. */
function outlinesOf({ geometry }: Feature, row: number, issues: IssueList): (Ring | undefined)[] {
  const { type, coordinates } = geometry;
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : undefined;
  if (Array.isArray(polygons)) {
    const rings = polygons.map((it) => (Array.isArray(it) ? it : []));
    if (rings.some((it) => it.length > 1)) issues.add('warning', 'footprint.holes', { row });
    return rings.map((it) => readRing(it[0]));
  }
  if (type === 'LineString') return [readRing(coordinates)];
  if (type === 'MultiLineString' && Array.isArray(coordinates)) return coordinates.map(readRing);
  issues.add('error', 'footprint.noExtent', { row, type });
  return [];
}

/** Undefined where a point is no pair of numbers. */
function readRing(value: unknown): Ring | undefined {
  if (!Array.isArray(value)) return undefined;
  const ring = value.flatMap((it): Ring => {
    const [lon, lat] = Array.isArray(it) ? it : [];
    return typeof lon === 'number' && typeof lat === 'number' ? [[lon, lat]] : [];
  });
  return ring.length === value.length ? ring : undefined;
}

function makeFootprint(feature: Feature, outline: Ring, number: number): Footprint | undefined {
  const properties = lowerCased(feature.properties);
  const stated = hazards.find((it) => it === String(properties.hazard ?? '').toLowerCase());
  const named = Object.keys(properties).find(
    (it) => Object.hasOwn(intensityNames, it) && (!stated || intensityNames[it] === stated),
  );
  const hazard = stated ?? (named === undefined ? undefined : intensityNames[named]);
  const intensity = readNumber(properties.intensity ?? (named === undefined ? undefined : properties[named]));
  if (!hazard || intensity === undefined) return undefined;
  const edgeIntensity = readNumber(properties.edgeintensity);
  const timeS = readNumber(properties.times);
  const halfWidthM = isLine(feature) ? halfWidthOf(feature) : undefined;
  return {
    id: `hazard-${number}`,
    ...(typeof properties.name === 'string' ? { name: properties.name } : {}),
    hazard,
    intensity,
    ...(edgeIntensity === undefined ? {} : { edgeIntensity }),
    outline,
    ...(halfWidthM === undefined ? {} : { halfWidthM }),
    ...(timeS === undefined ? {} : { timeS: Math.round(timeS) }),
  };
}

function isLine({ geometry }: Feature): boolean {
  return geometry.type.endsWith('LineString');
}

function halfWidthOf(feature: Feature): number | undefined {
  const properties = lowerCased(feature.properties);
  return halfWidthNames.map((it) => readNumber(properties[it])).find((it) => it !== undefined);
}

function lowerCased(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name.toLowerCase(), value]));
}

function readNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Footprints as GeoJSON with its mark: outlines and intensities, never what a draw damaged. Without `isExact` corners lie on
 * a grid of 5 km.
 */
export function formatFootprints(
  footprints: readonly Footprint[],
  mark: ExportMark,
  isExact: boolean,
): string {
  const features = footprints.map((it) => {
    const corners = (points: readonly (readonly number[])[]) => new Set(points.map(String)).size;
    const { outline, id, name, hazard, intensity, edgeIntensity, halfWidthM, timeS } = it;
    const points = isExact ? outline : outline.map(snappedPlace);
    const [first] = points;
    const last = points[points.length - 1];
    const isOpen = first[0] !== last[0] || first[1] !== last[1];
    return {
      type: 'Feature',
      properties: { id, name, hazard, intensity, edgeIntensity, halfWidthM, timeS },
      // what is smaller than the grid has no outline left
      geometry:
        corners(points) < (halfWidthM === undefined ? 3 : 2)
          ? null
          : halfWidthM === undefined
            ? { type: 'Polygon', coordinates: [isOpen ? [...points, first] : points] }
            : { type: 'LineString', coordinates: points },
    };
  });
  const about = { handling: mark.handling, project: mark.projectName, exportedAt: mark.exportedAt };
  return `${JSON.stringify({ type: 'FeatureCollection', about, features }, null, 1)}\n`;
}
