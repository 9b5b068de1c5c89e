import { describe, expect, it } from 'vitest';
import { createRunReader } from '../../../src/client/run-reader';
import type { ComponentRef } from '../../../src/model/ids';
import { frameRow } from '../../../src/model/run-record';
import { describeComponent } from '../../../src/ui/map/describe-component';
import { makeMapFeatures } from '../../../src/ui/map/map-features';
import { linkClasses, sourceClasses } from '../../../src/ui/map/state-classes';
import { createStateFeed, type Mark } from '../../../src/ui/map/state-feed';
import { say } from '../../../src/words/catalogue';
import { emptyRun } from '../../builders/empty-run';
import { smallGeometry, smallRegion } from '../../builders/small-region';

const region = { ...smallRegion(), waterUsers: [{ nodeId: 'w1/n3', areaId: 'a0', people: 1200 }] };
const net = smallGeometry();
const features = makeMapFeatures(region, [net]);
const nodeAt = (id: string) => net.nodeIds.indexOf(`w1/${id}`);
const linkAt = (id: string) => net.linkIds.indexOf(`w1/${id}`);
const h = 3600;

/** The tank t1 empties into v1; at hour 1 a main is broken and leaks, from hour 2 it is shut off; the source closes at hour 2. */
function run() {
  const record = emptyRun(
    { nodeIds: net.nodeIds, linkIds: net.linkIds, tankIds: ['w1/t1', 'w1/t2'], areaIds: ['a0'] },
    [0, h, 2 * h, 3 * h],
    [
      { timeS: h, kind: 'componentLost', component: 'pipe', id: 'w1/main' },
      { timeS: 2 * h, kind: 'pipeShutOff', component: 'pipe', id: 'w1/main' },
      { timeS: 2 * h, kind: 'sourceClosed', component: 'reservoir', id: 'w1/src' },
      { timeS: 2 * h, kind: 'waterUnsafe', component: 'area', id: 'a0' },
      { timeS: 3 * h, kind: 'componentRepaired', component: 'pipe', id: 'w1/main' },
      { timeS: 3 * h, kind: 'sourceReopened', component: 'reservoir', id: 'w1/src' },
      { timeS: 3 * h, kind: 'waterSafe', component: 'area', id: 'a0' },
    ],
  );
  for (let frame = 0; frame < 4; frame++) {
    const row = (field: Parameters<typeof frameRow>[1]) => frameRow(record, field, frame);
    row('nodePressureM').fill(30);
    row('nodeDemandM3s').fill(0.01);
    row('nodeDeliveredM3s').fill(0.01);
    row('linkFlowM3s').fill(frame % 2 === 0 ? 0.02 : -0.03);
    row('areaLitresPerPersonDay')[0] = frame === 2 ? 6 : 120;
    // 1800 m3 over the lowest level at the start, 100 m3 below it.
    row('tankVolumeM3')[0] = 1900 - 600 * frame;
    row('tankLevelM')[0] = 5 - 1.5 * frame;
  }
  frameRow(record, 'nodePressureM', 2)[nodeAt('n3')] = 12;
  frameRow(record, 'nodeDeliveredM3s', 2)[nodeAt('n3')] = 0.0071;
  frameRow(record, 'linkState', 2)[linkAt('main')] = 3;
  frameRow(record, 'linkFlowM3s', 2)[linkAt('v1')] = -0.05;
  return createRunReader(record);
}

function feedWithMemory() {
  const known = new Map<string, Record<string, number>>();
  let marks: readonly Mark[] = [];
  let calls = 0;
  const feed = createStateFeed(
    {
      setFeatureState({ source, id }, state) {
        calls++;
        known.set(`${source}:${id}`, state);
      },
      setMarks: (now) => {
        marks = now;
      },
      setCounts: () => undefined,
    },
    region,
    features,
    [net],
  );
  feed.setRun(run());
  const told = (source: 'pipes' | 'pipesOut' | 'pipeArrows' | 'reservoirs' | 'tanks' | 'nodes', id: string) =>
    known.get(`${source}:${features.refs[source].findIndex((it) => it.id === `w1/${id}`)}`);
  return { feed, told, marks: () => marks.map((it) => it.kind), calls: () => calls };
}

const noneLost: ReadonlySet<string> = new Set();

