import type { ExportMark } from '../../../client/simulation-client';
import { handlingMarks } from '../../../model/project';
import type { LonLat } from '../../../model/schema-parts';
import { snappedPlace } from '../../../model/snapped-place';
import type { Say } from '../../kit/use-say';
import { cellText } from '../cell-text';
import { type Field, fieldValue, type Row } from '../field';
import { formatTsv, parseTsv } from './tsv';

/** The last cells that were copied here, exactly, and the text that other programs were given for them. */
let copied: { text: string; cells: string[][] } | undefined;

/** A cell as it leaves the app: a place is put on the 5 km grid unless full precision was asked for. */
export function outwardText(row: Row, field: Field, text: string, say: Say, isExact: boolean): string {
  if (field.type !== 'place' || isExact) return text;
  const place = fieldValue(row, field.key);
  return place === undefined ? '' : cellText(snappedPlace(place as LonLat), field, say);
}

/**
 * Text for the clipboard. Several rows are headed by their mark, as every file that leaves the app is. `cells` are
 * kept here, so that pasting them back in the app gives what was copied and not its rounded places.
 */
export function copyCells(
  cells: string[][],
  outward: readonly (readonly string[])[],
  mark: ExportMark | undefined,
): string {
  const head = mark && cells.length > 1 ? [[mark.handling, mark.projectName, mark.exportedAt]] : [];
  const text = formatTsv([...head, ...outward]);
  copied = { text, cells };
  return text;
}

/** Cells of a clipboard's text: those last copied here exactly, others as they stand, without the row of a mark. */
export function pastedCells(text: string): string[][] {
  const plain = (it: string) => it.replaceAll('\r\n', '\n').trimEnd();
  if (copied && plain(copied.text) === plain(text)) return copied.cells;
  const cells = parseTsv(text);
  return (handlingMarks as readonly string[]).includes(cells[0]?.[0] ?? '') ? cells.slice(1) : cells;
}

/** A place that comes back as it was given out, on the 5 km grid, has not been changed by anybody. */
export function isGivenBack(row: Row, field: Field, text: string, say: Say): boolean {
  return (
    field.type === 'place' && text.trim() !== '' && text.trim() === outwardText(row, field, '', say, false)
  );
}
