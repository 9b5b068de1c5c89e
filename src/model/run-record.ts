import type { Deadlock } from './deadlock';
import type { FacilityLog, RunPlaces } from './measured-run';
import type { OutageSchedule } from './outage-schedule';
import type { Issue } from './result';
import type { RunEvent } from './run-event';

/**
 * The result of one Scenario on one Region revision. Everything that varies in time is in `frames`, one
 * buffer whose fields are described by `layout`: field `f` of frame `i` is row `i` of a dense
 * frames-by-columns matrix. The order of columns is that of the id lists in `index`.
 */
export interface RunRecord {
  identity: RunIdentity;
  index: RunIndex;
  /** Recording times, s from the start. */
  timesS: Float64Array;
  series: Record<SeriesName, Float64Array>;
  /** Running integrals from 0 to each recording time, exact over the events in between. */
  sums: Record<SumName, Float64Array>;
  outages: Outages;
  facilityLog: FacilityLog;
  places: RunPlaces;
  layout: FrameLayout;
  frames: ArrayBuffer;
  events: RunEvent[];
  metrics: Record<string, { value: number; unit: string }>;
  /** Rings of power that waits for water that waits for power. */
  deadlocks: Deadlock[];
  actedOnGrid: ActedOnGrid;
  /** Who is off when; worked out after the run. */
  schedule?: OutageSchedule;
  issues: Issue[];
}

/** What water and facilities did to the grid in a run, for those who run the grid alone. */
export interface ActedOnGrid {
  /** What cooling water left to units, in order of time. */
  coolingLimits: CoolingLimit[];
  /** Repairs that crews without telecom put off: place of the loss in the scenario's events, and when it is repaired. */
  slowedRepairs: { lossIx: number; timeS: number }[];
}

/** From then on a unit may give so much by its cooling water; `held`: it may not run at all. */
export interface CoolingLimit {
  timeS: number;
  /** Column of `index.generatorIds`. */
  generatorIx: number;
  availableMw: number;
  held: boolean;
}

/** What a Run was made from; a mismatch with the open project makes it stale. */
export interface RunIdentity {
  runId: string;
  regionRevision: string;
  scenarioId: string;
  scenarioRevision: string;
  seed: number;
  engineVersion: string;
  /** Hash of the result's bytes: equal results, equal fingerprints. */
  fingerprint: string;
}

export const seriesNames = [
  'electricityNeededMw',
  'electricityServedMw',
  'waterNeededM3s',
  'waterServedM3s',
  'peopleWithoutPower',
  'peopleBelow15L',
  'peopleBelow7L5',
  'peopleBelow3L',
  /** People whose storey has no water at its taps. */
  'peopleOnDryFloors',
  /** People whose tap water is not drinkable since it came back. */
  'peopleWithUnsafeWater',
  'facilitiesDark',
  'facilitiesOnBackup',
  'tankStoredM3',
  /** |generation - served load - losses| over all islands, MW. */
  'powerBalanceErrorMw',
] as const;
export type SeriesName = (typeof seriesNames)[number];

/** Quantities whose integral over time is kept; a window is the difference of two values. */
export const sumNames = [
  'electricityNeededMwh',
  'electricityServedMwh',
  /** Integral of served over needed power, h. */
  'electricityShareH',
  'waterNeededM3',
  'waterServedM3',
  /** Drawn from sources, and lost through leaks: sources + tanks' loss = served + leaked. */
  'waterSourceM3',
  'waterLeakedM3',
  /** Integral of served over needed water, h. */
  'waterShareH',
  'personHoursWithoutPower',
  'personHoursBelow15L',
  'personHoursBelow7L5',
  'personHoursBelow3L',
  'personHoursOnDryFloors',
  'personHoursWithUnsafeWater',
  /** Handed out at public water points; what tankers loaded, and what of it was taken off them. */
  'waterPointM3',
  'tankerLoadedM3',
  'tankerWaterM3',
  /** Tier 1 and 2 facilities: integral of the share of essential power not served, h. */
  'essentialFacilityHoursLost',
  'facilityHoursOnBackup',
  'fuelL',
  /** Load of facilities without grid that their solar modules carried. */
  'facilitySunKwh',
  /** Diesel that their sets would have burnt besides, had they carried what sun and battery carried instead. */
  'fuelSavedL',
] as const;
export type SumName = (typeof sumNames)[number];

/**
 * The step function of the share of each feeder that is off: piece `i` is feeder `feederIx[i]` (a column of
 * `index.feederIds`) from `fromS[i]` to `toS[i]` with `offShare[i]` of its load and people off. Pieces of one
 * feeder are in order of time; touching pieces are one interruption.
 */
