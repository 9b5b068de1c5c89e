import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Generator } from '../../src/model/grid';
import { createRandom } from '../../src/numerics/random';
import { gridRegion, startEngine } from '../builders/power-engine';
import { randomGrid } from '../builders/random-grid';

const kinds = ['hydro', 'unknown', 'wind', 'solar', 'storage'] as const;

/** A random grid whose units are of every kind, and two more: a store, and a unit that can hold the grid. */
function mixedRegion(seed: number, size: number, isReversed: boolean) {
  const grid = randomGrid(seed, size);
  const random = createRandom(seed, 'kinds');
  const [model] = grid.generators;
  const units: Generator[] = grid.generators.map((it) => {
    const technology = kinds[random.int(kinds.length)];
    return { ...it, technology, ...(technology === 'storage' ? { energyMwh: it.maxMw } : {}) };
  });
  const bus = grid.buses[random.int(grid.buses.length)].id;
  units.push({ ...model, id: 'hold', technology: 'hydro', minMw: 0 });
  units.push({ ...model, id: 'store', busId: bus, technology: 'storage', outputMw: 0, energyMwh: 20 });
  return gridRegion(grid.buses, grid.branches, isReversed ? units.reverse() : units);
}

describe('units of every kind', () => {
  it('keep islands in balance, stores within bounds and the weather as a limit, in any order of units', () => {
    let moved = 0;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 3, max: 15 }), (seed, size) => {
        const runs = [false, true].map((isReversed) => startEngine(mixedRegion(seed, size, isReversed)));
        const random = createRandom(seed, 'life');
        const [first] = runs;
        const units = mixedRegion(seed, size, false).grid.generators;
        const baseMw = first.engine.state.feederNeededMw.slice();
        const branchIds = first.engine.index.branchIds;
        for (let step = 1; step <= 30; step++) {
          const timeS = step * 900;
          const factor = 0.5 + random.next();
          const weather = units.map(() => random.next());
          const lost = random.next() < 0.15 ? branchIds[random.int(branchIds.length)] : undefined;
          for (const run of runs) {
            const { engine } = run;
            const { index, state } = engine;
            run.runTo(timeS);
            if (lost) run.lose(`branch:${lost}`, timeS);
            engine.setDemand(baseMw.map((mw) => mw * factor));
            units.forEach((unit, g) => {
              const isWeather = unit.technology === 'wind' || unit.technology === 'solar';
              if (isWeather)
                engine.setAvailable(index.generatorIds.indexOf(unit.id), weather[g] * unit.maxMw);
            });
            engine.settle(timeS);
            expect(state.balanceErrorMw).toBeLessThan(1e-9);
            units.forEach((unit, g) => {
              const outputMw = state.generatorOutputMw[index.generatorIds.indexOf(unit.id)];
              const isWeather = unit.technology === 'wind' || unit.technology === 'solar';
              if (isWeather) expect(outputMw).toBeLessThan(weather[g] * unit.maxMw + 1e-7);
              if (unit.technology === 'storage' && Math.abs(outputMw) > 0.1) moved++;
            });
            index.storageIds.forEach((id, k) => {
              const mwh = units.find((it) => it.id === id)?.energyMwh ?? 0;
              expect(state.storedMwh[k]).toBeGreaterThan(-1e-8);
              expect(state.storedMwh[k]).toBeLessThan(0.9 * mwh + 1e-8);
            });
          }
          expect(runs[1].servedMw()).toBeCloseTo(first.servedMw(), 5);
        }
      }),
      { numRuns: 40 },
    );
    expect(moved).toBeGreaterThan(100);
  });
});
