import type { LayoutGraph } from './layout-graph';

/** Points farther apart than this many spring lengths do not repel; coarser levels have parted them. */
const reach = 2;

/** Points of one cell that repel; more lie on each other only for a few steps after a level begins. */
const mostPerCell = 16;

/** Scratch of one level, reused by its steps. */
export interface ForceWorkspace {
  moveX: Float64Array;
  moveY: Float64Array;
  cellOf: Int32Array;
  order: Int32Array;
}

export function createForceWorkspace(nodeCount: number): ForceWorkspace {
  return {
    moveX: new Float64Array(nodeCount),
    moveY: new Float64Array(nodeCount),
    cellOf: new Int32Array(nodeCount),
    order: new Int32Array(nodeCount),
  };
}

/**
 * One step of the Fruchterman-Reingold spring embedder with repulsion cut off at `reach` spring lengths
 * (Software: Practice and Experience 21, 1991), on a grid of cells. No node moves farther than `heat`.
 */
export function stepForces(
  graph: LayoutGraph,
  x: Float64Array,
  y: Float64Array,
  spring: number,
  heat: number,
  workspace: ForceWorkspace,
): void {
  const { moveX, moveY } = workspace;
  moveX.fill(0);
  moveY.fill(0);
  repel(graph.nodeCount, x, y, spring, workspace);
  for (let node = 0; node < graph.nodeCount; node++)
    for (let at = graph.start[node]; at < graph.start[node + 1]; at++) {
      const other = graph.neighbourIx[at];
      const dx = x[other] - x[node];
      const dy = y[other] - y[node];
      const pull = Math.sqrt(dx * dx + dy * dy) / spring;
      moveX[node] += dx * pull;
      moveY[node] += dy * pull;
    }
  for (let node = 0; node < graph.nodeCount; node++) {
    const length = Math.sqrt(moveX[node] * moveX[node] + moveY[node] * moveY[node]);
    const scale = length > heat ? heat / length : 1;
    x[node] += moveX[node] * scale;
    y[node] += moveY[node] * scale;
  }
}

function repel(
  count: number,
  x: Float64Array,
  y: Float64Array,
  spring: number,
  workspace: ForceWorkspace,
): void {
  const { moveX, moveY, cellOf, order } = workspace;
  const cellSize = reach * spring;
  let minX = Number.POSITIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  for (let node = 0; node < count; node++) {
    if (x[node] < minX) minX = x[node];
    if (x[node] > maxX) maxX = x[node];
    if (y[node] < minY) minY = y[node];
    if (y[node] > maxY) maxY = y[node];
  }
  const columns = Math.min(4096, Math.floor((maxX - minX) / cellSize) + 1);
  const rows = Math.min(4096, Math.floor((maxY - minY) / cellSize) + 1);
  const start = new Int32Array(columns * rows + 1);
  for (let node = 0; node < count; node++) {
    const column = Math.min(columns - 1, Math.floor((x[node] - minX) / cellSize));
    const row = Math.min(rows - 1, Math.floor((y[node] - minY) / cellSize));
    cellOf[node] = row * columns + column;
    start[cellOf[node] + 1]++;
  }
  for (let cell = 0; cell < columns * rows; cell++) start[cell + 1] += start[cell];
  const next = start.slice(0, columns * rows);
  for (let node = 0; node < count; node++) order[next[cellOf[node]]++] = node;
  const reachSquared = cellSize * cellSize;
  for (let node = 0; node < count; node++) {
    const column = cellOf[node] % columns;
    const row = (cellOf[node] - column) / columns;
    for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++)
      for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
        const cell = r * columns + c;
        const end = Math.min(start[cell + 1], start[cell] + mostPerCell);
        for (let at = start[cell]; at < end; at++) {
          const other = order[at];
          if (other === node) continue;
          const dx = x[node] - x[other];
          const dy = y[node] - y[other];
          const squared = dx * dx + dy * dy + 1e-9;
          if (squared > reachSquared) continue;
          const push = (spring * spring) / squared;
          moveX[node] += dx * push;
          moveY[node] += dy * push;
        }
      }
  }
}
