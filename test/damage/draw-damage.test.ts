import { describe, expect, it } from 'vitest';
import { drawDamage } from '../../src/damage/draw-damage';
import { createFragility, stateAt } from '../../src/damage/fragility';
import { type Footprint, hazards, intensityOf } from '../../src/model/footprint';
import { refKey } from '../../src/model/ids';
import { classesWithCurve, readParameters } from '../../src/model/parameters';
import { emptyRegion, type Region } from '../../src/model/region';
import { damageStates } from '../../src/model/scenario';
import { normalCdf } from '../../src/numerics/normal-cdf';
import { createRandom } from '../../src/numerics/random';
import { placeKm, smallRegion, square } from '../builders/small-region';

const read = readParameters();
const count = 4000;

/** Many buses of one voltage in a square of 60 km. */
function manyBuses(baseKv: number): Region {
  const model = smallRegion().grid.buses[0];
  const region = emptyRegion('many');
  region.grid.buses = Array.from({ length: count }, (_, i) => ({
    ...model,
    id: `b${i}`,
    baseKv,
    lonLat: placeKm(i % 60, Math.floor(i / 60) * 0.5),
  }));
  return region;
}

const everywhere: Footprint = {
  id: 'f',
  hazard: 'earthquake',
  intensity: 0.25,
  outline: square(-20, -20, 100),
};
const rank = (damage: string) => damageStates.indexOf(damage as (typeof damageStates)[number]);

describe('the normal distribution', () => {
  it('has the tabled shares', () => {
    // Abramowitz and Stegun, table 26.1
    const table = [
      [0, 0.5],
      [0.5, 0.691462461274013],
      [1, 0.841344746068543],
      [1.96, 0.975002104851779],
      [-3, 0.00134989803163009],
    ];
    for (const [x, share] of table) expect(Math.abs(normalCdf(x) / share - 1)).toBeLessThan(1e-12);
    // beyond 7 standard deviations a continued fraction takes over
    expect(Math.abs(normalCdf(-8) / 6.22096057427178e-16 - 1)).toBeLessThan(1e-7);
    expect(normalCdf(40)).toBe(1);
    expect(normalCdf(-40)).toBe(0);
  });
});

describe('fragility', () => {
  it('gives a half at the median of Hazus and its shares beside it', () => {
    const chances = createFragility(read, 'earthquake');
    const at = (intensity: number) => chances('substation330', [{ intensity, lengthKm: 0 }]) ?? [];
    expect(at(0.25)[1]).toBeCloseTo(0.5, 12);
    expect(at(0.35)[2]).toBeCloseTo(0.5, 12);
    // Φ(ln(0.5 / 0.35) / 0.4) = Φ(0.8917)
    expect(at(0.5)[2]).toBeCloseTo(0.81372, 4);
    expect(at(0)).toEqual([0, 0, 0, 0]);
  });

  it('of a line grows with its length as independent stretches do, however it is cut', () => {
    const chances = createFragility(read, 'wind');
    const one = chances('line110', [{ intensity: 45, lengthKm: 20 }]) ?? [];
    const two = chances('line110', [{ intensity: 45, lengthKm: 40 }]) ?? [];
    const cut = chances('line110', [
      { intensity: 45, lengthKm: 13 },
      { intensity: 45, lengthKm: 27 },
    ]);
    one.forEach((it, k) => {
      expect(two[k]).toBeCloseTo(1 - (1 - it) ** 2, 12);
      expect(cut?.[k]).toBeCloseTo(two[k], 12);
    });
    const point = chances('substation110', [{ intensity: 45, lengthKm: 0 }]);
    expect(point?.[1]).toBeCloseTo(normalCdf(Math.log(45 / 55) / 0.4), 12);
  });

  it('has for each hazard curves in the order of the states at its usual intensity', () => {
    for (const hazard of hazards) {
      const chances = createFragility(read, hazard);
      expect(classesWithCurve(hazard).length).toBeGreaterThan(0);
      for (const it of classesWithCurve(hazard)) {
        const at = chances(it, [{ intensity: intensityOf[hazard].usual, lengthKm: 0 }]) ?? [];
        for (let k = 1; k < at.length; k++) expect(at[k], `${hazard} ${it}`).toBeLessThanOrEqual(at[k - 1]);
      }
    }
  });

  it('gives the worst state that the number reaches', () => {
    expect(stateAt(0.9, [0.8, 0.5, 0.2, 0.1])).toBe('none');
    expect(stateAt(0.6, [0.8, 0.5, 0.2, 0.1])).toBe('minor');
    expect(stateAt(0.05, [0.8, 0.5, 0.2, 0.1])).toBe('destroyed');
  });
});

