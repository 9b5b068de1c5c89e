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
    layout,
    frames: new ArrayBuffer(layout.byteLength),
    events,
    metrics: {},
    issues: [],
  };
}
