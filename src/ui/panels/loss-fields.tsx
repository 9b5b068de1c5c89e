import type { LossFields } from '../../commands/lose-components';
import { causes, type DamageState, damageStates, type LossEvent } from '../../model/scenario';
import { Field, NumberInput, SelectInput } from '../kit/fields';
import { useSay } from '../kit/use-say';

interface LossFieldsFormProps {
  value: Pick<LossEvent, 'timeS' | 'damage' | 'cause' | 'repairS'>;
  /** It is closed, not broken: nothing is repaired. */
  isShut?: boolean;
  onChange: (fields: LossFields) => void;
}

/** When, how badly, why, and until when a component is out. */
export function LossFieldsForm({ value, isShut = false, onChange }: LossFieldsFormProps) {
  const say = useSay();
  return (
    <div className="loss-fields">
      <div className="field-row">
        <Field label={say(isShut ? 'loss.shutTime' : 'loss.time')}>
          {(id) => (
            <NumberInput
              id={id}
              value={round(value.timeS / 3600)}
              unit="h"
              min={0}
              max={30 * 24}
              onCommit={(hours) => hours !== undefined && onChange({ timeS: Math.round(hours * 3600) })}
            />
          )}
        </Field>
        <Field label={say(isShut ? 'loss.openAfter' : 'loss.repair')}>
          {(id) => (
            <NumberInput
              id={id}
              value={value.repairS === undefined ? undefined : round(value.repairS / 3600)}
              unit="h"
              min={0}
              max={87_600}
              placeholder={say('loss.byTable')}
              onCommit={(hours) =>
                onChange({ repairS: hours === undefined ? undefined : Math.round(hours * 3600) })
              }
            />
          )}
        </Field>
      </div>
      {value.repairS === undefined && <p className="field-note">{say('loss.tableNote')}</p>}
      <div className="field-row">
        <Field label={say('loss.damage')}>
          {(id) => (
            <SelectInput<DamageState>
              id={id}
              value={value.damage}
              options={damageStates.map((it) => [it, say(`damage.${it}`)] as const)}
              onChoose={(damage) => onChange({ damage })}
            />
          )}
        </Field>
        <Field label={say('loss.cause')}>
          {(id) => (
            <SelectInput
              id={id}
              value={value.cause}
              options={causes.map((it) => [it, say(`cause.${it}`)] as const)}
              onChoose={(cause) => onChange({ cause })}
            />
          )}
        </Field>
      </div>
    </div>
  );
}

function round(hours: number): number {
  return Math.round(hours * 1000) / 1000;
}
