import { describe, expect, it } from 'vitest';
import {
  exponentialFailureChance,
  hourlyFailureChance,
  type SurvivalSite,
  survivalChances,
} from '../../src/facility/survival';

function chances(site: SurvivalSite): Float64Array {
  const result = survivalChances(site);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Closed forms; tolerance as in the reference results. */
const tolerance = 1e-6;

describe('chance that a site survives', () => {
  it('two sets of 1 kW that fail with 0.2 a step, loads in a ring', () => {
    const sets = [{ count: 2, ratedKw: 1, availability: 1, startChance: 1, failureChance: 0.2 }];
    const out = chances({ sets, loadKw: [1, 2, 2, 1], stepH: 1, fromStep: 0, stepCount: 3 });
    const expected = [0.96, 0.4096, 0.262144];
    for (let k = 0; k < 3; k++) expect(Math.abs(out[k] - expected[k])).toBeLessThan(tolerance);
    // from the last step on the ring begins anew: one of two, one of two, both
    const round = chances({ sets, loadKw: [1, 2, 2, 1], stepH: 1, fromStep: 3, stepCount: 3 });
    // never both lost within two steps: 1 - (1 - 0.8^2)^2; both up for three steps: 0.8^6
    const closed = [0.96, 1 - 0.36 * 0.36, 0.8 * 0.8 * 0.8 * 0.8 * 0.8 * 0.8];
    for (let k = 0; k < 3; k++) expect(Math.abs(round[k] - closed[k])).toBeLessThan(1e-12);
  });

  it.each([
    ['hourly', hourlyFailureChance(1, 100), 0.721394],
    ['exponential', exponentialFailureChance(1, 100), 0.722121],
  ])('one set and a battery of 4 h through 24 h, %s failures', (_, failureChance, expected) => {
    const out = chances({
      sets: [{ count: 1, ratedKw: 100, availability: 0.98, startChance: 0.9, failureChance }],
      battery: { energyKwh: 400, powerKw: 100 },
      loadKw: [100],
      stepH: 1,
      fromStep: 0,
      stepCount: 24,
    });
    expect(Math.abs(out[23] - expected)).toBeLessThan(tolerance);
    // the battery alone: nothing can go wrong for 4 h, then the set must have started
    expect(out[3]).toBeCloseTo(1, 12);
    expect(out[4]).toBeCloseTo(0.98 * 0.9 * (1 - failureChance), 12);
  });

  it('fuel: survives while the tank lasts, to the litre', () => {
    const site = (fuelL: number, energyKwh: number) =>
      chances({
        sets: [
          {
            count: 1,
            ratedKw: 100,
            availability: 0.9,
            startChance: 1,
            failureChance: 0,
            fuelL,
            burnLPerH: (kw) => 10 + 0.2 * kw,
          },
        ],
        battery: { energyKwh, powerKw: 100 },
        loadKw: [100],
        stepH: 1,
        fromStep: 0,
        stepCount: 14,
      });
    // 30 L/h: 300 L are 10 h
    expect([...site(300, 0)].filter((it) => it > 0)).toHaveLength(10);
    expect([...site(299.9, 0)].filter((it) => it > 0)).toHaveLength(9);
    // a tank that is dry half-way through the 10th hour, and the battery for the rest of it and an hour more
    expect([...site(285, 150)].filter((it) => it > 0)).toHaveLength(11);
    expect(site(285, 150)[10]).toBeCloseTo(0.9, 12);
  });

  it('sets that share the load each use their own fuel', () => {
    const sets = {
      ratedKw: 50,
      availability: 1,
      startChance: 1,
      failureChance: 0,
      burnLPerH: (kw: number) => 5 + 0.2 * kw,
    };
    const site = (count: number, fuelL: number, loadKw: number) =>
      [
        ...chances({
          sets: [{ ...sets, count, fuelL }],
          loadKw: [loadKw],
          stepH: 1,
          fromStep: 0,
          stepCount: 30,
        }),
      ].filter((it) => it > 0).length;
    // 50 kW on one: 15 L/h; on two 10 L/h each
    expect(site(1, 150, 50)).toBe(10);
    expect(site(2, 150, 50)).toBe(15);
  });

  it('says so when there are too many ways to follow', () => {
    const sets = Array.from({ length: 5 }, (_, s) => ({
      count: 1,
      ratedKw: 10 + s,
      availability: 1,
      startChance: 1,
      failureChance: 0.01,
      fuelL: 1000 + s,
      burnLPerH: (kw: number) => 1 + 0.2 * kw,
    }));
    const result = survivalChances({ sets, loadKw: [10], stepH: 1, fromStep: 0, stepCount: 96 });
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.error[0].code).toBe('survival.tooManyWays');
  });
});
