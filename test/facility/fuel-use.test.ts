import { describe, expect, it } from 'vitest';
import { fuelUseLPerH } from '../../src/facility/fuel-use';
import { readParameters } from '../../src/model/parameters';

const read = readParameters();
const use = (ratedKw: number, loadKw: number) => fuelUseLPerH(ratedKw, loadKw, {}, read);

describe('fuel use', () => {
  it('gives the chart at its own points', () => {
    expect(use(20, 5)).toBeCloseTo(2.3, 12);
    expect(use(100, 75)).toBeCloseTo(22, 12);
    expect(use(500, 500)).toBeCloseTo(135.1, 12);
    expect(use(1000, 250)).toBeCloseTo(81.8, 12);
  });

  it('is linear between ratings and between load shares', () => {
    // 150 kW at half load lies midway between 15.5 and 29.1 L/h
    expect(use(150, 75)).toBeCloseTo((15.5 + 29.1) / 2, 12);
    expect(use(100, 62.5)).toBeCloseTo((15.5 + 22) / 2, 12);
    // idling: the line through a quarter and half load, 2·9.8 - 15.5
    expect(use(100, 0)).toBeCloseTo(4.1, 12);
  });

  it('uses the linear fits outside the chart, and its own line where a set has one', () => {
    expect(use(10, 6)).toBeCloseTo(0.061 * 10 + 0.262 * 6, 12);
    expect(use(1500, 900)).toBeCloseTo(0.0221 * 1500 + 0.2407 * 900, 12);
    expect(fuelUseLPerH(100, 50, { idleLPerKw: 0.1, loadLPerKwh: 0.2 }, read)).toBeCloseTo(20, 12);
  });
});
