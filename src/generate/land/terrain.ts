import { exp, pi, sin } from '../../numerics/math';
import type { Random } from '../../numerics/random';
import type { Land } from '../options';
import type { Name } from './names';
import { distanceM, distanceToSegmentM, type Point } from './plane';
import { createWave, createWaves } from './waves';

/** A river from its source to its mouth; `levelM` and `toOutletM` have one value for each vertex of `line`. */
export interface River extends Name {
  /** Width at the mouth. */
  widthM: number;
  line: Point[];
  /** Water above mean sea level; never rises downstream, level through lakes. */
  levelM: number[];
  /** Way along the water to the sea or to the edge of the region. */
  toOutletM: number[];
}

/** A lake or reservoir: level water inside a ring that is not closed. */
export interface Lake extends Name {
  ring: Point[];
  levelM: number;
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
  /** Ground above mean sea level, m; the bed where there is water, at sea negative. */
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
  /** True on land at least `clearM` from every river, lake and sea. */
  isDry(point: Point, clearM: number): boolean;
}

const riverStepM = 450;

interface Shape {
  baseM: number;
  /** Fall of the main river. */
  gradient: number;
  floorHalfWidthM: number;
  valleyHalfWidthM: number;
  riseM: number;
  mainWidthM: number;
}
const shapes: Record<Land, Shape> = {
  coast: {
    baseM: 0.5,
    gradient: 0.0006,
    floorHalfWidthM: 0,
    valleyHalfWidthM: 2300,
    riseM: 90,
    mainWidthM: 180,
  },
  river: {
    baseM: 80,
    gradient: 0.00025,
    floorHalfWidthM: 2500,
    valleyHalfWidthM: 4000,
    riseM: 110,
    mainWidthM: 420,
  },
  mountain: {
    baseM: 380,
    gradient: 0.0025,
    floorHalfWidthM: 2000,
    valleyHalfWidthM: 6000,
    riseM: 1500,
    mainWidthM: 90,
  },
};

export function createTerrain(land: Land, people: number, random: Random): Terrain {
  const shape = shapes[land];
  const size = Math.max(0.55, Math.min(1.8, Math.sqrt(people / 400_000)));
  const halfWidthM = 46_000 * size;
  const halfHeightM = 36_000 * size;
  const hasSea = land === 'coast';
  const wave = createWave(random.fork('coast'), [41_000, 17_000, 7_500]);
  const coastY = (x: number) => (hasSea ? (-0.55 + 0.09 * wave(x)) * halfHeightM : -halfHeightM);
  const inlandM = (p: Point) => (hasSea ? p.y - coastY(p.x) : Number.POSITIVE_INFINITY);
  const rivers = createRivers(random.fork('rivers'), shape, halfWidthM, halfHeightM, coastY, size);
  const hills = createWaves(random.fork('hills'), [5200, 7400, 9800, 13_000, 17_000]);
  const nearestRiver = (p: Point): RiverSpot => {
    let best = { river: rivers[0], vertexIx: 0 };
    let bestM = Number.POSITIVE_INFINITY;
    for (const river of rivers) {
      for (let i = 1; i < river.line.length; i++) {
        const d = distanceToSegmentM(p, river.line[i - 1], river.line[i]);
        if (d >= bestM) continue;
        bestM = d;
        best = { river, vertexIx: i };
      }
    }
    const { river, vertexIx } = best;
    return {
      ...best,
      point: river.line[vertexIx],
      levelM: river.levelM[vertexIx],
      toOutletM: river.toOutletM[vertexIx],
      distanceM: bestM,
    };
  };
  const heightM = (p: Point) => {
    const inland = inlandM(p);
    if (inland <= 0) return Math.max(-25, inland / 60);
    const spot = nearestRiver(p);
    const off = Math.max(0, spot.distanceM - shape.floorHalfWidthM) / shape.valleyHalfWidthM;
    const valley = 1 - exp(-off * off);
    const beach = hasSea ? 1 - exp(-inland / 1200) : 1;
    const terrace = 0.002 * Math.min(spot.distanceM, shape.floorHalfWidthM);
    return spot.levelM + (2 + terrace + shape.riseM * (0.55 + 0.45 * hills(p.x, p.y)) * valley) * beach;
  };
  const nearWater = (p: Point): WaterSpot => {
    const spot = nearestRiver(p);
    const bankM = Math.max(0, spot.distanceM - spot.river.widthM / 2);
    const inland = inlandM(p);
    if (inland < bankM)
      return { kind: 'sea', point: { x: p.x, y: p.y - inland }, levelM: 0, distanceM: Math.max(0, inland) };
    return { kind: 'river', point: spot.point, levelM: spot.levelM, distanceM: bankM };
  };
  const shore: Point[] = [];
  if (hasSea)
    for (let x = -halfWidthM - 12_000; x <= halfWidthM + 12_000; x += 600) shore.push({ x, y: coastY(x) });
  return {
    land,
    halfWidthM,
    halfHeightM,
    hasSea,
    shore,
    rivers,
    lakes: [],
    heightM,
    inlandM,
    coastPoint: (x, inland) => (hasSea ? { x, y: coastY(x) + inland } : undefined),
    nearestRiver,
    riverLevelM: (p) => nearestRiver(p).levelM,
    nearWater,
    isDry: (p, clearM) => nearWater(p).distanceM > clearM,
  };
}

