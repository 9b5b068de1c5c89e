import { parameterList, readParameters } from '../../model/parameters';
import type { Scenario } from '../../model/scenario';
import { useSettings } from '../../store/settings';
import type { MessageId } from '../../words/catalogue';
import { formatNumber } from '../charts/format-number';
import { useSay } from '../kit/use-say';
import { useParameterName } from '../panels/parameter-name';
import { ruleChoices, ruleNumbers, ruleOf } from '../panels/rule-choices';

/** The rules in force, the assumptions that were changed, and what the model leaves out. */
export function ReportAssumptions({ scenario }: { scenario: Scenario }) {
  const say = useSay();
  const nameOf = useParameterName();
  const language = useSettings((state) => state.language);
  const { policies } = scenario;
  const numbers = ruleNumbers(readParameters(scenario.parameters));
  const changed = parameterList.filter((it) => Object.hasOwn(scenario.parameters, it.key));
  const temperatures = scenario.weather.temperatureC;
  const low = formatNumber(Math.min(...temperatures), language);
  const high = formatNumber(Math.max(...temperatures), language);
  return (
    <section>
      <h2>{say('report.assumptions')}</h2>
      <ul className="report-list">
        {ruleChoices.map((rule) => {
          const chosen = ruleOf(policies, rule);
          return (
            <li key={rule.key}>
              {say(`scenario.${rule.key}`)}: {say(`scenario.${rule.key}.${chosen}` as MessageId)}
              {chosen !== rule.usual && ` (${say('report.notUsual')})`}.{' '}
              {say(`scenario.${rule.key}.${chosen}.note` as MessageId, numbers)}
            </li>
          );
        })}
        {policies.dcLinesOn !== undefined && (
          <li>
            {say('scenario.dcLines')}: {say(`scenario.dcLines.${policies.dcLinesOn ? 'on' : 'off'}`)}.
          </li>
        )}
        <li>
          {say('scenario.renewables')}: {say(`scenario.renewables.${scenario.weather.renewables ?? 'place'}`)}
          .
        </li>
        <li>{say('report.temperature', { same: String(low === high), low, high })}</li>
        <li>{say('help.trust')}</li>
      </ul>
      {changed.length === 0 ? (
        <p>{say('report.allDefaults')}</p>
      ) : (
        <table className="report-table">
          <thead>
            <tr>
              <th>{say('report.changed')}</th>
              <th className="numeric">{say('assumption.value')}</th>
              <th className="numeric">{say('report.default')}</th>
              <th>{say('assumption.source')}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map((it) => (
              <tr key={it.key}>
                <td>{nameOf(it)}</td>
                <td className="numeric">
                  {scenario.parameters[it.key]} {it.unit !== '1' && it.unit}
                </td>
                <td className="numeric">
                  {it.value} {it.unit !== '1' && it.unit}
                </td>
                <td>{it.source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
