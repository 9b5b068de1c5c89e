/** Where a picture stands: its size in device px, and how Mercator rows told from an origin fall into it. */
export interface StillView {
  width: number;
  height: number;
  /** Device px to a px of the page. */
  pixelRatio: number;
  /** The rows' origin, px of the page from the upper left. */
  originX: number;
  originY: number;
  /** Width of the world, px of the page. */
  worldPx: number;
  /** What sizes of lines and buses are multiplied with. */
  factor: number;
}

/** Distances across are kept in so many parts of a px. */
export const partsPerPx = 16;

/** Which rows lie over which pixels: one entry for each row and pixel, in the order of the rows. */
export interface Coverage {
  count: number;
  /** Pixel of each entry, from the lower left, as WebGL counts. */
  pixels: Uint32Array;
  /** Row of each entry. */
  rows: Uint32Array;
  /** Distance from the middle of the line or point, in parts of a px of the page. */
  across: Uint8Array;
  /** What else the pattern of a line needs to know. */
  flags: Uint8Array;
  /** First entry of each row, and the end. */
  rowStart: Uint32Array;
  /** First place of each pixel in `byPixel`, and the end. */
  pixelStart: Uint32Array;
  /** Entries in the order of pixels, and of rows within a pixel. */
  byPixel: Uint32Array;
}

/** Entries as they are gathered; grows as needed. */
export interface EntryList {
  count: number;
  pixels: Uint32Array;
  rows: Uint32Array;
  across: Uint8Array;
  flags: Uint8Array;
}

const firstRoom = 1 << 16;

export function createEntryList(): EntryList {
  return { count: 0, ...roomFor(firstRoom) };
}

/** Makes room for `more` entries. */
export function reserve(list: EntryList, more: number): void {
  const wanted = list.count + more;
  if (wanted <= list.pixels.length) return;
  const grown = roomFor(Math.max(wanted, 2 * list.pixels.length));
  for (const field of ['pixels', 'rows', 'across', 'flags'] as const) grown[field].set(list[field]);
  Object.assign(list, grown);
}

function roomFor(count: number): Omit<EntryList, 'count'> {
  return {
    pixels: new Uint32Array(count),
    rows: new Uint32Array(count),
    across: new Uint8Array(count),
    flags: new Uint8Array(count),
  };
}

/** Puts gathered entries, whose rows never fall, in the order of pixels too. O(entries + pixels + rows). */
export function coverageOf(list: EntryList, rowCount: number, pixelCount: number): Coverage {
  const { count } = list;
  const pixels = list.pixels.subarray(0, count);
  const rows = list.rows.subarray(0, count);
  const rowStart = new Uint32Array(rowCount + 1);
  const pixelStart = new Uint32Array(pixelCount + 1);
  for (let i = 0; i < count; i++) {
    rowStart[rows[i] + 1]++;
    pixelStart[pixels[i] + 1]++;
  }
  for (let i = 0; i < rowCount; i++) rowStart[i + 1] += rowStart[i];
  for (let i = 0; i < pixelCount; i++) pixelStart[i + 1] += pixelStart[i];
  const next = pixelStart.slice(0, pixelCount);
  const byPixel = new Uint32Array(count);
  for (let i = 0; i < count; i++) byPixel[next[pixels[i]]++] = i;
  return {
    count,
    pixels,
    rows,
    across: list.across.subarray(0, count),
    flags: list.flags.subarray(0, count),
    rowStart,
    pixelStart,
    byPixel,
  };
}
