import { describe, expect, it } from 'vitest';
import { readParameters } from '../../../src/model/parameters';
import { coldFactor, outageOfFactor } from '../../../src/power/energising/cold-load';
import { readPowerSettings } from '../../../src/power/power-settings';
import { branch, bus, generator } from '../../builders/grid';
import { feeder, gridRegion, startEngine } from '../../builders/power-engine';

const hourS = 3600;
const settings = readPowerSettings(readParameters());

function town() {
  return gridRegion(
    [bus('A', { type: 'reference' }), bus('B')],
    [branch('ab', 'A', 'B')],
    [generator('hydro', 'A', { outputMw: 10, maxMw: 400, technology: 'hydro' })],
    [feeder('f', 'B', 10)],
  );
}

describe('cold load', () => {
  it('is the table, with straight lines in between', () => {
    const at = (hours: number) => coldFactor(settings, hours * hourS);
    expect([0, 0.5, 1, 2, 4, 100].map(at)).toEqual([1, 1, 1.3, 1.7, 2, 2]);
    expect(at(0.75)).toBeCloseTo(1.15, 12);
    expect(at(1.5)).toBeCloseTo(1.5, 12);
    expect(at(3)).toBeCloseTo(1.85, 12);
    for (const factor of [1.1, 1.3, 1.5, 1.9])
      expect(coldFactor(settings, outageOfFactor(settings, factor))).toBeLessThanOrEqual(factor + 1e-12);
    expect(outageOfFactor(settings, 1)).toBe(0);
    expect(outageOfFactor(settings, 1.7)).toBe(2 * hourS);
  });

  it.each([
    [0.4, 1],
    [1, 1.3],
    [2, 1.7],
    [4, 2],
    [9, 2],
  ])('after %f h draws %f times the demand and decays in 45 min', (hours, factor) => {
    const it = startEngine(town());
    it.lose('branch:ab', 0);
    const backS = hours * hourS;
    it.repair('branch:ab', backS);
    const { state } = it.engine;
    expect(state.feederServedMw[0]).toBeCloseTo(10 * factor, 9);
    const firstS = 900 * (Math.floor(backS / 900) + 1);
    for (const timeS of [firstS, firstS + 900, firstS + 2700]) {
      it.runTo(timeS);
      const left = (factor - 1) * Math.exp(-(timeS - backS) / 2700);
      expect(state.feederServedMw[0]).toBeCloseTo(10 * (1 + left), 9);
      expect(state.balanceErrorMw).toBeLessThan(1e-9);
    }
    it.runTo(backS + 6 * hourS);
    expect(state.feederServedMw[0]).toBe(10);
    expect(it.engine.nextTimeS()).toBe(Number.POSITIVE_INFINITY);
  });

  it('is no unserved energy: what is off is needed as if there had been no outage, what is on as it draws', () => {
    const it = startEngine(town());
    const { state } = it.engine;
    it.lose('branch:ab', 0);
    let unservedMwh = 0;
    let nowS = 0;
    const goTo = (timeS: number) => {
      unservedMwh += ((state.feederNeededMw[0] - state.feederServedMw[0]) * (timeS - nowS)) / hourS;
      nowS = timeS;
      it.runTo(timeS);
    };
    for (let timeS = 0; timeS < 3 * hourS; timeS += 300) goTo(timeS);
    goTo(3 * hourS - 1);
    it.repair('branch:ab', 3 * hourS);
    nowS = 3 * hourS - 1;
    for (let timeS = 3 * hourS; timeS < 10 * hourS; timeS += 300) {
      goTo(timeS);
      expect(state.feederServedMw[0]).toBe(state.feederNeededMw[0]);
    }
    expect(unservedMwh).toBeCloseTo((10 * (3 * hourS - 1)) / hourS, 9);
  });

  it('goes on from where it was when voltage is lost again', () => {
    const it = startEngine(town());
    it.lose('branch:ab', 0);
    it.repair('branch:ab', 4 * hourS);
    it.runTo(4 * hourS + 2700);
    const left = 1 + Math.exp(-1);
    it.lose('branch:ab', 4 * hourS + 2700);
    it.repair('branch:ab', 4 * hourS + 2700 + 1200);
    // 1.368 is what 1.17 h leave, twenty minutes more make 1.5 h
    const outageH = 1 + (left - 1.3) / 0.4 + 1 / 3;
    expect(it.engine.state.feederServedMw[0]).toBeCloseTo(10 * (1.3 + 0.4 * (outageH - 1)), 9);
  });

  it('of a bus load that comes back in steps is the mean of its parts', () => {
    const region = gridRegion(
      [bus('A', { type: 'reference' }), bus('B', { loadMw: 40 })],
      [branch('ab', 'A', 'B')],
      [generator('hydro', 'A', { outputMw: 40, maxMw: 400, technology: 'hydro' })],
    );
    const it = startEngine(region);
    it.lose('branch:ab', 0);
    it.repair('branch:ab', 2 * hourS);
    const { state } = it.engine;
    // 5 % of 400 MW of what draws 1.7 times its demand
    expect(state.feederServedMw[0]).toBeCloseTo(20, 9);
    expect(state.feederOffShare[0]).toBeCloseTo(1 - 20 / 68, 9);
    expect(state.feederNeededMw[0] - state.feederServedMw[0]).toBeCloseTo(40 * (1 - 20 / 68), 9);
    it.runTo(2 * hourS + 300);
    // what came first has decayed for five minutes
    expect(state.feederServedMw[0]).toBeCloseTo((20 / 1.7) * (1 + 0.7 * Math.exp(-300 / 2700)) + 20, 9);
    it.runTo(12 * hourS);
    expect(state.feederServedMw[0]).toBe(40);
  });
});
