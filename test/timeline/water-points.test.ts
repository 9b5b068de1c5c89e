import { describe, expect, it } from 'vitest';
import type { Region } from '../../src/model/region';
import type { RunEvent } from '../../src/model/run-event';
import { frameRow, type RunRecord, waterPointStates } from '../../src/model/run-record';
import type { LossEvent, Scenario } from '../../src/model/scenario';
import type { WaterPoint } from '../../src/model/water-point';
import { prepareRegion } from '../../src/timeline/prepare-region';
import { chainOf } from '../builders/run-checks';
import { runRegion } from '../builders/run-region';
import { loss, tinyInp, tinyRegion, tinyScenario, tinySet } from '../builders/tiny-region';

const hourS = 3600;
/** The main to the town is shut for the whole run: every tap is dry, the grid is whole. */
const shut = { ...loss('pipe', 'w/P2', 0, 400 * hourS), damage: 'none' as const };
const noStore = { 'household.storedLPerPerson': 0, 'household.containerLPerPerson': 0 };
/** Four taps for 1,000 people: 15 m3 a day. */
const well: WaterPoint = { id: 'well', kind: 'well', areaIds: ['town'], taps: 4, pumpKw: 5 };
const store: WaterPoint = { id: 'store', kind: 'store', areaIds: ['town'], taps: 4, storeM3: 10 };

function withPoints(waterPoints: WaterPoint[], changes: Partial<Region> = {}): Region {
  const region = tinyRegion();
  const couplings = [
    ...region.couplings,
    { id: 'c-well', consumer: { kind: 'waterPoint' as const, id: 'well' }, busId: 'B', feederId: 'F1' },
  ];
  return { ...region, waterPoints, couplings, ...changes };
}

function run(
  region: Region,
  events: LossEvent[] = [shut],
  changes: Partial<Scenario> = {},
): Promise<RunRecord> {
  return runRegion(region, tinyScenario(events, { parameters: noStore, ...changes }));
}

const of = (record: RunRecord, kind: string): RunEvent[] => record.events.filter((it) => it.kind === kind);
const litres = (record: RunRecord, field: 'areaLitresPerPersonDay' | 'areaCarriedLitres', i: number) =>
  frameRow(record, field, i)[0];

