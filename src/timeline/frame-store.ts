import {
  type FrameField,
  type FrameLayout,
  frameRow,
  layoutFrames,
  linkStates,
  type RunIndex,
  type SeriesName,
  type SumName,
  seriesNames,
  sumNames,
} from '../model/run-record';

/** The arrays that a run fills frame by frame. */
export interface FrameStore {
  index: RunIndex;
  layout: FrameLayout;
  frames: ArrayBuffer;
  timesS: Float64Array;
  series: Record<SeriesName, Float64Array>;
  sums: Record<SumName, Float64Array>;
}

export function createFrameStore(index: RunIndex, timesS: Float64Array): FrameStore {
  const layout = layoutFrames(index, timesS.length);
  const columns = <N extends string>(names: readonly N[]) =>
    Object.fromEntries(names.map((name) => [name, new Float64Array(timesS.length)])) as Record<
      N,
      Float64Array
    >;
  return {
    index,
    layout,
    frames: new ArrayBuffer(layout.byteLength),
    timesS,
    series: columns(seriesNames),
    sums: columns(sumNames),
  };
}

/** Copies live arrays into a frame's rows of these names, from column `offset` on. */
export function putRows(
  store: FrameStore,
  frameIx: number,
  rows: Partial<Record<FrameField, ArrayLike<number>>>,
  offset = 0,
): void {
  for (const [name, values] of Object.entries(rows) as [FrameField, ArrayLike<number>][]) {
    const row = frameRow(store, name, frameIx);
    if (row instanceof Float32Array && values instanceof Float64Array) copyInto(row, values, offset);
    else row.set(values, offset);
  }
}

/** `set` from doubles to floats goes through a slow path in the engines; this does not. */
function copyInto(out: Float32Array, values: Float64Array, offset: number): void {
  for (let i = 0; i < values.length; i++) out[offset + i] = values[i];
}

/** Code of a link: lost goes before no power, and that before what the hydraulics say. */
export function linkStateOf(open: number, lost: number, withoutPower: number): number {
  if (lost > 0) return linkStates.lost;
  if (withoutPower === 1) return linkStates.noPower;
  return open === 1 ? linkStates.open : linkStates.closed;
}
