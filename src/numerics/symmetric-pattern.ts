/** Off-diagonal pattern of a symmetric matrix: row `i` holds `index[start[i]] … index[start[i + 1] - 1]`, ascending. */
export interface SymmetricPattern {
  size: number;
  start: Int32Array;
  index: Int32Array;
}

/**
 * Builds the pattern of a graph from its edges. Parallel edges are merged and loops dropped; both
 * directions are stored. Linear in nodes and edges.
 */
export function createSymmetricPattern(
  size: number,
  fromIx: Int32Array,
  toIx: Int32Array,
  edgeCount = fromIx.length,
): SymmetricPattern {
  const once = transpose(size, fromIx, toIx, edgeCount);
  // A second transposition sorts every row; duplicates are then neighbours.
  const sorted = transposeRows(size, once.start, once.index);
  const start = new Int32Array(size + 1);
  const index = sorted.index;
  let kept = 0;
  for (let row = 0; row < size; row++) {
    let previous = -1;
    const end = sorted.start[row + 1];
    for (let p = sorted.start[row]; p < end; p++) {
      const column = index[p];
      if (column === previous) continue;
      previous = column;
      index[kept++] = column;
    }
    start[row + 1] = kept;
  }
  return { size, start, index: index.slice(0, kept) };
}

function transpose(size: number, fromIx: Int32Array, toIx: Int32Array, edgeCount: number): SymmetricPattern {
  const start = new Int32Array(size + 1);
  for (let k = 0; k < edgeCount; k++) {
    if (fromIx[k] === toIx[k]) continue;
    start[fromIx[k] + 1]++;
    start[toIx[k] + 1]++;
  }
  for (let i = 0; i < size; i++) start[i + 1] += start[i];
  const next = start.slice(0, size);
  const index = new Int32Array(start[size]);
  for (let k = 0; k < edgeCount; k++) {
    if (fromIx[k] === toIx[k]) continue;
    index[next[fromIx[k]]++] = toIx[k];
    index[next[toIx[k]]++] = fromIx[k];
  }
  return { size, start, index };
}

function transposeRows(size: number, start: Int32Array, index: Int32Array): SymmetricPattern {
  const next = start.slice(0, size);
  const sorted = new Int32Array(index.length);
  for (let row = 0; row < size; row++) {
    for (let p = start[row]; p < start[row + 1]; p++) sorted[next[index[p]]++] = row;
  }
  return { size, start, index: sorted };
}
