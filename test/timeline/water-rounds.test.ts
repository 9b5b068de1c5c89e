import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tanker } from '../../src/model/crew';
import type { Region } from '../../src/model/region';
import type { RunEvent } from '../../src/model/run-event';
import { frameRow, type RunRecord } from '../../src/model/run-record';
import type { LossEvent, Scenario } from '../../src/model/scenario';
import { chainOf } from '../builders/run-checks';
import { runRegion } from '../builders/run-region';
import { facility, loss, tinyRegion, tinyScenario } from '../builders/tiny-region';

const hourS = 3600;
/** A degree of longitude on the equator, km. */
const degreeKm = (6371.0088 * Math.PI) / 180;
const at = (km: number): [number, number] => [km / degreeKm, 0];
/** 39 km/h and roads 1.3 times the straight line: 10 km take 20 min. */
const tanker: Tanker = {
  id: 'tanker',
  carries: 'water',
  capacityL: 6000,
  speedKmh: 39,
  stopMin: 30,
  shift: { fromH: 6, toH: 20 },
  depotId: 'depot',
};
const shut = { ...loss('pipe', 'w/P2', 0, 400 * hourS), damage: 'none' as const };
const empty = { 'household.storedLPerPerson': 0 };

/** The town 10 km east of the depot, the works at the depot; its taps are dry for the whole run, from 6:00 on. */
function world(changes: Partial<Region> = {}): Region {
  return tinyRegion({
    areas: [{ id: 'town', people: 5000, centre: at(10) }],
    facilities: [facility('works', { kind: 'waterWorks', lonLat: at(0), people: 0, pumpIds: ['w/PU1'] })],
    couplings: [{ id: 'c2', consumer: { kind: 'facility', id: 'works' }, busId: 'C', feederId: 'F2' }],
    depots: [{ id: 'depot', lonLat: at(0) }],
    tankers: [tanker],
    ...changes,
  });
}

function run(
  region: Region,
  changes: Partial<Scenario> = {},
  events: LossEvent[] = [shut],
): Promise<RunRecord> {
  return runRegion(region, tinyScenario(events, { horizonS: 48 * hourS, parameters: empty, ...changes }));
}

const of = (record: RunRecord, kind: string): RunEvent[] => record.events.filter((it) => it.kind === kind);
const broughtM3 = (record: RunRecord) =>
  of(record, 'delivered').reduce((sum, it) => sum + (it.values?.waterM3 ?? 0), 0);

