import { describe, expect, it } from 'vitest';
import { readParameters } from '../../../src/model/parameters';
import { readPowerSettings } from '../../../src/power/power-settings';
import type { Protection } from '../../../src/power/protection/protection';
import { createBandsProtection } from '../../../src/power/protection/protection-bands';
import { createIntegralProtection, integralTripS } from '../../../src/power/protection/protection-integral';
import { createThermalProtection, thermalTripS } from '../../../src/power/protection/protection-thermal';

const settings = readPowerSettings(readParameters());
const due = new Int32Array(4);
const loads = (...values: number[]) => Float64Array.from(values);

function tripsAt(rule: Protection, timeS: number): number[] {
  return [...due.subarray(0, rule.collectDue(timeS, due))];
}

describe('rule integral', () => {
  it.each([
    [1.5, 15],
    [1.05, 150],
    [2.5, 5],
  ])('at a constant loading of %f trips after %f s', (loading, seconds) => {
    expect(integralTripS(loading, settings.relayS)).toBeCloseTo(seconds, 10);
    const rule = createIntegralProtection(1, settings.relayS);
    rule.observe(10, loads(loading));
    expect(rule.nextTimeS()).toBeCloseTo(10 + seconds, 10);
    expect(tripsAt(rule, 10 + seconds - 1e-3)).toEqual([]);
    expect(tripsAt(rule, 10 + seconds)).toEqual([0]);
  });

  it('keeps its memory over a change of loading and drains below the rating', () => {
    const rule = createIntegralProtection(1, 15);
    rule.observe(0, loads(1.5));
    rule.observe(10, loads(0.8));
    expect(rule.nextTimeS()).toBe(Number.POSITIVE_INFINITY);
    rule.observe(15, loads(1.5));
    // 5 - 0.2·5 = 4 of 7.5 are used up.
    expect(rule.nextTimeS()).toBeCloseTo(15 + 3.5 / 0.5, 10);
    rule.observe(16, loads(0.1));
    rule.observe(100, loads(1.5));
    expect(rule.nextTimeS()).toBeCloseTo(115, 10);
  });

  it('trips equal relays together', () => {
    const rule = createIntegralProtection(3, 15);
    rule.observe(0, loads(1.3, 1.2, 1.3));
    expect(tripsAt(rule, rule.nextTimeS())).toEqual([0, 2]);
  });
});

describe('rule thermal', () => {
  it.each([
    [1.1, 0, 600],
    [1.25, 0, 350.027],
    [1.25, 0.6, 260.303],
    [1.5, 0.6, 141.646],
    [2, 0.6, 66.251],
  ])('loading %f from a preload of %f reaches the limit after %f s', (loading, preload, seconds) => {
    expect(thermalTripS(loading, preload * preload, settings.thermalRatePerS)).toBeCloseTo(seconds, 2);
    const rule = createThermalProtection(1, settings.thermalRatePerS);
    rule.observe(0, loads(preload));
    rule.observe(5, loads(loading));
    expect(rule.nextTimeS()).toBeCloseTo(5 + seconds, 2);
  });

  it('starts in the steady state and keeps the temperature between loadings', () => {
    const rate = settings.thermalRatePerS;
    const rule = createThermalProtection(1, rate);
    rule.observe(0, loads(0.8));
    rule.observe(1000, loads(1.2));
    const reached = 1.44 + (0.64 - 1.44) * Math.exp(-rate * 100);
    rule.observe(1100, loads(1.5));
    expect(rule.nextTimeS()).toBeCloseTo(1100 + thermalTripS(1.5, reached, rate), 6);
  });

  it('never trips at the rating', () => {
    expect(thermalTripS(1, 0, 0.003)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('rule bands', () => {
  it('warns after 4 h at 110 % and does not trip', () => {
    const rule = createBandsProtection(1, settings);
    rule.observe(100, loads(1.1));
    expect(rule.nextTimeS()).toBe(100 + 4 * 3600);
    expect(tripsAt(rule, 100 + 4 * 3600)).toEqual([]);
    expect(rule.collectWarnings(100 + 4 * 3600, due)).toBe(1);
    expect(rule.nextTimeS()).toBe(Number.POSITIVE_INFINITY);
  });

  it('trips after 15 min above 120 % and after 15 s above 150 %, whichever is first', () => {
    const rule = createBandsProtection(2, settings);
    rule.observe(0, loads(1.3, 1.6));
    expect(tripsAt(rule, 15)).toEqual([1]);
    expect(tripsAt(rule, 899)).toEqual([1]);
    expect(tripsAt(rule, 900)).toEqual([0, 1]);
    rule.observe(895, loads(1.6, 0));
    expect(rule.nextTimeS()).toBe(900);
  });

  it('starts anew after a drop below a threshold', () => {
    const rule = createBandsProtection(1, settings);
    rule.observe(0, loads(1.3));
    rule.observe(800, loads(1.15));
    rule.observe(810, loads(1.3));
    expect(rule.nextTimeS()).toBe(810 + 900);
  });
});
