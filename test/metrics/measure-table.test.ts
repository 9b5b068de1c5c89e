import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureTable } from '../../src/metrics/measure-table';
import { measureBy, measureRun } from '../../src/metrics/run-metrics';
import { type FacilityLog, trimRun } from '../../src/model/measured-run';
import {
  type MeasureKind,
  type MetricName,
  type MetricTable,
  measureKinds,
} from '../../src/model/metric-table';
import type { RunRecord } from '../../src/model/run-record';
import { type FeederSketch, measuredRun, type RunSketch } from '../builders/measured-run';
import { runRegion } from '../builders/run-region';
import { facility, loss, tinyRegion, tinyScenario } from '../builders/tiny-region';

/** Integrals over time: what parts of the time or of the region add up to. */
const integrals: readonly MetricName[] = [
  'unservedEnergy',
  'personHoursWithoutElectricity',
  'customerHoursInterrupted',
  'unservedWater',
  'personHoursBelow15L',
  'personHoursOnDryFloors',
  'personHoursWithUnsafeWater',
  'essentialFacilityHoursLost',
  'facilityHoursBelowNeed',
  'facilityHoursDark',
  'facilityHoursOnBackup',
  'facilityHoursOnBattery',
  'facilityHoursWithoutWater',
  'fuelUsed',
];

const hour = 3600;
const window = (fromH: number, toH: number) => ({ fromS: fromH * hour, toS: toH * hour });

function value(table: MetricTable, name: MetricName, id?: string): number | undefined {
  return table.rows.find((it) => it.id === id)?.values[name];
}

function sumOf(table: MetricTable, name: MetricName): number {
  return table.rows.reduce((sum, it) => sum + (it.values[name] ?? 0), 0);
}

/** Two districts of one town and a third on its own; a feeder that lies in none. */
const sketch: RunSketch = {
  hours: 24,
  areas: 3,
  towns: ['T', 'T', undefined],
  feeders: [
    { needMw: 10, people: 1000, area: 0, tier: 5, off: [[2.1, 7.3]] },
    {
      needMw: 4,
      people: 500,
      area: 1,
      tier: 5,
      off: [
        [3, 4, 0.5],
        [10, 10.05],
      ],
    },
    { needMw: 2, people: 500, area: 1, tier: 1 },
    { needMw: 3, people: 200, area: 2, tier: 2, off: [[20, 30]] },
    { needMw: 1, people: 0, area: -1, tier: 0, off: [[0, 24]] },
  ],
  nodes: [
    { needM3h: 36, people: 1000, area: 0, dry: [5, 9.1] },
    { needM3h: 12, people: 1000, area: 1 },
    { needM3h: 5, people: 0, area: -1, dry: [1, 2] },
    { needM3h: 7, people: 50, area: -1, dry: [3, 4] },
  ],
  facilities: [
    { area: 0, tier: 1, onSet: [2.1, 4.1, 20], dark: [4.1, 7.3] },
    { area: 1, tier: 3, dark: [3, 3.5] },
    { area: -1, tier: 2 },
  ],
};

