import { changeScenario } from '../../commands/change-scenario';
import { findParameter } from '../../model/parameters';
import { type RenewableRule, renewableRules, type Scenario } from '../../model/scenario';
import { projectOfState, useProject } from '../../store/project';
import { useSettings } from '../../store/settings';
import { formatNumber } from '../charts/format-number';
import { Field, NumberInput, SelectInput } from '../kit/fields';
import { useSay } from '../kit/use-say';

const mean = (values: readonly number[]) => values.reduce((sum, it) => sum + it, 0) / values.length;
const clip = (share: number) => Math.max(0, Math.min(1, Math.round(share * 1e4) / 1e4));

/** A series whose mean is near the wanted one: scaled where it varies, else constant. */
function seriesOf(values: readonly number[] | undefined, wanted: number): number[] {
  if (!values || values.length === 1 || mean(values) === 0) return [clip(wanted)];
  const factor = wanted / mean(values);
  return values.map((it) => clip(it * factor));
}

/** Clouds, wind, and the rule for what solar and wind farms give; only for regions that have some. */
export function WeatherFields({ scenario }: { scenario: Scenario }) {
  const say = useSay();
  const language = useSettings((state) => state.language);
  const hasFarms = useProject(
    (state) =>
      projectOfState(state)?.region.grid.generators.some(
        ({ technology }) => technology === 'wind' || technology === 'solar',
      ) ?? false,
  );
  if (!hasFarms) return null;
  const { weather } = scenario;
  const rule = weather.renewables ?? 'place';

  const shareField = (key: 'sunShare' | 'windShare') => {
    const values = weather[key];
    const parameter = `weather.${key}`;
    const assumed = scenario.parameters[parameter] ?? findParameter(parameter)?.value ?? 0;
    const percent = (value: number) => Math.round(value * 1000) / 10;
    const notes = [say(`scenario.${key}.of`)];
    if (!values) notes.push(say('scenario.weather.assumed'));
    else if (values.length > 1) {
      const [min, max] = [Math.min(...values), Math.max(...values)].map((it) =>
        formatNumber(percent(it), language),
      );
      notes.push(say('scenario.byHour', { min, max, unit: '%' }));
    }
    return (
      <Field label={say(`scenario.${key}`)} note={notes.join(', ')}>
        {(id) => (
          <NumberInput
            id={id}
            value={percent(values ? mean(values) : assumed)}
            unit="%"
            min={0}
            max={100}
            onCommit={(wanted) => {
              const changed = wanted === undefined ? undefined : seriesOf(values, wanted / 100);
              changeScenario({ weather: { ...weather, [key]: changed } }, say(`scenario.${key}`));
            }}
          />
        )}
      </Field>
    );
  };

  return (
    <>
      <Field label={say('scenario.renewables')} note={say(`scenario.renewables.${rule}.note`)}>
        {(id) => (
          <SelectInput<RenewableRule>
            id={id}
            value={rule}
            options={renewableRules.map((it) => [it, say(`scenario.renewables.${it}`)] as const)}
            onChoose={(renewables) =>
              changeScenario({ weather: { ...weather, renewables } }, say('scenario.renewables'))
            }
          />
        )}
      </Field>
      {rule !== 'file' && (
        <div className="field-row">
          {shareField('sunShare')}
          {shareField('windShare')}
        </div>
      )}
    </>
  );
}