describe('a well with a pump', () => {
  it('gives 15 litres to the people its taps serve, and to nobody a litre more', async () => {
    const record = await run(withPoints([well]));
    // 1,000 of 5,000 people's 15 litres: 3 for each
    expect(litres(record, 'areaCarriedLitres', 96)).toBeCloseTo(3, 5);
    expect(litres(record, 'areaLitresPerPersonDay', 96)).toBeCloseTo(3, 5);
    expect(record.sums.waterPointM3.at(-1)).toBeCloseTo(45, 6);
    const many = await run(withPoints([{ ...well, taps: 100 }]));
    expect(litres(many, 'areaLitresPerPersonDay', 96)).toBeCloseTo(15, 5);
    expect(many.sums.waterPointM3.at(-1)).toBeCloseTo(3 * 75, 6);
    expect(many.series.peopleBelow15L.at(-1)).toBe(0);
  });

  it('is not taken for a source of the same name', async () => {
    const region = withPoints([well], {
      supplyZones: {
        nodes: [
          { id: 'well', kind: 'source', capacityM3s: 0.05 },
          { id: 'valley', kind: 'zone', demandM3s: 0.01 },
        ],
        links: [{ id: 'main', fromId: 'well', toId: 'valley', capacityM3s: 1 }],
      },
    });
    const record = await run(region, [loss('branch', 'AB', hourS, 5 * hourS)]);
    expect(of(record, 'waterPointLostPower').map((it) => it.id)).toEqual(['well']);
    expect(of(record, 'sourceClosed')).toEqual([]);
    expect(frameRow(record, 'nodeDeliveredM3s', 8)[record.index.nodeIds.indexOf('valley')]).toBeGreaterThan(
      0,
    );
  });

  it('gives no more than its yield, and than its taps let out', async () => {
    const yields = await run(withPoints([{ ...well, taps: 100, capacityM3s: 1e-4 }]));
    expect(yields.sums.waterPointM3.at(-1)).toBeCloseTo(1e-4 * 72 * hourS, 6);
    const slow = await run(withPoints([{ ...well, tapLPerMin: 1 }]));
    expect(slow.sums.waterPointM3.at(-1)).toBeCloseTo((4 * 72 * 60) / 1000, 6);
  });

  it('hands nothing out while taps run', async () => {
    const record = await run(withPoints([well]), []);
    expect(record.sums.waterPointM3.at(-1)).toBe(0);
    expect(record.events).toEqual([]);
  });

  it('stands without power, and says by which outage', async () => {
    const record = await run(withPoints([well]), [shut, loss('feeder', 'F1', 10 * hourS, 14 * hourS)]);
    const [lost] = of(record, 'waterPointLostPower');
    expect(lost).toMatchObject({ timeS: 10 * hourS, component: 'waterPoint', id: 'well' });
    expect(chainOf(record, lost).map((it) => `${it.kind} ${it.component} ${it.id}`)).toEqual([
      'waterPointLostPower waterPoint well',
      'facilityWentDark waterPoint well',
      'facilityLostGrid waterPoint well',
      'componentLost feeder F1',
    ]);
    const [opened] = of(record, 'waterPointOpened');
    expect(opened.timeS).toBeGreaterThanOrEqual(24 * hourS);
    expect(chainOf(record, opened).at(-1)?.kind).toBe('componentLost');
    const state = record.timesS.map((_, i) => frameRow(record, 'waterPointState', i)[0]);
    expect([state[20], state[60], state[120]]).toEqual([
      waterPointStates.open,
      waterPointStates.noPower,
      waterPointStates.open,
    ]);
    expect(frameRow(record, 'waterPointGivenM3', 60)[0]).toBe(0);
    expect(frameRow(record, 'waterPointGivenM3', 20)[0]).toBeCloseTo(15 / 96, 6);
  });

  it('goes on with a set of its own until the fuel is gone', async () => {
    const set = { ...tinySet, ratedKw: 10, tankL: 50, fuelL: 20, idleLPerKw: 0.1, loadLPerKwh: 0.2 };
    const point = { ...well, backup: [set] };
    const record = await run(withPoints([point]), [shut, loss('feeder', 'F1', 10 * hourS, 40 * hourS)]);
    // 2 L an hour: ten hours, after ten seconds to start, which the point bridges
    const [lost] = of(record, 'waterPointLostPower');
    expect(lost.timeS).toBe(20 * hourS + 10);
    expect(chainOf(record, lost)[2].kind).toBe('backupRanDry');
    // beside the hospital's 300
    expect(record.sums.fuelL.at(-1)).toBeCloseTo(20 + 300, 6);
  });

  it('that names no supply is taken as powered, with a warning', () => {
    const prepared = prepareRegion({ ...withPoints([well]), couplings: tinyRegion().couplings });
    expect(prepared.ok && prepared.value.issues.map((it) => [it.code, it.params.first])).toEqual([
      ['region.waterPointsNotJoined', 'well'],
    ]);
    const joined = prepareRegion(withPoints([well, { ...well, id: 'hand', pumpKw: 0 }]));
    expect(joined.ok && joined.value.issues).toEqual([]);
  });

  it('needs no electricity by hand', async () => {
    const record = await run(withPoints([{ ...well, pumpKw: 0 }]), [
      shut,
      loss('feeder', 'F1', 0, 70 * hourS),
    ]);
    expect(of(record, 'waterPointLostPower')).toEqual([]);
    expect(record.sums.waterPointM3.at(-1)).toBeCloseTo(45, 6);
  });

  it('leaves less for a second point of the same area', async () => {
    const two = await run(
      withPoints([
        { ...well, taps: 19 },
        { ...well, id: 'other', pumpKw: 0, taps: 19 },
      ]),
    );
    expect(two.sums.waterPointM3.at(-1)).toBeCloseTo(3 * 75, 6);
    const given = [frameRow(two, 'waterPointGivenM3', 50)[0], frameRow(two, 'waterPointGivenM3', 50)[1]];
    expect(given[0] + given[1]).toBeCloseTo(75 / 96, 5);
    expect(given[0]).toBeCloseTo((19 * 250 * 15) / 1000 / 96, 5);
  });
});

