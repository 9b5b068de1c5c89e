import { describe, expect, it } from 'vitest';
import { scheduleOutages } from '../../src/metrics/outage-schedule';
import { tabulateSchedule } from '../../src/metrics/schedule-tables';
import type { Feeder } from '../../src/model/people';
import type { RunEvent } from '../../src/model/run-event';
import { feederStates, frameRow, layoutFrames, type RunIndex } from '../../src/model/run-record';
import { sayQueueDay } from '../../src/words/off-times';
import { feeder } from '../builders/power-engine';

const hourS = 3600;
type Piece = [feeder: number, fromH: number, toH: number, share?: number];

/** A record over some hours with a frame each hour; `states` sets the state of a feeder from one hour to another. */
function record(
  feeders: readonly Feeder[],
  endH: number,
  pieces: Piece[],
  events: RunEvent[] = [],
  states: [feeder: number, fromH: number, toH: number, state: number][] = [],
) {
  const index: RunIndex = {
    busIds: [],
    branchIds: [],
    generatorIds: [],
    storageIds: [],
    feederIds: [...feeders.map((it) => it.id), 'bus:9'],
    facilityIds: [],
    areaIds: [],
    nodeIds: [],
    linkIds: [],
    tankIds: [],
    waterPointIds: [],
  };
  const layout = layoutFrames(index, endH + 1);
  const made = {
    index,
    events,
    timesS: Float64Array.from({ length: endH + 1 }, (_, i) => i * hourS),
    layout,
    frames: new ArrayBuffer(layout.byteLength),
    outages: {
      feederIx: Int32Array.from(pieces, (it) => it[0]),
      fromS: Float64Array.from(pieces, (it) => it[1] * hourS),
      toS: Float64Array.from(pieces, (it) => it[2] * hourS),
      offShare: Float64Array.from(pieces, (it) => it[3] ?? 1),
      feederPeople: Float64Array.from(index.feederIds, (_, f) => feeders[f]?.people ?? 0),
    },
  };
  for (const [f, fromH, toH, state] of states)
    for (let i = fromH; i < toH; i++) frameRow(made, 'feederState', i)[f] = state;
  return made;
}

function told(kind: RunEvent['kind'], id: string, hour: number): RunEvent {
  return { timeS: hour * hourS, kind, component: 'feeder', id };
}

const { rota, shed } = feederStates;