describe('tankers of water', () => {
  it('come to people at the time of their way, and hand out at the speed of their taps', async () => {
    const record = await run(world());
    const [call] = of(record, 'waterCalledFor');
    // short since the first step, 15 min in
    expect(call).toMatchObject({ timeS: 1800, component: 'area', id: 'town', values: { people: 5000 } });
    expect(chainOf(record, call).map((it) => it.kind)).toEqual([
      'waterCalledFor',
      'areaLostWater',
      'componentLost',
    ]);
    const stops = of(record, 'delivered');
    // half an hour to fill, 20 min of way, 6,000 L at 60 L a minute
    expect(stops[0].timeS).toBe(1800 + 1800 + 1200 + 6000);
    expect(record.events[stops[0].causeIx ?? -1]).toBe(call);
    expect(stops[0].values?.waterM3).toBeCloseTo(6, 9);
    // back to fill, and again
    expect(stops[1].timeS).toBe(stops[0].timeS + 1200 + 1800 + 1200 + 6000);
    const last = record.timesS.length - 1;
    expect(record.sums.tankerWaterM3[last]).toBeCloseTo(broughtM3(record), 9);
    // 6 m3 for 5,000 people are 1.2 L each, in the containers and used within two hours
    expect(frameRow(record, 'areaCarriedLitres', 13)[0]).toBeCloseTo(1.2, 5);
    expect(frameRow(record, 'areaStoredLitres', 22)[0]).toBeCloseTo(0, 5);
  });

  it('keep their shift', async () => {
    const record = await run(world());
    for (const { timeS } of of(record, 'delivered')) {
      const hour = (6 + timeS / hourS) % 24;
      expect(hour).toBeGreaterThan(6);
      expect(hour).toBeLessThanOrEqual(20 - 1 / 3);
    }
  });

  it('hand out no more than containers take, and keep the rest aboard', async () => {
    const one = { ...world().areas[0], people: 100 };
    const region = world({ areas: [one], waterUsers: [{ nodeId: 'w/J2', areaId: 'town', people: 100 }] });
    const record = await run(region);
    // 15 L of containers each; half an hour for 1.5 m3
    expect(of(record, 'delivered')[0].values?.waterM3).toBeCloseTo(1.5, 9);
    expect(of(record, 'delivered')[0].timeS).toBe(1800 + 1800 + 1200 + 1800);
    const last = record.timesS.length - 1;
    expect(record.sums.tankerLoadedM3[last]).toBeGreaterThanOrEqual(record.sums.tankerWaterM3[last]);
    expect(record.series.peopleBelow15L[last]).toBeLessThanOrEqual(100);
  });

  it('go to a hospital before people, and people before a school; the rest of a load goes on', async () => {
    const site = { waterNodeId: 'w/J2', waterM3Day: 24, storedWaterM3: 4, lonLat: at(10) };
    const region = world({
      facilities: [
        ...world().facilities,
        facility('school', { ...site, kind: 'school', tier: 4 }),
        facility('hospital', { ...site, tier: 1 }),
      ],
    });
    // their stores fall below half two hours in; before that people are served
    const record = await run(region, {
      parameters: { ...empty, 'tankers.triggerShare': 0.99, 'tankers.leastRoomShare': 0 },
    });
    const ids = of(record, 'delivered').map((it) => it.id);
    expect(ids[0]).toBe('hospital');
    expect(ids[1]).toBe('town');
    const hospital = of(record, 'delivered')[0];
    expect(record.events[hospital.causeIx ?? -1]).toMatchObject({ kind: 'waterCalledFor', id: 'hospital' });
    expect(hospital.values?.waterM3).toBeLessThanOrEqual(4);
  });

  it('fill the store of a water point that people ask', async () => {
    const region = world({
      areas: [{ id: 'town', people: 5000 }],
      waterPoints: [{ id: 'p', kind: 'store', areaIds: ['town'], taps: 20, storeM3: 6, lonLat: at(10) }],
    });
    const record = await run(region);
    const [call] = of(record, 'waterCalledFor');
    expect(call).toMatchObject({ component: 'waterPoint', id: 'p' });
    // 75 m3 a day: 6 m3 are gone in two hours
    expect(of(record, 'waterPointEmptied').length).toBeGreaterThan(1);
    const last = record.timesS.length - 1;
    expect(record.sums.waterPointM3[last]).toBeLessThanOrEqual(6 + record.sums.tankerWaterM3[last] + 1e-9);
    expect(record.sums.waterPointM3[last]).toBeCloseTo(
      6 + record.sums.tankerWaterM3[last] - frameRow(record, 'waterPointStoredM3', last)[0],
      5,
    );
  });

  it('stand while nothing gives water, and say so', async () => {
    const record = await run(world(), {}, [shut, loss('facility', 'works', 0, 400 * hourS)]);
    expect(of(record, 'delivered')).toEqual([]);
    expect(record.issues.map((it) => it.code)).toContain('run.nothingToFill');
    const told = world({ tankers: [{ ...tanker, fillAt: { kind: 'facility', id: 'other' } }] });
    told.facilities.push(facility('other', { kind: 'other', lonLat: at(20), people: 0 }));
    const elsewhere = await run(told, {}, [shut, loss('facility', 'works', 0, 400 * hourS)]);
    // 20 km and 10 km back: 40 min and 20 min
    expect(of(elsewhere, 'delivered')[0].timeS).toBe(1800 + 2400 + 1800 + 1200 + 6000);
  });

  it('fill at the depot where the region knows no source with a place', async () => {
    const record = await run(world({ facilities: [], couplings: [] }));
    expect(of(record, 'delivered')[0].timeS).toBe(1800 + 1800 + 1200 + 6000);
  });

  it('fill at a source of supply zones while it gives water', async () => {
    const zones: Region['supplyZones'] = {
      nodes: [
        { id: 'spring', kind: 'source', lonLat: at(0), capacityM3s: 0.001 },
        { id: 'north', kind: 'zone', people: 1000 },
        { id: 'south', kind: 'zone', people: 1000, areaId: 'south' },
      ],
      links: [
        { id: 'a', fromId: 'spring', toId: 'north', capacityM3s: 1 },
        { id: 'b', fromId: 'spring', toId: 'south', capacityM3s: 0 },
      ],
    };
    const region = world({
      waterNetworks: [],
      waterUsers: [],
      facilities: [],
      couplings: [],
      supplyZones: zones,
      areas: [{ id: 'south', people: 1000, centre: at(10) }],
    });
    const record = await run(region, {}, []);
    expect(of(record, 'delivered')[0]).toMatchObject({ component: 'area', id: 'south' });
    const dry = await run(region, {}, [
      { ...loss('supplySource', 'spring', 0, 400 * hourS), damage: 'none' },
    ]);
    expect(of(dry, 'delivered')).toEqual([]);
  });

  it('are told of places out of reach', async () => {
    const record = await run(world({ areas: [{ id: 'town', people: 5000, centre: at(300) }] }));
    expect(of(record, 'delivered')).toEqual([]);
    expect(record.issues.map((it) => [it.code, it.params.first])).toContainEqual([
      'run.waterOutOfReach',
      'town',
    ]);
  });
});

