import { type KeyboardEvent, useEffect, useRef } from 'react';
import { projectOfState, useProject } from '../../../store/project';
import { useSay } from '../../kit/use-say';
import { useHeldGeometry } from '../../map/use-held';
import type { Field } from '../field';
import { optionsLike } from '../named-options';

interface CellEditorProps {
  field: Field;
  label: string;
  text: string;
  onText(text: string): void;
  /** An undefined text gives up; the step says which cell comes next, none that the focus has gone elsewhere. */
  onFinish(text: string | undefined, step?: readonly [rows: number, columns: number]): void;
}

/** The field inside a cell that is being edited. Enter takes it over and goes down, Tab goes on, Escape gives up. */
export function CellEditor({ field, label, text, onText, onFinish }: CellEditorProps) {
  const say = useSay();
  const region = useProject((state) => projectOfState(state)?.region);
  const geometry = useHeldGeometry();
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    const element = input.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);
  const finish = (value: string | undefined, step?: readonly [number, number]) => {
    if (isDone.current) return;
    isDone.current = true;
    onFinish(value, step);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') finish(text, [event.shiftKey ? -1 : 1, 0]);
    else if (event.key === 'Tab') finish(text, [0, event.shiftKey ? -1 : 1]);
    else if (event.key === 'Escape') finish(undefined, [0, 0]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const offered =
    field.type === 'choice'
      ? (field.options ?? []).map(([, it]) => ({ id: say(it), name: undefined }))
      : field.type === 'yesNo'
        ? [say('facts.yes'), say('facts.no')].map((id) => ({ id, name: undefined }))
        : field.of && region
          ? optionsLike(region, geometry, field.of, text)
          : [];
  const listId = `cell-${field.key}`;
  return (
    <>
      <input
        ref={input}
        className={field.type === 'number' ? 'grid-input numeric' : 'grid-input'}
        aria-label={label}
        data-holds-escape=""
        inputMode={field.type === 'number' ? 'decimal' : undefined}
        autoComplete="off"
        spellCheck={false}
        list={offered.length > 0 ? listId : undefined}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onBlur={() => finish(text)}
        onKeyDown={onKey}
      />
      {offered.length > 0 && (
        <datalist id={listId}>
          {offered.map((it) => (
            <option key={it.id} value={it.id}>
              {it.name}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}
