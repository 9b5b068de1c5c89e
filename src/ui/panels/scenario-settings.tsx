import { changePolicies, changeScenario } from '../../commands/change-scenario';
import type { Scenario } from '../../model/scenario';
import { projectOfState, useProject } from '../../store/project';
import { useSettings } from '../../store/settings';
import { formatNumber } from '../charts/format-number';
import { Field, NumberInput, SelectInput, TextInput } from '../kit/fields';
import { useSay } from '../kit/use-say';
import { RuleFields } from './rule-fields';
import { WeatherFields } from './weather-fields';

const longestH = 30 * 24;

/** As the grid's file says, or set here. */
const dcLineChoices = ['grid', 'on', 'off'] as const;
type DcLineChoice = (typeof dcLineChoices)[number];

function choiceOf(dcLinesOn: boolean | undefined): DcLineChoice {
  if (dcLinesOn === undefined) return 'grid';
  return dcLinesOn ? 'on' : 'off';
}

/** Name, start, horizon, weather and the rules by which grid and operators act. */
export function ScenarioSettings({ scenario, timeZone }: { scenario: Scenario; timeZone: string }) {
  const say = useSay();
  const language = useSettings((state) => state.language);
  const { policies } = scenario;
  const dcLineCount = useProject((state) => projectOfState(state)?.region.grid.dcLines.length ?? 0);
  const dcLinesOfGrid = useProject((state) => projectOfState(state)?.region.grid.dcLinesOn === true);
  const temperatures = scenario.weather.temperatureC;
  const meanC = temperatures.reduce((sum, it) => sum + it, 0) / temperatures.length;
  const shownC = Math.round(meanC * 10) / 10;
  const shiftTo = (wantedC: number) => {
    const temperatureC = temperatures.map((it) => Math.round((it + wantedC - shownC) * 100) / 100);
    changeScenario({ weather: { ...scenario.weather, temperatureC } }, say('scenario.temperature'));
  };
  const range = say('scenario.byHour', {
    min: formatNumber(Math.min(...temperatures), language),
    max: formatNumber(Math.max(...temperatures), language),
    unit: '°C',
  });
  return (
    <div className="panel-scroll panel-first">
      <Field label={say('scenario.name')}>
        {(id) => (
          <TextInput
            id={id}
            value={scenario.name ?? ''}
            onCommit={(name) => changeScenario({ name: name || undefined }, say('scenario.name'))}
          />
        )}
      </Field>
      <Field label={say('scenario.start')} note={timeZone}>
        {(id) => (
          <input
            id={id}
            className="input"
            type="datetime-local"
            value={scenario.startLocal.slice(0, 16)}
            onChange={(event) => {
              const startLocal = event.currentTarget.value;
              if (startLocal) changeScenario({ startLocal }, say('scenario.start'));
            }}
          />
        )}
      </Field>
      <div className="field-row">
        <Field label={say('scenario.horizon')} note={say('scenario.horizon.note')}>
          {(id) => (
            <NumberInput
              id={id}
              value={scenario.horizonS / 3600}
              unit="h"
              min={1}
              max={longestH}
              onCommit={(hours) =>
                hours !== undefined &&
                changeScenario({ horizonS: Math.round(hours * 3600) }, say('scenario.horizon'))
              }
            />
          )}
        </Field>
      </div>
      <div className="field-row">
        <Field label={say('scenario.temperature')} note={temperatures.length > 1 ? range : undefined}>
          {(id) => (
            <NumberInput
              id={id}
              value={shownC}
              unit="°C"
              min={-60}
              max={60}
              onCommit={(wanted) => wanted !== undefined && shiftTo(wanted)}
            />
          )}
        </Field>
        <Field label={say('scenario.seed')} note={say('scenario.seed.note')}>
          {(id) => (
            <NumberInput
              id={id}
              value={scenario.seed}
              min={0}
              max={Number.MAX_SAFE_INTEGER}
              whole
              onCommit={(seed) => seed !== undefined && changeScenario({ seed }, say('scenario.seed'))}
            />
          )}
        </Field>
      </div>
      <WeatherFields scenario={scenario} />
      <RuleFields scenario={scenario} />
      {dcLineCount > 0 && (
        <Field
          label={say('scenario.dcLines')}
          note={say('scenario.dcLines.note', { count: dcLineCount, areOn: String(dcLinesOfGrid) })}
        >
          {(id) => (
            <SelectInput<DcLineChoice>
              id={id}
              value={choiceOf(policies.dcLinesOn)}
              options={dcLineChoices.map((it) => [it, say(`scenario.dcLines.${it}`)] as const)}
              onChoose={(choice) =>
                changePolicies(
                  { dcLinesOn: choice === 'grid' ? undefined : choice === 'on' },
                  say('scenario.dcLines'),
                )
              }
            />
          )}
        </Field>
      )}
    </div>
  );
}
