import { createCellHeap } from './cell-heap';
import type { Grid } from './height-grid';

/** Where the water of each cell goes: `receiver` is the cell itself at base cells. */
export interface Drainage {
  receiver: Int32Array;
  /** Way to the receiver, in cells. */
  wayCells: Float64Array;
  /** Cells ordered so that each comes after its receiver. */
  order: Int32Array;
  /** Cells that drain through a cell, itself included. */
  drainedCells: Float64Array;
}

/** What a landscape wears down from. Heights of base cells never change. */
export interface Landscape {
  grid: Grid;
  heightM: Float64Array;
  /** 1 where water leaves: the sea, the main river, the edge it leaves by. */
  isBase: Uint8Array;
  /** Rise of the ground in one unit of time, m. */
  upliftM: Float64Array;
  /** How fast rivers cut into the rock, 1 for common rock. */
  softness: Float64Array;
  /** Share by which a step evens out a cell and its neighbours: soil creeping down the slopes. */
  creep: number;
  /** Where in its cell each sample lies, in cells from the centre: keeps the lattice from showing in the valleys. */
  shiftX: Float64Array;
  shiftY: Float64Array;
}

/** Least way between neighbours, in cells, squared. */
const leastWay2 = 0.2;
/** Least rise from cell to cell where a hollow is filled, m. */
const fillStepM = 0.01;

/**
 * Rivers cut down by the stream-power law dh/dt = U - A^0.5 S (area in km2, slope in m/km) for `steps` steps
 * of `stepTime`; mends hollows on the way. The ground ends with every cell draining to a base cell.
 * Source: Braun and Willett, Geomorphology 180, 2013 (implicit, linear in the number of cells).
 */
export function erode(land: Landscape, steps: number, stepTime: number): Drainage {
  const { heightM, isBase, upliftM, softness } = land;
  const drainage = createDrainage(heightM.length);
  const evened = new Float64Array(heightM.length);
  for (let step = 0; step < steps; step++) {
    if (step < 3 || step % 6 === 0) fillHollows(land);
    drainInto(drainage, land);
    const { order, receiver, drainedCells, wayCells } = drainage;
    for (let k = 0; k < order.length; k++) {
      const cell = order[k];
      if (isBase[cell]) continue;
      const down = receiver[cell];
      const risen = heightM[cell] + stepTime * upliftM[cell];
      if (down === cell) {
        heightM[cell] = risen;
        continue;
      }
      // area in cells and way in cells: both lengths of a cell cancel
      const rate = (stepTime * softness[cell] * Math.sqrt(drainedCells[cell])) / wayCells[cell];
      heightM[cell] = (risen + rate * heightM[down]) / (1 + rate);
    }
    if (land.creep > 0) evenOut(land, evened);
  }
  fillHollows(land);
  drainInto(drainage, land);
  return drainage;
}

/** Moves each cell towards the mean of its four neighbours. */
function evenOut({ grid, heightM, isBase, creep }: Landscape, evened: Float64Array): void {
  const { columns, rows } = grid;
  evened.set(heightM);
  for (let row = 1; row < rows - 1; row++) {
    for (let cell = row * columns + 1; cell < row * columns + columns - 1; cell++) {
      if (isBase[cell]) continue;
      const mean =
        0.25 * (heightM[cell - 1] + heightM[cell + 1] + heightM[cell - columns] + heightM[cell + columns]);
      evened[cell] += creep * (mean - heightM[cell]);
    }
  }
  heightM.set(evened);
}

function createDrainage(count: number): Drainage {
  return {
    receiver: new Int32Array(count),
    wayCells: new Float64Array(count),
    order: new Int32Array(count),
    drainedCells: new Float64Array(count),
  };
}

/** Steepest way down of eight, then the cells in an order from the base cells up. */
function drainInto(out: Drainage, land: Landscape): void {
  const { columns, rows } = land.grid;
  const { heightM, isBase, shiftX, shiftY } = land;
  const { receiver, wayCells, order, drainedCells } = out;
  const count = heightM.length;
  const donorCount = new Int32Array(count + 1);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      receiver[cell] = cell;
      if (isBase[cell]) continue;
      let steepest = 0;
      let way = 1;
      for (let dr = -1; dr <= 1; dr++) {
        if (row + dr < 0 || row + dr >= rows) continue;
        for (let dc = -1; dc <= 1; dc++) {
          if (column + dc < 0 || column + dc >= columns) continue;
          const other = cell + dr * columns + dc;
          const dropM = heightM[cell] - heightM[other];
          if (dropM <= 0) continue;
          const dx = dc + shiftX[other] - shiftX[cell];
          const dy = dr + shiftY[other] - shiftY[cell];
          const way2 = Math.max(leastWay2, dx * dx + dy * dy);
          // slopes compared squared: roots only for the one that is taken
          const steep = (dropM * dropM) / way2;
          if (steep <= steepest) continue;
          steepest = steep;
          receiver[cell] = other;
          way = way2;
        }
      }
      wayCells[cell] = Math.sqrt(way);
    }
  }
  for (let cell = 0; cell < count; cell++) if (receiver[cell] !== cell) donorCount[receiver[cell] + 1]++;
  for (let cell = 0; cell < count; cell++) donorCount[cell + 1] += donorCount[cell];
  const next = donorCount.slice(0, count);
  const donors = new Int32Array(donorCount[count]);
  for (let cell = 0; cell < count; cell++) if (receiver[cell] !== cell) donors[next[receiver[cell]]++] = cell;
  let filled = 0;
  for (let cell = 0; cell < count; cell++) if (receiver[cell] === cell) order[filled++] = cell;
  for (let k = 0; k < filled; k++) {
    for (let d = donorCount[order[k]]; d < donorCount[order[k] + 1]; d++) order[filled++] = donors[d];
  }
  drainedCells.fill(1);
  for (let k = count - 1; k >= 0; k--) {
    const cell = order[k];
    if (receiver[cell] !== cell) drainedCells[receiver[cell]] += drainedCells[cell];
  }
}

/**
 * Raises hollows until every cell has a way down to a base cell, over the lowest rim.
 * Source: Barnes, Lehman and Mulla, "Priority-flood", Computers & Geosciences 62, 2014.
 */
export function fillHollows(land: Landscape): void {
  const { heightM, isBase } = land;
  const { columns, rows } = land.grid;
  const reached = new Uint8Array(heightM.length);
  const heap = createCellHeap();
  for (let cell = 0; cell < heightM.length; cell++) {
    if (!isBase[cell]) continue;
    reached[cell] = 1;
    heap.push(cell, heightM[cell]);
  }
  for (let cell = heap.pop(); cell >= 0; cell = heap.pop()) {
    const column = cell % columns;
    const row = (cell - column) / columns;
    for (let dr = -1; dr <= 1; dr++) {
      if (row + dr < 0 || row + dr >= rows) continue;
      for (let dc = -1; dc <= 1; dc++) {
        if (column + dc < 0 || column + dc >= columns) continue;
        const other = cell + dr * columns + dc;
        if (reached[other]) continue;
        reached[other] = 1;
        heightM[other] = Math.max(heightM[other], heightM[cell] + fillStepM);
        heap.push(other, heightM[other]);
      }
    }
  }
}