describe('the feed of water', () => {
  it('shows a broken pipe as leaking until it is shut off, then as lost, then as repaired', () => {
    const { feed, told, marks } = feedWithMemory();
    const seen = [0, 1, 2, 3].map((hour) => {
      feed.show(hour * h, noneLost);
      return [told('pipes', 'main')?.s, told('pipesOut', 'main')?.s, ...marks()];
    });
    expect(seen).toEqual([
      [1, -1],
      [-1, linkClasses.leaking, 'leak'],
      [-1, linkClasses.lost, 'lost'],
      [1, -1],
    ]);
  });

  it('closes a source while its works has no power', () => {
    const { feed, told } = feedWithMemory();
    const codes = [1, 2, 3].map((hour) => {
      feed.show(hour * h, noneLost);
      return told('reservoirs', 'src')?.s;
    });
    expect(codes).toEqual([sourceClasses.open, sourceClasses.closed, sourceClasses.open]);
    feed.show(0, new Set(['reservoir:w1/src', 'tank:w1/t1']));
    expect(told('reservoirs', 'src')?.s).toBe(sourceClasses.lost);
    expect(told('tanks', 't1')).toEqual({ s: 1, w: 7 });
  });

  it('turns arrows with the sign of the flow and leaves the lines alone', () => {
    const { feed, told, calls } = feedWithMemory();
    feed.show(0, noneLost);
    expect(told('pipeArrows', 'p1h')).toEqual({ d: 1 });
    const before = calls();
    feed.show(h, noneLost);
    expect(told('pipeArrows', 'p1h')).toEqual({ d: -1 });
    const others = ['devices', 'nodes'] as const;
    // Every arrow but that of the broken main turns; that one stops. Besides, the two lines of the main and the falling tank change.
    expect(calls() - before).toBe(features.refs.pipeArrows.length + 3);
    expect(others.every((it) => features.refs[it].length > 0)).toBe(true);
  });

  it('tells steps of flow where flow is shown, and no state where the network is shown alone', () => {
    const { feed, told } = feedWithMemory();
    feed.setWaterView('flow');
    feed.show(0, noneLost);
    expect(told('pipes', 'p1h')?.s).toBe(3);
    expect(told('nodes', 'n3')).toEqual({ s: -1 });
    feed.setWaterView('plain');
    feed.show(2 * h, noneLost);
    expect(told('pipes', 'p1h')?.s).toBe(1);
    expect(told('pipeArrows', 'p1h')).toEqual({ d: 0 });
  });
});

describe('cards of water', () => {
  const card = (ref: ComponentRef, timeS: number) =>
    describeComponent(ref, {
      region,
      geometry: [net],
      reader: run(),
      timeS,
      lost: noneLost,
      language: 'en',
      flowUnit: 'lps',
    });
  const words = (it: ReturnType<typeof card>) => [
    ...it.states.map(({ id }) => say(id)),
    ...it.figures.map((f) => `${say(f.label)} ${f.value} ${f.unit ?? ''}`.trim().replaceAll('\u202f', ' ')),
  ];

  it('gives pressure, what comes of what is wanted, and the people at a junction', () => {
    expect(words(card({ kind: 'junction', id: 'w1/n3' }, 2 * h))).toEqual([
      'Weak pressure',
      'pressure 12 m',
      'delivered 7.1 of 10 L/s',
      'people here 1 200',
    ]);
  });

  it('gives the level of a tank of its height, and how long it lasts at the present outflow', () => {
    // 1900 - 1200 m3 now, of which 100 m3 lie below the lowest level: 600 m3 at 50 L/s.
    expect(words(card({ kind: 'tank', id: 'w1/t1' }, 2 * h))).toEqual([
      'Holds water',
      'level 2 of 5.5 m',
      'stored 600 of 2 000 m³',
      'loses 50 L/s',
      'empty at this outflow in 3.3 h',
    ]);
  });

  it('says that a pipe runs out, that a source is closed, and that water should not be drunk', () => {
    expect(words(card({ kind: 'pipe', id: 'w1/main' }, h))[0]).toBe('Broken: water runs out');
    expect(words(card({ kind: 'reservoir', id: 'w1/src' }, 2 * h))[0]).toBe('Closed: works without power');
    expect(card({ kind: 'area', id: 'a0' }, 2 * h).states.map((it) => it.id)).toEqual(
      expect.arrayContaining(['map.state.area.unsafe', 'map.state.area.below7L5']),
    );
    expect(card({ kind: 'area', id: 'a0' }, 3 * h).states.map((it) => it.id)).not.toContain(
      'map.state.area.unsafe',
    );
  });
});
