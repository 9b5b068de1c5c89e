import type { Random } from '../../numerics/random';
import { cellAt, cellPoint, createGrid, type Grid } from './height-grid';
import { createFractalNoise } from './noise';
import { distanceM } from './plane';
import type { Terrain } from './terrain';

/** What it costs to lay a road through each cell; Infinity at sea. */
export interface RoadGround {
  grid: Grid;
  heightM: Float64Array;
  /** For each metre. */
  factor: Float64Array;
  /** Once, on entering a cell with a river that has no bridge yet, m of road. */
  bridgeM: Float64Array;
}

const cellCount = 24_000;
/** A bridge costs as much as this much road, and so much more for each metre of the river's width. */
const bridgeBaseM = 900;
const bridgePerM = 18;
const lakeFactor = 25;
const shoreM = 700;

export function surveyRoads(terrain: Terrain, random: Random): RoadGround {
  const grid = createGrid(terrain.halfWidthM, terrain.halfHeightM, cellCount);
  const count = grid.columns * grid.rows;
  const heightM = new Float64Array(count);
  const factor = new Float64Array(count);
  const bridgeM = new Float64Array(count);
  const taste = createFractalNoise(random, 3);
  for (let cell = 0; cell < count; cell++) {
    const p = cellPoint(grid, cell);
    heightM[cell] = terrain.heightM(p);
    const inland = terrain.inlandM(p);
    // no two metres of ground are alike: without it ways would follow the lattice
    factor[cell] = 1.1 + 0.35 * taste(p.x / (9 * grid.cellM), p.y / (9 * grid.cellM));
    if (inland <= 0) factor[cell] = Number.POSITIVE_INFINITY;
    else if (terrain.isOpenWater(p)) factor[cell] = lakeFactor;
    else if (inland < shoreM) factor[cell] *= 2;
  }
  for (const { line, widthsM } of terrain.rivers) {
    for (let i = 1; i < line.length; i++) {
      const steps = Math.max(1, Math.ceil((3 * distanceM(line[i - 1], line[i])) / grid.cellM));
      for (let k = 0; k < steps; k++) {
        const t = k / steps;
        const at = {
          x: line[i - 1].x + t * (line[i].x - line[i - 1].x),
          y: line[i - 1].y + t * (line[i].y - line[i - 1].y),
        };
        const cell = cellAt(grid, at);
        bridgeM[cell] = Math.max(bridgeM[cell], bridgeBaseM + bridgePerM * widthsM[i]);
      }
    }
  }
  return { grid, heightM, factor, bridgeM };
}
