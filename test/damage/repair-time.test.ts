import { describe, expect, it } from 'vitest';
import { createRepairClassifier, repairClasses } from '../../src/damage/repair-class';
import { drawRepairS, medianRepairS } from '../../src/damage/repair-time';
import { parameterList, readParameters } from '../../src/model/parameters';
import { createRandom } from '../../src/numerics/random';
import { tinyRegion } from '../builders/tiny-region';

const read = readParameters();

describe('repair times', () => {
  it('have a row for every class, rising with the damage and with the quantile', () => {
    for (const repairClass of repairClasses) {
      let before = 0;
      for (const state of ['minor', 'moderate', 'heavy', 'destroyed']) {
        const [p10, p50, p90] = ['p10', 'p50', 'p90'].map((q) =>
          read(`repair.${repairClass}.${state}.${q}H`),
        );
        expect(p10).toBeLessThanOrEqual(p50);
        expect(p50).toBeLessThanOrEqual(p90);
        expect(p50).toBeGreaterThanOrEqual(before);
        before = p50;
      }
    }
    const named = parameterList.filter((it) => it.key.startsWith('repair.')).length;
    expect(named).toBe(repairClasses.length * 4 * 3);
  });

  it('take the median of the table in a base run', () => {
    expect(medianRepairS(read, 'substation330', 'heavy')).toBe(18 * 86400);
    expect(medianRepairS(read, 'pipeLarge', 'destroyed')).toBe(12 * 3600);
    expect(medianRepairS(read, 'line110', 'none')).toBe(medianRepairS(read, 'line110', 'minor'));
  });

  it('are drawn lognormal through P50 and P90', () => {
    const random = createRandom(7, 'repair');
    const draws = Array.from({ length: 20_000 }, () => drawRepairS(random, read, 'tank', 'heavy')).sort(
      (a, b) => a - b,
    );
    // 20,000 draws put a quantile within about 2 % here
    expect(draws[10_000] / 3600).toBeGreaterThan(93 * 24 * 0.97);
    expect(draws[10_000] / 3600).toBeLessThan(93 * 24 * 1.03);
    expect(draws[18_000] / 3600).toBeGreaterThan(200 * 24 * 0.96);
    expect(draws[18_000] / 3600).toBeLessThan(200 * 24 * 1.04);
    const again = createRandom(7, 'repair');
    const first = drawRepairS(again, read, 'tank', 'heavy');
    expect(draws).toContain(first);
  });

  it('go by kind, voltage and diameter', () => {
    const classify = createRepairClassifier(tinyRegion(), (id) => (id === 'w/P1' ? 0.6 : 0.3));
    expect(classify({ kind: 'bus', id: 'A' })).toBe('substation110');
    expect(classify({ kind: 'branch', id: 'AB' })).toBe('line110');
    expect(classify({ kind: 'generator', id: 'plant' })).toBe('hydroUnit');
    expect(classify({ kind: 'facility', id: 'works' })).toBe('pumpStation');
    expect(classify({ kind: 'pipe', id: 'w/P1' })).toBe('pipeLarge');
    expect(classify({ kind: 'pipe', id: 'w/P2' })).toBe('pipeSmall');
    expect(classify({ kind: 'area', id: 'town' })).toBeUndefined();
  });
});
