/** Cells by key, then by number. A cell may be in it more than once. */
export interface CellHeap {
  push(cell: number, key: number): void;
  /** The cell with the least key; -1 from an empty heap. */
  pop(): number;
}

export function createCellHeap(): CellHeap {
  const cells: number[] = [];
  const keys: number[] = [];
  const isBefore = (cell: number, key: number, at: number) =>
    key < keys[at] || (key === keys[at] && cell < cells[at]);
  return {
    push(cell, key) {
      let at = cells.length;
      cells.push(cell);
      keys.push(key);
      while (at > 0) {
        const up = (at - 1) >> 1;
        if (!isBefore(cell, key, up)) break;
        cells[at] = cells[up];
        keys[at] = keys[up];
        at = up;
      }
      cells[at] = cell;
      keys[at] = key;
    },
    pop() {
      if (cells.length === 0) return -1;
      const top = cells[0];
      const cell = cells.pop()!;
      const key = keys.pop()!;
      const count = cells.length;
      if (count === 0) return top;
      let at = 0;
      for (;;) {
        let down = 2 * at + 1;
        if (down >= count) break;
        if (down + 1 < count && isBefore(cells[down + 1], keys[down + 1], down)) down++;
        if (isBefore(cell, key, down)) break;
        cells[at] = cells[down];
        keys[at] = keys[down];
        at = down;
      }
      cells[at] = cell;
      keys[at] = key;
      return top;
    },
  };
}