const names: [string, string][] = [
  ['Velna', 'Вельна'],
  ['Suha Torva', 'Суха Торва'],
  ['Ilmynka', 'Ільминка'],
  ['Bila Lemva', 'Біла Лемва'],
];

function createRivers(
  random: Random,
  shape: Shape,
  halfWidthM: number,
  halfHeightM: number,
  coastY: (x: number) => number,
  size: number,
): River[] {
  const meander = createWave(random, [19_000, 8000, 4300]);
  const mainX = (random.next() - 0.5) * 0.3 * halfWidthM;
  const line: Point[] = [];
  for (let y = halfHeightM; ; y -= riverStepM) {
    const x = mainX + 2600 * meander(y) + 0.12 * (y - halfHeightM) * (mainX > 0 ? 1 : -1) * 0.5;
    if (y <= coastY(x)) {
      const mouthX = line[line.length - 1].x;
      line.push({ x: mouthX, y: coastY(mouthX) - 150 });
      break;
    }
    line.push({ x, y });
  }
  const rivers = [riverOf(0, shape.mainWidthM, line, shape.baseM, 0, shape.gradient)];
  const tributaryCount = size < 0.8 ? 2 : 3;
  for (let i = 0; i < tributaryCount; i++) {
    const side = i % 2 === 0 ? 1 : -1;
    const joinIx = Math.floor(line.length * (0.2 + (0.5 * (i + random.next() * 0.6)) / tributaryCount));
    const join = line[joinIx];
    const from = {
      x: join.x + side * halfWidthM * (0.55 + 0.25 * random.next()),
      y: Math.min(halfHeightM, join.y + halfHeightM * (0.25 + 0.35 * random.next())),
    };
    const { levelM, toOutletM } = rivers[0];
    rivers.push(
      riverOf(
        i + 1,
        50,
        tributary(random, from, join),
        levelM[joinIx],
        toOutletM[joinIx],
        2 * shape.gradient,
      ),
    );
  }
  return rivers;
}

function riverOf(
  i: number,
  widthM: number,
  line: Point[],
  baseM: number,
  outM: number,
  gradient: number,
): River {
  const toOutletM = new Array<number>(line.length).fill(outM);
  for (let k = line.length - 2; k >= 0; k--)
    toOutletM[k] = toOutletM[k + 1] + distanceM(line[k], line[k + 1]);
  const levelM = toOutletM.map((it) => baseM + gradient * (it - outM));
  return { name: names[i][0], nameUk: names[i][1], widthM, line, levelM, toOutletM };
}

function tributary(random: Random, from: Point, to: Point): Point[] {
  const wave = createWave(random, [12_000, 5500]);
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const lengthM = Math.sqrt(dx * dx + dy * dy);
  const count = Math.ceil(lengthM / riverStepM);
  const line: Point[] = [];
  for (let i = 0; i <= count; i++) {
    const t = i / count;
    const aside = 1800 * wave(t * lengthM) * sin(pi * t);
    line.push({
      x: from.x + t * dx - (aside * dy) / lengthM,
      y: from.y + t * dy + (aside * dx) / lengthM,
    });
  }
  return line;
}
