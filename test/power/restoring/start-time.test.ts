import { describe, expect, it } from 'vitest';
import { readParameters } from '../../../src/model/parameters';
import { readPowerSettings } from '../../../src/power/power-settings';
import { createStartTimes, readyTimeS, startDurationS } from '../../../src/power/restoring/start-time';
import { branch, bus, generator } from '../../builders/grid';
import { gridRegion, startEngine } from '../../builders/power-engine';

const hourS = 3600;
const units = [
  generator('coal', 'A', { technology: 'coal' }),
  generator('hydro', 'A', { technology: 'hydro' }),
  generator('own', 'A', { technology: 'coal', startHours: 5 }),
];
const times = createStartTimes(units, readPowerSettings(readParameters()));

describe('start time', () => {
  it('of a coal unit is 3 h hot, 11 h after 12 h off, 60 h after 40 h off', () => {
    const hours = (stoodH: number) => startDurationS(times, 0, stoodH * hourS) / hourS;
    expect([0, 11.99, 12, 39.99, 40, 500].map(hours)).toEqual([3, 3, 11, 11, 60, 60]);
  });

  it('of hydro, and of a unit with hours of its own, does not depend on how long it stood', () => {
    for (const stoodH of [0, 13, 100]) {
      expect(startDurationS(times, 1, stoodH * hourS)).toBe(0);
      expect(startDurationS(times, 2, stoodH * hourS)).toBe(5 * hourS);
    }
  });

  it('cannot be over before the unit has stood its shortest time', () => {
    // coal: 8 h of standing, 3 h from hot. Told at once, and 7 h later.
    expect(readyTimeS(times, 0, 100, 100)).toBe(100 + 8 * hourS);
    expect(readyTimeS(times, 0, 100, 100 + 7 * hourS)).toBe(100 + 10 * hourS);
  });

  it('counts in the engine from when the grid is back, by how long the unit was off', () => {
    const region = () =>
      gridRegion(
        [bus('A', { type: 'reference', loadMw: 20 }), bus('B', { loadMw: 70 })],
        [branch('ab', 'A', 'B')],
        [
          generator('h', 'A', { outputMw: 70, technology: 'hydro' }),
          generator('coal', 'B', { outputMw: 20, technology: 'coal' }),
        ],
      );
    const startedAt = (backH: number) => {
      const it = startEngine(region());
      it.lose('branch:ab');
      it.repair('branch:ab', backH * hourS);
      it.runTo(200 * hourS);
      return it.events.find((e) => e.kind === 'generatorStarted' && e.id === 'coal')?.timeS;
    };
    expect(startedAt(1)).toBe(8 * hourS);
    expect(startedAt(6)).toBe(9 * hourS);
    expect(startedAt(13)).toBe(24 * hourS);
    expect(startedAt(41)).toBe(101 * hourS);
  });
});
