import type { Random } from '../../numerics/random';
import type { Land } from '../options';
import type { Basin } from './basins';
import { type Drainage, erode } from './erosion';
import { cellAt, cellPoint, type Grid } from './height-grid';
import type { LandForm } from './land-forms';
import { createFractalNoise, createNoise, smoothStep } from './noise';
import { distanceM, type Point } from './plane';
import type { RiverLine } from './river-lines';

export interface WornLand {
  heightM: Float64Array;
  isBase: Uint8Array;
  drainage: Drainage;
}

const stepTime = 0.5;
/** Greatest rise across a town's ground, m: two pressure zones of water. */
const basinReliefM = 36;
/** Rise left on ground that a town is to stand on, so that its streams still find their way. */
const leastRise = 0.05;

/** Land worn down by its rivers to the main river and the sea: heights before the valleys' floors are cut. */
export function wearLand(
  grid: Grid,
  land: Land,
  form: LandForm,
  main: RiverLine,
  basins: readonly Basin[],
  inlandM: (point: Point) => number,
  halfHeightM: number,
  random: Random,
): WornLand {
  const count = grid.columns * grid.rows;
  const heightM = new Float64Array(count);
  const upliftM = new Float64Array(count);
  const softness = new Float64Array(count).fill(1);
  const shiftX = new Float64Array(count);
  const shiftY = new Float64Array(count);
  const isBase = new Uint8Array(count);
  const jitter = random.fork('jitter');
  const courseAt = nearOnAxis(main, land === 'coast' ? 'y' : 'x');
  const rough = createFractalNoise(random.fork('rough'), 5);
  const ranges = createFractalNoise(random.fork('ranges'), 3);
  const hard = createNoise(random.fork('hard'));
  const stands = basins.map((it) => {
    const near = courseAt(it.centre);
    const offM = land === 'coast' ? Math.abs(it.centre.x - near.x) : Math.abs(it.centre.y - near.y);
    return { ...it, onPlateau: land === 'river' && offM > it.radiusM + 2 * form.floorM };
  });
  for (let cell = 0; cell < count; cell++) {
    const p = cellPoint(grid, cell);
    const inland = inlandM(p);
    const near = courseAt(p);
    const offM = land === 'coast' ? Math.abs(p.x - near.x) : Math.abs(p.y - near.y);
    const range = 0.5 + 0.5 * ranges(p.x / 31_000, p.y / 31_000);
    let rise = form.upliftM * (0.45 + 0.75 * range + 0.3 * hard(p.x / 9000, p.y / 9000));
    if (land === 'coast') rise *= 0.12 + 1.5 * smoothStep(0, 1.5 * halfHeightM, inland + 5000 * range);
    if (land === 'mountain') rise *= 0.25 + 0.75 * smoothStep(form.floorM, 9 * form.floorM, offM);
    let open = 1;
    let shelf = 1;
    for (const it of stands) {
      const apart = smoothStep(0.95 * it.radiusM, 1.7 * it.radiusM + 900, distanceM(p, it.centre));
      if (it.onPlateau) shelf = Math.min(shelf, apart);
      else open = Math.min(open, apart);
    }
    upliftM[cell] = Math.max(0, rise) * (leastRise + (1 - leastRise) * open) * shelf;
    // rivers leave a town's shelf on the plateau as it is
    softness[cell] = 0.04 + 0.96 * shelf;
    const startM = form.startM * (0.15 + 0.85 * open) * (1 + 0.3 * range * shelf);
    heightM[cell] =
      near.levelM +
      startM +
      0.0035 * Math.min(offM, 8000) +
      0.0014 * offM +
      form.roughM * rough(p.x / 9000, p.y / 9000) * (0.1 + 0.9 * open * shelf);
    shiftX[cell] = 0.8 * (jitter.next() - 0.5);
    shiftY[cell] = 0.8 * (jitter.next() - 0.5);
    if (inland > 0) continue;
    isBase[cell] = 1;
    heightM[cell] = 0;
  }
  for (const it of main) {
    const cell = cellAt(grid, it);
    if (isBase[cell] && heightM[cell] <= it.levelM) continue;
    isBase[cell] = 1;
    heightM[cell] = it.levelM;
  }
  const drainage = erode(
    { grid, heightM, isBase, upliftM, softness, shiftX, shiftY, creep: form.creep },
    Math.round(form.time / stepTime),
    stepTime,
  );
  for (const it of basins) levelBasin(grid, heightM, it);
  return { heightM, isBase, drainage };
}

/** Evens out the ground of a basin to a rise that one town can live with. */
function levelBasin(grid: Grid, heightM: Float64Array, { centre, radiusM }: Basin): void {
  const near = [...cellsAbout(grid, centre, 1.3 * radiusM)];
  if (near.length === 0) return;
  let lowM = Number.POSITIVE_INFINITY;
  let highM = Number.NEGATIVE_INFINITY;
  let sumM = 0;
  for (const cell of near) {
    lowM = Math.min(lowM, heightM[cell]);
    highM = Math.max(highM, heightM[cell]);
    sumM += heightM[cell];
  }
  const middleM = Math.min(sumM / near.length, lowM + basinReliefM);
  const keep = Math.min(1, basinReliefM / (highM - lowM));
  if (keep >= 1) return;
  for (const cell of cellsAbout(grid, centre, 2 * radiusM)) {
    const out = smoothStep(1.25 * radiusM, 2 * radiusM, distanceM(cellPoint(grid, cell), centre));
    heightM[cell] = middleM + (heightM[cell] - middleM) * (keep + (1 - keep) * out);
  }
}

function* cellsAbout(grid: Grid, centre: Point, reachM: number): Generator<number> {
  const { columns, rows, cellM, origin } = grid;
  const c0 = Math.max(0, Math.ceil((centre.x - reachM - origin.x) / cellM));
  const c1 = Math.min(columns - 1, Math.floor((centre.x + reachM - origin.x) / cellM));
  const r0 = Math.max(0, Math.ceil((centre.y - reachM - origin.y) / cellM));
  const r1 = Math.min(rows - 1, Math.floor((centre.y + reachM - origin.y) / cellM));
  for (let r = r0; r <= r1; r++) {
    for (let c = c0; c <= c1; c++) {
      const cell = r * columns + c;
      if (distanceM(cellPoint(grid, cell), centre) <= reachM) yield cell;
    }
  }
}

/** The vertex of a line that lies level with a point on one axis, along which the line runs. */
function nearOnAxis(line: RiverLine, axis: 'x' | 'y'): (point: Point) => RiverLine[number] {
  const from = line[0][axis];
  const span = line[line.length - 1][axis] - from;
  return (point) => {
    const at = Math.round(((point[axis] - from) / span) * (line.length - 1));
    return line[Math.max(0, Math.min(line.length - 1, at))];
  };
}
