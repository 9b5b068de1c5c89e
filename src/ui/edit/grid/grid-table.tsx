import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { exportMark } from '../../../commands/export-mark';
import { useFootprints } from '../../../store/footprints';
import { projectOfState, useProject } from '../../../store/project';
import { Tip } from '../../kit/button';
import { useRowsInView } from '../../kit/use-rows-in-view';
import { useSay } from '../../kit/use-say';
import { cellText } from '../cell-text';
import { type Field, fieldValue } from '../field';
import type { ItemRow } from '../item-rows';
import { CellEditor } from './cell-editor';
import { copyCells, isGivenBack, outwardText, pastedCells } from './copied-cells';
import { type BadCell, type CellEdit, cellKey } from './use-grid-edits';

export interface GridSort {
  key: string;
  down: boolean;
}

interface GridTableProps {
  caption: string;
  rows: readonly ItemRow[];
  fields: readonly Field[];
  isEditable(field: Field): boolean;
  bad: ReadonlyMap<string, BadCell>;
  sort: GridSort;
  picked: ReadonlySet<string>;
  onSort(key: string): void;
  onPick(id: string, isPicked: boolean): void;
  onEdits(edits: CellEdit[], missingRows: number): void;
  onGiveUp(key: string): void;
  onActive(row: ItemRow): void;
}

const rowPx = 30;

