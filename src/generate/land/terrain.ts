import type { Random } from '../../numerics/random';
import type { Land } from '../options';
import { type Basin, placeBasins } from './basins';
import { interpolate } from './height-grid';
import { formHydrography } from './hydrography';
import { frameOf, type LandForm, landForms } from './land-forms';
import { layMainRiver } from './main-river';
import { createWaterNames, type Name } from './names';
import { createFractalNoise } from './noise';
import { distanceM, distanceToLineM, isInside, type Point } from './plane';
import { indexLines } from './river-index';
import type { RiverLine } from './river-lines';
import { settlementSizes } from './settlement-sizes';

/** A river from its source to its mouth; arrays have one value for each vertex of `line`. */
export interface River extends Name {
  /** Width at the mouth. */
  widthM: number;
  line: Point[];
  /** Width at each vertex; grows downstream. */
  widthsM: number[];
  /** Water above mean sea level; never rises downstream, level through lakes. */
  levelM: number[];
  /** Way along the water to the sea or to the edge of the region. */
  toOutletM: number[];
}

/** A lake or reservoir: level water inside a ring that is not closed. */
export interface Lake extends Name {
  ring: Point[];
  levelM: number;
  /** Where its river leaves it; below, the river may lie lower by the height of a dam. */
  outlet: Point;
  /** True for the one on the main river. */
  isReservoir: boolean;
}

/** A vertex of a river. */
export interface RiverSpot {
  river: River;
  vertexIx: number;
  point: Point;
  levelM: number;
  toOutletM: number;
  /** From the point asked about to the river's line. */
  distanceM: number;
}

export interface WaterSpot {
  kind: 'sea' | 'river' | 'lake';
  point: Point;
  levelM: number;
  distanceM: number;
}

/** The lie of the land: a coast with the sea in the south, a river valley or a valley among mountains. */
export interface Terrain {
  land: Land;
  halfWidthM: number;
  halfHeightM: number;
  hasSea: boolean;
  /** From west to east, beyond the frame; empty without a sea. */
  shore: Point[];
  /** The main river first, the others by size. */
  rivers: River[];
  lakes: Lake[];
  /** Gentle ground for the cities and towns, in the order of `settlementSizes`. */
  basins: Basin[];
  /** Ground above mean sea level, m; a river's banks, a lake's bed; at sea negative. */
  heightM(point: Point): number;
  /** To the shore, straight north, m; negative at sea, Infinity without a sea. */
  inlandM(point: Point): number;
  /** The point at an easting that lies so far inland; undefined without a sea. */
  coastPoint(x: number, inlandM: number): Point | undefined;
  /** Nearest place on any river. */
  nearestRiver(point: Point): RiverSpot;
  /** Water level of the nearest river, m. */
  riverLevelM(point: Point): number;
  /** To the bank of the nearest river, lake or sea; `distanceM` is 0 on water. */
  nearWater(point: Point): WaterSpot;
  /** True at sea and on a lake. */
  isOpenWater(point: Point): boolean;
  /** True on land at least `clearM` from every river, lake and sea. */
  isDry(point: Point, clearM: number): boolean;
}

/** Land around the frame that drains into it, as a share of the frame. */
const surroundShare = 0.1;
const shoreStepM = 300;
const shoreBeyondM = 12_000;
/** A city on the coast begins this far inland. */
const harbourM = 2000;

