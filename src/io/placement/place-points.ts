import proj4 from 'proj4';
import { fail, issue, ok, type Result } from '../../model/result';
import type { Placement } from '../../model/water';
import { cos } from '../../numerics/math';
import { findEpsg } from './epsg';

const metresPer = { m: 1, ft: 0.3048, usft: 1200 / 3937 } as const;
const radPerDeg = Math.PI / 180;
/** Metres of a degree of latitude on a sphere of the Earth's mean radius, 6,371,008.8 m. */
const metresPerDeg = 6_371_008.8 * radPerDeg;

/**
 * Longitude and latitude, two numbers a point, of drawing coordinates. NaN stays NaN. With `kind: centre` the
 * drawing's `middle` comes to the placement's centre; for a part of a drawing give the middle of the whole. An
 * unknown EPSG code, or coordinates that do not lie in the system, are an issue.
 */
export function placePoints(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  placement: Placement,
  middle: { x: number; y: number } = middleOf(x, y),
): Result<Float64Array> {
  if (placement.kind === 'centre') return ok(placeAround(x, y, placement, middle));
  if (placement.kind === 'lonLat') return checked(interleave(x, y));
  const { code, unit } = placement;
  const definition = placement.proj4 ?? findEpsg(code);
  if (definition === undefined) return fail([issue('error', 'placement.unknownCode', { code })]);
  const project = createProjection(definition);
  if (!project) return fail([issue('error', 'placement.badDefinition', { code })]);
  // The definition's own unit is undone, since the user says the file's.
  const isDegrees = /\+proj=longlat/.test(definition);
  const scale = isDegrees ? 1 : metresPer[unit] / ownUnit(definition);
  const out = new Float64Array(x.length * 2);
  for (let ix = 0; ix < x.length; ix++) {
    const place =
      Number.isFinite(x[ix]) && Number.isFinite(y[ix])
        ? project([x[ix] * scale, y[ix] * scale])
        : [Number.NaN, Number.NaN];
    out[2 * ix] = place[0];
    out[2 * ix + 1] = place[1];
    if (Number.isFinite(x[ix]) && Number.isFinite(y[ix]) && !isPlace(place[0], place[1]))
      return fail([issue('error', 'placement.outside', { code, x: x[ix], y: y[ix] })]);
  }
  return ok(out);
}

/** Drawing coordinates of a place: the other way round than `placePoints`. Undefined where the placement knows no such place. */
export function drawingPoint(
  [lon, lat]: readonly [number, number],
  placement: Placement,
  middle: { x: number; y: number },
): { x: number; y: number } | undefined {
  if (placement.kind === 'lonLat') return { x: lon, y: lat };
  if (placement.kind === 'centre') {
    const { centre, metresPerUnit } = placement;
    const degPerUnit = metresPerUnit / metresPerDeg;
    const widening = 1 / Math.max(0.01, cos(centre[1] * radPerDeg));
    return {
      x: middle.x + (lon - centre[0]) / (degPerUnit * widening),
      y: middle.y + (lat - centre[1]) / degPerUnit,
    };
  }
  const definition = placement.proj4 ?? findEpsg(placement.code);
  if (definition === undefined) return undefined;
  const isDegrees = /\+proj=longlat/.test(definition);
  const scale = isDegrees ? 1 : metresPer[placement.unit] / ownUnit(definition);
  try {
    const [x, y] = proj4('+proj=longlat +datum=WGS84', definition).forward([lon, lat]);
    return Number.isFinite(x) && Number.isFinite(y) ? { x: x / scale, y: y / scale } : undefined;
  } catch {
    return undefined;
  }
}

function createProjection(definition: string): ((point: [number, number]) => number[]) | undefined {
  try {
    const converter = proj4(definition, '+proj=longlat +datum=WGS84');
    return (point) => {
      try {
        return converter.forward(point);
      } catch {
        return [Number.NaN, Number.NaN];
      }
    };
  } catch {
    return undefined;
  }
}

/** Metres of the unit that a definition's coordinates are in. */
function ownUnit(definition: string): number {
  const toMetre = /\+to_meter=([\d.eE+-]+)/.exec(definition)?.[1];
  if (toMetre) return Number(toMetre);
  const units = /\+units=([\w-]+)/.exec(definition)?.[1];
  return units === 'us-ft' ? metresPer.usft : units === 'ft' ? metresPer.ft : 1;
}

/** Middle of the box around all points that have coordinates. */
export function middleOf(x: ArrayLike<number>, y: ArrayLike<number>): { x: number; y: number } {
  const box = boxOf(x, y);
  return box ? { x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2 } : { x: 0, y: 0 };
}

/** The box around all points that have coordinates. */
export function boxOf(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
): { minX: number; maxX: number; minY: number; maxY: number } | undefined {
  const box = { minX: Infinity, maxX: -Infinity, minY: Infinity, maxY: -Infinity };
  for (let ix = 0; ix < x.length; ix++) {
    if (!Number.isFinite(x[ix]) || !Number.isFinite(y[ix])) continue;
    box.minX = Math.min(box.minX, x[ix]);
    box.maxX = Math.max(box.maxX, x[ix]);
    box.minY = Math.min(box.minY, y[ix]);
    box.maxY = Math.max(box.maxY, y[ix]);
  }
  return box.minX <= box.maxX ? box : undefined;
}

function placeAround(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { centre, metresPerUnit }: Extract<Placement, { kind: 'centre' }>,
  middle: { x: number; y: number },
): Float64Array {
  const degPerUnit = metresPerUnit / metresPerDeg;
  const widening = 1 / Math.max(0.01, cos(centre[1] * radPerDeg));
  const out = new Float64Array(x.length * 2);
  for (let ix = 0; ix < x.length; ix++) {
    out[2 * ix] = centre[0] + (x[ix] - middle.x) * degPerUnit * widening;
    out[2 * ix + 1] = centre[1] + (y[ix] - middle.y) * degPerUnit;
  }
  return out;
}

function interleave(x: ArrayLike<number>, y: ArrayLike<number>): Float64Array {
  const out = new Float64Array(x.length * 2);
  for (let ix = 0; ix < x.length; ix++) {
    out[2 * ix] = x[ix];
    out[2 * ix + 1] = y[ix];
  }
  return out;
}

function checked(lonLat: Float64Array): Result<Float64Array> {
  for (let ix = 0; ix < lonLat.length; ix += 2) {
    if (Number.isNaN(lonLat[ix]) || Number.isNaN(lonLat[ix + 1])) continue;
    if (!isPlace(lonLat[ix], lonLat[ix + 1]))
      return fail([issue('error', 'placement.notDegrees', { x: lonLat[ix], y: lonLat[ix + 1] })]);
  }
  return ok(lonLat);
}

function isPlace(lon: number, lat: number): boolean {
  return lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90;
}
