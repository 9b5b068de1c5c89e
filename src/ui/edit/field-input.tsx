import { useId } from 'react';
import type { BackupSet } from '../../model/facility';
import type { Region } from '../../model/region';
import type { WaterGeometry } from '../../model/water-geometry';
import type { MessageId } from '../../words/catalogue';
import { Tip } from '../kit/button';
import { SelectInput } from '../kit/fields';
import { useSay } from '../kit/use-say';
import type { Field } from './field';
import { optionName, optionsLike } from './named-options';
import { SetsInput } from './sets-input';

export interface FieldInputProps {
  field: Field;
  text: string;
  sets: readonly BackupSet[];
  region: Region;
  geometry: readonly WaterGeometry[];
  /** Why the text was not taken. */
  problem?: string;
  /** Where an assumed value comes from. */
  assumed?: MessageId;
  onText(text: string): void;
  onSets(sets: BackupSet[]): void;
}

/** One labelled value of a form, with its unit, its meaning on hover and what is wrong with it. */
export function FieldInput(props: FieldInputProps) {
  const { field, problem, assumed } = props;
  const say = useSay();
  const id = useId();
  const label = say(field.label);
  return (
    <div className={field.type === 'sets' ? 'edit-field edit-field-wide' : 'edit-field'}>
      <div className="edit-label">
        <label htmlFor={id}>{label}</label>
        {field.tip && (
          <Tip text={say(field.tip)} side="left">
            <button type="button" className="edit-tip" aria-label={say('edit.meaning', { label })}>
              ?
            </button>
          </Tip>
        )}
      </div>
      <ValueInput {...props} id={id} />
      {assumed && (
        <Tip text={say(assumed)} side="left">
          <button type="button" className="edit-assumed">
            {say('edit.assumed')}
          </button>
        </Tip>
      )}
      {problem && (
        <p className="edit-problem" id={`${id}-problem`}>
          {say('edit.needs', { label, why: problem })}
        </p>
      )}
    </div>
  );
}

function ValueInput(props: FieldInputProps & { id: string }) {
  const { id, field, text, region, geometry, problem, sets, onText, onSets } = props;
  const say = useSay();
  if (field.type === 'sets') return <SetsInput id={id} sets={sets} onChange={onSets} />;
  const yesNo = [
    ['yes', say('facts.yes')],
    ['no', say('facts.no')],
  ] as const;
  if (field.type === 'choice' || field.type === 'yesNo') {
    const options =
      field.type === 'yesNo'
        ? yesNo.map(([, it]) => [it, it] as const)
        : (field.options ?? []).map(([, it]) => [say(it), say(it)] as const);
    const none = field.optional ? ([['', say('edit.none')]] as const) : [];
    return <SelectInput id={id} value={text} options={[...none, ...options]} onChoose={onText} />;
  }
  const offered = field.of && field.type === 'name' ? optionsLike(region, geometry, field.of, text) : [];
  const named = field.of && field.type === 'name' ? optionName(region, geometry, field.of, text) : undefined;
  return (
    <>
      <span className="number-input">
        <input
          id={id}
          className={field.type === 'number' ? 'input numeric' : 'input'}
          inputMode={field.type === 'number' ? 'decimal' : undefined}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem !== undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          list={offered.length > 0 ? `${id}-list` : undefined}
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
        />
        {field.unit && <span className="unit">{field.unit}</span>}
      </span>
      {offered.length > 0 && (
        <datalist id={`${id}-list`}>
          {offered.map((it) => (
            <option key={it.id} value={it.id}>
              {it.name}
            </option>
          ))}
        </datalist>
      )}
      {named && <p className="field-note">{named}</p>}
    </>
  );
}
