import type { TurnFairness } from '../../model/outage-schedule';
import { useSettings } from '../../store/settings';
import { formatNumber } from '../charts/format-number';
import { Tip } from '../kit/button';
import { type Say, useSay } from '../kit/use-say';

/** How evenly hours off fall on those who take turns. */
export function TurnFairnessFacts({ fairness }: { fairness: TurnFairness }) {
  const say = useSay();
  const language = useSettings((state) => state.language);
  return (
    <dl className="facts">
      {fairnessRows(fairness, language, say).map((it) => (
        <div key={it.name}>
          <dt>
            <Tip text={it.definition} side="right">
              <button type="button" className="defined">
                {it.name}
              </button>
            </Tip>
          </dt>
          <dd>{it.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The same for paper, with what each figure means. */
export function TurnFairnessTable({ fairness }: { fairness: TurnFairness }) {
  const say = useSay();
  const language = useSettings((state) => state.language);
  return (
    <table className="report-table">
      <tbody>
        {fairnessRows(fairness, language, say).map((it) => (
          <tr key={it.name}>
            <td className="report-metric">{it.name}</td>
            <td className="numeric">{it.value}</td>
            <td className="report-definition">{it.definition}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function fairnessRows(
  { people, leastHours, mostHours, gini, worstDecileRatio }: TurnFairness,
  language: string,
  say: Say,
): { name: string; value: string; definition: string }[] {
  const figure = (value: number) => formatNumber(Number(value.toPrecision(3)), language);
  return [
    {
      name: say('schedule.spread'),
      value: `${figure(leastHours)} – ${figure(mostHours)} h`,
      definition: say('schedule.spreadTip'),
    },
    ...(gini === undefined
      ? []
      : [
          {
            name: say('metric.offHoursGini'),
            value: figure(gini),
            definition: say('schedule.giniTip', { people: formatNumber(people, language) }),
          },
        ]),
    ...(worstDecileRatio === undefined
      ? []
      : [
          {
            name: say('metric.offHoursWorstDecile'),
            value: figure(worstDecileRatio),
            definition: say('schedule.worstTip'),
          },
        ]),
  ];
}
