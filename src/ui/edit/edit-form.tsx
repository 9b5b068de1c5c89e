import './edit.css';
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react';
import type { BackupSet } from '../../model/facility';
import type { Issue, Result } from '../../model/result';
import { projectOfState, useProject } from '../../store/project';
import type { MessageId } from '../../words/catalogue';
import { notifyIssues } from '../app/notice-store';
import { Button } from '../kit/button';
import { useSay, useSayIssue } from '../kit/use-say';
import { useHeldGeometry } from '../map/use-held';
import { cellText, readCell } from './cell-text';
import { type Field, fieldValue, type Row } from './field';
import { FieldInput } from './field-input';

interface EditFormProps {
  label: string;
  fields: readonly Field[];
  row: Row;
  /** Values that nobody gave, with where they come from. */
  assumed?: Readonly<Record<string, MessageId>>;
  apply: string;
  /** Every value is looked at, not only those that were changed. */
  isNew?: boolean;
  /** Gets the values that differ from the row, by field. */
  onApply(values: Record<string, unknown>): Result<Issue[]> | Promise<Result<Issue[]>>;
  onDone(): void;
  onCancel(): void;
  /** What follows from the texts as they stand; `fill` puts values into fields, as if they were typed. */
  offer?(textOf: (key: string) => string, fill: (values: Row) => void): ReactNode;
  children?: ReactNode;
}

/** A form over the values of one component: nothing is taken over before Apply, and nothing that is wrong. */
export function EditForm(props: EditFormProps) {
  const {
    label,
    fields,
    row,
    assumed = {},
    apply,
    isNew,
    onApply,
    onDone,
    onCancel,
    offer,
    children,
  } = props;
  const say = useSay();
  const sayIssue = useSayIssue();
  const region = useProject((state) => projectOfState(state)?.region);
  const geometry = useHeldGeometry();
  const [texts, setTexts] = useState<Record<string, string>>({});
  const [sets, setSets] = useState<readonly BackupSet[]>();
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [isBusy, setBusy] = useState(false);
  if (!region) return null;
  const textOf = (field: Field) => texts[field.key] ?? cellText(fieldValue(row, field.key), field, say);

  const textOfKey = (key: string) => {
    const field = fields.find((it) => it.key === key);
    return field ? textOf(field) : '';
  };
  const fill = (values: Row) => {
    const filled = fields.flatMap((it) =>
      it.key in values ? [[it.key, cellText(values[it.key], it, say)]] : [],
    );
    setTexts((before) => ({ ...before, ...Object.fromEntries(filled) }));
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong: Record<string, string> = {};
    const values: Record<string, unknown> = {};
    for (const field of fields) {
      if (field.type === 'sets') {
        if (sets) values[field.key] = sets;
        continue;
      }
      const text = textOf(field);
      const isSame = text === cellText(fieldValue(row, field.key), field, say);
      if (isSame && !isNew) continue;
      const read = readCell(text, field, say);
      if (read.ok && !isSame) values[field.key] = read.value;
      else if (!read.ok) wrong[field.key] = say(read.why, read.params);
    }
    setProblems(wrong);
    setIssues([]);
    if (Object.keys(wrong).length > 0) return;
    setBusy(true);
    const done = await onApply(values);
    setBusy(false);
    if (!done.ok) {
      setIssues(done.error);
      return;
    }
    if (done.value.length > 0) notifyIssues(done.value);
    onDone();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    event.preventDefault();
    onCancel();
  };
  return (
    <form className="edit-form" aria-label={label} onSubmit={(event) => void submit(event)} onKeyDown={onKey}>
      <div className="edit-fields">
        {fields.map((field) => (
          <FieldInput
            key={field.key}
            field={field}
            text={textOf(field)}
            sets={sets ?? ((fieldValue(row, field.key) ?? []) as BackupSet[])}
            region={region}
            geometry={geometry}
            problem={problems[field.key]}
            assumed={texts[field.key] === undefined ? assumed[field.key] : undefined}
            onText={(text) => setTexts((before) => ({ ...before, [field.key]: text }))}
            onSets={setSets}
          />
        ))}
      </div>
      {offer?.(textOfKey, fill)}
      {children}
      {issues.length > 0 && (
        <div role="alert" className="edit-problem">
          {issues.map((it) => (
            <p key={`${it.code} ${JSON.stringify(it.params)}`}>{sayIssue(it)}</p>
          ))}
        </div>
      )}
      <div className="panel-bar">
        <Button look="primary" type="submit" disabled={isBusy}>
          {apply}
        </Button>
        <Button onClick={onCancel}>{say('edit.cancel')}</Button>
      </div>
    </form>
  );
}
