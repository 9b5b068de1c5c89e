import type { RunSummary } from '../../store/runs';
import { english, type MessageId } from '../../words/catalogue';
import { MetricValue, metricUnit } from '../kit/quantity';
import { useSay } from '../kit/use-say';
import { useMetricWords } from '../panels/metric-list';
import { type MetricRow, metricGroups } from '../panels/metric-rows';

/** Every metric with its definition; figures end in one line, units begin in the next. */
export function ReportMetrics({ metrics }: { metrics: RunSummary['metrics'] }) {
  const say = useSay();
  return (
    <section>
      <h2>{say('results.metrics')}</h2>
      <table className="report-table">
        {metricGroups(metrics).map(({ group, rows }) => (
          <tbody key={group}>
            <tr>
              <th colSpan={4} scope="rowgroup">
                {say(`results.group.${group}`)}
              </th>
            </tr>
            {rows.map((it) => (
              <ReportMetric key={it.name} row={it} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function ReportMetric({ row }: { row: MetricRow }) {
  const say = useSay();
  const words = useMetricWords(row);
  const label = `metric.${row.name}`;
  const definition = `${label}.definition`;
  return (
    <tr>
      <td className="report-metric">{label in english ? say(label as MessageId) : row.name}</td>
      {words ? (
        <td className="numeric" colSpan={2}>
          {words}
        </td>
      ) : (
        <>
          <td className="numeric">
            <MetricValue value={row.value ?? 0} unit={row.unit} bare />
          </td>
          <td className="report-unit">{metricUnit(row.unit)}</td>
        </>
      )}
      <td className="report-definition">{definition in english ? say(definition as MessageId) : ''}</td>
    </tr>
  );
}
