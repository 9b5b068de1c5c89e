import { type ComponentRef, none, refKey } from '../model/ids';
import { type FrameField, frameFields, frameRow, type RunIndex, type RunRecord } from '../model/run-record';

/** Reads a Run by id and time. Look-ups are made when first asked for; rows are views, not copies. */
export interface RunReader {
  readonly record: RunRecord;
  /** Frame in force at a time: the last one recorded at or before it. */
  frameIx(timeS: number): number;
  row(field: FrameField, frameIx: number): Uint8Array | Float32Array;
  rowAt(field: FrameField, timeS: number): Uint8Array | Float32Array;
  /** Column of an id in one of the id lists, or `none`. */
  column(list: keyof RunIndex, id: string): number;
  /** One component's value at a time; undefined when the run does not know the id. */
  value(field: FrameField, id: string, timeS: number): number | undefined;
  /** One component's values over all frames; undefined when the run does not know the id. */
  curve(field: FrameField, id: string): Float64Array | undefined;
  /** Indices of the events about a component, in time order. */
  eventsOf(ref: ComponentRef): readonly number[];
}

export function createRunReader(record: RunRecord): RunReader {
  const columns = new Map<keyof RunIndex, Map<string, number>>();
  let byComponent: Map<string, number[]> | undefined;

  function column(list: keyof RunIndex, id: string): number {
    let map = columns.get(list);
    if (!map) {
      map = new Map(record.index[list].map((it, ix) => [it, ix]));
      columns.set(list, map);
    }
    return map.get(id) ?? none;
  }

  function frameIx(timeS: number): number {
    const { timesS } = record;
    let low = 0;
    let high = timesS.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (timesS[middle] <= timeS) low = middle;
      else high = middle - 1;
    }
    return Math.max(low, 0);
  }

  return {
    record,
    frameIx,
    column,
    row: (field, ix) => frameRow(record, field, ix),
    rowAt: (field, timeS) => frameRow(record, field, frameIx(timeS)),
    value(field, id, timeS) {
      const ix = column(frameFields[field].columns, id);
      return ix === none ? undefined : frameRow(record, field, frameIx(timeS))[ix];
    },
    curve(field, id) {
      const ix = column(frameFields[field].columns, id);
      if (ix === none) return undefined;
      const values = new Float64Array(record.layout.frameCount);
      for (let i = 0; i < values.length; i++) values[i] = frameRow(record, field, i)[ix];
      return values;
    },
    eventsOf(ref) {
      if (!byComponent) {
        byComponent = new Map();
        for (let ix = 0; ix < record.events.length; ix++) {
          const event = record.events[ix];
          const key = refKey({ kind: event.component, id: event.id });
          const list = byComponent.get(key);
          if (list) list.push(ix);
          else byComponent.set(key, [ix]);
        }
      }
      return byComponent.get(refKey(ref)) ?? [];
    },
  };
}
