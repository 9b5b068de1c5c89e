import type { FacilityLog, RunPlaces } from '../../src/model/measured-run';
import type { RunEvent } from '../../src/model/run-event';
import {
  layoutFrames,
  type RunIndex,
  type RunRecord,
  seriesNames,
  sumNames,
} from '../../src/model/run-record';

/** A run record of given ids and times whose frames are all zero; the test sets what it asserts on. */
export function emptyRun(
  index: Partial<RunIndex>,
  timesS: readonly number[],
  events: RunEvent[] = [],
): RunRecord {
  const ids: RunIndex = {
    busIds: [],
    branchIds: [],
    generatorIds: [],
    storageIds: [],
    feederIds: [],
    facilityIds: [],
    areaIds: [],
    nodeIds: [],
    linkIds: [],
    tankIds: [],
    waterPointIds: [],
    ...index,
  };
  const count = timesS.length;
  const layout = layoutFrames(ids, count);
  const zeros = <Name extends string>(names: readonly Name[]) =>
    Object.fromEntries(names.map((name) => [name, new Float64Array(count)])) as Record<Name, Float64Array>;
  return {
    identity: {
      runId: 'run-1',
      regionRevision: 'r',
      scenarioId: 's1',
      scenarioRevision: 's',
      seed: 1,
      engineVersion: '0',
      fingerprint: '',
    },
    index: ids,
    timesS: Float64Array.from(timesS),
    series: zeros(seriesNames),
    sums: zeros(sumNames),
    outages: {
      feederIx: new Int32Array(),
      fromS: new Float64Array(),
      toS: new Float64Array(),
      offShare: new Float64Array(),
      feederPeople: new Float64Array(ids.feederIds.length),
    },
    facilityLog: emptyFacilityLog(),
    places: emptyPlaces(ids),
    layout,
    frames: new ArrayBuffer(layout.byteLength),
    events,
    deadlocks: [],
    actedOnGrid: { coolingLimits: [], slowedRepairs: [] },
    metrics: {},
    issues: [],
  };
}

export function emptyFacilityLog(): FacilityLog {
  return {
    facilityIx: new Int32Array(),
    fromS: new Float64Array(),
    toS: new Float64Array(),
    power: new Uint8Array(),
    powerShare: new Float64Array(),
    carrier: new Uint8Array(),
    water: new Uint8Array(),
    waterShare: new Float64Array(),
    fuelL: new Float64Array(),
  };
}

/** Columns that lie nowhere: no area, tier 5, no people. */
export function emptyPlaces(ids: RunIndex): RunPlaces {
  return {
    peoplePerCustomer: 2.4,
    sustainedS: 300,
    areaNames: [...ids.areaIds],
    areaPeople: new Float64Array(ids.areaIds.length),
    townIds: [],
    townNames: [],
    areaTownIx: new Int32Array(ids.areaIds.length).fill(-1),
    feederAreaIx: new Int32Array(ids.feederIds.length).fill(-1),
    feederTier: new Uint8Array(ids.feederIds.length).fill(5),
    facilityNames: [...ids.facilityIds],
    facilityAreaIx: new Int32Array(ids.facilityIds.length).fill(-1),
    facilityTier: new Uint8Array(ids.facilityIds.length).fill(5),
    facilityWaterM3Day: new Float64Array(ids.facilityIds.length),
    networkIds: ids.nodeIds.length > 0 ? ['w'] : [],
    networkNames: ids.nodeIds.length > 0 ? ['w'] : [],
    nodeNetworkIx: new Int32Array(ids.nodeIds.length),
    users: {
      nodeIx: new Int32Array(),
      areaIx: new Int32Array(),
      people: new Float64Array(),
      share: new Float64Array(),
    },
  };
}
