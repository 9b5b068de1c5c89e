import { describe, expect, it } from 'vitest';
import { facilitySurvival } from '../../src/facility/facility-survival';
import type { Facility } from '../../src/model/facility';
import { readParameters } from '../../src/model/parameters';
import type { Scenario } from '../../src/model/scenario';
import { facility, tinyScenario, tinySet } from '../builders/tiny-region';

/** 100 kW, in maintenance 2 % of the time, starts in 9 of 10 cases, 100 h to failure, a tank for 240 h. */
const target = { ...tinySet, startChance: 0.9, meanTimeToFailureH: 100, tankL: 7200, fuelL: 7200 };
const battery = { energyKwh: 400, powerKw: 100, startFill: 1, refillH: 8 };
const read = readParameters({ 'backup.availability': 0.98 });

function survive(changes: Partial<Facility>, scenario: Partial<Scenario> = {}) {
  const result = facilitySurvival(facility('f', changes), tinyScenario([], scenario), read);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('the chance of a facility to last without grid', () => {
  it('is that of the reference site, by exponential lives and by hours', () => {
    const out = survive({ backup: [target], battery });
    expect(out.hours).toEqual([12, 24, 48, 72, 96]);
    expect(Math.abs(out.exponential[1] - 0.722121)).toBeLessThan(1e-6);
    expect(Math.abs(out.hourly[1] - 0.721394)).toBeLessThan(1e-6);
    // four of the hours can be the battery's
    out.hours.forEach((h, i) => {
      expect(out.exponential[i]).toBeCloseTo(0.98 * 0.9 * Math.exp(-(h - 4) / 100), 9);
      expect(out.hourly[i]).toBeCloseTo(0.98 * 0.9 * 0.99 ** (h - 4), 9);
    });
  });

  it('ends with the tank, and with the battery after it', () => {
    // 600 L at 30 L/h
    const out = survive({ backup: [{ ...target, fuelL: 600 }] });
    expect(out.exponential[0]).toBeCloseTo(0.98 * 0.9 * Math.exp(-0.12), 9);
    expect(out.exponential.slice(1)).toEqual([0, 0, 0, 0]);
    expect(survive({ backup: [{ ...target, fuelL: 600 }], battery }).exponential[1]).toBeGreaterThan(0.7);
  });

  it('is nothing without backup, and that of a battery alone as long as it lasts', () => {
    expect(survive({}).exponential).toEqual([0, 0, 0, 0, 0]);
    const small = { ...battery, energyKwh: 1300, startFill: 1 };
    expect(survive({ battery: small }).hourly).toEqual([1, 0, 0, 0, 0]);
    expect(survive({ battery: { ...small, startFill: 0.5 } }).hourly).toEqual([0, 0, 0, 0, 0]);
  });

  it('counts what a scenario places from its start on, and says what it leaves out', () => {
    const placement = { id: 'p', facilityId: 'f', ratedKw: 100, tankL: 9000, fuelL: 9000, readyS: 0 };
    const out = survive({ backup: [target] }, { placements: [placement, { ...placement, facilityId: 'g' }] });
    const own = survive({ backup: [target] });
    expect(out.exponential[4]).toBeGreaterThan(own.exponential[4] + 0.1);
    const late = survive(
      { backup: [{ ...target, window: { fromH: 1, toH: 2 } }], solarKwp: 5 },
      { placements: [{ ...placement, readyS: 60 }] },
    );
    expect(late.exponential).toEqual(own.exponential);
    expect(late.leavesOut).toEqual(['windows', 'sun', 'laterSets']);
  });

  it('takes a station’s whole demand, and less power high above the sea', () => {
    const station = { essentialKw: 10, demandKw: 100, pumpIds: ['w/P'], backup: [target] };
    expect(survive(station).needKw).toBe(100);
    expect(survive(station).exponential[0]).toBeGreaterThan(0.7);
    expect(survive({ ...station, altitudeM: 1100 }).exponential[0]).toBe(0);
  });

  it('is worked out for two different sets with their tanks, and refused where there are too many ways', () => {
    const other = { ...target, id: 'other', ratedKw: 110, tankL: 1500, fuelL: 1500, idleLPerKw: 0.09 };
    const out = survive({ backup: [target, other], battery });
    const alone = survive({ backup: [target], battery });
    expect(out.exponential[2]).toBeGreaterThan(alone.exponential[2] + 0.1);
    // the smaller tank is dry by then
    expect(out.exponential[4]).toBeCloseTo(alone.exponential[4], 9);
    const four = [1, 2, 3, 4].map((i) => ({ ...target, id: `s${i}`, ratedKw: 100 + i, fuelL: 900 + 37 * i }));
    const result = facilitySurvival(facility('f', { backup: four, battery }), tinyScenario([]), read);
    expect(result.ok).toBe(false);
  });
});