describe('a store', () => {
  it('is empty after what it held, and opens again with a delivery, no more than fits', async () => {
    const deliveries = [{ id: 'd', timeS: 30 * hourS, waterPointId: 'store', waterM3: 12 }];
    const record = await run(withPoints([store]), [shut], { deliveries });
    // 15 m3 a day: ten last 16 h
    const [empty] = of(record, 'waterPointEmptied');
    expect(Math.abs(empty.timeS - 16 * hourS)).toBeLessThanOrEqual(900);
    expect(
      chainOf(record, empty)
        .map((it) => it.kind)
        .slice(0, 2),
    ).toEqual(['waterPointEmptied', 'areaLostWater']);
    expect(chainOf(record, empty).at(-1)).toMatchObject({ kind: 'componentLost', id: 'w/P2' });
    const [delivered] = of(record, 'delivered');
    expect(delivered).toMatchObject({ component: 'waterPoint', id: 'store', values: { waterM3: 10 } });
    const [opened] = of(record, 'waterPointOpened');
    expect(record.events[opened.causeIx ?? -1]).toBe(delivered);
    expect(record.sums.waterPointM3.at(-1)).toBeCloseTo(20, 6);
    expect(frameRow(record, 'waterPointStoredM3', 0)[0]).toBe(10);
    expect(frameRow(record, 'waterPointStoredM3', 120)[0]).toBeCloseTo(10, 5);
    expect(of(record, 'waterPointEmptied')).toHaveLength(2);
  });
});

describe('a point on a network', () => {
  /** The hill is fed by the pump and the tank; the town below the shut main is not. */
  function twoTowns(taps: number): Region {
    const point: WaterPoint = { id: 'p', kind: 'network', areaIds: ['town'], taps, nodeId: 'w/J1' };
    return withPoints([point], {
      waterNetworks: [{ id: 'w', inp: tinyInp().replace('J1 10 0', 'J1 10 18') }],
      areas: [
        { id: 'town', people: 5000 },
        { id: 'hill', people: 1000 },
      ],
      waterUsers: [
        { nodeId: 'w/J2', areaId: 'town', people: 5000 },
        { nodeId: 'w/J1', areaId: 'hill', people: 1000 },
      ],
    });
  }

  it('hands on what its node is given, and the people there have so much less', async () => {
    const record = await run(twoTowns(20));
    expect(litres(record, 'areaLitresPerPersonDay', 200)).toBeCloseTo(15, 4);
    // 18 m3/h for 1,000 people, less 75 m3 a day for the town
    expect(frameRow(record, 'areaLitresPerPersonDay', 200)[1]).toBeCloseTo(432 - 75, 2);
    expect(record.sums.waterPointM3.at(-1)).toBeCloseTo(3 * 75, 6);
    const used = 5000 * litres(record, 'areaLitresPerPersonDay', 200) + 1000 * (432 - 75);
    expect(used / 1000).toBeCloseTo(18 * 24, 1);
  });

  it('leaves its own people the level above which stores are refilled', async () => {
    const region = twoTowns(100);
    region.waterNetworks = [{ id: 'w', inp: tinyInp().replace('J1 10 0', 'J1 10 3') }];
    const record = await run(region);
    // 3 m3/h are 72 L a day for each: 22 of them can go
    expect(record.sums.waterPointM3.at(-1)).toBeCloseTo(3 * 22, 1);
    expect(frameRow(record, 'areaLitresPerPersonDay', 200)[1]).toBeCloseTo(50, 2);
    expect(litres(record, 'areaLitresPerPersonDay', 200)).toBeCloseTo(22 / 5, 2);
  });

  it('is dry with its node', async () => {
    const dryHill = { ...loss('pipe', 'w/P1', 20 * hourS, 20 * hourS), damage: 'none' as const };
    const noPump = { ...loss('pump', 'w/PU1', 20 * hourS, 20 * hourS), damage: 'none' as const };
    const record = await run(twoTowns(20), [shut, dryHill, noPump]);
    const [empty] = of(record, 'waterPointEmptied');
    expect(empty).toMatchObject({ timeS: 20 * hourS, id: 'p' });
    expect(chainOf(record, empty).at(-1)?.kind).toBe('componentLost');
    const [opened] = of(record, 'waterPointOpened');
    expect(opened.timeS).toBeGreaterThanOrEqual(40 * hourS);
    expect(frameRow(record, 'waterPointState', 100)[0]).toBe(waterPointStates.empty);
  });
});
