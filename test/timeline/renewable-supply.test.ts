import { describe, expect, it } from 'vitest';
import { readLocalStart } from '../../src/model/local-time';
import { readParameters } from '../../src/model/parameters';
import { frameRow } from '../../src/model/run-record';
import type { Weather } from '../../src/model/scenario';
import { solarShare } from '../../src/model/weather-share';
import { createRenewableSupply } from '../../src/timeline/renewable-supply';
import { generator } from '../builders/grid';
import { runRegion } from '../builders/run-region';
import { tinyRegion, tinyScenario } from '../builders/tiny-region';

const read = readParameters();
const hourS = 3600;

/** A plant, a solar farm of 12 MW at 46 N and a wind farm of 10 MW without a place. */
function sunnyRegion(plantMaxMw: number) {
  const region = tinyRegion();
  const [plant] = region.grid.generators;
  region.grid.generators = [
    { ...plant, maxMw: plantMaxMw },
    generator('sun', 'B', { technology: 'solar', maxMw: 12, outputMw: 3, lonLat: [70, 46] }),
    generator('wind', 'B', { technology: 'wind', maxMw: 10, outputMw: 2 }),
  ];
  return region;
}

function supplyAt(weather: Partial<Weather>, timeS: number) {
  const scenario = tinyScenario([], { weather: { temperatureC: [0], ...weather } });
  const start = { timeOfDayS: 0, weekday: 0, dayOfYear: 172 };
  const supply = createRenewableSupply(sunnyRegion(40), scenario, start, read);
  const out = Float64Array.of(40, 3, 2);
  supply.availableMw(timeS, out);
  return { out: [...out], codes: supply.issues.map((it) => `${it.severity} ${it.code}`) };
}

describe('sun and wind by hour', () => {
  it('take a unit with a place by the sun, one without as in the file, and say so', () => {
    const noon = supplyAt({}, 12 * hourS);
    const start = { timeOfDayS: 0, weekday: 0, dayOfYear: 172 };
    const share = solarShare({ temperatureC: [0] }, start, 46, 12 * hourS, read);
    expect(share).toBeGreaterThan(0.5);
    expect(noon.out).toEqual([40, 12 * share, 2]);
    expect(noon.codes).toEqual(['info run.renewablesByHour', 'info run.renewablesAsFile']);
    expect(supplyAt({}, 0).out).toEqual([40, 0, 2]);
  });

  it('give wind by a series of the scenario even without a place', () => {
    const { out, codes } = supplyAt({ windShare: [0.9] }, 0);
    expect(out[2]).toBeCloseTo(9, 12);
    expect(codes).toEqual(['info run.renewablesByHour']);
  });

  it('keep to the file by choice', () => {
    const { out, codes } = supplyAt({ renewables: 'file', windShare: [0.9] }, 12 * hourS);
    expect(out).toEqual([40, 3, 2]);
    expect(codes).toEqual(['info run.renewablesAsFile']);
  });

  it('warn where the hour is asked for and the sun has no place', () => {
    const scenario = tinyScenario([], { weather: { temperatureC: [0], renewables: 'byHour' } });
    const region = sunnyRegion(40);
    region.grid.generators[1] = { ...region.grid.generators[1], lonLat: undefined };
    const start = { timeOfDayS: 0, weekday: 0, dayOfYear: 172 };
    const { issues, followerIx } = createRenewableSupply(region, scenario, start, read);
    expect([...followerIx]).toEqual([2]);
    expect(issues.map((it) => `${it.severity} ${it.code}`)).toEqual([
      'info run.renewablesByHour',
      'warning run.sunWithoutPlace',
    ]);
  });

  it('drive the run: the plant makes room by day, and load is shed in the evening when the plant is too small', async () => {
    const startLocal = '2026-06-15T00:00';
    const scenario = tinyScenario([], {
      startLocal,
      horizonS: 24 * hourS,
      weather: { temperatureC: [18], windShare: [0.1] },
    });
    const run = await runRegion(sunnyRegion(19), scenario);
    const start = readLocalStart(startLocal);
    if (!start) throw new Error(startLocal);
    const outputs = (hour: number) => frameRow(run, 'generatorOutputMw', 4 * hour);
    const { electricityNeededMw: needed, electricityServedMw: served, powerBalanceErrorMw } = run.series;
    for (const hour of [0, 8, 12, 16]) {
      const [plant, sun, wind] = outputs(hour);
      expect(sun).toBeCloseTo(12 * solarShare(scenario.weather, start, 46, hour * hourS, read), 5);
      expect(wind).toBeCloseTo(1, 6);
      expect(served[4 * hour]).toBeCloseTo(needed[4 * hour], 9);
      expect(plant + sun + wind).toBeCloseTo(needed[4 * hour], 5);
    }
    expect(outputs(0)[1]).toBe(0);
    expect(outputs(12)[1]).toBeGreaterThan(6);
    // 19 MW of the plant and 1 MW of wind against more than 20 MW after sunset
    expect(needed[4 * 20]).toBeGreaterThan(20);
    expect(served[4 * 20]).toBeLessThan(needed[4 * 20] - 1);
    expect(run.events.some((it) => it.kind === 'loadShed' && it.timeS > 16 * hourS)).toBe(true);
    for (const mw of powerBalanceErrorMw) expect(mw).toBeLessThan(1e-9);
  });
});
