import type { Point } from './plane';

/** Values on square cells, row-major from the south-west, at the cells' centres. */
export interface Grid {
  columns: number;
  rows: number;
  cellM: number;
  /** The centre of the south-western cell. */
  origin: Point;
}

/** Square cells over a frame centred on the origin, about `cellCount` of them. */
export function createGrid(halfWidthM: number, halfHeightM: number, cellCount: number): Grid {
  const cellM = Math.sqrt((4 * halfWidthM * halfHeightM) / cellCount);
  const columns = Math.ceil((2 * halfWidthM) / cellM) + 1;
  const rows = Math.ceil((2 * halfHeightM) / cellM) + 1;
  return { columns, rows, cellM, origin: { x: -0.5 * (columns - 1) * cellM, y: -0.5 * (rows - 1) * cellM } };
}

export function cellPoint(grid: Grid, cellIx: number): Point {
  return {
    x: grid.origin.x + (cellIx % grid.columns) * grid.cellM,
    y: grid.origin.y + Math.floor(cellIx / grid.columns) * grid.cellM,
  };
}

/** The cell that holds a point; the nearest one for points outside. */
export function cellAt(grid: Grid, point: Point): number {
  const column = Math.round((point.x - grid.origin.x) / grid.cellM);
  const row = Math.round((point.y - grid.origin.y) / grid.cellM);
  return (
    Math.max(0, Math.min(grid.rows - 1, row)) * grid.columns + Math.max(0, Math.min(grid.columns - 1, column))
  );
}

/** Bilinear between cell centres; the edge's value outside. */
export function interpolate(grid: Grid, values: Float64Array, point: Point): number {
  const { columns, rows, cellM, origin } = grid;
  const x = Math.max(0, Math.min(columns - 1.000001, (point.x - origin.x) / cellM));
  const y = Math.max(0, Math.min(rows - 1.000001, (point.y - origin.y) / cellM));
  const c = Math.floor(x);
  const r = Math.floor(y);
  const u = x - c;
  const v = y - r;
  const at = r * columns + c;
  const south = values[at] + u * (values[at + 1] - values[at]);
  const north = values[at + columns] + u * (values[at + columns + 1] - values[at + columns]);
  return south + v * (north - south);
}
