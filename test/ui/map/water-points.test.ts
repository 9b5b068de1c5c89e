import { describe, expect, it } from 'vitest';
import { createRunReader } from '../../../src/client/run-reader';
import { refKey } from '../../../src/model/ids';
import type { Region } from '../../../src/model/region';
import { frameRow, waterPointStates } from '../../../src/model/run-record';
import { describeComponent } from '../../../src/ui/map/describe-component';
import { makeMapFeatures } from '../../../src/ui/map/map-features';
import { chooseHit } from '../../../src/ui/map/pick';
import { createStateFeed } from '../../../src/ui/map/state-feed';
import { smallRegion } from '../../builders/small-region';
import { smallRun } from '../../builders/small-run';

const bare = smallRegion();
const areaIds = [bare.areas[0].id];
const region: Region = {
  ...bare,
  waterPoints: [
    { id: 'w', name: 'Old well', kind: 'well', areaIds, lonLat: [30.1, 50.1], taps: 4, pumpKw: 3 },
    { id: 's', name: 'Square', kind: 'store', areaIds, lonLat: [30.2, 50.1], taps: 2, storeM3: 10 },
    { id: 'n', name: 'Nowhere', kind: 'well', areaIds, taps: 2 },
  ],
};
const features = makeMapFeatures(region, []);
const record = smallRun(region, []);
const reader = createRunReader(record);
for (let frame = 0; frame < record.timesS.length; frame++) {
  const isLater = record.timesS[frame] >= 3600;
  const { noPower, empty, open } = waterPointStates;
  frameRow(record, 'waterPointState', frame).set(isLater ? [noPower, empty, open] : [open, open, open]);
  frameRow(record, 'waterPointStoredM3', frame).set([0, isLater ? 0 : 8, 0]);
  frameRow(record, 'waterPointGivenM3', frame).set([0, isLater ? 0 : 0.5, 0]);
}

function statesAt(timeS: number): (number | undefined)[] {
  const told: (number | undefined)[] = [];
  const feed = createStateFeed(
    {
      setFeatureState: ({ source, id }, state) => {
        if (source === 'waterPoints') told[id] = state.s;
      },
      setMarks: () => undefined,
      setCounts: () => undefined,
    },
    region,
    features,
    [],
  );
  feed.setRun(reader);
  feed.show(timeS, new Set());
  return told;
}

describe('public water points on the map', () => {
  it('are drawn where they have a place, and counted where they have none', () => {
    expect(features.refs.waterPoints.map(refKey)).toEqual(['waterPoint:w', 'waterPoint:s']);
    const without = makeMapFeatures({ ...region, waterPoints: undefined }, []);
    expect(features.unplacedCount - without.unplacedCount).toBe(1);
  });

  it('change with the time cursor', () => {
    expect(statesAt(0)).toEqual([waterPointStates.open, waterPointStates.open]);
    expect(statesAt(3600)).toEqual([waterPointStates.noPower, waterPointStates.empty]);
  });

  it('are picked before the area that they stand in', () => {
    const point = { type: 'Point' as const, coordinates: [30.1, 50.1] };
    const drawn = [
      { source: 'areas', id: 0, geometry: point },
      { source: 'waterPoints', id: 1, geometry: point },
    ];
    const hit = chooseHit(drawn, ([x, y]) => ({ x, y }), { x: 30.1, y: 50.1 });
    expect(hit).toMatchObject({ source: 'waterPoints', id: 1 });
  });

  it('say their state, what is stored and what they have handed out', () => {
    const context = { region, reader, lost: new Set<string>(), language: 'en', flowUnit: 'm3h' } as const;
    const store = { kind: 'waterPoint', id: 's' } as const;
    const early = describeComponent(store, { ...context, timeS: 900 });
    expect(early.title).toBe('Square');
    expect(early.states[0].id).toBe('map.state.waterPoint.open');
    expect(early.figures.map((it) => it.value)).toEqual(['8 of 10', '1']);
    const late = describeComponent(store, { ...context, timeS: 7200 });
    expect(late.states[0].id).toBe('map.state.waterPoint.empty');
    // Half a cubic metre in each of the four steps before it ran empty.
    expect(late.figures.map((it) => it.value)).toEqual(['0 of 10', '2']);
    const well = describeComponent({ kind: 'waterPoint', id: 'w' }, { ...context, timeS: 7200 });
    expect(well.states[0]).toEqual({ id: 'map.state.waterPoint.noPower', tone: 'bad' });
  });
});