describe('a delivery of the scenario among people', () => {
  it('goes into their containers, as far as they have room', async () => {
    const deliveries = [
      { id: 'd1', timeS: 6 * hourS, areaId: 'town', waterM3: 30 },
      { id: 'd2', timeS: 6 * hourS, areaId: 'town', waterM3: 100 },
    ];
    const record = await run(world({ tankers: [] }), { deliveries });
    const taken = of(record, 'delivered').map((it) => it.values?.waterM3);
    expect(taken[0]).toBeCloseTo(30, 9);
    expect(taken[1]).toBeCloseTo(45, 9);
    // 15 L a person last a day
    expect(frameRow(record, 'areaStoredLitres', 24)[0]).toBeGreaterThan(14.8);
    expect(frameRow(record, 'areaStoredLitres', 72)[0]).toBeCloseTo(15 / 2, 0);
    expect(frameRow(record, 'areaLitresPerPersonDay', 120)[0]).toBeCloseTo(15, 0);
  });
});

describe('water brought to people, on random regions', () => {
  const tankers = fc.array(
    fc.record({
      capacityL: fc.integer({ min: 500, max: 12000 }),
      speedKmh: fc.integer({ min: 15, max: 70 }),
      stopMin: fc.integer({ min: 0, max: 60 }),
      fromH: fc.integer({ min: 0, max: 23 }),
      toH: fc.integer({ min: 0, max: 23 }),
    }),
    { minLength: 1, maxLength: 4 },
  );
  const places = fc.array(
    fc.record({ people: fc.integer({ min: 10, max: 4000 }), km: fc.integer({ min: 0, max: 30 }) }),
    { minLength: 1, maxLength: 4 },
  );

  it('is never more than was loaded, goes nowhere twice, and leaves nobody worse off', async () => {
    let helped = 0;
    await fc.assert(
      fc.asyncProperty(tankers, places, fc.boolean(), async (trucks, towns, hasPoint) => {
        const region = world({
          areas: towns.map(({ people, km }, i) => ({ id: `t${i}`, people, centre: at(km) })),
          waterUsers: towns.map(({ people }, i) => ({ nodeId: 'w/J2', areaId: `t${i}`, people })),
          waterPoints: hasPoint
            ? [{ id: 'p', kind: 'store', areaIds: ['t0'], taps: 3, storeM3: 5, lonLat: at(5) }]
            : [],
          tankers: trucks.map(({ fromH, toH, ...it }, i) => ({
            ...it,
            id: `k${i}`,
            carries: 'water' as const,
            depotId: 'depot',
            shift: { fromH, toH },
          })),
        });
        const record = await run(region);
        const without = await run({ ...region, tankers: [] });
        const last = record.timesS.length - 1;
        const { tankerLoadedM3, tankerWaterM3, waterPointM3 } = record.sums;
        expect(tankerWaterM3[last]).toBeLessThanOrEqual(tankerLoadedM3[last] + 1e-9);
        const aboardMostM3 = trucks.reduce((sum, it) => sum + it.capacityL, 0) / 1000;
        expect(tankerLoadedM3[last] - tankerWaterM3[last]).toBeLessThanOrEqual(aboardMostM3 + 1e-9);
        expect(broughtM3(record)).toBeCloseTo(tankerWaterM3[last], 6);
        // every m3 is carried home, in a point's store, or in somebody's container
        const startM3 = hasPoint ? 5 : 0;
        const inPointM3 = hasPoint ? frameRow(record, 'waterPointStoredM3', last)[0] : 0;
        const toPointM3 = of(record, 'delivered')
          .filter((it) => it.component === 'waterPoint')
          .reduce((sum, it) => sum + (it.values?.waterM3 ?? 0), 0);
        expect(waterPointM3[last]).toBeCloseTo(startM3 + toPointM3 - inPointM3, 4);
        for (const sum of ['personHoursBelow15L', 'personHoursBelow7L5', 'personHoursBelow3L'] as const)
          expect(record.sums[sum][last]).toBeLessThanOrEqual(without.sums[sum][last] + 1e-6);
        for (const it of of(record, 'delivered'))
          expect(record.events[it.causeIx as number]).toMatchObject({ kind: 'waterCalledFor', id: it.id });
        if (tankerWaterM3[last] > 0) helped++;
      }),
      { numRuns: 25 },
    );
    expect(helped).toBeGreaterThan(10);
  });
});
