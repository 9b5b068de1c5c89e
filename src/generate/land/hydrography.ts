import type { Random } from '../../numerics/random';
import type { Land } from '../options';
import type { Basin } from './basins';
import { carveValley } from './carve';
import { createGrid, type Grid } from './height-grid';
import { carveLake, floodLake, type LakeShape } from './lakes';
import type { LandForm } from './land-forms';
import { createNoise } from './noise';
import { distanceM, isInside, type Point } from './plane';
import { clipToFrame, type RiverLine, type Stream, settleStream, traceStreams } from './river-lines';
import { wearLand } from './terrain-grid';

/** A river without a name. */
export interface RiverCourse {
  widthM: number;
  line: Point[];
  widthsM: number[];
  levelM: number[];
  toOutletM: number[];
}

export interface Hydrography {
  grid: Grid;
  heightM: Float64Array;
  /** The main river first, then by the land they drain. */
  courses: RiverCourse[];
  shapes: LakeShape[];
}

export interface Extent {
  land: Land;
  form: LandForm;
  /** Half the land that is worn down, beyond the frame. */
  reachX: number;
  reachY: number;
  halfWidthM: number;
  halfHeightM: number;
  size: number;
}

const cellsAtLeast = 60_000;
const cellsAtMost = 120_000;
/** Cells need not be smaller than this. */
const leastCellM = 170;
const leastWidthM = 6;
/** Length and half width of the lake on the main river. */
const mainLakes: Record<Land, [number, number]> = {
  coast: [9000, 650],
  river: [19_000, 1300],
  mountain: [9000, 850],
};
/** Where along a river a lake may end, the first that is free. */
const lakeEnds = [0.34, 0.3, 0.4, 0.62, 0.7, 0.78, 0.26, 0.5];

/** Wears the land down, finds its rivers, floods lakes and cuts the valleys' floors. Changes `main` where it floods it. */
export function formHydrography(
  extent: Extent,
  main: RiverLine,
  basins: readonly Basin[],
  inlandM: (point: Point) => number,
  random: Random,
): Hydrography {
  const { land, form, reachX, reachY, halfWidthM, halfHeightM, size } = extent;
  const areaM2 = 4 * reachX * reachY;
  const cellCount = Math.min(
    cellsAtMost,
    cellsAtLeast * Math.max(1, size / 2),
    areaM2 / leastCellM / leastCellM,
  );
  const grid = createGrid(reachX, reachY, cellCount);
  const shapes: LakeShape[] = [];
  const isInFrame = (p: Point) => Math.abs(p.x) <= halfWidthM && Math.abs(p.y) <= halfHeightM;
  const flood = (line: RiverLine, lengthM: number, halfM: number) => {
    const isFree = (p: Point) =>
      Math.abs(p.x) < halfWidthM - 2 * halfM &&
      Math.abs(p.y) < halfHeightM - 2 * halfM &&
      basins.every((it) => distanceM(p, it.centre) > 1.3 * it.radiusM + 1.5 * halfM);
    for (const endShare of lakeEnds) {
      const lake = floodLake(line, endShare, lengthM, halfM, isFree, random.fork(`lake ${shapes.length}`));
      if (!lake) continue;
      shapes.push({ ...lake, isReservoir: line === main });
      break;
    }
  };
  const long = Math.max(0.8, Math.sqrt(size));
  const [lakeLengthM, lakeHalfM] = mainLakes[land];
  flood(main, lakeLengthM * long, lakeHalfM * long);

  const worn = wearLand(grid, land, form, main, basins, inlandM, halfHeightM, random.fork('wear'));
  const { heightM } = worn;
  const floorM = form.floorM * Math.max(0.75, Math.sqrt(size));
  const streamCount = Math.round(7 + 8 * size);
  const cellM2 = grid.cellM * grid.cellM;
  const leastCells = Math.max(40, areaM2 / cellM2 / (7 * streamCount));
  const isSea = (p: Point) => inlandM(p) <= 0;
  const streams = traceStreams(
    { grid, ...worn },
    main,
    isSea,
    streamCount,
    leastCells,
    Math.max(1.5 * grid.cellM, 0.45 * floorM),
    random.fork('streams'),
  );
  gatherWater(main, streams, form.inflowKm2);

  const terraces = createNoise(random.fork('terraces'));
  carveValley(grid, heightM, main, floorM, land === 'river' ? 13 : 3, terraces);
  const lakeStreams = land === 'mountain' ? 2 : 1;
  for (const [i, it] of streams.entries()) {
    settleStream(it, grid, heightM);
    if (i < lakeStreams) flood(it.line, 4200 * long, 420 * long);
    carveValley(grid, heightM, it.line, 0.13 * floorM, 0, terraces);
  }
  for (const it of shapes) carveLake(grid, heightM, it);

  const courses = [main, ...streams.map((it) => it.line)].flatMap((line) => {
    const seen = clipToFrame(line, (p) => isInFrame(p) && inlandM(p) > -400);
    return seen ? [courseOf(seen, form.widthFactor)] : [];
  });
  const isOnCourse = (lake: LakeShape) =>
    courses.some((it) => it.line.some((p, i) => it.levelM[i] === lake.levelM && isInside(p, lake.ring)));
  return { grid, heightM, courses, shapes: shapes.filter(isOnCourse) };
}

/** Land drained by the main river at each vertex: what flows in, and its tributaries down to there. */
function gatherWater(main: RiverLine, streams: readonly Stream[], inflowKm2: number): void {
  for (const it of main) it.drainedKm2 = inflowKm2;
  for (const { line, parent } of streams) {
    if (parent !== main) continue;
    const mouth = line[line.length - 1];
    for (const it of main) if (it.toOutletM <= mouth.toOutletM) it.drainedKm2 += mouth.drainedKm2;
  }
}

function courseOf(line: RiverLine, widthFactor: number): RiverCourse {
  const widthsM = line.map((it) => Math.max(leastWidthM, widthFactor * Math.sqrt(it.drainedKm2)));
  return {
    widthM: Math.round(widthsM[widthsM.length - 1]),
    line: line.map(({ x, y }) => ({ x, y })),
    widthsM,
    levelM: line.map((it) => it.levelM),
    toOutletM: line.map((it) => it.toOutletM),
  };
}
