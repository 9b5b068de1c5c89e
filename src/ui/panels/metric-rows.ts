import type { RunSummary } from '../../store/runs';

/** Metrics by subject; those that no group names follow at the end, so that none is hidden. */
const groups = {
  electricity: [
    'unservedEnergy',
    'personHoursWithoutElectricity',
    'customerHoursInterrupted',
    'saidi',
    'saifi',
    'caidi',
    'electricityResilience',
    'electricityTo50',
    'electricityTo90',
    'electricityTo99',
    'offHoursGini',
    'offHoursWorstDecile',
  ],
  water: [
    'unservedWater',
    'waterServiceAvailability',
    'waterResilience',
    'personHoursBelow15L',
    'personHoursBelow7L5',
    'personHoursBelow3L',
    'waterTo50',
    'waterTo90',
    'waterTo99',
  ],
  facilities: ['essentialFacilityHoursLost', 'facilityHoursOnBackup', 'fuelUsed'],
} as const;

export interface MetricRow {
  name: string;
  /** Absent: service did not come back to this level by the end of the run. */
  value?: number;
  unit: string;
}

export interface MetricGroup {
  group: keyof typeof groups | 'others';
  rows: MetricRow[];
}

/**
 * A run's metrics in the order in which they are read. A time of return that is absent, though its system was
 * worked out, stays in the list: that service did not come back is an answer.
 */
export function metricGroups(metrics: RunSummary['metrics']): MetricGroup[] {
  const grouped = new Set<string>(Object.values(groups).flat());
  const others = Object.keys(metrics).filter((it) => !grouped.has(it));
  const all: [MetricGroup['group'], readonly string[]][] = [
    ...(Object.entries(groups) as [keyof typeof groups, readonly string[]][]),
    ['others', others],
  ];
  return all.flatMap(([group, names]) => {
    if (!names.some((it) => metrics[it])) return [];
    const rows = names.flatMap((name): MetricRow[] => {
      if (metrics[name]) return [{ name, ...metrics[name] }];
      return isReturnTime(name) ? [{ name, unit: 'h' }] : [];
    });
    return [{ group, rows }];
  });
}

/** True for the time at which service is back at a level; its 0 says that it never fell below. */
export function isReturnTime(name: string): boolean {
  return /To\d+$/.test(name);
}
