import { describe, expect, it } from 'vitest';
import { formatDay, formatRunTime, localClock, nights, timeTicks } from '../../../src/ui/charts/time-axis';

const h = 3600;

describe('timeTicks', () => {
  it('takes the finest whole step that leaves room', () => {
    expect(timeTicks(72 * h, 720, 56)).toEqual(Array.from({ length: 13 }, (_, i) => i * 6 * h));
    expect(timeTicks(72 * h, 200, 56)).toEqual([0, 24 * h, 48 * h, 72 * h]);
    expect(timeTicks(0, 200, 56)).toEqual([0]);
  });
});

it('writes the time of the run', () => {
  expect([0, 900, 14 * h, 14.25 * h, 95 * h, 96 * h, 123 * h].map(formatRunTime)).toEqual([
    'T+0 h',
    'T+15 min',
    'T+14 h',
    'T+14 h 15 min',
    'T+95 h',
    'T+4 d',
    'T+5 d 3 h',
  ]);
});

describe('localClock', () => {
  it('counts on from the local start over midnight and month', () => {
    expect(localClock('2026-01-31T23:30', 45 * 60)).toEqual({
      date: '2026-02-01',
      time: '00:15',
      hourOfDay: 0.25,
    });
  });

  it('names the day in both languages', () => {
    expect(formatDay('2026-01-15', 'en')).toBe('Thu 15 Jan');
    expect(formatDay('2026-01-15', 'uk')).toMatch(/15 січ/);
  });
});

it('finds the nights from 20:00 to 06:00', () => {
  expect(nights('2026-01-15T06:00', 48 * h)).toEqual([
    { fromS: 14 * h, toS: 24 * h },
    { fromS: 38 * h, toS: 48 * h },
  ]);
  expect(nights('2026-01-15T22:00', 10 * h)).toEqual([{ fromS: 0, toS: 8 * h }]);
});
