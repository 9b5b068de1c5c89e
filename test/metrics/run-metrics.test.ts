import { describe, expect, it } from 'vitest';
import { giniOfHours, worstDecileRatio } from '../../src/metrics/fairness';
import { listInterruptions, offHours } from '../../src/metrics/interruptions';
import { measureRun } from '../../src/metrics/run-metrics';
import { createServiceTimes, sumAt } from '../../src/metrics/service-times';
import { type MetricName, metricUnits } from '../../src/model/metric-table';
import type { Outages } from '../../src/model/run-record';
import { english } from '../../src/words/catalogue';
import { runRegion } from '../builders/run-region';
import { loss, tinyRegion, tinyScenario } from '../builders/tiny-region';

const all = { fromS: 0, toS: 86_400 };

function outages(pieces: [number, number, number, number][], people: number[]): Outages {
  return {
    feederIx: Int32Array.from(pieces, (it) => it[0]),
    fromS: Float64Array.from(pieces, (it) => it[1]),
    toS: Float64Array.from(pieces, (it) => it[2]),
    offShare: Float64Array.from(pieces, (it) => it[3]),
    feederPeople: Float64Array.from(people),
  };
}

describe('interruptions', () => {
  it('join touching pieces and count the most people of them', () => {
    const list = listInterruptions(
      outages(
        [
          [0, 0, 3600, 0.5],
          [0, 3600, 7200, 1],
          [0, 9000, 9100, 1],
        ],
        [100],
      ),
      all,
    );
    expect(list.map(({ fromS, toS, people }) => [fromS, toS, people])).toEqual([
      [0, 7200, 100],
      [9000, 9100, 100],
    ]);
    expect(list[0].personHours).toBeCloseTo(150, 9);
  });

  it('are cut to the window', () => {
    const cut = outages([[0, 0, 7200, 1]], [100]);
    expect(listInterruptions(cut, { fromS: 3600, toS: 86_400 })[0].personHours).toBeCloseTo(100, 9);
    expect(offHours(cut, { fromS: 3600, toS: 5400 })[0]).toBeCloseTo(0.5, 12);
    expect(listInterruptions(cut, { fromS: 7200, toS: 9000 })).toEqual([]);
  });
});

describe('fairness', () => {
  const people = Float64Array.of(10, 30, 60);

  it('Gini equals its double sum', () => {
    const hours = Float64Array.of(8, 2, 1);
    let pairs = 0;
    for (let i = 0; i < 3; i++)
      for (let k = 0; k < 3; k++) pairs += people[i] * people[k] * Math.abs(hours[i] - hours[k]);
    const mean = (80 + 60 + 60) / 100;
    expect(giniOfHours(hours, people)).toBeCloseTo(pairs / (2 * 100 * 100 * mean), 12);
  });

  it('is 0 for all alike and undefined for nobody', () => {
    expect(giniOfHours(Float64Array.of(4, 4, 4), people)).toBeCloseTo(0, 12);
    expect(giniOfHours(new Float64Array(3), people)).toBe(0);
    expect(giniOfHours(new Float64Array(3), new Float64Array(3))).toBeUndefined();
  });

  it('worst tenth over the mean', () => {
    expect(worstDecileRatio(Float64Array.of(8, 2, 1), people)).toBeCloseTo(8 / 2, 12);
    // the worst tenth is half of a group of 20
    expect(worstDecileRatio(Float64Array.of(5, 0), Float64Array.of(20, 80))).toBeCloseTo(5, 12);
    expect(worstDecileRatio(new Float64Array(3), people)).toBeUndefined();
  });
});