describe('metrics by district', () => {
  const table = measureTable(measuredRun(sketch), 'area');

  it('meet the closed forms of electricity', () => {
    expect(value(table, 'unservedEnergy', 'a0')).toBeCloseTo(10 * 5.2, 4);
    expect(value(table, 'unservedEnergy', 'a1')).toBeCloseTo(4 * 0.55, 5);
    expect(value(table, 'personHoursWithoutElectricity', 'a1')).toBeCloseTo(500 * 0.55, 9);
    // the second interruption of district 1 lasts 3 min, which is not sustained; of the first, half of the feeder is off
    expect(value(table, 'saidi', 'a1')).toBeCloseTo((250 * 1) / 1000, 12);
    expect(value(table, 'saifi', 'a1')).toBeCloseTo(0.25, 12);
    expect(value(table, 'caidi', 'a1')).toBeCloseTo(1, 12);
    expect(value(table, 'saidi', 'a0')).toBeCloseTo(5.2, 12);
    expect(value(table, 'customerHoursInterrupted', 'a0')).toBeCloseTo((1000 * 5.2) / 2.4, 9);
    expect(value(table, 'electricityResilience', 'a0')).toBeCloseTo(1 - 5.2 / 24, 6);
    // 0.55 h for one half of the people, none for the other
    expect(value(table, 'offHoursGini', 'a1')).toBeCloseTo(0.5, 12);
    expect(value(table, 'offHoursWorstDecile', 'a1')).toBeCloseTo(2, 12);
    expect(value(table, 'electricityTo99', 'a0')).toBeCloseTo(7.5, 12);
    // 10 h is recorded in the middle of the short interruption
    expect(value(table, 'electricityTo50', 'a1')).toBe(10.25);
    expect(value(table, 'electricityTo50', 'a2')).toBeUndefined();
    expect(table.rows[2].absent.electricityTo50).toBe('notBack');
  });

  it('meet the closed forms of water', () => {
    expect(value(table, 'unservedWater', 'a0')).toBeCloseTo(36 * 4.1, 4);
    expect(value(table, 'waterServiceAvailability', 'a0')).toBeCloseTo(1 - 4.1 / 24, 6);
    expect(value(table, 'waterServiceAvailability', 'a1')).toBeCloseTo(1, 12);
    expect(value(table, 'litresPerPersonDay', 'a0')).toBeCloseTo((36 * 19.9 * 1000) / 1000, 3);
    expect(value(table, 'personHoursBelow15L', 'a0')).toBeCloseTo(4100, 3);
    expect(table.rows[2].absent.waterServiceAvailability).toBe('noWaterNeed');
    expect(table.rows[2].absent.personHoursBelow15L).toBe('noWaterUsers');
  });

  it('keep what lies in no district in a row of its own', () => {
    const rest = table.rows[3];
    expect(rest.id).toBeUndefined();
    expect(rest.values.unservedEnergy).toBeCloseTo(24, 5);
    expect(rest.values.unservedWater).toBeCloseTo(12, 5);
    expect(rest.values.personHoursBelow15L).toBeCloseTo(50, 3);
    expect(rest.absent.saidi).toBe('noPeople');
    const inDistricts = {
      ...sketch,
      feeders: sketch.feeders?.slice(0, 4),
      nodes: sketch.nodes?.slice(0, 2),
      facilities: [],
    };
    expect(measureTable(measuredRun(inDistricts), 'area').rows).toHaveLength(3);
  });
});

describe('metrics by facility, tier, town and system', () => {
  const run = measuredRun(sketch);

  it('by facility: hours and litres', () => {
    const table = measureTable(run, 'facility', window(3, 5));
    expect(value(table, 'facilityHoursOnBackup', 's0')).toBeCloseTo(1.1, 12);
    expect(value(table, 'facilityHoursDark', 's0')).toBeCloseTo(0.9, 12);
    expect(value(table, 'fuelUsed', 's0')).toBeCloseTo(22, 9);
    expect(value(table, 'essentialFacilityHoursLost', 's0')).toBeCloseTo(0.9, 12);
    expect(table.rows[1].absent.essentialFacilityHoursLost).toBe('noEssential');
    expect(table.rows[1].absent.facilityHoursWithoutWater).toBe('waterNotModelled');
    expect(table.rows[0].absent.saidi).toBe('notKept');
  });

  it('by tier: bus loads without feeders last, without a tier', () => {
    const table = measureTable(run, 'tier');
    expect(table.rows.map((it) => it.id)).toEqual(['1', '2', '3', '5', undefined]);
    expect(value(table, 'unservedEnergy', '2')).toBeCloseTo(12, 5);
    expect(value(table, 'facilityHoursDark', '3')).toBeCloseTo(0.5, 12);
    expect(table.rows[0].absent.waterServiceAvailability).toBe('notKept');
    expect(measureBy(run, 'tier')['1'].unservedEnergy).toEqual({ value: 0, unit: 'MWh' });
  });

  it('by town: its districts together', () => {
    const table = measureTable(run, 'town');
    expect(table.rows.map((it) => [it.id, it.name])).toEqual([
      ['T', 'Town T'],
      [undefined, ''],
    ]);
    expect(value(table, 'unservedEnergy', 'T')).toBeCloseTo(54.2, 4);
  });

  it('by system: the grid and each network', () => {
    const table = measureTable(run, 'system');
    expect(table.rows.map((it) => it.id)).toEqual(['grid', 'water:w']);
    expect(value(table, 'waterServiceAvailability', 'water:w')).toBeCloseTo(
      1 - (36 * 4.1 + 5 + 7) / (24 * 60),
      6,
    );
    expect(table.rows[0].absent.unservedWater).toBe('noWaterNeed');
  });
});

