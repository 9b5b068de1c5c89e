import {
  type AbsentReason,
  type MetricName,
  type MetricSystem,
  type MetricTable,
  metricNames,
  metricSystems,
  metricsBySystem,
  unitIn,
} from '../../model/metric-table';
import type { RunSummary } from '../../store/runs';

export interface MetricRow {
  name: string;
  /** Absent: service did not come back to this level by the end of the run. */
  value?: number;
  unit: string;
}

export interface MetricGroup {
  group: MetricSystem | 'others';
  rows: MetricRow[];
}

/**
 * A run's metrics in the order in which they are read; those that no system names follow at the end, so that none is hidden. A
 * time of return that is absent, though its system was worked out, stays in the list: that service did not come back is an answer.
 */
export function metricGroups(metrics: RunSummary['metrics']): MetricGroup[] {
  const others = Object.keys(metrics).filter((it) => !metricNames.some((name) => name === it));
  const all: [MetricGroup['group'], readonly string[]][] = [
    ...metricSystems.map((it) => [it, Object.keys(metricsBySystem[it])] as [MetricSystem, string[]]),
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

/** The one row of a table of the whole region, as a run's summary holds its metrics. */
export function metricsOfRegion({ by, rows }: MetricTable): RunSummary['metrics'] {
  const { values } = rows[0];
  return Object.fromEntries(
    metricNames.flatMap((name) => {
      const value = values[name];
      return value === undefined ? [] : [[name, { value, unit: unitIn(by, name) }]];
    }),
  );
}

/** The metrics of a system that no row has, with the reason they share; that service is not back is shown in its cell. */
export function absentOf(
  { names, rows }: MetricTable,
  systems: readonly MetricSystem[],
): { name: MetricName; reason: AbsentReason }[] {
  const wanted = systems.flatMap((it) => Object.keys(metricsBySystem[it]) as MetricName[]);
  return wanted.flatMap((name) => {
    const reason = rows[0]?.absent[name];
    const isTold = names.includes(name) || reason === undefined || reason === 'notBack';
    return isTold ? [] : [{ name, reason }];
  });
}

/** Systems of which some row has a metric. */
export function systemsIn({ names }: MetricTable): MetricSystem[] {
  return metricSystems.filter((it) => names.some((name) => name in metricsBySystem[it]));
}
