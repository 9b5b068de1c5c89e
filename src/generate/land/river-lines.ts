import type { Random } from '../../numerics/random';
import type { Drainage } from './erosion';
import { cellPoint, type Grid, interpolate } from './height-grid';
import { distanceM, type Point } from './plane';

/** A point of a river: its water level, the land it drains and the way to the sea or the region's edge. */
export interface RiverVertex extends Point {
  levelM: number;
  drainedKm2: number;
  toOutletM: number;
}

/** From source to mouth. */
export type RiverLine = RiverVertex[];

/** A stream and the river it joins; none where it ends in the sea. */
export interface Stream {
  line: RiverLine;
  parent?: RiverLine;
}

export interface Watershed {
  grid: Grid;
  heightM: Float64Array;
  isBase: Uint8Array;
  drainage: Drainage;
}

/** Share of a cell by which vertices leave its centre, so that no lattice shows. */
const jitter = 0.75;
/** Streams are drawn up to where they drain this share of what makes one worth drawing. */
const headShare = 0.15;
/** Vertices of the shortest stream that is drawn. */
const leastVertices = 6;
/** Water where a stream meets the sea, m. */
const seaLevelM = 0.2;
/** Least height of a bank over the water, m. */
const leastBankM = 0.4;

/**
 * The largest streams by the land they drain, each from its head to where it joins a larger one or `main`, or to the
 * sea, of which `isSea` tells the cells; one that comes within `joinM` of its parent joins it there. A parent comes before its tributaries.
 */
export function traceStreams(
  shed: Watershed,
  main: RiverLine,
  isSea: (point: Point) => boolean,
  count: number,
  leastCells: number,
  joinM: number,
  random: Random,
): Stream[] {
  const { grid, isBase, drainage, heightM } = shed;
  const { receiver, drainedCells } = drainage;
  const cellKm2 = (grid.cellM / 1000) * (grid.cellM / 1000);
  const largest = largestDonors(drainage);
  const mouths: number[] = [];
  for (let cell = 0; cell < receiver.length; cell++) {
    const down = receiver[cell];
    if (down === cell || drainedCells[cell] < leastCells) continue;
    if (isBase[down] || largest[down] !== cell) mouths.push(cell);
  }
  mouths.sort((a, b) => drainedCells[b] - drainedCells[a] || a - b);
  const streams: Stream[] = [];
  const lineOf = new Map<number, RiverLine>();
  for (const mouth of mouths.slice(0, count)) {
    const down = receiver[mouth];
    const foot = cellPoint(grid, down);
    const parent = isBase[down] ? (isSea(foot) ? undefined : main) : lineOf.get(down);
    // a tributary of a stream that is not drawn is not drawn either
    if (!isBase[down] && !parent) continue;
    const cells: number[] = [];
    for (let cell = mouth; cell >= 0; cell = largest[cell]) {
      if (drainedCells[cell] < headShare * leastCells) break;
      cells.push(cell);
    }
    if (cells.length < 5) continue;
    const vertices = cells.reverse().map((cell): RiverVertex => {
      const p = cellPoint(grid, cell);
      return {
        x: p.x + jitter * grid.cellM * (random.next() - 0.5),
        y: p.y + jitter * grid.cellM * (random.next() - 0.5),
        levelM: heightM[cell],
        drainedKm2: cellKm2 * drainedCells[cell],
        toOutletM: 0,
      };
    });
    const end = parent ? nearestVertex(parent, foot) : { ...foot, levelM: seaLevelM, toOutletM: 0 };
    vertices.push({ ...end, drainedKm2: vertices[vertices.length - 1].drainedKm2 });
    const line = roundCorners(roundCorners(vertices));
    for (const cell of cells) lineOf.set(cell, line);
    streams.push(joinEarly({ line, parent: parent ?? main }, joinM) ?? { line, parent });
  }
  return streams;
}

/** The stream as far as where it first comes near its parent and joins it; undefined where it never does. */
function joinEarly({ line, parent }: Required<Stream>, joinM: number): Stream | undefined {
  // a vertex is no nearer than the last one looked at, less the way between them
  let leastM = 0;
  for (let i = leastVertices; i < line.length; i++) {
    leastM -= distanceM(line[i - 1], line[i]);
    if (leastM > joinM) continue;
    const near = nearestVertex(parent, line[i]);
    leastM = distanceM(near, line[i]);
    if (leastM > joinM) continue;
    const mouth = { ...near, drainedKm2: line[i].drainedKm2 };
    return { line: [...line.slice(0, i), mouth], parent };
  }
  return undefined;
}

/** Of the cells that drain into each, the one with the most land behind it; -1 where none does. */
function largestDonors({ receiver, drainedCells }: Drainage): Int32Array {
  const largest = new Int32Array(receiver.length).fill(-1);
  for (let cell = 0; cell < receiver.length; cell++) {
    const down = receiver[cell];
    if (down === cell) continue;
    if (largest[down] < 0 || drainedCells[cell] > drainedCells[largest[down]]) largest[down] = cell;
  }
  return largest;
}

export function nearestVertex(line: RiverLine, point: Point): RiverVertex {
  let best = line[0];
  let bestM = Number.POSITIVE_INFINITY;
  for (const it of line) {
    const d = distanceM(it, point);
    if (d >= bestM) continue;
    bestM = d;
    best = it;
  }
  return best;
}

/** Chaikin's corner cutting; both ends stay. */
function roundCorners(line: RiverLine): RiverLine {
  const cut = (a: RiverVertex, b: RiverVertex, t: number): RiverVertex => ({
    x: a.x + t * (b.x - a.x),
    y: a.y + t * (b.y - a.y),
    levelM: a.levelM + t * (b.levelM - a.levelM),
    drainedKm2: a.drainedKm2 + t * (b.drainedKm2 - a.drainedKm2),
    toOutletM: 0,
  });
  const rounded = [line[0]];
  for (let i = 0; i + 1 < line.length; i++) {
    if (i > 0) rounded.push(cut(line[i], line[i + 1], 0.25));
    if (i + 2 < line.length) rounded.push(cut(line[i], line[i + 1], 0.75));
  }
  rounded.push(line[line.length - 1]);
  return rounded;
}

/**
 * Joins a stream to its parent as that now lies, lays its water below the ground and lets it never rise downstream,
 * nor lie below the mouth; measures the way out.
 */
export function settleStream({ line, parent }: Stream, grid: Grid, heightM: Float64Array): void {
  const mouth = line[line.length - 1];
  if (parent) {
    const { x, y, levelM, toOutletM } = nearestVertex(parent, mouth);
    Object.assign(mouth, { x, y, levelM, toOutletM });
  }
  let least = Number.POSITIVE_INFINITY;
  for (const it of line) {
    if (it !== mouth) least = Math.min(least, it.levelM, interpolate(grid, heightM, it) - leastBankM);
    it.levelM = Math.max(mouth.levelM, Math.min(least, it.levelM));
  }
  for (let i = line.length - 2; i >= 0; i--)
    line[i].toOutletM = line[i + 1].toOutletM + distanceM(line[i], line[i + 1]);
}

/** The last stretch of a river inside the frame, or nothing where its mouth lies outside. */
export function clipToFrame(line: RiverLine, isInFrame: (point: Point) => boolean): RiverLine | undefined {
  let to = line.length - 1;
  while (to >= 0 && !isInFrame(line[to])) to--;
  let from = to;
  while (from > 0 && isInFrame(line[from - 1])) from--;
  return to - from < leastVertices - 1 ? undefined : line.slice(from, to + 1);
}
