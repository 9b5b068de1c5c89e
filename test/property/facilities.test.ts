import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFacilityPower } from '../../src/facility/facility-power';
import type { Facility } from '../../src/model/facility';
import { readParameters } from '../../src/model/parameters';
import { facilityPowerStates } from '../../src/model/run-record';
import { facility, tinyScenario, tinySet } from '../builders/tiny-region';

const horizonS = 48 * 3600;
const { dark, lost } = facilityPowerStates;

const set = fc.record({
  ratedKw: fc.integer({ min: 20, max: 120 }),
  tankL: fc.integer({ min: 50, max: 600 }),
  fuelShare: fc.integer({ min: 0, max: 100 }),
  meanTimeToFailureH: fc.integer({ min: 5, max: 200 }),
  startDelayS: fc.constant(0),
});
const site = fc.record({
  sets: fc.array(set, { minLength: 1, maxLength: 3 }),
  battery: fc.option(
    fc.record({
      energyKwh: fc.integer({ min: 10, max: 400 }),
      powerKw: fc.integer({ min: 10, max: 120 }),
      startFill: fc.constantFrom(0, 0.5, 1),
      refillH: fc.integer({ min: 1, max: 12 }),
    }),
    { nil: undefined },
  ),
  /** Hours after which the grid goes and comes in turn. */
  turnsH: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 6 }),
});
type Site = typeof site extends fc.Arbitrary<infer S> ? S : never;

function facilityOf({ sets, battery }: Site): Facility {
  return facility('f', {
    battery,
    backup: sets.map(({ fuelShare, ...it }, i) => ({
      ...tinySet,
      ...it,
      id: `set${i}`,
      fuelL: (it.tankL * fuelShare) / 100,
    })),
  });
}

/** Share hours served over the horizon; checks what must hold at every stop. */
function servedH(it: Site): number {
  const power = createFacilityPower({
    facilities: [facilityOf(it)],
    scenario: tinyScenario([]),
    read: readParameters(),
    startOfDayS: 0,
    log: () => 0,
  });
  const { state, fleet } = power;
  let sumH = 0;
  let nowS = 0;
  let on = true;
  let turn = 0;
  let turnS = it.turnsH[0] * 3600;
  while (nowS < horizonS) {
    const nextS = Math.min(horizonS, turnS, power.nextTimeS());
    sumH += (state.share[0] * (nextS - nowS)) / 3600;
    nowS = nextS;
    power.advance(nowS);
    if (nowS === turnS) {
      on = !on;
      power.setGrid(0, on, -1);
      turn++;
      turnS += (it.turnsH[turn % it.turnsH.length] ?? 1) * 3600;
    }
    power.settle(nowS);
    const isDark = state.power[0] === dark || state.power[0] === lost;
    expect(isDark).toBe(state.share[0] === 0);
    expect(state.share[0]).toBeLessThanOrEqual(1);
    for (const litres of fleet.fuelL) expect(litres).toBeGreaterThanOrEqual(0);
  }
  return sumH;
}

describe('electricity of a facility through outages', () => {
  it('is never dark and served at once, and never more than it needs', () => {
    fc.assert(
      fc.property(site, (it) => servedH(it) <= horizonS / 3600 + 1e-9),
      { numRuns: 200 },
    );
  });

  // Sets take over at once here: with a slow start, more fuel can move the wait for the next set into the outage.
  it.each([
    [
      'more fuel',
      (it: Site): Site => ({ ...it, sets: it.sets.map((s) => ({ ...s, tankL: s.tankL + 100 })) }),
    ],
    [
      'a battery',
      (it: Site): Site => ({
        ...it,
        battery: it.battery ?? { energyKwh: 100, powerKw: 100, startFill: 1, refillH: 8 },
      }),
    ],
    ['another set', (it: Site): Site => ({ ...it, sets: [...it.sets, { ...it.sets[0], fuelShare: 100 }] })],
    [
      'a longer life',
      (it: Site): Site => ({
        ...it,
        sets: it.sets.map((s) => ({ ...s, meanTimeToFailureH: s.meanTimeToFailureH * 2 })),
      }),
    ],
  ])('never falls with %s', (_, change) => {
    let helped = 0;
    fc.assert(
      fc.property(site, (it) => {
        const less = servedH(it);
        const more = servedH(change(it));
        expect(more).toBeGreaterThanOrEqual(less - 1e-6);
        if (more > less + 0.1) helped++;
      }),
      { numRuns: 200 },
    );
    expect(helped).toBeGreaterThan(10);
  });
});