describe('times', () => {
  const times = Float64Array.of(0, 900, 1800, 2700, 3600);
  const needed = Float64Array.of(10, 10, 10, 10, 10);

  it('to a level count from its last return', () => {
    const served = Float64Array.of(10, 2, 9.5, 6, 10);
    const hours = (level: number, toS = 3600) => {
      const clock = createServiceTimes(1, [level], { fromS: 0, toS });
      for (const [i, timeS] of times.entries()) clock.note(timeS, needed.subarray(i), served.subarray(i));
      return clock.hours(0, 0);
    };
    expect(hours(0.1)).toBe(0);
    expect(hours(0.5)).toBe(0.5);
    expect(hours(0.9)).toBe(1);
    expect(hours(0.9, 2700)).toBeUndefined();
  });

  it('between recordings are linear', () => {
    const sums = Float64Array.of(0, 1, 2, 6, 6);
    expect(sumAt(times, sums, 2250)).toBe(4);
    expect(sumAt(times, sums, 0)).toBe(0);
    expect(sumAt(times, sums, 9999)).toBe(6);
  });
});

describe('metrics of a run', () => {
  it('meet their definitions for a town that is off for ten hours', async () => {
    const region = tinyRegion();
    const run = await runRegion(region, tinyScenario([loss('feeder', 'F1', 3600, 36_000)]));
    const metrics = measureRun(run);
    const value = (name: MetricName) => metrics[name]?.value;
    const offH = (run.outages.toS[0] - run.outages.fromS[0]) / 3600;
    expect(offH).toBeGreaterThanOrEqual(10);
    expect(value('personHoursWithoutElectricity')).toBeCloseTo(4000 * offH, 6);
    expect(value('saifi')).toBeCloseTo(0.8, 12);
    expect(value('saidi')).toBeCloseTo(0.8 * offH, 9);
    expect(value('caidi')).toBeCloseTo(offH, 9);
    expect(value('customerHoursInterrupted')).toBeCloseTo((4000 * offH) / 2.4, 6);
    expect(value('offHoursWorstDecile')).toBeCloseTo(1 / 0.8, 9);
    expect(value('offHoursGini')).toBeCloseTo(0.2, 9);
    // the feeders have the same mix of sectors, so half of the need is off
    expect(value('electricityResilience')).toBeCloseTo(1 - (0.5 * offH) / 72, 6);
    expect(value('electricityTo99')).toBeCloseTo(Math.ceil((1 + offH) * 4 - 1e-9) / 4, 9);
    // EPANET stops its iterations at a relative error of flow of 1e-3
    expect(value('waterServiceAvailability')).toBeCloseTo(1, 4);
    expect(value('facilityHoursOnBackup')).toBeCloseTo(Math.min(10, offH - 10 / 3600), 6);
  });

  it('of a window add up to those of the whole', async () => {
    const run = await runRegion(tinyRegion(), tinyScenario([loss('branch', 'AB', 3700, 30 * 3600)]));
    const endS = 72 * 3600;
    const parts = [
      { fromS: 0, toS: 20_000 },
      { fromS: 20_000, toS: endS },
    ].map((window) => measureRun(run, window));
    const whole = measureRun(run);
    for (const name of [
      'unservedEnergy',
      'personHoursWithoutElectricity',
      'unservedWater',
      'fuelUsed',
    ] as const)
      expect((parts[0][name]?.value ?? 0) + (parts[1][name]?.value ?? 0)).toBeCloseTo(
        whole[name]?.value ?? -1,
        6,
      );
  });

  it('leave out what cannot be worked out', async () => {
    const bare = { waterNetworks: [], waterUsers: [], facilities: [], couplings: [], feeders: [] };
    const metrics = measureRun(await runRegion(tinyRegion(bare), tinyScenario([])));
    expect(metrics.saidi).toBeUndefined();
    expect(metrics.waterServiceAvailability).toBeUndefined();
    expect(metrics.waterTo50).toBeUndefined();
    expect(metrics.personHoursBelow15L).toBeUndefined();
    expect(metrics.personHoursWithoutElectricity).toBeUndefined();
    expect(metrics.fuelUsed).toBeUndefined();
    expect(metrics.unservedEnergy).toBeUndefined();
  });

  it('all have a name and a definition', () => {
    for (const name of Object.keys(metricUnits)) {
      expect(Object.keys(english)).toContain(`metric.${name}`);
      expect(Object.keys(english)).toContain(`metric.${name}.definition`);
    }
  });
});
