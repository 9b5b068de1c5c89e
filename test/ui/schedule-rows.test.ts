import { describe, expect, it } from 'vitest';
import type { FeederOff, OutageSchedule, QueueOff, ScheduleDay } from '../../src/model/outage-schedule';
import {
  facilitiesByFeeder,
  firstRotaDay,
  hasRota,
  keepTimes,
  meanHours,
  offWithoutTurns,
  partNames,
  queuesToShow,
  sayOtherOff,
} from '../../src/ui/schedule/schedule-rows';
import { say } from '../../src/words/catalogue';
import { smallRegion } from '../builders/small-region';

const hourS = 3600;
const day: ScheduleDay = { date: '2026-01-15', midnightS: 0, fromS: 0, toS: 24 * hourS };
const quiet = { blocks: [], steps: [] };
const turn = { blocks: [{ fromS: 0, toS: 3 * hourS, partIx: [0], people: 5 }], steps: [] };

function queue(number: number | undefined, ids: string[][], days: QueueOff['days']): QueueOff {
  return {
    ...(number === undefined ? {} : { queue: number }),
    feederIds: ids.flat(),
    people: 5,
    parts: ids.map((feederIds) => ({ feederIds, people: 5 })),
    days,
  };
}

function schedule(queues: QueueOff[]): OutageSchedule {
  return { startLocal: '2026-01-15T00:00', days: [day, day], queues, feeders: [] };
}

describe('rows of an outage schedule', () => {
  it('open on the first day with a turn and leave out single feeders without one', () => {
    const queues = [
      queue(1, [['a']], [quiet, quiet]),
      queue(undefined, [['b']], [quiet, turn]),
      queue(undefined, [['c']], [quiet, quiet]),
    ];
    expect(firstRotaDay(schedule(queues))).toBe(1);
    expect(queuesToShow(schedule(queues)).map((it) => it.feederIds)).toEqual([['a'], ['b']]);
    expect(hasRota(schedule(queues))).toBe(true);
    expect(hasRota(schedule([queues[0]]))).toBe(false);
    expect(firstRotaDay(schedule([queues[0]]))).toBe(0);
  });

  it('say what was off without turns', () => {
    const feeder = (id: string, off: FeederOff['off']): FeederOff => ({
      id,
      tier: 3,
      critical: false,
      people: 5,
      off,
      offHours: 0,
      hours: { rota: 0, shed: 0, dark: 0, lost: 0 },
    });
    const feeders = [
      feeder('a', [{ fromS: 0, toS: hourS, reason: 'dark' }]),
      feeder('b', [
        { fromS: 0, toS: 60, reason: 'shed' },
        { fromS: 60, toS: 2 * hourS, reason: 'dark' },
      ]),
      feeder('c', []),
    ];
    expect(offWithoutTurns({ ...schedule([]), feeders })).toEqual({ dark: 2, untilS: 2 * hourS, shed: 1 });
  });

  it('name parts only where a queue has several', () => {
    const names = partNames(
      schedule([
        queue(1, [['a', 'b']], [turn, quiet]),
        queue(2, [['c'], ['d']], [turn, quiet]),
        queue(undefined, [['e']], [turn, quiet]),
      ]),
    );
    expect([...names]).toEqual([
      ['a', '1'],
      ['b', '1'],
      ['c', '2.1'],
      ['d', '2.2'],
    ]);
  });

  it('tell what is off besides the rota in whole stretches, without what lasts less than 5 min', () => {
    const step = (fromH: number, toH: number, otherCount: number) => ({
      fromS: fromH * hourS,
      toS: toH * hourS,
      rotaCount: 0,
      otherCount,
    });
    const steps = [step(1, 1.05, 9), step(1.05, 2, 3), step(2, 4, 5), step(6, 7, 0), step(8, 8.01, 2)];
    expect(sayOtherOff({ blocks: [], steps }, 9, day, 'en', say)).toBe(
      'besides the rota: 01:03–04:00 (up to 5 of 9 feeders)',
    );
    expect(sayOtherOff({ blocks: [], steps: [step(8, 9, 1)] }, 1, day, 'en', say)).toBe(
      'besides the rota: 08–09 (it)',
    );
    expect(sayOtherOff(quiet, 9, day, 'en', say)).toBeUndefined();
  });

  it('weigh hours by people, by feeders where nobody is counted', () => {
    const row = (people: number, offHours: number) => ({ people, offHours }) as FeederOff;
    expect(meanHours([row(30, 10), row(10, 2)])).toBe(8);
    expect(meanHours([row(0, 10), row(0, 2)])).toBe(6);
  });

  it('list the facilities on a feeder, and keep times in one piece', () => {
    const region = smallRegion();
    const [first, second] = region.facilities;
    region.couplings = [first, second].map((it, i) => ({
      id: `c${i}`,
      consumer: { kind: 'facility', id: it.id },
      busId: 'x',
      ...(i === 0 ? { feederId: 'f' } : {}),
    }));
    expect([...facilitiesByFeeder(region)]).toEqual([['f', [first.id]]]);
    expect(keepTimes('off 08–12')).toBe('off 08\u2060–\u206012');
  });
});
