import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tanker } from '../../src/model/crew';
import type { Facility } from '../../src/model/facility';
import type { Region } from '../../src/model/region';
import { runRegion } from '../builders/run-region';
import { facility, loss, tinyRegion, tinyScenario, tinySet } from '../builders/tiny-region';

const horizonS = 48 * 3600;
const lossOfGrid = [loss('branch', 'AB', 3600, 40 * 3600)];

const site = fc.record({
  tier: fc.integer({ min: 1, max: 6 }),
  lonLat: fc.tuple(
    fc.double({ min: -0.4, max: 0.4, noNaN: true }),
    fc.double({ min: -0.3, max: 0.3, noNaN: true }),
  ),
  fuelL: fc.integer({ min: 0, max: 600 }),
});
const tanker = fc.record({
  capacityL: fc.integer({ min: 100, max: 3000 }),
  speedKmh: fc.integer({ min: 15, max: 70 }),
  stopMin: fc.integer({ min: 0, max: 60 }),
  fromH: fc.integer({ min: 0, max: 23 }),
  toH: fc.integer({ min: 0, max: 23 }),
});
const world = fc.record({
  sites: fc.array(site, { minLength: 1, maxLength: 6 }),
  tankers: fc.array(tanker, { minLength: 1, maxLength: 3 }),
  stockL: fc.integer({ min: 0, max: 4000 }),
});
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

function regionOf({ sites, tankers, stockL }: World): Region {
  const facilities: Facility[] = sites.map(({ tier, lonLat, fuelL }, i) =>
    facility(`f${i}`, { tier, lonLat, backup: [{ ...tinySet, id: `set${i}`, fuelL }] }),
  );
  return tinyRegion({
    waterNetworks: [],
    waterUsers: [],
    facilities,
    couplings: facilities.map(({ id }) => ({
      id: `c-${id}`,
      consumer: { kind: 'facility' as const, id },
      busId: 'B',
      feederId: 'F1',
    })),
    depots: [{ id: 'depot', lonLat: [0, 0] }],
    stock: [{ id: 'diesel', item: 'dieselL', count: stockL, depotId: 'depot' }],
    tankers: tankers.map(
      ({ fromH, toH, ...it }, i): Tanker => ({
        id: `t${i}`,
        carries: 'diesel',
        depotId: 'depot',
        shift: { fromH, toH },
        ...it,
      }),
    ),
  });
}

const scenario = tinyScenario(lossOfGrid, { horizonS });

describe('fuel rounds in a run', () => {
  it('bring no more than the depot held, burn no more than there was, and never leave a site worse off', async () => {
    let helped = 0;
    await fc.assert(
      fc.asyncProperty(world, async (it) => {
        const run = await runRegion(regionOf(it), scenario);
        const without = await runRegion({ ...regionOf(it), tankers: [] }, scenario);
        const last = run.timesS.length - 1;
        const broughtL = run.events
          .filter((e) => e.kind === 'delivered')
          .reduce((sum, e) => sum + (e.values?.dieselL ?? 0), 0);
        const startL = it.sites.reduce((sum, s) => sum + s.fuelL, 0);
        expect(broughtL).toBeLessThanOrEqual(it.stockL + 1e-6);
        expect(run.sums.fuelL[last]).toBeLessThanOrEqual(startL + broughtL + 1e-6);
        expect(run.sums.essentialFacilityHoursLost[last]).toBeLessThanOrEqual(
          without.sums.essentialFacilityHoursLost[last] + 1e-9,
        );
        for (const e of run.events.filter((event) => event.kind === 'delivered'))
          expect(run.events[e.causeIx as number].kind).toBe('fuelCalledFor');
        if (broughtL > 0) helped++;
      }),
      { numRuns: 40 },
    );
    expect(helped).toBeGreaterThan(10);
  });

  it('come out the same, byte for byte', async () => {
    const it = fc.sample(world, { seed: 7, numRuns: 1 })[0];
    const [a, b] = [await runRegion(regionOf(it), scenario), await runRegion(regionOf(it), scenario)];
    expect(a.identity.fingerprint).toBe(b.identity.fingerprint);
  });

  it('leave a run without tankers as it was', async () => {
    const it = fc.sample(world, { seed: 7, numRuns: 1 })[0];
    const region = { ...regionOf(it), tankers: [] };
    const [a, b] = [
      await runRegion(region, scenario),
      await runRegion({ ...region, stock: [], depots: [] }, scenario),
    ];
    expect(a.identity.fingerprint).toBe(b.identity.fingerprint);
  });
});