describe('an outage schedule', () => {
  it('tells each queue its hours by the local clock, cut at midnight', () => {
    const feeders = [
      feeder('a', '1', 1, { queue: 3, people: 100 }),
      feeder('b', '1', 1, { queue: 3, people: 50 }),
    ];
    // off 20-24 and 00-02 local, starting at 06:00
    const run = record(
      feeders,
      36,
      [
        [0, 2, 6],
        [1, 2, 6],
        [0, 14, 20],
        [1, 14, 20],
      ],
      ['a', 'b'].flatMap((id) => [2, 14].map((hour) => told('feederRotatedOff', id, hour))),
    );
    const schedule = scheduleOutages(run, feeders, '2026-01-31T06:00');
    expect(schedule.days.map((it) => it.date)).toEqual(['2026-01-31', '2026-02-01']);
    const [queue] = schedule.queues;
    expect(queue).toMatchObject({ queue: 3, feederIds: ['a', 'b'], people: 150 });
    const text = queue.days.map(({ blocks }, d) => sayQueueDay(queue, blocks, schedule.days[d].midnightS));
    expect(text).toEqual(['off 08–12 and 20–24', 'off 00–02']);
    expect(schedule.fairness).toEqual({
      people: 150,
      leastHours: 10,
      mostHours: 10,
      gini: 0,
      worstDecileRatio: 1,
    });
  });

  it('names the parts of a queue where not all of it is off', () => {
    const feeders = ['a', 'b', 'c'].map((id) => feeder(id, '1', 1, { queue: 1, people: 10 }));
    const run = record(
      feeders,
      24,
      [
        [0, 6, 9],
        [1, 6, 9],
        [2, 9, 12.25],
      ],
      [told('feederRotatedOff', 'a', 6), told('feederRotatedOff', 'b', 6), told('feederRotatedOff', 'c', 9)],
    );
    const schedule = scheduleOutages(run, feeders, '2026-01-15T00:00');
    const [queue] = schedule.queues;
    const [{ blocks, steps }] = queue.days;
    expect(queue.parts.map((it) => it.feederIds)).toEqual([['a', 'b'], ['c']]);
    expect(sayQueueDay(queue, blocks, 0)).toBe('off 06–09 (part 1.1) and 09:00–12:15 (part 1.2)');
    expect(blocks.map((it) => it.people)).toEqual([20, 10]);
    expect(steps).toEqual([
      { fromS: 6 * hourS, toS: 9 * hourS, rotaCount: 2, otherCount: 0 },
      { fromS: 9 * hourS, toS: 12.25 * hourS, rotaCount: 1, otherCount: 0 },
    ]);
    expect(sayQueueDay(queue, [], 0)).toBe('no turn');
  });

  it('draws runs of parts together', () => {
    const parts = Array.from({ length: 7 }, () => ({ feederIds: [], people: 0 }));
    const say = (partIx: number[]) =>
      sayQueueDay({ queue: 3, parts }, [{ fromS: 0, toS: 3 * hourS, partIx, people: 0 }], 0);
    expect(say([0, 1, 2, 4])).toBe('off 00–03 (parts 3.1–3.3, 3.5)');
    expect(say([1, 2])).toBe('off 00–03 (parts 3.2, 3.3)');
    expect(say([0, 1, 2, 3, 4, 5, 6])).toBe('off 00–03');
  });

  it('keeps the rota apart from what was shed, dark or lost, by events and recorded states', () => {
    const feeders = [feeder('a', '1', 1, { queue: 1 }), feeder('b', '1', 1), feeder('c', '1', 1)];
    const run = record(
      feeders,
      12,
      [
        [0, 1.5, 6],
        [1, 2, 5],
        [2, 3, 4],
      ],
      [
        told('feederShed', 'a', 1.5),
        told('feederWentDark', 'b', 2),
        told('componentLost', 'c', 3),
        told('componentRepaired', 'c', 3.5),
      ],
      // what stays off as a block begins has no event of its own
      [
        [0, 2, 3, shed],
        [0, 3, 6, rota],
      ],
    );
    const { feeders: rows, queues } = scheduleOutages(run, feeders, '2026-01-15T00:00');
    expect(rows[0].off).toEqual([
      { fromS: 1.5 * hourS, toS: 3 * hourS, reason: 'shed' },
      { fromS: 3 * hourS, toS: 6 * hourS, reason: 'rota' },
    ]);
    expect(rows.map((it) => it.hours)).toEqual([
      { rota: 3, shed: 1.5, dark: 0, lost: 0 },
      { rota: 0, shed: 0, dark: 3, lost: 0 },
      { rota: 0, shed: 0.5, dark: 0, lost: 0.5 },
    ]);
    // b and c are queues of their own
    expect(queues.map((it) => [it.queue, it.feederIds])).toEqual([
      [1, ['a']],
      [undefined, ['b']],
      [undefined, ['c']],
    ]);
    expect(queues[1].days[0]).toEqual({
      blocks: [],
      steps: [{ fromS: 2 * hourS, toS: 5 * hourS, rotaCount: 0, otherCount: 1 }],
    });
  });

  it('leaves critical feeders out of the queues and out of fairness, and bus loads out of all', () => {
    const feeders = [
      feeder('home', '1', 1, { queue: 1, people: 90 }),
      feeder('spared', '1', 1, { queue: 2, people: 10 }),
      feeder('hospital', '1', 1, { queue: 1, critical: true, people: 5 }),
    ];
    const run = record(feeders, 24, [
      [0, 0, 8],
      [2, 0, 20],
      [3, 0, 24, 0.5],
    ]);
    const schedule = scheduleOutages(run, feeders, '2026-01-15T00:00');
    expect(schedule.queues.map((it) => it.feederIds)).toEqual([['home'], ['spared']]);
    expect(schedule.feeders.map((it) => [it.id, it.critical, it.offHours])).toEqual([
      ['home', false, 8],
      ['spared', false, 0],
      ['hospital', true, 20],
    ]);
    expect(schedule.fairness).toMatchObject({ people: 100, leastHours: 0, mostHours: 8 });
    expect(schedule.fairness?.gini).toBeCloseTo(0.1, 12);
    expect(schedule.fairness?.worstDecileRatio).toBeCloseTo(8 / 7.2, 12);
  });

  it('counts hours served in part by their part, and gives them no times', () => {
    const feeders = [feeder('a', '1', 1, { queue: 1 })];
    const { feeders: rows, queues } = scheduleOutages(
      record(feeders, 24, [[0, 0, 8, 0.25]]),
      feeders,
      '2026-01-15T00:00',
    );
    expect(rows[0]).toMatchObject({ offHours: 2, off: [], hours: { shed: 2 } });
    expect(queues[0].days[0].steps).toEqual([]);
  });

  it('is written as CSV with its mark', () => {
    const feeders = [feeder('a', '1', 1, { queue: 2, people: 100 }), feeder('b', '1', 1, { critical: true })];
    const run = record(feeders, 36, [[0, 12, 21]], [told('feederRotatedOff', 'a', 12)]);
    const tables = tabulateSchedule(scheduleOutages(run, feeders, '2026-01-15T06:00'), ['# TLP:AMBER']);
    const text = Object.fromEntries(tables.map((it) => [it.name, it.text.trim().split('\r\n')]));
    expect(text['outage-schedule.csv']).toEqual([
      '# TLP:AMBER',
      'date,queue,part,feederId,from,to,feeders,people,fromS,toS',
      '2026-01-15,2,,,18:00,24:00,1,100,43200,64800',
      '2026-01-16,2,,,00:00,03:00,1,100,64800,75600',
    ]);
    expect(text['feeder-outages.csv'].at(-1)).toBe('a,2,2026-01-15,18:00,2026-01-16,03:00,rota,43200,75600');
    expect(text['feeder-hours.csv'].slice(2)).toEqual(['a,2,,5,no,100,9,9,0,0,0', 'b,,,5,yes,0,0,0,0,0,0']);
  });
});
