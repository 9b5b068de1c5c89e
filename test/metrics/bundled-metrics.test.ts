import { describe, expect, it } from 'vitest';
import { measureTable } from '../../src/metrics/measure-table';
import type { MetricName, MetricTable } from '../../src/model/metric-table';
import { bundledProject } from '../builders/bundled-project';
import { runRegion } from '../builders/run-region';

/** Sums over time that every facility, feeder, node or area adds to. */
const added: readonly MetricName[] = [
  'unservedEnergy',
  'personHoursWithoutElectricity',
  'customerHoursInterrupted',
  'unservedWater',
  'personHoursBelow15L',
  'personHoursBelow7L5',
  'personHoursBelow3L',
  'personHoursOnDryFloors',
  'personHoursWithUnsafeWater',
  'essentialFacilityHoursLost',
  'facilityHoursBelowNeed',
  'facilityHoursDark',
  'facilityHoursOnBackup',
  'facilityHoursWithoutWater',
  'fuelUsed',
];

describe('the bundled region over five days, recorded each hour from the third on', () => {
  const project = bundledProject();
  const scenario = { ...project.scenarios[0], horizonS: 5 * 86_400 };
  const made = runRegion(project.region, scenario);
  // neither end is a recording; the second lies where they are an hour apart
  const [fromS, middleS, toS] = [20_000, 300_123, 400_001];

  function sumOf({ rows }: MetricTable, name: MetricName): number {
    return rows.reduce((sum, it) => sum + (it.values[name] ?? 0), 0);
  }

  it.each(['area', 'town', 'tier', 'facility'] as const)(
    'by %s: rows add up to the region, windows to the whole',
    async (by) => {
      const run = await made;
      const whole = measureTable(run, by, { fromS, toS });
      const early = measureTable(run, by, { fromS, toS: middleS });
      const late = measureTable(run, by, { fromS: middleS, toS });
      const region = measureTable(run, 'region', { fromS, toS }).rows[0].values;
      expect(region.unservedEnergy).toBeGreaterThan(100);
      const names = added.filter((it) => whole.names.includes(it));
      expect(names.length).toBeGreaterThan(4);
      for (const name of names) {
        // facilities have their own water, which is part of the networks'
        if (by === 'facility' && name === 'unservedWater') continue;
        const all = region[name] ?? -1;
        const scale = Math.max(1, all);
        expect(Math.abs(sumOf(whole, name) - all) / scale, name).toBeLessThan(1e-4);
        expect(
          Math.abs(sumOf(early, name) + sumOf(late, name) - sumOf(whole, name)) / scale,
          name,
        ).toBeLessThan(1e-9);
      }
    },
  );

  it('keeps shares between 0 and 1, and service below need', async () => {
    const run = await made;
    for (const by of ['region', 'area', 'facility', 'system', 'junction'] as const)
      for (const { values } of measureTable(run, by, { fromS, toS }).rows) {
        for (const name of [
          'electricityResilience',
          'waterResilience',
          'waterServiceAvailability',
          'offHoursGini',
        ] as const) {
          const value = values[name] ?? 0;
          expect(value, name).toBeGreaterThanOrEqual(0);
          expect(value, name).toBeLessThanOrEqual(1);
        }
        for (const value of Object.values(values)) expect(value).toBeGreaterThanOrEqual(0);
      }
  });
});
