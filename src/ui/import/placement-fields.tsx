import { Field, NumberInput, SelectInput } from '../kit/fields';
import { useSay } from '../kit/use-say';
import type { PlacementChoice } from './placement-choice';

interface PlacementFieldsProps {
  name: string;
  choice: PlacementChoice;
  /** Whether the reader proposed a place of its own. */
  hasOwn: boolean;
  onChange: (choice: PlacementChoice) => void;
}

/** Asks where a water network lies: its coordinate system, or its middle on the map. */
export function PlacementFields({ name, choice, hasOwn, onChange }: PlacementFieldsProps) {
  const say = useSay();
  return (
    <fieldset className="placement">
      <legend>{say('import.where', { name })}</legend>
      <Field label={say('import.coordinates')}>
        {(id) => (
          <SelectInput<PlacementChoice['way']>
            id={id}
            value={choice.way}
            options={[
              ['asRead', hasOwn ? say('import.way.drawn') : say('import.way.none')],
              ['epsg', say('import.way.epsg')],
              ['degrees', say('import.way.degrees')],
              ['map', say('import.way.map')],
            ]}
            onChoose={(way) => onChange({ ...choice, way })}
          />
        )}
      </Field>
      {choice.way === 'epsg' && (
        <Field label={say('import.epsg')} note={say('import.epsgNote')}>
          {(id) => (
            <NumberInput
              id={id}
              value={choice.code}
              whole
              min={1000}
              max={999_999}
              placeholder="32636"
              onCommit={(code) => onChange({ ...choice, code })}
            />
          )}
        </Field>
      )}
      {choice.way === 'epsg' && (
        <Field label={say('import.unit')}>
          {(id) => (
            <SelectInput<PlacementChoice['unit']>
              id={id}
              value={choice.unit}
              options={[
                ['m', say('import.unit.m')],
                ['ft', say('import.unit.ft')],
                ['usft', say('import.unit.usft')],
              ]}
              onChoose={(unit) => onChange({ ...choice, unit })}
            />
          )}
        </Field>
      )}
      {choice.way === 'map' && (
        <Field label={say('import.scale')} note={say('import.scaleNote')}>
          {(id) => (
            <NumberInput
              id={id}
              value={choice.scaleM ?? 1}
              unit="m"
              min={1e-6}
              max={1e6}
              onCommit={(scaleM) => onChange({ ...choice, scaleM })}
            />
          )}
        </Field>
      )}
    </fieldset>
  );
}
