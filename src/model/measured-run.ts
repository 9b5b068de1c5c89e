import { type FrameField, frameFields, layoutFrames, type RunIndex, type RunRecord } from './run-record';

/**
 * What every facility had over time, as a step function without gaps: piece `i` is facility `facilityIx[i]` (a column of
 * `index.facilityIds`) from `fromS[i]` to `toS[i]`. Pieces of one facility are in order of time.
 */
export interface FacilityLog {
  facilityIx: Int32Array;
  fromS: Float64Array;
  toS: Float64Array;
  /** Codes of `facilityPowerStates`. */
  power: Uint8Array;
  /** Share of essential power served. */
  powerShare: Float64Array;
  /** Codes of `backupCarriers`. */
  carrier: Uint8Array;
  /** Codes of `facilityWaterStates`. */
  water: Uint8Array;
  /** Share of its water need that it gets, store included. */
  waterShare: Float64Array;
  /** Litres of diesel burnt in the piece, evenly over its time. */
  fuelL: Float64Array;
}

/** What carries a load that the grid does not: nothing, generators with or without others, a battery without them, solar modules alone. */
export const backupCarriers = { none: 0, generators: 1, battery: 2, sun: 3 } as const;

/** Where the columns of a run belong, and how many people stand behind them, as its Region had it. -1 for nowhere. */
export interface RunPlaces {
  /** Assumptions of the scenario that metrics need: `metrics.peoplePerCustomer`, `metrics.sustainedS`. */
  peoplePerCustomer: number;
  sustainedS: number;
  areaNames: string[];
  areaPeople: Float64Array;
  townIds: string[];
  townNames: string[];
  areaTownIx: Int32Array;
  feederAreaIx: Int32Array;
  /** 0 for a bus load without feeders. */
  feederTier: Uint8Array;
  facilityNames: string[];
  facilityAreaIx: Int32Array;
  facilityTier: Uint8Array;
  facilityWaterM3Day: Float64Array;
  networkIds: string[];
  networkNames: string[];
  /** Network of each node of `index.nodeIds`. */
  nodeNetworkIx: Int32Array;
  /** People who draw from one node of `index.nodeIds`, with their share of its water. */
  users: { nodeIx: Int32Array; areaIx: Int32Array; people: Float64Array; share: Float64Array };
}

/** The part of a run that its metrics are worked out from. */
export type MeasuredRun = Pick<
  RunRecord,
  'identity' | 'index' | 'places' | 'timesS' | 'sums' | 'outages' | 'facilityLog' | 'layout' | 'frames'
>;

/** The fields of a frame that metrics read. */
export const measuredFields = [
  'feederNeededMw',
  'feederServedMw',
  'feederNeededMwh',
  'feederUnservedMwh',
  'nodeDemandM3s',
  'nodeDeliveredM3s',
  'nodeNeededM3',
  'nodeDeliveredM3',
  'areaPersonHoursBelow15L',
  'areaPersonHoursBelow7L5',
  'areaPersonHoursBelow3L',
  'areaPersonHoursOnDryFloors',
  'areaPersonHoursUnsafe',
] as const satisfies readonly FrameField[];

/** A copy of what metrics read, small enough to send: other fields of the frames have no columns in it. */
export function trimRun(record: RunRecord): MeasuredRun {
  const { identity, index, places, timesS, sums, outages, facilityLog } = record;
  const kept = new Set<keyof RunIndex>(measuredFields.map((it) => frameFields[it].columns));
  const trimmed = Object.fromEntries(
    (Object.keys(index) as (keyof RunIndex)[]).map((list) => [list, kept.has(list) ? index[list] : []]),
  ) as unknown as RunIndex;
  trimmed.facilityIds = index.facilityIds;
  trimmed.waterPointIds = index.waterPointIds;
  const wanted: ReadonlySet<string> = new Set(measuredFields);
  const layout = layoutFrames(trimmed, timesS.length, (name) => wanted.has(name));
  const frames = new ArrayBuffer(layout.byteLength);
  for (const name of measuredFields) {
    const bytes = index[frameFields[name].columns].length * timesS.length * 4;
    const from = new Uint8Array(record.frames, record.layout.offsets[name], bytes);
    new Uint8Array(frames, layout.offsets[name], bytes).set(from);
  }
  return { identity, index: trimmed, places, timesS, sums, outages, facilityLog, layout, frames };
}
