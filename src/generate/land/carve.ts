import { cellPoint, type Grid } from './height-grid';
import { type Noise, smoothStep } from './noise';
import { distanceToSegmentM, type Point } from './plane';
import type { RiverLine } from './river-lines';

/** Nearest place of a river for the cells within `reachM` of it; Infinity elsewhere. */
interface Reach {
  distanceM: Float64Array;
  levelM: Float64Array;
  cells: number[];
}

/**
 * Cuts the flat floor of a valley around a river: at its line the ground stands just above the water, then rises in
 * two steps, as old river terraces do, and meets the slopes beyond.
 */
export function carveValley(
  grid: Grid,
  heightM: Float64Array,
  line: RiverLine,
  floorM: number,
  terraceM: number,
  wave: Noise,
): void {
  const reachM = 2.2 * floorM + 2.4 * grid.cellM;
  const { distanceM, levelM, cells } = reachOf(grid, line, reachM);
  const flatM = floorM + 0.8 * grid.cellM;
  for (const cell of cells) {
    const d = distanceM[cell];
    const p = cellPoint(grid, cell);
    // terraces are wide here and gone there
    const t = (d / flatM) * (1 + 0.45 * wave(p.x / 7000, p.y / 7000));
    const floor =
      levelM[cell] +
      0.6 +
      0.0008 * d +
      terraceM * (0.4 * smoothStep(0.4, 0.58, t) + 0.6 * smoothStep(0.75, 1, t));
    const out = smoothStep(flatM, reachM, d);
    heightM[cell] = Math.max(levelM[cell] + 0.5, out * heightM[cell] + (1 - out) * floor);
  }
}

/** Distance from the line and its level for each cell near it. */
function reachOf(grid: Grid, line: RiverLine, reachM: number): Reach {
  const { columns, rows, cellM, origin } = grid;
  const distanceM = new Float64Array(columns * rows).fill(Number.POSITIVE_INFINITY);
  const levelM = new Float64Array(columns * rows);
  const cells: number[] = [];
  const p: Point = { x: 0, y: 0 };
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1];
    const b = line[i];
    const c0 = Math.max(0, Math.ceil((Math.min(a.x, b.x) - reachM - origin.x) / cellM));
    const c1 = Math.min(columns - 1, Math.floor((Math.max(a.x, b.x) + reachM - origin.x) / cellM));
    const r0 = Math.max(0, Math.ceil((Math.min(a.y, b.y) - reachM - origin.y) / cellM));
    const r1 = Math.min(rows - 1, Math.floor((Math.max(a.y, b.y) + reachM - origin.y) / cellM));
    for (let r = r0; r <= r1; r++) {
      for (let c = c0; c <= c1; c++) {
        p.x = origin.x + c * cellM;
        p.y = origin.y + r * cellM;
        const d = distanceToSegmentM(p, a, b);
        const cell = r * columns + c;
        if (d > reachM || d >= distanceM[cell]) continue;
        if (distanceM[cell] === Number.POSITIVE_INFINITY) cells.push(cell);
        distanceM[cell] = d;
        levelM[cell] = 0.5 * (a.levelM + b.levelM);
      }
    }
  }
  return { distanceM, levelM, cells };
}