describe('windows', () => {
  const run = measuredRun(sketch);

  it.each(measureKinds)('by %s add up, and rows add up to the region', (by) => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 24, noNaN: true }),
        fc.double({ min: 0, max: 24, noNaN: true }),
        fc.double({ min: 0, max: 24, noNaN: true }),
        (...times) => {
          const [a, b, c] = times.sort((x, y) => x - y);
          const parts = [measureTable(run, by, window(a, b)), measureTable(run, by, window(b, c))];
          const whole = measureTable(run, by, window(a, c));
          const region = measureTable(run, 'region', window(a, c));
          for (const name of integrals) {
            if (!whole.names.includes(name)) continue;
            expect(sumOf(parts[0], name) + sumOf(parts[1], name)).toBeCloseTo(sumOf(whole, name), 6);
            expect(sumOf(whole, name)).toBeCloseTo(region.rows[0].values[name] ?? -1, 2);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('between two recordings: missing energy by the times off, not by a share of the interval', () => {
    const table = measureTable(run, 'area', { fromS: 7560, toS: 7680 });
    // off from 2.1 h = 7560 s on
    expect(value(table, 'unservedEnergy', 'a0')).toBeCloseTo(10 / 30, 6);
    expect(value(measureTable(run, 'area', { fromS: 7440, toS: 7560 }), 'unservedEnergy', 'a0')).toBe(0);
  });

  it('without length: integrals are 0, means absent with a reason', () => {
    for (const span of [window(5, 5), window(6, 5), window(30, 40), { fromS: Number.NaN, toS: Number.NaN }]) {
      const [row] = measureTable(run, 'region', span).rows;
      for (const name of integrals.filter((it) => it in row.values)) expect(row.values[name], name).toBe(0);
      expect(row.values.unservedEnergy).toBe(0);
      expect(row.absent.electricityResilience).toBe('noTime');
      expect(row.absent.waterServiceAvailability).toBe('noTime');
      expect(row.absent.electricityTo50).toBe('noTime');
    }
  });

  it('beyond the run are cut to it', () => {
    const cut = measureTable(run, 'region', window(-5, 99));
    expect(cut.span).toEqual(window(0, 24));
    expect(cut.rows).toEqual(measureTable(run, 'region').rows);
  });
});

describe('every table', () => {
  it('has a value or a reason for every metric, and no NaN', () => {
    for (const run of [
      measuredRun(sketch),
      measuredRun({ hours: 1, areas: 0 }),
      measuredRun({ hours: 0, areas: 1 }),
    ])
      for (const by of measureKinds)
        for (const { values, absent } of measureTable(run, by).rows) {
          for (const it of Object.values(values)) expect(Number.isFinite(it)).toBe(true);
          expect(Object.keys(values).filter((it) => it in absent)).toEqual([]);
        }
  });

  it('does not hang on the order of feeders', () => {
    const feeders = sketch.feeders ?? [];
    fc.assert(
      fc.property(fc.shuffledSubarray(feeders, { minLength: feeders.length }), (shuffled: FeederSketch[]) => {
        const made = measureTable(measuredRun({ ...sketch, feeders: shuffled }), 'area');
        const first = measureTable(measuredRun(sketch), 'area');
        for (const [r, { values }] of made.rows.entries())
          for (const [name, it] of Object.entries(values))
            expect(it).toBeCloseTo(first.rows[r].values[name as MetricName] ?? -1, 5);
      }),
      { numRuns: 20 },
    );
  });

  it('is the same of a run that was trimmed to be sent', () => {
    const run = measuredRun(sketch);
    const trimmed = trimRun(run);
    expect(trimmed.frames.byteLength).toBeLessThan(run.frames.byteLength);
    for (const by of measureKinds) expect(measureTable(trimmed, by)).toEqual(measureTable(run, by));
  });
});

describe('a coupled run', () => {
  const battery = { energyKwh: 100, powerKw: 150, startFill: 1, refillH: 10 };
  const region = tinyRegion();
  region.facilities.push(facility('exchange', { kind: 'telecom', tier: 2, essentialKw: 50, battery }));
  region.couplings.push({
    id: 'c3',
    consumer: { kind: 'facility', id: 'exchange' },
    busId: 'B',
    feederId: 'F1',
  });
  const made = runRegion(region, tinyScenario([loss('feeder', 'F1', 3700, 36_000)]));

  function spansOf({ facilityIx, fromS, toS }: FacilityLog, f: number): [number, number][] {
    return [...facilityIx.keys()].filter((i) => facilityIx[i] === f).map((i) => [fromS[i], toS[i]]);
  }

  it('keeps facilities without gaps from its start to its end', async () => {
    const run = await made;
    for (const f of run.index.facilityIds.keys()) {
      const spans = spansOf(run.facilityLog, f);
      expect(spans[0][0]).toBe(0);
      expect(spans.at(-1)?.[1]).toBe(72 * hour);
      for (let k = 1; k < spans.length; k++) expect(spans[k][0]).toBe(spans[k - 1][1]);
    }
  });

  it('agrees with the sums of the region', async () => {
    const run = await made;
    const last = run.timesS.length - 1;
    const sums = (name: keyof RunRecord['sums']) => run.sums[name][last];
    const metrics = measureRun(run);
    const of = (name: MetricName) => metrics[name]?.value ?? -1;
    const unservedMwh = sums('electricityNeededMwh') - sums('electricityServedMwh');
    expect(of('unservedEnergy') / unservedMwh).toBeCloseTo(1, 6);
    expect(of('personHoursWithoutElectricity') / sums('personHoursWithoutPower')).toBeCloseTo(1, 12);
    expect(of('electricityResilience')).toBeCloseTo(sums('electricityShareH') / 72, 7);
    expect(of('waterServiceAvailability')).toBeCloseTo(
      Math.min(1, sums('waterServedM3') / sums('waterNeededM3')),
      6,
    );
    expect(of('essentialFacilityHoursLost')).toBeCloseTo(sums('essentialFacilityHoursLost'), 9);
    expect(of('facilityHoursOnBackup')).toBeCloseTo(sums('facilityHoursOnBackup'), 9);
    expect(of('fuelUsed')).toBeCloseTo(sums('fuelL'), 6);
  });

  it('keeps person-hours by district that add up to the region', async () => {
    const run = await made;
    const areas = measureTable(run, 'area', window(1, 30));
    const whole = measureTable(run, 'region', window(1, 30)).rows[0].values;
    for (const name of [
      'personHoursOnDryFloors',
      'personHoursWithUnsafeWater',
      'personHoursBelow15L',
    ] as const)
      expect(sumOf(areas, name), name).toBeCloseTo(whole[name] ?? -1, 1);
    expect(whole.waterFromTankers).toBe(0);
    expect(areas.rows[0].absent.waterFromTankers).toBe('notKept');
  });

  it('tells a battery from a set, to the second of the loss', async () => {
    const run = await made;
    const by: MeasureKind = 'facility';
    const table = measureTable(run, by);
    const offH = (run.outages.toS[0] - run.outages.fromS[0]) / hour;
    expect(value(table, 'facilityHoursOnBattery', 'exchange')).toBeCloseTo(2, 3);
    expect(value(table, 'facilityHoursDark', 'exchange')).toBeCloseTo(offH - 2, 3);
    expect(value(table, 'facilityHoursOnBattery', 'hospital')).toBe(0);
    expect(value(table, 'fuelUsed', 'hospital')).toBeCloseTo(
      30 * (value(table, 'facilityHoursOnBackup', 'hospital') ?? 0),
      2,
    );
    expect(value(measureTable(run, by, { fromS: 0, toS: 3700 }), 'facilityHoursOnBattery', 'exchange')).toBe(
      0,
    );
    const minute = measureTable(run, by, { fromS: 3700, toS: 3760 });
    expect(value(minute, 'facilityHoursOnBattery', 'exchange')).toBeCloseTo(1 / 60, 9);
  });
});
