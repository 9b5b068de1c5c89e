/** A cell as pandas reads it; null is an empty one. */
export type FrameCell = string | number | boolean | null;

/** Type names of pandas. */
export type FrameType = 'object' | 'float64' | 'int64' | 'uint32' | 'bool';

/** A table being written: columns with their types, rows with their index. */
export interface Frame {
  columns: Record<string, FrameType>;
  index: number[];
  data: (FrameCell | number[][])[][];
}

export function createFrame(columns: Record<string, FrameType>): Frame {
  return { columns, index: [], data: [] };
}

/** Adds a row by column name; what is not named is empty. */
export function addRow(frame: Frame, index: number, cells: Record<string, FrameCell | number[][]>): void {
  frame.index.push(index);
  frame.data.push(Object.keys(frame.columns).map((name) => cells[name] ?? null));
}

/** A data frame as `pandapower.to_json` writes it: its content is JSON in a string. */
export function toFrameJson({ columns, index, data }: Frame): Record<string, unknown> {
  return {
    _module: 'pandas.core.frame',
    _class: 'DataFrame',
    _object: JSON.stringify({ columns: Object.keys(columns), index, data }),
    orient: 'split',
    dtype: columns,
    is_multiindex: false,
    is_multicolumn: false,
  };
}

/** Rows keep the index of an id such as `line:3` where all of a table have one; else they are counted from 0. */
export function indicesOf(ids: readonly string[], table: string): number[] {
  const prefix = `${table}:`;
  const found = ids.map((id) => (id.startsWith(prefix) ? readIndex(id.slice(prefix.length)) : Number.NaN));
  const isUsable = found.every(Number.isInteger) && new Set(found).size === found.length;
  return isUsable ? found : ids.map((_, ix) => ix);
}

function readIndex(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}
