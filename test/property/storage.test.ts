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
  it('keeps its books to 1e-9 MWh, between empty and full', () => {
    let used = 0;
    fc.assert(
      fc.property(grid, loads, (sizes, loadsMw) => {
        const it = storeOnBus({ ...sizes, loadMw: loadsMw[0] }, sizes.initialShare);
        const sums = driveLoads(it, loadsMw);
        const expectedMwh = sizes.energyMwh * sizes.initialShare + 0.9 * sums.takenMwh - sums.givenMwh / 0.9;
        const storedMwh = it.engine.state.storedMwh[0];
        expect(Math.abs(storedMwh - expectedMwh)).toBeLessThan(1e-9);
        expect(storedMwh).toBeGreaterThan(-1e-9);
        expect(storedMwh).toBeLessThan(sizes.energyMwh + 1e-9);
        if (sums.givenMwh > 0 && sums.takenMwh > 0) used++;
      }),
      { numRuns: 100 },
    );
    expect(used).toBeGreaterThan(20);
  });

  // Demand only rises: how fast load that was shed comes back is no matter of storage.
  it('never serves less for more energy', () => {
    let helped = 0;
    fc.assert(
      fc.property(grid, fc.integer({ min: 1, max: 60 }), loads, (sizes, moreMwh, anyLoads) => {
        const loadsMw = anyLoads.sort((a, b) => a - b);
        const start = { ...sizes, loadMw: loadsMw[0] };
        const less = driveLoads(storeOnBus(start, sizes.initialShare), loadsMw);
        const energyMwh = sizes.energyMwh + moreMwh;
        const more = driveLoads(storeOnBus({ ...start, energyMwh }, sizes.initialShare), loadsMw);
        expect(more.servedMwh).toBeGreaterThan(less.servedMwh - 1e-9);
        if (more.servedMwh > less.servedMwh + 0.1) helped++;
      }),
      { numRuns: 150 },
    );
    expect(helped).toBeGreaterThan(20);
  });
});