/** The lie of the land for so many people; see `README.md` for the method. */
export function createTerrain(land: Land, people: number, random: Random): Terrain {
  const form = landForms[land];
  const frame = frameOf(people);
  const { halfWidthM, halfHeightM, size } = frame;
  const hasSea = land === 'coast';
  const reachX = (1 + surroundShare) * halfWidthM;
  const reachY = (1 + surroundShare) * halfHeightM;
  const shoreNoise = createFractalNoise(random.fork('shore'), 6);
  const bays = createFractalNoise(random.fork('bays'), 4);
  const shoreY = (x: number) =>
    (-0.56 + 0.16 * shoreNoise((1.1 * x) / halfWidthM, 0.5)) * halfHeightM + 2600 * bays(x / 8500, 0.5);
  const inlandM = hasSea ? (p: Point) => p.y - shoreY(p.x) : () => Number.POSITIVE_INFINITY;

  const main = mainLine(land, form, { reachX, reachY, size }, inlandM, random.fork('main river'));
  const towns = settlementSizes(people).filter((it) => it.kind !== 'village');
  const site = citySite(main, towns[0].radiusM, inlandM);
  const basins = placeBasins(
    towns,
    site,
    { halfWidthM, halfHeightM, line: main, inlandM, valleyM: land === 'coast' ? 0 : 3 * form.floorM },
    random.fork('basins'),
  );
  const { grid, heightM, courses, shapes } = formHydrography(
    { land, form, reachX, reachY, halfWidthM, halfHeightM, size },
    main,
    basins,
    inlandM,
    random.fork('water'),
  );
  const names = createWaterNames(random.fork('names'));
  const rivers = courses.map((it): River => ({ ...it, ...names.river() }));
  const lakes = shapes.map((it): Lake => ({ ...it, ...(it.isReservoir ? names.reservoir() : names.lake()) }));
  const index = indexLines(rivers.map((it) => it.line));

  const nearestRiver = (p: Point): RiverSpot => {
    const { lineIx, vertexIx, distanceM: offM } = index.nearest(p);
    const river = rivers[lineIx];
    return {
      river,
      vertexIx,
      point: river.line[vertexIx],
      levelM: river.levelM[vertexIx],
      toOutletM: river.toOutletM[vertexIx],
      distanceM: offM,
    };
  };
  const heightAt = (p: Point) => {
    const inland = inlandM(p);
    if (inland <= 0) return Math.max(-25, inland / 60);
    const ground = interpolate(grid, heightM, p);
    return hasSea ? Math.max(0.3, ground * Math.min(1, 0.15 + inland / 700)) : ground;
  };
  const nearWater = (p: Point): WaterSpot => {
    const spot = nearestRiver(p);
    let best: WaterSpot = {
      kind: 'river',
      point: spot.point,
      levelM: spot.levelM,
      distanceM: Math.max(0, spot.distanceM - spot.river.widthsM[spot.vertexIx] / 2),
    };
    const inland = inlandM(p);
    if (inland < best.distanceM)
      best = { kind: 'sea', point: { x: p.x, y: p.y - inland }, levelM: 0, distanceM: Math.max(0, inland) };
    for (const { ring, levelM } of lakes) {
      const offM = isInside(p, ring) ? 0 : distanceToLineM(p, [...ring, ring[0]]);
      if (offM >= best.distanceM) continue;
      const point = ring.reduce((a, b) => (distanceM(b, p) < distanceM(a, p) ? b : a));
      best = { kind: 'lake', point, levelM, distanceM: offM };
    }
    return best;
  };
  return {
    land,
    halfWidthM,
    halfHeightM,
    hasSea,
    shore: hasSea ? shoreLine(shoreY, halfWidthM + shoreBeyondM, shoreStepM * Math.max(1, size)) : [],
    rivers,
    lakes,
    basins,
    heightM: heightAt,
    inlandM,
    coastPoint: (x, inland) => (hasSea ? { x, y: shoreY(x) + inland } : undefined),
    nearestRiver,
    riverLevelM: (p) => nearestRiver(p).levelM,
    nearWater,
    isOpenWater: (p) => inlandM(p) <= 0 || lakes.some((it) => isInside(p, it.ring)),
    isDry: (p, clearM) => nearWater(p).distanceM > clearM,
  };
}

function shoreLine(shoreY: (x: number) => number, reachM: number, stepM: number): Point[] {
  const count = Math.ceil((2 * reachM) / stepM);
  return Array.from({ length: count + 1 }, (_, i) => {
    const x = -reachM + (2 * reachM * i) / count;
    return { x, y: shoreY(x) };
  });
}

/** The main river's way and fall: from the north to the sea, or along the region from one end to the other. */
function mainLine(
  land: Land,
  form: LandForm,
  { reachX, reachY, size }: { reachX: number; reachY: number; size: number },
  inlandM: (point: Point) => number,
  random: Random,
): RiverLine {
  const draw = 2 * random.next() - 1;
  const meanderM = (land === 'river' ? 3000 : 2000) * Math.max(0.8, Math.sqrt(size));
  const east = random.next() < 0.5 ? -1 : 1;
  const points =
    land === 'coast'
      ? layMainRiver(
          {
            from: reachY,
            to: -reachY,
            middle: 0.22 * draw * reachX,
            swingM: 0.3 * reachX,
            meanderM,
            flipped: true,
          },
          random,
        )
      : layMainRiver(
          {
            from: -east * reachX,
            to: east * reachX,
            middle: 0.16 * draw * reachY,
            swingM: 0.36 * reachY,
            meanderM,
            flipped: false,
          },
          random,
        );
  const mouthIx = points.findIndex((it) => inlandM(it) <= 0);
  const line: RiverLine = (mouthIx < 0 ? points : points.slice(0, mouthIx + 1)).map((it) => ({
    ...it,
    levelM: 0,
    drainedKm2: 0,
    toOutletM: 0,
  }));
  for (let i = line.length - 2; i >= 0; i--)
    line[i].toOutletM = line[i + 1].toOutletM + distanceM(line[i], line[i + 1]);
  const fall = form.fall / Math.sqrt(Math.max(1, size));
  for (const it of line) it.levelM = form.outletM + fall * it.toOutletM;
  return line;
}

/** By the main river: far enough from the shore for a harbour, else about the middle of the region. */
function citySite(main: RiverLine, radiusM: number, inlandM: (point: Point) => number): Point {
  const offM = (p: Point) => {
    const inland = inlandM(p);
    return inland === Number.POSITIVE_INFINITY
      ? distanceM(p, { x: 0, y: 0 })
      : Math.abs(inland - radiusM - harbourM);
  };
  const best = main.reduce((a, b) => (offM(b) < offM(a) ? b : a));
  return { x: best.x + 0.15 * radiusM, y: best.y };
}
