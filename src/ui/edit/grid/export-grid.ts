import { exportBoard } from '../../../commands/export-board';
import type { EditedKind } from '../../../model/edits/edited-kind';
import type { LonLat } from '../../../model/schema-parts';
import { snappedPlace } from '../../../model/snapped-place';
import { notifyIssues } from '../../app/notice-store';
import type { Say } from '../../kit/use-say';
import { cellText } from '../cell-text';
import { type Field, fieldValue } from '../field';
import type { ItemRow } from '../item-rows';

/** Saves the table as it is shown, as CSV with its mark; places are on a 5 km grid. */
export async function exportGrid(
  kind: EditedKind,
  fields: readonly Field[],
  rows: readonly ItemRow[],
  say: Say,
): Promise<void> {
  const header = fields.map((it) => (it.unit ? `${say(it.label)}, ${it.unit}` : say(it.label)));
  const cells = rows.map(({ row }) => fields.map((it) => exported(fieldValue(row, it.key), it, say)));
  notifyIssues(await exportBoard({ name: `${kind}-components`, header, rows: cells }));
}

function exported(value: unknown, field: Field, say: Say): string | number | undefined {
  if (value === undefined) return undefined;
  if (field.type === 'place') return cellText(snappedPlace(value as LonLat), field, say);
  const text = cellText(value, field, say);
  return field.type === 'number' ? Number(text) : text;
}
