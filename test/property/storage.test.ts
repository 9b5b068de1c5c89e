import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { driveLoads, storeOnBus } from '../builders/storage-run';

const loads = fc.array(fc.integer({ min: 10, max: 100 }), { minLength: 4, maxLength: 96 });
const grid = fc.record({
  unitMw: fc.integer({ min: 20, max: 80 }),
  storeMw: fc.integer({ min: 1, max: 60 }),
  energyMwh: fc.integer({ min: 1, max: 120 }),
  initialShare: fc.constantFrom(0, 0.25, 0.5, 1),
});

describe('storage on one bus', () => {
  it('keeps its books to 1e-9 MWh and never serves less for more energy', () => {
    let used = 0;
    fc.assert(
      fc.property(grid, fc.integer({ min: 1, max: 60 }), loads, (sizes, moreMwh, loadsMw) => {
        const start = { ...sizes, loadMw: loadsMw[0] };
        const less = storeOnBus(start, sizes.initialShare);
        const sums = driveLoads(less, loadsMw);
        const initialMwh = sizes.energyMwh * sizes.initialShare;
        const expectedMwh = initialMwh + 0.9 * sums.takenMwh - sums.givenMwh / 0.9;
        const storedMwh = less.engine.state.storedMwh[0];
        expect(Math.abs(storedMwh - expectedMwh)).toBeLessThan(1e-9);
        expect(storedMwh).toBeGreaterThan(-1e-9);
        expect(storedMwh).toBeLessThan(sizes.energyMwh + 1e-9);
        if (sums.givenMwh > 0) used++;

        const energyMwh = sizes.energyMwh + moreMwh;
        const more = driveLoads(storeOnBus({ ...start, energyMwh }, sizes.initialShare), loadsMw);
        expect(more.servedMwh).toBeGreaterThan(sums.servedMwh - 1e-6);
      }),
      { numRuns: 200 },
    );
    expect(used).toBeGreaterThan(50);
  });
});