describe('a draw of damage', () => {
  it('has the shares of the curves, within three standard errors', () => {
    const region = manyBuses(330);
    const chances =
      createFragility(read, 'earthquake')('substation330', [{ intensity: 0.25, lengthKm: 0 }]) ?? [];
    for (const seed of [1, 2, 3]) {
      const { counts, withoutCount } = drawDamage(region, [], everywhere, seed, read);
      expect(withoutCount).toBe(0);
      let worse = 0;
      for (let k = 3; k >= 0; k--) {
        worse += counts[damageStates[k + 1]];
        const p = chances[k];
        expect(Math.abs(worse / count - p)).toBeLessThan(3 * Math.sqrt((p * (1 - p)) / count));
      }
      expect(worse + counts.none).toBe(count);
    }
  });

  it('never damages less under more intensity', () => {
    for (const [hazard, region] of [
      ['earthquake', manyBuses(110)],
      ['flood', manyBuses(110)],
      ['wind', smallRegion()],
      ['ice', smallRegion()],
    ] as const) {
      let before = new Map<string, number>();
      for (let step = 1; step <= 12; step++) {
        const intensity = (intensityOf[hazard].usual * step) / 4;
        const footprint = { ...everywhere, hazard, intensity, edgeIntensity: intensity / 2 };
        const { losses } = drawDamage(region, [], footprint, 7, read);
        const now = new Map(losses.map((it) => [refKey(it.component), rank(it.damage)]));
        for (const [key, state] of before) expect(now.get(key) ?? 0).toBeGreaterThanOrEqual(state);
        before = now;
      }
      expect(before.size).toBeGreaterThan(0);
    }
  });

  it('is the same again, and for a part of a region in any order', () => {
    const region = manyBuses(110);
    const whole = drawDamage(region, [], everywhere, 5, read).losses;
    expect(drawDamage(region, [], { ...everywhere, id: 'other', name: 'x' }, 5, read).losses).toEqual(whole);
    const part = { ...region, grid: { ...region.grid, buses: region.grid.buses.slice(100, 900).reverse() } };
    const byKey = new Map(whole.map((it) => [refKey(it.component), it]));
    const partly = drawDamage(part, [], everywhere, 5, read).losses;
    expect(partly.length).toBeGreaterThan(50);
    for (const it of partly) expect(byKey.get(refKey(it.component))).toEqual(it);
  });

  it('is another by another seed or number', () => {
    const region = manyBuses(110);
    const keys = (seed: number, draw: number) =>
      drawDamage(region, [], { ...everywhere, draw }, seed, read)
        .losses.map((it) => refKey(it.component))
        .join();
    expect(new Set([keys(1, 0), keys(2, 0), keys(1, 1), keys(2, 1)]).size).toBe(4);
  });

  it('leaves alone what has no curve, and says how many', () => {
    const region = smallRegion();
    const ice = { ...everywhere, hazard: 'ice' as const, intensity: 90 };
    const { losses, withoutCount } = drawDamage(region, [], ice, 1, read);
    expect(losses.length).toBeGreaterThan(3);
    expect(new Set(losses.map((it) => it.component.kind))).toEqual(new Set(['branch', 'feeder']));
    expect(withoutCount).toBeGreaterThanOrEqual(region.grid.buses.length);
    const neighbour = { ...region.grid.generators[0], id: 'n', technology: 'interconnection' as const };
    const ties = { ...region, grid: { ...region.grid, generators: [neighbour] } };
    const shaken = drawDamage(ties, [], { ...everywhere, intensity: 3 }, 1, read);
    expect(shaken.losses.some((it) => it.component.kind === 'generator')).toBe(false);
  });

  it('takes repair times from the table, drawn by component', () => {
    const { losses } = drawDamage(manyBuses(110), [], everywhere, 3, read);
    const heavy = losses.filter((it) => it.damage === 'heavy').map((it) => it.repairS / 3600);
    heavy.sort((a, b) => a - b);
    const median = heavy[Math.floor(heavy.length / 2)];
    const ninety = heavy[Math.floor(heavy.length * 0.9)];
    expect(heavy.length).toBeGreaterThan(100);
    expect(median / read('repair.substation110.heavy.p50H')).toBeGreaterThan(0.85);
    expect(median / read('repair.substation110.heavy.p50H')).toBeLessThan(1.18);
    expect(ninety / read('repair.substation110.heavy.p90H')).toBeGreaterThan(0.75);
    expect(ninety / read('repair.substation110.heavy.p90H')).toBeLessThan(1.35);
  });

  it('uses numbers that are even over [0, 1) across ids', () => {
    const bins = new Array(10).fill(0);
    for (let i = 0; i < count; i++) bins[Math.floor(createRandom(1, `damage/0/bus:b${i}`).next() * 10)]++;
    const chi2 = bins.reduce((sum, it) => sum + (it - count / 10) ** 2 / (count / 10), 0);
    // 99.9 % of chi-squared with 9 degrees of freedom
    expect(chi2).toBeLessThan(27.9);
  });
});
