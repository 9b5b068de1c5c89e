import { describe, expect, it } from 'vitest';
import { demandFactors } from '../../src/model/demand-profile';
import { readLocalStart } from '../../src/model/local-time';
import { readParameters } from '../../src/model/parameters';
import { sectors } from '../../src/model/people';
import { hourlyValueAt } from '../../src/model/weather-share';
import { createFeederDemand } from '../../src/timeline/feeder-demand';
import { tinyRegion, tinyScenario } from '../builders/tiny-region';

const read = readParameters();

describe('demand factors', () => {
  it('have mean 1 over a week at a temperature of mean need', () => {
    // 15 - 8 = 7 °C gives the mean heating; mean cooling is left out of the response
    const calm = readParameters({ 'demand.meanCoolingK': 0 });
    for (const sector of sectors) {
      let sum = 0;
      for (let day = 0; day < 7; day++)
        for (let hour = 0; hour < 24; hour++) sum += demandFactors(hour * 3600, day, 7, calm)[sector];
      expect(sum / 168).toBeCloseTo(1, 4);
    }
  });

  it('rise in the cold and in the heat', () => {
    const at = (temperatureC: number) => demandFactors(0, 0, temperatureC, read).residential;
    expect(at(-10) / at(18)).toBeCloseTo(1 + 0.012 * 25, 12);
    expect(at(32) / at(18)).toBeCloseTo(1 + 0.01 * 10, 12);
  });

  it('are below the mean by night and at weekends, above it at the evening peak of homes and by day elsewhere', () => {
    const at = (hour: number, weekday: number) => demandFactors(hour * 3600, weekday, 7, read);
    expect(at(3, 2).residential).toBeLessThan(at(19, 2).residential / 2);
    expect(at(11, 2).commercial).toBeGreaterThan(at(19, 2).commercial);
    for (const sector of ['commercial', 'industrial', 'public'] as const)
      expect(at(11, 6)[sector]).toBeLessThan(at(11, 2)[sector] * 0.85);
    expect(at(11, 6).residential).toBeGreaterThan(at(11, 2).residential);
  });

  it('swing as much as the scenario says, about the same mean', () => {
    const flat = readParameters({ 'demand.daySwing': 0, 'demand.weekSwing': 0 });
    const twice = readParameters({ 'demand.daySwing': 2, 'demand.weekSwing': 0 });
    for (const sector of sectors) {
      const base = demandFactors(0, 0, 18, flat)[sector];
      for (const hour of [0, 7, 19]) expect(demandFactors(hour * 3600, 6, 18, flat)[sector]).toBe(base);
      let sum = 0;
      for (let hour = 0; hour < 24; hour++) sum += demandFactors(hour * 3600, 6, 18, twice)[sector] / base;
      expect(sum / 24).toBeCloseTo(1, 3);
    }
    const once = readParameters({ 'demand.weekSwing': 0 });
    const from = (reader: typeof read) =>
      demandFactors(19 * 3600, 2, 18, reader).residential / demandFactors(0, 0, 18, flat).residential - 1;
    expect(from(twice)).toBeCloseTo(2 * from(once), 9);
  });

  it('go over midnight into the next day of the week', () => {
    const friday = demandFactors(30 * 3600, 4, 10, read).industrial;
    const saturday = demandFactors(6 * 3600, 5, 10, read).industrial;
    expect(friday).toBeCloseTo(saturday, 12);
  });
});

describe('a feeder', () => {
  it('needs its sectors’ means by their factors; a bus load keeps the file’s value', () => {
    const region = tinyRegion();
    region.grid.buses[2].loadMw = 7;
    const start = { timeOfDayS: 18 * 3600, weekday: 2, dayOfYear: 20 };
    const scenario = tinyScenario([], { weather: { temperatureC: [0, -10] } });
    const demand = createFeederDemand(region, scenario, start, ['F1', 'F2', 'bus:C'], read);
    const out = new Float64Array(3);
    demand(1800, out);
    const factors = demandFactors(18.5 * 3600, 2, -5, read);
    const { residential, commercial, industrial, public: services } = factors;
    expect(out[0]).toBeCloseTo(6 * residential + 2 * commercial + industrial + services, 12);
    expect(out[2]).toBe(7);
  });

  it('sees the last temperature hold on', () => {
    expect(hourlyValueAt([4, 2], 1800)).toBe(3);
    expect(hourlyValueAt([4, 2], 90_000)).toBe(2);
  });
});

describe('a local start', () => {
  it('knows its time of day and weekday', () => {
    expect(readLocalStart('2026-01-15T06:30')).toEqual({ timeOfDayS: 23_400, weekday: 3, dayOfYear: 15 });
    expect(readLocalStart('2024-02-29T00:00')).toEqual({ timeOfDayS: 0, weekday: 3, dayOfYear: 60 });
    expect(readLocalStart('2000-01-01T23:59')?.weekday).toBe(5);
    expect(readLocalStart('2024-12-31T00:00')?.dayOfYear).toBe(366);
    expect(readLocalStart('2026-12-31T00:00')?.dayOfYear).toBe(365);
    expect(readLocalStart('2100-03-01T00:00')?.dayOfYear).toBe(60);
    expect(readLocalStart('15.01.2026 06:30')).toBeUndefined();
    expect(readLocalStart('2026-13-01T00:00')).toBeUndefined();
  });
});