export interface Outages {
  feederIx: Int32Array;
  fromS: Float64Array;
  toS: Float64Array;
  offShare: Float64Array;
  /** People on each feeder of `index.feederIds`. */
  feederPeople: Float64Array;
}

/** Outside ids by column. Water ids read `networkId/elementId`; a bus load without feeders is `bus:ID`. */
export interface RunIndex {
  busIds: string[];
  branchIds: string[];
  generatorIds: string[];
  /** Generators with a store of energy. */
  storageIds: string[];
  feederIds: string[];
  facilityIds: string[];
  areaIds: string[];
  /** All nodes of all networks: junctions, reservoirs, tanks. */
  nodeIds: string[];
  /** All links of all networks: pipes, pumps, valves. */
  linkIds: string[];
  /** Tanks only. */
  tankIds: string[];
  waterPointIds: string[];
}

export const busStates = { live: 0, dead: 1, lost: 2, notInService: 3 } as const;
export const branchStates = { live: 0, dead: 1, lost: 2, tripped: 3, notInService: 4 } as const;
export const generatorStates = { running: 0, off: 1, lost: 2, tripped: 3, notInService: 4 } as const;
export const feederStates = { served: 0, partial: 1, shed: 2, dark: 3, lost: 4, rota: 5 } as const;
export const facilityPowerStates = {
  grid: 0,
  backup: 1,
  battery: 2,
  partial: 3,
  dark: 4,
  lost: 5,
  /** Carried by its solar modules alone. */
  solar: 6,
} as const;
export const facilityWaterStates = { served: 0, low: 1, storage: 2, none: 3, notModelled: 4 } as const;
/** A point that is empty has nothing to draw on: its store, or its network, gives none. */
export const waterPointStates = { open: 0, noPower: 1, empty: 2 } as const;
export const linkStates = { open: 0, closed: 1, noPower: 2, lost: 3 } as const;

/** Electricity served over time in one scenario, by what operators do. */
export interface RunBand {
  /** The recording times of the run. */
  timesS: Float64Array;
  /** Without operators. */
  bareServedMw: Float64Array;
  /** With the scenario's policy. */
  chosenServedMw: Float64Array;
  /** At each time the most of doing nothing, of the scenario's policy, and of a redispatch at once, without ramp limits and before any trip. */
  bestServedMw: Float64Array;
  /** Running integrals from 0 to each recording time of what each of the three leaves unserved. */
  bareUnservedMwh: Float64Array;
  chosenUnservedMwh: Float64Array;
  /** A recording time's action holds to the next; never more than without operators. */
  bestUnservedMwh: Float64Array;
}

