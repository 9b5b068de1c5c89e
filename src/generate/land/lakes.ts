import type { Random } from '../../numerics/random';
import { cellPoint, type Grid } from './height-grid';
import { createNoise, smoothStep } from './noise';
import { distanceM, distanceToLineM, isInside, type Point } from './plane';
import type { RiverLine } from './river-lines';

/** A lake behind a dam or a sill across a river. */
export interface LakeShape {
  /** Not closed. */
  ring: Point[];
  levelM: number;
  /** Where the river leaves it. */
  outlet: Point;
  /** True for the one on the main river. */
  isReservoir: boolean;
}

const greatestDropM = 28;
const depthM = 14;
const leastVertices = 8;

/**
 * Floods a stretch of a river about `lengthM` long that ends `endShare` of the way down: the river is drawn straighter
 * there and its level held to that of the stretch's head. Undefined where the river is too short or
 * steep for it, or where its middle would not be free.
 */
export function floodLake(
  line: RiverLine,
  endShare: number,
  lengthM: number,
  halfWidthM: number,
  isFree: (point: Point) => boolean,
  random: Random,
): Omit<LakeShape, 'isReservoir'> | undefined {
  const end = Math.floor(line.length * endShare);
  let start = end;
  let wayM = 0;
  const isLower = () => line[start - 1].levelM - line[end].levelM > greatestDropM;
  while (start > 1 && wayM < lengthM && !isLower()) {
    wayM += distanceM(line[start], line[start - 1]);
    start--;
  }
  if (end - start < leastVertices || end >= line.length - 1) return undefined;
  const middle = straightened(line, start, end);
  if (!middle.every(isFree)) return undefined;
  const wave = createNoise(random);
  const left: Point[] = [];
  const right: Point[] = [];
  let along = 0;
  middle.forEach((p, i) => {
    const before = middle[Math.max(0, i - 1)];
    const after = middle[Math.min(middle.length - 1, i + 1)];
    along += distanceM(before, p);
    const length = Math.max(1, distanceM(before, after));
    const nx = -(after.y - before.y) / length;
    const ny = (after.x - before.x) / length;
    const t = along / Math.max(1, wayM);
    const wide = halfWidthM * (0.12 + 0.88 * smoothStep(0, 0.7, t)) * (1 - 0.45 * smoothStep(0.86, 1, t));
    const l = wide * (1 + 0.55 * wave(along / (1.6 * halfWidthM), 0.5));
    const r = wide * (1 + 0.55 * wave(along / (1.6 * halfWidthM), 9.5));
    left.push({ x: p.x + l * nx, y: p.y + l * ny });
    right.push({ x: p.x - r * nx, y: p.y - r * ny });
  });
  const levelM = line[start].levelM;
  for (let i = start; i < end; i++) Object.assign(line[i], { ...middle[i - start], levelM });
  return { ring: [...left, ...right.reverse()], levelM, outlet: { x: line[end].x, y: line[end].y } };
}

/** Vertices start … end - 1 as running means of their neighbours, and the end itself. */
function straightened(line: RiverLine, start: number, end: number): Point[] {
  const points: Point[] = [];
  for (let i = start; i <= end; i++) {
    // the window shrinks towards both ends, so that the river stays joined
    const reach = Math.min(8, i - start, end - i);
    let x = 0;
    let y = 0;
    for (let k = i - reach; k <= i + reach; k++) {
      x += line[k].x;
      y += line[k].y;
    }
    points.push({ x: x / (2 * reach + 1), y: y / (2 * reach + 1) });
  }
  return points;
}

/** Lowers the ground inside a lake to its bed and lifts the shore above its level, but for the valley below the dam. */
export function carveLake(grid: Grid, heightM: Float64Array, lake: LakeShape): void {
  const { ring, levelM, outlet } = lake;
  const closed = [...ring, ring[0]];
  const shoreM = 1.6 * grid.cellM;
  const xs = ring.map((it) => it.x);
  const ys = ring.map((it) => it.y);
  const [west, east] = [Math.min(...xs) - shoreM, Math.max(...xs) + shoreM];
  const [south, north] = [Math.min(...ys) - shoreM, Math.max(...ys) + shoreM];
  for (let cell = 0; cell < heightM.length; cell++) {
    const p = cellPoint(grid, cell);
    if (p.x < west || p.x > east || p.y < south || p.y > north) continue;
    const offM = distanceToLineM(p, closed);
    if (isInside(p, ring)) {
      heightM[cell] = levelM - 1 - depthM * smoothStep(0, 900, offM);
    } else if (offM < shoreM && distanceM(p, outlet) > 2 * shoreM) {
      heightM[cell] = Math.max(heightM[cell], levelM + 1);
    }
  }
}
