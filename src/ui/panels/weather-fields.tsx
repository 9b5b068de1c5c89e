import { changeScenario } from '../../commands/change-scenario';
import { findParameter } from '../../model/parameters';
import { type RenewableRule, renewableRules, type Scenario } from '../../model/scenario';
import { projectOfState, useProject } from '../../store/project';
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
    const note = !values
      ? say('scenario.weather.assumed')
      : values.length > 1
        ? `${percent(Math.min(...values))} … ${percent(Math.max(...values))} %`
        : undefined;
    return (
      <Field label={say(`scenario.${key}`)} note={note}>
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