/** Cells that are edited in place: arrows move, Enter or typing edits, a spreadsheet's cells are pasted. Draws only the rows in view. */
export function GridTable(props: GridTableProps) {
  const {
    caption,
    rows,
    fields,
    isEditable,
    bad,
    sort,
    picked,
    onSort,
    onPick,
    onEdits,
    onGiveUp,
    onActive,
  } = props;
  const say = useSay();
  const { box, first, last, pageRows, reveal } = useRowsInView(rows.length, rowPx);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const [typed, setTyped] = useState<string>();
  const wantsFocus = useRef(false);
  const rowIx = Math.min(at.row, Math.max(0, rows.length - 1));
  const columnIx = Math.min(at.column, fields.length - 1);

  useEffect(() => {
    if (!wantsFocus.current || typed !== undefined) return;
    wantsFocus.current = false;
    box.current?.querySelector<HTMLElement>('[data-active]')?.focus();
  });

  const textAt = (row: ItemRow, field: Field) =>
    bad.get(cellKey(row, field))?.text ?? cellText(fieldValue(row.row, field.key), field, say);
  const go = (row: number, column: number) => {
    const next = {
      row: Math.min(Math.max(row, 0), rows.length - 1),
      column: Math.min(Math.max(column, 0), fields.length - 1),
    };
    setAt(next);
    wantsFocus.current = true;
    reveal(next.row);
    if (rows[next.row]) onActive(rows[next.row]);
  };
  const edit = (text: string) => {
    if (isEditable(fields[columnIx])) setTyped(text);
  };
  const finish = (text: string | undefined, step?: readonly [number, number]) => {
    setTyped(undefined);
    const row = rows[rowIx];
    if (text !== undefined && row) onEdits([{ row, field: fields[columnIx], text }], 0);
    if (step) go(rowIx + step[0], columnIx + step[1]);
  };
  const onKey = (event: KeyboardEvent) => {
    if (typed !== undefined || event.altKey) return;
    const row = rows[rowIx];
    const isCommand = event.ctrlKey || event.metaKey;
    const steps: Record<string, [number, number]> = {
      ArrowDown: [rowIx + 1, columnIx],
      ArrowUp: [rowIx - 1, columnIx],
      ArrowRight: [rowIx, columnIx + 1],
      ArrowLeft: [rowIx, columnIx - 1],
      PageDown: [rowIx + pageRows, columnIx],
      PageUp: [rowIx - pageRows, columnIx],
      Home: [isCommand ? 0 : rowIx, 0],
      End: [isCommand ? rows.length - 1 : rowIx, fields.length - 1],
    };
    if (event.key in steps) go(...steps[event.key]);
    else if (event.key === 'Enter' || event.key === 'F2') edit(textAt(row, fields[columnIx]));
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      if (isEditable(fields[columnIx])) onEdits([{ row, field: fields[columnIx], text: '' }], 0);
    } else if (event.key === 'Escape' && bad.has(cellKey(row, fields[columnIx])))
      onGiveUp(cellKey(row, fields[columnIx]));
    else if (event.key === ' ') onPick(row.item.id, !picked.has(row.item.id));
    else if (event.key.length === 1 && !isCommand) edit(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (typed !== undefined) return;
    event.preventDefault();
    const cells = pastedCells(event.clipboardData.getData('text/plain'));
    const edits: CellEdit[] = [];
    cells.slice(0, rows.length - rowIx).forEach((texts, r) => {
      texts.slice(0, fields.length - columnIx).forEach((text, c) => {
        const field = fields[columnIx + c];
        const row = rows[rowIx + r];
        if (isEditable(field) && !isGivenBack(row.row, field, text, say)) edits.push({ row, field, text });
      });
    });
    onEdits(edits, Math.max(0, cells.length - (rows.length - rowIx)));
  };
  const onCopy = (event: ClipboardEvent) => {
    if (typed !== undefined || !rows[rowIx]) return;
    event.preventDefault();
    const chosen = rows.filter((it) => picked.has(it.item.id));
    const from = chosen.length > 0 ? chosen : [rows[rowIx]];
    const columns = chosen.length > 0 ? fields : [fields[columnIx]];
    const cells = from.map((row) => columns.map((field) => textAt(row, field)));
    const isExact = useFootprints.getState().isExactAllowed;
    const outward = from.map(({ row }, r) =>
      columns.map((field, c) => outwardText(row, field, cells[r][c], say, isExact)),
    );
    const project = projectOfState(useProject.getState());
    event.clipboardData.setData('text/plain', copyCells(cells, outward, project && exportMark(project)));
  };

  return (
    <div className="grid-box" ref={box}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: cells are edited in place, which is what a grid is
        role="grid"
        className="grid"
        aria-label={caption}
        aria-rowcount={rows.length + 1}
        aria-colcount={fields.length + 1}
        onKeyDown={onKey}
        onPaste={onPaste}
        onCopy={onCopy}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th className="grid-pick">
              <span className="visually-hidden">{say('edit.grid.pick')}</span>
            </th>
            {fields.map((field) => (
              <th
                key={field.key}
                scope="col"
                className={field.type === 'number' ? 'numeric' : undefined}
                aria-sort={sort.key === field.key ? (sort.down ? 'descending' : 'ascending') : undefined}
              >
                <HeadCell field={field} sort={sort} onSort={onSort} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first > 0 && <tr aria-hidden style={{ height: first * rowPx }} />}
          {rows.slice(first, last).map((row, i) => {
            const ix = first + i;
            const name = String(row.row.name ?? row.item.id);
            return (
              <tr key={row.item.id} aria-rowindex={ix + 2} aria-selected={picked.has(row.item.id)}>
                <td className="grid-pick">
                  <input
                    type="checkbox"
                    tabIndex={-1}
                    aria-label={say('edit.grid.select', { name })}
                    checked={picked.has(row.item.id)}
                    onChange={(event) => onPick(row.item.id, event.currentTarget.checked)}
                  />
                </td>
                {fields.map((field, column) => {
                  const isActive = ix === rowIx && column === columnIx;
                  const wrong = bad.get(cellKey(row, field));
                  const text = textAt(row, field);
                  const isEdited = isActive && typed !== undefined;
                  return (
                    <td
                      key={field.key}
                      className={cellClass(field, wrong, isEditable(field))}
                      aria-colindex={column + 2}
                      aria-invalid={wrong ? true : undefined}
                      data-active={isActive ? '' : undefined}
                      data-holds-escape={wrong && isActive ? '' : undefined}
                      tabIndex={isActive ? 0 : -1}
                      title={wrong ? say('edit.grid.bad', { why: wrong.why }) : text}
                      onFocus={() => {
                        if (!isActive) go(ix, column);
                      }}
                      onDoubleClick={() => edit(text)}
                    >
                      {isEdited ? (
                        <CellEditor
                          field={field}
                          label={say('edit.grid.cell', { label: say(field.label), row: name })}
                          text={typed}
                          onText={setTyped}
                          onFinish={finish}
                        />
                      ) : (
                        text
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
          {last < rows.length && <tr aria-hidden style={{ height: (rows.length - last) * rowPx }} />}
        </tbody>
      </table>
    </div>
  );
}

function cellClass(field: Field, wrong: BadCell | undefined, isEditable: boolean): string {
  const classes = [
    field.type === 'number' ? 'numeric' : '',
    wrong ? 'grid-bad' : '',
    isEditable ? '' : 'grid-fixed',
  ];
  return classes.filter((it) => it !== '').join(' ');
}

function HeadCell({
  field,
  sort,
  onSort,
}: {
  field: Field;
  sort: GridSort;
  onSort(key: string): void;
}): ReactNode {
  const say = useSay();
  const title = (
    <>
      <span>{say(field.label)}</span>
      {field.unit && <span className="unit">{field.unit}</span>}
    </>
  );
  const isSorted = sort.key === field.key;
  const head = (
    <button
      type="button"
      className="grid-head"
      data-told={field.sorts ? undefined : ''}
      onClick={field.sorts ? () => onSort(field.key) : undefined}
    >
      {title}
      {isSorted && (sort.down ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden />)}
    </button>
  );
  if (field.tip)
    return (
      <Tip text={say(field.tip)} side="top">
        {head}
      </Tip>
    );
  return field.sorts ? head : <span className="grid-head">{title}</span>;
}
