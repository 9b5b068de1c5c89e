import { describe, expect, it } from 'vitest';
import { checkParameters, findParameter, parameterList, readParameters } from '../../src/model/parameters';
import { readPowerSettings } from '../../src/power/power-settings';
import { sayParameter } from '../../src/words/parameter-label';

describe('parameters', () => {
  it('have each a value in its range, a unit, a source, a confidence and a label', () => {
    const keys = new Set<string>();
    for (const it of parameterList) {
      expect(keys.has(it.key), it.key).toBe(false);
      keys.add(it.key);
      expect(it.value, it.key).toBeGreaterThanOrEqual(it.min);
      expect(it.value, it.key).toBeLessThanOrEqual(it.max);
      expect(it.unit.length, it.key).toBeGreaterThan(0);
      expect(it.source.length, it.key).toBeGreaterThan(3);
      expect(['P', 'S', 'J', 'R']).toContain(it.confidence);
      expect(sayParameter(it.key), it.key).not.toBe(it.key);
    }
  });

  it('are read with a scenario’s overrides on top', () => {
    const read = readParameters({ 'station.restartS': 60 });
    expect(read('station.restartS')).toBe(60);
    expect(read('water.unsafeH')).toBe(findParameter('water.unsafeH')?.value);
    expect(() => read('no.such')).toThrow();
  });

  it('hold everything that the power model reads', () => {
    const settings = readPowerSettings(readParameters());
    for (const value of Object.values(settings)) {
      const numbers = typeof value === 'number' ? [value] : Object.values(value);
      for (const it of numbers) expect(Number.isFinite(it)).toBe(true);
    }
    expect(readPowerSettings(readParameters({ 'power.slowTripS': 60 })).slowTripS).toBe(60);
  });

  it('refuse overrides that name nothing or lie out of range', () => {
    expect(checkParameters({ 'station.restartS': 60 })).toEqual([]);
    const codes = checkParameters({
      'no.such': 1,
      'water.areaLostShare': 1.5,
      'pump.efficiency': Number.NaN,
    });
    expect(codes.map((it) => it.code)).toEqual([
      'parameter.unknown',
      'parameter.outOfRange',
      'parameter.outOfRange',
    ]);
  });

  it('say repair times in words', () => {
    expect(sayParameter('repair.line330.heavy.p50H')).toBe(
      'Repair of a line of 200-450 kV, heavy: median (P50)',
    );
  });
});
