import type { BaseMap } from '../../../model/base-map';

export type Relief = NonNullable<BaseMap['relief']>;

/** How slopes are tinted: ink of the shaded side, of the lit side and of high ground, each as red, green, blue, most opacity. */
export interface ReliefInk {
  shade: readonly [number, number, number, number];
  light: readonly [number, number, number, number];
  high: readonly [number, number, number, number];
}

/** A picture of relief in the making: rows are even in Mercator's y, so that a map can lay it by its corners. */
export interface ReliefPlan {
  relief: Relief;
  widthPx: number;
  heightPx: number;
  /** Metres of a column and of a row of heights, at the middle latitude. */
  columnM: number;
  rowM: number;
  /** Heights are drawn so many times too high, so that gentle ground shows. */
  exaggeration: number;
  highestM: number;
}

const metresPerDegree = 111_320;
const mostPx = 1024;
const pxPerColumn = 6;
/** Mean slope that reads well. Gentle ground is raised part of the way to it, so that hills read as hills and mountains as mountains; a plain stays a plain. */
const wantedSlope = 0.45;
const partOfWay = 0.7;
const mostExaggeration = 16;
/** Part of the sheet over which the relief fades out at its edge. */
const fadePart = 0.1;
/** Lights from the north-west, west and north, 45 degrees up: east and north parts of each, and its weight. */
const lights = [
  [-0.7071, 0.7071, 0.6],
  [-1, 0, 0.2],
  [0, 1, 0.2],
] as const;
const up = 0.7071;

/** Size and exaggeration of the picture. O(heights). */
export function planRelief(relief: Relief): ReliefPlan {
  const [[west, south], [east, north]] = relief.bounds;
  const { columns, rows, heightsM } = relief;
  const middle = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const columnM = ((east - west) * metresPerDegree * middle) / (columns - 1);
  const rowM = ((north - south) * metresPerDegree) / (rows - 1);
  const widthPx = Math.min(mostPx, columns * pxPerColumn);
  const aspect = (mercatorY(north) - mercatorY(south)) / (((east - west) * Math.PI) / 180);
  const heightPx = Math.max(2, Math.min(mostPx, Math.round(widthPx * aspect)));
  let steepness = 0;
  let count = 0;
  let highestM = 0;
  for (let row = 1; row < rows; row++)
    for (let column = 1; column < columns; column++) {
      const at = row * columns + column;
      highestM = Math.max(highestM, heightsM[at]);
      if (heightsM[at] <= 0) continue;
      const dx = (heightsM[at] - heightsM[at - 1]) / columnM;
      const dy = (heightsM[at] - heightsM[at - columns]) / rowM;
      steepness += dx * dx + dy * dy;
      count++;
    }
  const slope = Math.sqrt(steepness / Math.max(1, count));
  const wanted = slope > 0 ? (wantedSlope / slope) ** partOfWay : 1;
  const exaggeration = Math.min(mostExaggeration, Math.max(1, wanted));
  return { relief, widthPx, heightPx, columnM, rowM, exaggeration, highestM };
}

/**
 * Shades rows `from` up to `to` of the picture into `data` (red, green, blue, opacity). Heights between grid points
 * follow a cubic B-spline, whose slope has no steps. O(pixels).
 */
