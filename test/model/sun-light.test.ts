import { describe, expect, it } from 'vitest';
import { readLocalStart } from '../../src/model/local-time';
import { readParameters } from '../../src/model/parameters';
import { clearSkyShare, declinationRad, sineOfElevation } from '../../src/model/sun-light';
import { solarShare, windShare } from '../../src/model/weather-share';

const degree = 3.141592653589793 / 180;
const read = readParameters();
const equinox = 81;
const solstice = 172;

describe('the sun', () => {
  it('has no declination at the equinox, 23.45 degrees at the solstices', () => {
    expect(declinationRad(equinox)).toBeCloseTo(0, 12);
    expect(declinationRad(solstice) / degree).toBeCloseTo(23.45, 3);
    expect(declinationRad(355) / degree).toBeCloseTo(-23.45, 2);
  });

  it('stands at noon at 90 degrees less the latitude plus the declination', () => {
    for (const latitude of [-35, 0, 45.9, 60]) {
      expect(sineOfElevation(latitude, equinox, 12)).toBeCloseTo(Math.cos(latitude * degree), 12);
    }
    expect(sineOfElevation(46, solstice, 12)).toBeCloseTo(Math.sin((90 - 46 + 23.4498) * degree), 6);
  });

  it('rises at six everywhere at the equinox, and at 60 N in June where cos w = -tan 60 tan 23.45', () => {
    for (const latitude of [-60, 10, 49]) {
      expect(sineOfElevation(latitude, equinox, 6)).toBeCloseTo(0, 12);
      expect(sineOfElevation(latitude, equinox, 18)).toBeCloseTo(0, 12);
    }
    // w = 138.71 degrees: 9.247 h before noon
    expect(sineOfElevation(60, solstice, 12 - 9.24)).toBeGreaterThan(0);
    expect(sineOfElevation(60, solstice, 12 - 9.255)).toBeLessThan(0);
  });

  it('gives 1035 W/m2 on level ground from the zenith, 488 W/m2 from 30 degrees, nothing from below', () => {
    expect(clearSkyShare(1)).toBeCloseTo(1.098 * Math.exp(-0.059), 12);
    expect(clearSkyShare(0.5)).toBeCloseTo(0.549 * Math.exp(-0.118), 12);
    expect(clearSkyShare(-0.2)).toBe(0);
    expect(clearSkyShare(0)).toBe(0);
  });
});

function kwhPerDay(startLocal: string): number {
  const start = readLocalStart(startLocal);
  if (!start) throw new Error(startLocal);
  let sum = 0;
  for (let quarter = 0; quarter < 96; quarter++)
    sum += solarShare({ temperatureC: [0] }, start, 49, quarter * 900, read) / 4;
  return sum;
}

describe('a solar farm', () => {
  it('yields 0.7-1.0 kWh a day and kWp around the new year and 4-5 in June at 49 N', () => {
    expect(kwhPerDay('2026-01-15T00:00')).toBeGreaterThan(0.8);
    expect(kwhPerDay('2026-01-15T00:00')).toBeLessThan(1);
    expect(kwhPerDay('2026-12-21T00:00')).toBeGreaterThan(0.7);
    expect(kwhPerDay('2026-06-15T00:00')).toBeGreaterThan(4);
    expect(kwhPerDay('2026-06-15T00:00')).toBeLessThan(5);
  });

  it('follows the clouds of the scenario by hour and the hour of noon', () => {
    const start = { timeOfDayS: 11 * 3600, weekday: 0, dayOfYear: equinox };
    const clear = solarShare({ temperatureC: [0], sunShare: [1] }, start, 46, 3600, read);
    expect(clear).toBeCloseTo(0.85 * clearSkyShare(Math.cos(46 * degree)), 12);
    expect(solarShare({ temperatureC: [0], sunShare: [1, 0.2] }, start, 46, 3600, read)).toBeCloseTo(
      0.2 * clear,
      12,
    );
    const summer = readParameters({ 'weather.solarNoonH': 13 });
    expect(solarShare({ temperatureC: [0], sunShare: [1] }, start, 46, 7200, summer)).toBeCloseTo(clear, 12);
  });

  it('counts days on over midnight', () => {
    const evening = { timeOfDayS: 20 * 3600, weekday: 0, dayOfYear: 100 };
    const next = { timeOfDayS: 0, weekday: 1, dayOfYear: 101 };
    const weather = { temperatureC: [0] };
    expect(solarShare(weather, evening, 46, 16 * 3600, read)).toBe(
      solarShare(weather, next, 46, 12 * 3600, read),
    );
  });
});

describe('a wind farm', () => {
  const midnight = { timeOfDayS: 0, weekday: 0, dayOfYear: 1 };

  it('gives 30 % of its power on the mean of a day, 10 % more at 02:00 and less at 14:00', () => {
    const at = (hour: number) => windShare({ temperatureC: [0] }, midnight, hour * 3600, read);
    expect(at(2)).toBeCloseTo(0.33, 12);
    expect(at(14)).toBeCloseTo(0.27, 12);
    let sum = 0;
    for (let hour = 0; hour < 24; hour++) sum += at(hour);
    expect(sum / 24).toBeCloseTo(0.3, 12);
  });

  it('follows the series of the scenario, whose last value holds on', () => {
    const weather = { temperatureC: [0], windShare: [0.8, 0.2] };
    expect(windShare(weather, midnight, 1800, read)).toBeCloseTo(0.5, 12);
    expect(windShare(weather, midnight, 90_000, read)).toBe(0.2);
  });
});
