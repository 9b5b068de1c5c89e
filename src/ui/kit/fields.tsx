import './fields.css';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { readNumber } from './read-number';

interface FieldProps {
  label: string;
  /** What it means, shown under the field. */
  note?: ReactNode;
  children: (id: string) => ReactNode;
}

/** A labelled field. */
export function Field({ label, note, children }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {note && <p className="field-note">{note}</p>}
    </div>
  );
}

interface NumberInputProps {
  id?: string;
  value: number | undefined;
  unit?: string;
  min?: number;
  max?: number;
  whole?: boolean;
  /** Shown when there is no value. */
  placeholder?: string;
  label?: string;
  /** Called with a number in range when the field is left or Enter is pressed; undefined for an emptied field. */
  onCommit: (value: number | undefined) => void;
}

/** A number with its unit. Takes a decimal comma or point; Escape brings the old value back. */
export function NumberInput(props: NumberInputProps) {
  const { id, value, unit, min, max, whole, placeholder, label, onCommit } = props;
  const shown = value === undefined ? '' : String(value);
  const [text, setText] = useState(shown);
  const [bad, setBad] = useState(false);
  const dropped = useRef(false);
  useEffect(() => {
    setText(shown);
    setBad(false);
  }, [shown]);

  const commit = () => {
    if (dropped.current || text === shown) {
      dropped.current = false;
      setText(shown);
      setBad(false);
      return;
    }
    if (text.trim() === '' && placeholder !== undefined) {
      onCommit(undefined);
      return;
    }
    const number = readNumber(text);
    const fits =
      number !== undefined &&
      (min === undefined || number >= min) &&
      (max === undefined || number <= max) &&
      (!whole || Number.isInteger(number));
    setBad(!fits);
    if (fits) onCommit(number);
  };
  return (
    <span className="number-input">
      <input
        id={id}
        className="input numeric"
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-invalid={bad}
        placeholder={placeholder}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => finishDraft(event, commit, dropped)}
      />
      {unit && <span className="unit">{unit}</span>}
    </span>
  );
}

/** Enter takes a draft over; Escape drops it and leaves the field. */
function finishDraft(
  event: React.KeyboardEvent<HTMLInputElement>,
  commit: () => void,
  dropped: React.RefObject<boolean>,
): void {
  if (event.key === 'Enter') commit();
  if (event.key !== 'Escape') return;
  event.stopPropagation();
  dropped.current = true;
  event.currentTarget.blur();
}

interface TextInputProps {
  id?: string;
  value: string;
  label?: string;
  placeholder?: string;
  onCommit: (value: string) => void;
}

/** A line of text, committed when left or by Enter. */
export function TextInput({ id, value, label, placeholder, onCommit }: TextInputProps) {
  const [text, setText] = useState(value);
  const dropped = useRef(false);
  useEffect(() => setText(value), [value]);
  const commit = () => {
    if (dropped.current) setText(value);
    else if (text !== value) onCommit(text.trim());
    dropped.current = false;
  };
  return (
    <input
      id={id}
      className="input"
      autoComplete="off"
      aria-label={label}
      placeholder={placeholder}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => finishDraft(event, commit, dropped)}
    />
  );
}

interface SelectInputProps<T extends string> {
  id?: string;
  value: T;
  label?: string;
  options: readonly (readonly [value: T, text: string])[];
  onChoose: (value: T) => void;
}

/** A choice from a short list. */
export function SelectInput<T extends string>({ id, value, label, options, onChoose }: SelectInputProps<T>) {
  return (
    <select
      id={id}
      className="input"
      aria-label={label}
      // a name that is longer than the field can be read whole
      title={options.find(([it]) => it === value)?.[1]}
      value={value}
      onChange={(event) => onChoose(event.currentTarget.value as T)}
    >
      {options.map(([it, text]) => (
        <option key={it} value={it}>
          {text}
        </option>
      ))}
    </select>
  );
}
