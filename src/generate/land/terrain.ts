import { exp, pi, sin } from '../../numerics/math';
import type { Random } from '../../numerics/random';
import { distanceToLineM, type Point } from './plane';
import { createWave, createWaves } from './waves';

export interface River {
  widthM: number;
  /** From the source to the mouth. */
  line: Point[];
}

/** The lie of the land: sea in the south, hills in the north, a main river with tributaries. */
export interface Terrain {
  halfWidthM: number;
  halfHeightM: number;
  /** Northing of the shore at an easting. */
  coastY(x: number): number;
  /** The main river first. */
  rivers: River[];
  /** Ground above mean sea level, m; at sea negative. */
  heightM(point: Point): number;
  /** Water level of the nearest river, m. */
  riverLevelM(point: Point): number;
  /** Straight north to the shore, m; negative at sea. */
  inlandM(point: Point): number;
}

const riverStepM = 450;
const valleyHalfWidthM = 2300;

export function createTerrain(people: number, random: Random): Terrain {
  const size = Math.max(0.55, Math.min(1.8, Math.sqrt(people / 400_000)));
  const halfWidthM = 46_000 * size;
  const halfHeightM = 36_000 * size;
  const shore = createWave(random.fork('coast'), [41_000, 17_000, 7_500]);
  const coastY = (x: number) => -0.55 * halfHeightM + 0.09 * halfHeightM * shore(x);
  const inlandM = (p: Point) => p.y - coastY(p.x);
  const rivers = createRivers(random.fork('rivers'), halfWidthM, halfHeightM, coastY, size);
  const hills = createWaves(random.fork('hills'), [5200, 7400, 9800, 13_000, 17_000]);
  const bedM = (inland: number) => 0.5 + 42 * (1 - exp(-inland / 40_000));
  const heightM = (p: Point) => {
    const inland = inlandM(p);
    if (inland <= 0) return Math.max(-25, inland / 60);
    const bed = bedM(inland);
    const rise =
      4 +
      46 * (1 - exp(-inland / 40_000)) +
      (18 + 50 * (1 - exp(-inland / 14_000))) * (1 + hills(p.x, p.y)) * 0.5;
    let off = Number.POSITIVE_INFINITY;
    for (const river of rivers) off = Math.min(off, distanceToLineM(p, river.line));
    const valley = 1 - exp(-(off / valleyHalfWidthM) * (off / valleyHalfWidthM));
    const beach = 1 - exp(-inland / 1200);
    return bed + 2 * beach + rise * valley * beach;
  };
  return {
    halfWidthM,
    halfHeightM,
    coastY,
    rivers,
    heightM,
    riverLevelM: (p) => bedM(Math.max(0, inlandM(p))),
    inlandM,
  };
}

function createRivers(
  random: Random,
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
  const rivers: River[] = [{ widthM: 180, line }];
  const tributaryCount = size < 0.8 ? 2 : 3;
  for (let i = 0; i < tributaryCount; i++) {
    const side = i % 2 === 0 ? 1 : -1;
    const joinIx = Math.floor(line.length * (0.2 + (0.5 * (i + random.next() * 0.6)) / tributaryCount));
    const join = line[joinIx];
    const from = {
      x: join.x + side * halfWidthM * (0.55 + 0.25 * random.next()),
      y: Math.min(halfHeightM, join.y + halfHeightM * (0.25 + 0.35 * random.next())),
    };
    rivers.push({ widthM: 50, line: tributary(random, from, join) });
  }
  return rivers;
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
