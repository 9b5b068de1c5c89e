import { describe, expect, it } from 'vitest';
import { createRunReader } from '../../src/client/run-reader';
import { none } from '../../src/model/ids';
import {
  frameRow,
  layoutFrames,
  type RunIndex,
  type RunRecord,
  seriesNames,
  sumNames,
} from '../../src/model/run-record';
import { emptyFacilityLog, emptyPlaces } from '../builders/empty-run';

function record(): RunRecord {
  const index: RunIndex = {
    busIds: ['b1', 'b2', 'b3'],
    branchIds: [],
    generatorIds: [],
    storageIds: [],
    feederIds: ['f1', 'f2'],
    facilityIds: [],
    areaIds: [],
    nodeIds: [],
    linkIds: [],
    tankIds: [],
    waterPointIds: [],
  };
  const timesS = Float64Array.from([0, 900, 950, 1800]);
  const layout = layoutFrames(index, timesS.length);
  const frames = new ArrayBuffer(layout.byteLength);
  const made: RunRecord = {
    identity: {
      runId: 'r',
      regionRevision: 'a',
      scenarioId: 's',
      scenarioRevision: 'b',
      seed: 1,
      engineVersion: '0',
      fingerprint: '',
    },
    index,
    timesS,
    series: Object.fromEntries(seriesNames.map((name) => [name, new Float64Array(4)])) as RunRecord['series'],
    sums: Object.fromEntries(sumNames.map((name) => [name, new Float64Array(4)])) as RunRecord['sums'],
    outages: {
      feederIx: new Int32Array(),
      fromS: new Float64Array(),
      toS: new Float64Array(),
      offShare: new Float64Array(),
      feederPeople: new Float64Array(2),
    },
    facilityLog: emptyFacilityLog(),
    places: emptyPlaces(index),
    layout,
    frames,
    events: [
      { timeS: 0, kind: 'componentLost', component: 'bus', id: 'b2' },
      { timeS: 0, kind: 'feederWentDark', component: 'feeder', id: 'f2', causeIx: 0 },
      { timeS: 950, kind: 'componentRepaired', component: 'bus', id: 'b2', causeIx: 0 },
    ],
    deadlocks: [],
    actedOnGrid: { coolingLimits: [], slowedRepairs: [] },
    metrics: {},
    issues: [],
  };
  for (let i = 0; i < 4; i++) {
    frameRow(made, 'busState', i).set([0, i === 1 || i === 0 ? 2 : 0, 3]);
    frameRow(made, 'feederServedMw', i).set([10 + i, i * 1.5]);
  }
  return made;
}

describe('run reader', () => {
  const reader = createRunReader(record());

  it('finds the frame in force', () => {
    expect([-5, 0, 899, 900, 949, 950, 1799, 1800, 9999].map(reader.frameIx)).toEqual([
      0, 0, 0, 1, 1, 2, 2, 3, 3,
    ]);
  });

  it('reads values and curves by id', () => {
    expect(reader.value('feederServedMw', 'f2', 960)).toBe(3);
    expect(reader.curve('feederServedMw', 'f1')).toEqual(Float64Array.from([10, 11, 12, 13]));
    expect(Array.from(reader.rowAt('busState', 900))).toEqual([0, 2, 3]);
    expect(reader.value('busState', 'b2', 1000)).toBe(0);
  });

  it('says when an id is unknown', () => {
    expect(reader.column('busIds', 'x')).toBe(none);
    expect(reader.value('busState', 'x', 0)).toBeUndefined();
    expect(reader.curve('busState', 'x')).toBeUndefined();
  });

  it('lists the events of a component', () => {
    expect(reader.eventsOf({ kind: 'bus', id: 'b2' })).toEqual([0, 2]);
    expect(reader.eventsOf({ kind: 'bus', id: 'b1' })).toEqual([]);
  });
});
