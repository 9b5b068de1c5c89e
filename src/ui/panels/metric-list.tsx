import type { RunSummary } from '../../store/runs';
import { english, type MessageId } from '../../words/catalogue';
import { Tip } from '../kit/button';
import { MetricValue } from '../kit/quantity';
import { useSay } from '../kit/use-say';
import { isReturnTime, type MetricRow, metricGroups } from './metric-rows';

/** A run's metrics with units; the definition opens on hover and focus. */
export function MetricList({ metrics }: { metrics: RunSummary['metrics'] }) {
  const say = useSay();
  return (
    <>
      {metricGroups(metrics).map(({ group, rows }) => (
        <section key={group} className="panel-section">
          <h3>{say(`results.group.${group}`)}</h3>
          <dl className="facts">
            {rows.map((it) => (
              <Metric key={it.name} row={it} />
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

function Metric({ row }: { row: MetricRow }) {
  const say = useSay();
  const label = `metric.${row.name}`;
  const definition = `${label}.definition`;
  const text = label in english ? say(label as MessageId) : row.name;
  const words = useMetricWords(row);
  return (
    <div>
      <dt>
        {definition in english ? (
          <Tip text={say(definition as MessageId)} side="right">
            <button type="button" className="defined">
              {text}
            </button>
          </Tip>
        ) : (
          text
        )}
      </dt>
      <dd>{words ?? <MetricValue value={row.value ?? 0} unit={row.unit} />}</dd>
    </div>
  );
}

/** What stands in place of a number where the number would mislead; undefined where it does not. */
export function useMetricWords({ name, value }: MetricRow): string | undefined {
  const say = useSay();
  if (value === undefined) return say('results.notBack');
  return value === 0 && isReturnTime(name) ? say('results.neverBelow') : undefined;
}