/** Every field of a frame: element type and which id list gives its columns. */
export const frameFields = {
  busState: { type: 'u8', columns: 'busIds' },
  branchState: { type: 'u8', columns: 'branchIds' },
  /** Signed, from the from end. */
  branchFlowMw: { type: 'f32', columns: 'branchIds' },
  /** |flow| over the rule's rating; 0 where there is no rating. */
  branchLoading: { type: 'f32', columns: 'branchIds' },
  generatorState: { type: 'u8', columns: 'generatorIds' },
  generatorOutputMw: { type: 'f32', columns: 'generatorIds' },
  /** Energy that can still be drawn. */
  storedEnergyMwh: { type: 'f32', columns: 'storageIds' },
  feederState: { type: 'u8', columns: 'feederIds' },
  feederNeededMw: { type: 'f32', columns: 'feederIds' },
  feederServedMw: { type: 'f32', columns: 'feederIds' },
  facilityPower: { type: 'u8', columns: 'facilityIds' },
  /** Share of essential power served, 0 to 1. */
  facilityPowerShare: { type: 'f32', columns: 'facilityIds' },
  facilityFuelL: { type: 'f32', columns: 'facilityIds' },
  /** Charge of its battery; 0 without one. */
  facilityChargeKwh: { type: 'f32', columns: 'facilityIds' },
  /** Load that its solar modules carry; 0 on grid. */
  facilitySunKw: { type: 'f32', columns: 'facilityIds' },
  /** In the buildings that a boiler house heats; NaN for other facilities. */
  facilityIndoorC: { type: 'f32', columns: 'facilityIds' },
  /** Filled part of a sewage lift's room, 1 when it overflows; NaN for other facilities. */
  facilitySewageFill: { type: 'f32', columns: 'facilityIds' },
  facilityWater: { type: 'u8', columns: 'facilityIds' },
  facilityStoredWaterM3: { type: 'f32', columns: 'facilityIds' },
  /** Share of the area's people with electricity; NaN where no feeder names the area. */
  areaPowerShare: { type: 'f32', columns: 'areaIds' },
  /** Delivered over needed water now; NaN where nobody of the area draws from a network. */
  areaWaterShare: { type: 'f32', columns: 'areaIds' },
  /** 24 h trailing mean, litres per person per day, stored water included; NaN as above. */
  areaLitresPerPersonDay: { type: 'f32', columns: 'areaIds' },
  /** Person-hours below each level since the recording before, as are the energies and volumes that follow. */
  areaPersonHoursBelow15L: { type: 'f32', columns: 'areaIds' },
  areaPersonHoursBelow7L5: { type: 'f32', columns: 'areaIds' },
  areaPersonHoursBelow3L: { type: 'f32', columns: 'areaIds' },
  /** On storeys without water, and with tap water that is not drinkable. */
  areaPersonHoursOnDryFloors: { type: 'f32', columns: 'areaIds' },
  areaPersonHoursUnsafe: { type: 'f32', columns: 'areaIds' },
  feederNeededMwh: { type: 'f32', columns: 'feederIds' },
  feederUnservedMwh: { type: 'f32', columns: 'feederIds' },
  nodeNeededM3: { type: 'f32', columns: 'nodeIds' },
  nodeDeliveredM3: { type: 'f32', columns: 'nodeIds' },
  nodeHeadM: { type: 'f32', columns: 'nodeIds' },
  nodePressureM: { type: 'f32', columns: 'nodeIds' },
  nodeDemandM3s: { type: 'f32', columns: 'nodeIds' },
  /** What reaches consumers. */
  nodeDeliveredM3s: { type: 'f32', columns: 'nodeIds' },
  linkState: { type: 'u8', columns: 'linkIds' },
  linkFlowM3s: { type: 'f32', columns: 'linkIds' },
  /** Of the litres per person and day: from taps, and brought home (from lower storeys, points, tankers); the rest is from stores. */
  areaTapLitres: { type: 'f32', columns: 'areaIds' },
  areaCarriedLitres: { type: 'f32', columns: 'areaIds' },
  /** In containers at home now, litres per person. */
  areaStoredLitres: { type: 'f32', columns: 'areaIds' },
  /** Share of its people whose storey has no water at its taps, and whose tap water is not drinkable since it came back. */
  areaDryFloorsShare: { type: 'f32', columns: 'areaIds' },
  areaUnsafeShare: { type: 'f32', columns: 'areaIds' },
  waterPointState: { type: 'u8', columns: 'waterPointIds' },
  waterPointStoredM3: { type: 'f32', columns: 'waterPointIds' },
  /** Handed out since the recording before. */
  waterPointGivenM3: { type: 'f32', columns: 'waterPointIds' },
  tankLevelM: { type: 'f32', columns: 'tankIds' },
  tankVolumeM3: { type: 'f32', columns: 'tankIds' },
} as const satisfies Record<string, { type: 'u8' | 'f32'; columns: keyof RunIndex }>;
export type FrameField = keyof typeof frameFields;

/** Byte offset of each field in `frames`; a field holds frames x columns elements, row by row. */
export interface FrameLayout {
  frameCount: number;
  offsets: Record<FrameField, number>;
  byteLength: number;
}

/** Lays the fields out one after the other, each aligned to 4 bytes; those that are not wanted take no room. */
export function layoutFrames(
  index: RunIndex,
  frameCount: number,
  wants: (name: FrameField) => boolean = () => true,
): FrameLayout {
  const offsets = {} as Record<FrameField, number>;
  let byteLength = 0;
  for (const name of Object.keys(frameFields) as FrameField[]) {
    const field = frameFields[name];
    offsets[name] = byteLength;
    if (!wants(name)) continue;
    const bytes = index[field.columns].length * frameCount * (field.type === 'u8' ? 1 : 4);
    byteLength += (bytes + 3) & ~3;
  }
  return { frameCount, offsets, byteLength };
}

/** A view of one field of one frame; no copy. */
export function frameRow(
  record: Pick<RunRecord, 'layout' | 'frames' | 'index'>,
  name: FrameField,
  frameIx: number,
): Uint8Array | Float32Array {
  const field = frameFields[name];
  const columns = record.index[field.columns].length;
  const offset = record.layout.offsets[name];
  return field.type === 'u8'
    ? new Uint8Array(record.frames, offset + frameIx * columns, columns)
    : new Float32Array(record.frames, offset + frameIx * columns * 4, columns);
}
