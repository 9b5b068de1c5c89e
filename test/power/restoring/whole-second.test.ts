import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../src/model/run-event';
import { createRandom } from '../../../src/numerics/random';
import { wholeSecond } from '../../../src/power/whole-second';
import { gridRegion, startEngine } from '../../builders/power-engine';
import { randomGrid } from '../../builders/random-grid';

describe('the second at which something is due', () => {
  it('is the first whole one, and the same for times that differ by rounding alone', () => {
    expect([60, 60.4, 60.999].map(wholeSecond)).toEqual([60, 61, 61]);
    // 0.1 + 0.2 is not 0.3: two parts of a grid come to one time in different orders
    expect([60 - 1e-9, 60 + 1e-9].map(wholeSecond)).toEqual([60, 60]);
    expect(wholeSecond(59.7 + 0.1 + 0.2)).toBe(wholeSecond(59.7 + (0.1 + 0.2)));
  });
});

/** What the grid does by itself to serve more. */
const ownSteps: ReadonlySet<RunEvent['kind']> = new Set([
  'loadRestored',
  'loadPickedUp',
  'branchEnergised',
  'branchReclosed',
  'generatorBlackStarted',
]);

describe('after trips at fractions of a second', () => {
  it('restores, picks up, switches, recloses and starts black at whole seconds', () => {
    const isWhole = (it: RunEvent) => Number.isInteger(it.timeS);
    let fractions = 0;
    let steps = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const grid = randomGrid(seed, 4 + (seed % 20));
      grid.generators[0].technology = 'hydro';
      const run = startEngine(gridRegion(grid.buses, grid.branches, grid.generators), {
        protection: 'thermal',
      });
      const random = createRandom(seed, 'losses');
      const branchId = () => grid.branches[random.int(grid.branches.length)].id;
      for (const timeS of [0, 60, 700, 3600]) {
        run.runTo(timeS);
        run.lose(`branch:${branchId()}`, timeS);
      }
      run.runTo(12 * 3600);
      const trips = run.events.filter((it) => it.kind === 'branchTripped' && !isWhole(it));
      if (trips.length === 0) continue;
      fractions += trips.length;
      const own = run.events.filter((it) => ownSteps.has(it.kind) && it.timeS > trips[0].timeS);
      steps += own.length;
      expect(own.filter((it) => !isWhole(it)).map(({ kind, timeS }) => `${seed}: ${kind} ${timeS}`)).toEqual(
        [],
      );
    }
    expect(fractions).toBeGreaterThan(20);
    expect(steps).toBeGreaterThan(100);
  });
});
