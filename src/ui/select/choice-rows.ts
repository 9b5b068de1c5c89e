import { refKey } from '../../model/ids';
import type { Region } from '../../model/region';
import type { WaterGeometry } from '../../model/water-geometry';
import type { ChoiceGroup } from '../../store/choosing';
import { type ComponentRow, componentRows, tableKinds } from '../tables/component-rows';
import { groupOf } from './choice-groups';

export interface ChoiceRow extends ComponentRow {
  key: string;
  group: ChoiceGroup;
  /** Lower-case text that is searched. */
  text: string;
}

/** Everything that can be chosen, in the Region's order; no column tells what hangs on a component. O(n). */
export function choiceRows(region: Region, geometry: readonly WaterGeometry[]): ChoiceRow[] {
  return tableKinds.flatMap((kind) =>
    componentRows(region, geometry, kind).flatMap((row): ChoiceRow[] => {
      const group = groupOf(region, row.ref);
      if (!group) return [];
      const text = `${row.name}\n${row.ref.id}\n${row.place}`.toLocaleLowerCase('uk');
      return [{ ...row, key: refKey(row.ref), group, text }];
    }),
  );
}

/** Ids and names of a list parted by semicolons, in lower case; undefined where a text is no list. */
export function listedIn(text: string): ReadonlySet<string> | undefined {
  if (!text.includes(';')) return undefined;
  return new Set(text.split(';').flatMap((it) => it.trim() || []));
}

/** Those of a list that are neither the id nor the name of any row. */
export function unknownOf(rows: readonly ChoiceRow[], listed: ReadonlySet<string>): string[] {
  const unknown = new Set(listed);
  for (const row of rows) {
    unknown.delete(lower(row.ref.id));
    unknown.delete(lower(row.name));
  }
  return [...unknown];
}

function lower(text: string): string {
  return text.toLocaleLowerCase('uk');
}

/** The rows that a filter lets through: those that hold the text, or, for a list, that are called exactly so. */
export function filterChoices(
  rows: readonly ChoiceRow[],
  text: string,
  group: ChoiceGroup | 'all',
): readonly ChoiceRow[] {
  if (text === '' && group === 'all') return rows;
  const listed = listedIn(text);
  if (listed)
    return rows.filter(
      (it) =>
        (group === 'all' || it.group === group) &&
        (listed.has(lower(it.ref.id)) || listed.has(lower(it.name))),
    );
  return rows.filter((it) => (group === 'all' || it.group === group) && it.text.includes(text));
}