export function shadeRowsInto(
  data: Uint8ClampedArray,
  plan: ReliefPlan,
  ink: ReliefInk,
  from: number,
  to: number,
): void {
  const { relief, widthPx, heightPx, columnM, rowM, exaggeration, highestM } = plan;
  const { columns, rows, heightsM } = relief;
  const [[, south], [, north]] = relief.bounds;
  const top = mercatorY(north);
  const bottom = mercatorY(south);
  const flat = up;
  const line = new Float64Array(columns);
  const slopeLine = new Float64Array(columns);
  const weights = new Float64Array(4);
  const slopes = new Float64Array(4);
  for (let y = from; y < to; y++) {
    const lat = latOfMercator(top + ((bottom - top) * (y + 0.5)) / heightPx);
    const down = ((north - lat) / (north - south)) * (rows - 1);
    const row = splineInto(weights, slopes, down);
    for (let column = 0; column < columns; column++) {
      let height = 0;
      let slope = 0;
      for (let k = 0; k < 4; k++) {
        const value = heightsM[clamp(row + k, rows - 1) * columns + column];
        height += weights[k] * value;
        slope += slopes[k] * value;
      }
      line[column] = height;
      slopeLine[column] = slope;
    }
    for (let x = 0; x < widthPx; x++) {
      const across = ((x + 0.5) / widthPx) * (columns - 1);
      const column = splineInto(weights, slopes, across);
      let height = 0;
      let east = 0;
      let southwards = 0;
      for (let k = 0; k < 4; k++) {
        const at = clamp(column + k, columns - 1);
        height += weights[k] * line[at];
        east += slopes[k] * line[at];
        southwards += weights[k] * slopeLine[at];
      }
      const dx = (east / columnM) * exaggeration;
      const dy = (-southwards / rowM) * exaggeration;
      const length = Math.sqrt(1 + dx * dx + dy * dy);
      let lit = 0;
      for (const [lightX, lightY, weight] of lights)
        lit += weight * Math.max(0, (up - up * (dx * lightX + dy * lightY)) / length);
      const shown = edgeFade(x, y, plan) * Math.min(1, Math.max(0, 1 + height / 15));
      paintInto(data, (y * widthPx + x) * 4, lit - flat, highestM > 0 ? height / highestM : 0, shown, ink);
    }
  }
}

/** High ground first, light or shade over it. */
function paintInto(
  data: Uint8ClampedArray,
  at: number,
  lit: number,
  high: number,
  shown: number,
  ink: ReliefInk,
): void {
  const side = lit < 0 ? ink.shade : ink.light;
  const sideOpacity = Math.min(1, Math.abs(lit) * 1.6) * side[3] * shown;
  const highOpacity = Math.max(0, Math.min(1, high)) * ink.high[3] * shown;
  const opacity = sideOpacity + highOpacity * (1 - sideOpacity);
  if (opacity <= 0) return;
  for (let k = 0; k < 3; k++)
    data[at + k] = (side[k] * sideOpacity + ink.high[k] * highOpacity * (1 - sideOpacity)) / opacity;
  data[at + 3] = opacity * 255;
}

function edgeFade(x: number, y: number, { widthPx, heightPx }: ReliefPlan): number {
  const fadePx = fadePart * Math.min(widthPx, heightPx);
  const inside = Math.min(x + 0.5, widthPx - x - 0.5, y + 0.5, heightPx - y - 0.5);
  const part = Math.min(1, inside / fadePx);
  return part * part * (3 - 2 * part);
}

/** Weights of four grid points around `at` and of their slope, per grid step; returns the first of them. */
function splineInto(weights: Float64Array, slopes: Float64Array, at: number): number {
  const first = Math.floor(at);
  const t = at - first;
  const s = 1 - t;
  weights[0] = (s * s * s) / 6;
  weights[1] = (3 * t * t * t - 6 * t * t + 4) / 6;
  weights[2] = (3 * s * s * s - 6 * s * s + 4) / 6;
  weights[3] = (t * t * t) / 6;
  slopes[0] = (-s * s) / 2;
  slopes[1] = (3 * t * t - 4 * t) / 2;
  slopes[2] = (4 * s - 3 * s * s) / 2;
  slopes[3] = (t * t) / 2;
  return first - 1;
}

function clamp(value: number, most: number): number {
  return value < 0 ? 0 : value > most ? most : value;
}

function mercatorY(lat: number): number {
  return Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
}

function latOfMercator(y: number): number {
  return (Math.atan(Math.exp(y)) * 360) / Math.PI - 90;
}
