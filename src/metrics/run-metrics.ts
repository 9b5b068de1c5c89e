import type { MeasuredRun } from '../model/measured-run';
import { type MeasureKind, type MetricName, metricNames, type TimeSpan, unitIn } from '../model/metric-table';
import { measureTable, wholeOf } from './measure-table';

export type Metrics = Partial<Record<MetricName, { value: number; unit: string }>>;

/**
 * The metrics of a run over a span (by default all of it). A metric that cannot be worked out is left out: SAIDI
 * without people on feeders, CAIDI without an interruption, water and facilities where there are none, a time to service that has
 * not come by the end.
 */
export function measureRun(run: MeasuredRun, span: TimeSpan = wholeOf(run)): Metrics {
  return metricsOf('region', measureTable(run, 'region', span).rows[0].values);
}

/** As `measureRun`, by the id of each row that has one. */
export function measureBy(
  run: MeasuredRun,
  by: MeasureKind,
  span: TimeSpan = wholeOf(run),
): Record<string, Metrics> {
  const { rows } = measureTable(run, by, span);
  return Object.fromEntries(
    rows.flatMap(({ id, values }) => (id === undefined ? [] : [[id, metricsOf(by, values)]])),
  );
}

function metricsOf(by: MeasureKind, values: Partial<Record<MetricName, number>>): Metrics {
  const metrics: Metrics = {};
  for (const name of metricNames) {
    const value = values[name];
    if (value !== undefined) metrics[name] = { value, unit: unitIn(by, name) };
  }
  return metrics;
}
