import type { RunSummary } from '../../store/runs';
import { english, type MessageId } from '../../words/catalogue';
import { MetricValue } from '../kit/quantity';
import { useSay } from '../kit/use-say';

/** Every metric with its definition. */
export function ReportMetrics({ metrics }: { metrics: RunSummary['metrics'] }) {
  const say = useSay();
  return (
    <section>
      <h2>{say('results.metrics')}</h2>
      <table className="report-table">
        <tbody>
          {Object.entries(metrics).map(([name, { value, unit }]) => {
            const label = `metric.${name}`;
            const definition = `${label}.definition`;
            return (
              <tr key={name}>
                <td className="report-metric">{label in english ? say(label as MessageId) : name}</td>
                <td className="numeric">
                  <MetricValue value={value} unit={unit} />
                </td>
                <td className="report-definition">
                  {definition in english ? say(definition as MessageId) : ''}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
