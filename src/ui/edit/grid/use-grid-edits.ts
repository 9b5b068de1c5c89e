import { useState } from 'react';
import type { ItemChange } from '../../../commands/change-item';
import { changeMany } from '../../../commands/change-many';
import { notifyIssues } from '../../app/notice-store';
import { useSay, useSayIssue } from '../../kit/use-say';
import { cellText, readCell } from '../cell-text';
import { type Field, fieldsWith, fieldValue } from '../field';
import type { ItemRow } from '../item-rows';

/** A text that was not taken over, kept in its cell with the reason. */
export interface BadCell {
  text: string;
  why: string;
}

/** A text for one cell. */
export interface CellEdit {
  row: ItemRow;
  field: Field;
  text: string;
}

export function cellKey(row: ItemRow, field: Field): string {
  return `${row.item.id}\n${field.key}`;
}

/** Takes texts of cells over as one step of undo; what is wrong stays in its cell until it is right. */
export function useGridEdits() {
  const say = useSay();
  const sayIssue = useSayIssue();
  const [bad, setBad] = useState<ReadonlyMap<string, BadCell>>(new Map());

  const take = async (edits: readonly CellEdit[]): Promise<number> => {
    const wrong = new Map(bad);
    const byItem = new Map<
      string,
      { change: ItemChange; cells: CellEdit[]; values: Record<string, unknown> }
    >();
    for (const edit of edits) {
      const { row, field, text } = edit;
      const key = cellKey(row, field);
      wrong.delete(key);
      if (text === cellText(fieldValue(row.row, field.key), field, say)) continue;
      const read = readCell(text, field, say);
      if (!read.ok) {
        wrong.set(key, { text, why: say(read.why, read.params) });
        continue;
      }
      const known = byItem.get(row.item.id) ?? {
        change: { item: row.item, fields: {} },
        cells: [],
        values: {},
      };
      known.values[field.key] = read.value;
      known.cells.push(edit);
      byItem.set(row.item.id, known);
    }
    const wanted = [...byItem.values()];
    const changes = wanted.map(
      ({ change, cells, values }): ItemChange => ({
        ...change,
        fields: fieldsWith(cells[0].row.row, values),
      }),
    );
    const count = wanted.reduce((sum, it) => sum + it.cells.length, 0);
    const { warnings, refused } = await changeMany(changes, count);
    for (const [ix, issue] of refused)
      for (const { row, field, text } of wanted[ix].cells)
        wrong.set(cellKey(row, field), { text, why: sayIssue(issue) });
    notifyIssues(warnings);
    setBad(wrong);
    const lost = [...refused.keys()].reduce((sum, ix) => sum + wanted[ix].cells.length, 0);
    return count - lost;
  };

  const drop = (key: string) =>
    setBad((before) => {
      const next = new Map(before);
      next.delete(key);
      return next;
    });

  return { bad, take, drop, forget: () => setBad(new Map()) };
}
