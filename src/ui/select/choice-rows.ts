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

/** The rows that a filter lets through. */
export function filterChoices(
  rows: readonly ChoiceRow[],
  text: string,
  group: ChoiceGroup | 'all',
): readonly ChoiceRow[] {
  if (text === '' && group === 'all') return rows;
  return rows.filter((it) => (group === 'all' || it.group === group) && it.text.includes(text));
}
