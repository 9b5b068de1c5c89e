import type { Edit, EditedList } from '../edits';
import type { Project } from '../project';
import { isNamed, type Name, nameKey, type Reference, references, spaceOfList } from './references';

/** A row of a list of the project. */
export interface RowName {
  list: EditedList;
  id: string;
}

/** What a removal takes along. */
export interface Removal {
  /** Removes all of it, as one step. */
  edit: Edit;
  /** Rows that cannot stand without what is removed, in the project's order; without those asked for. */
  goesToo: RowName[];
  /** Rows that stay and no longer name it. */
  loosened: (RowName & { field: string })[];
}

/**
 * Removes rows and, of everything that names them, the rows that need them and the names in rows that do not. `names` are removed too though
 * they are no rows: elements of water networks, whose file another edit changes. Rows that are not there are passed over.
 */
export function planRemoval(
  project: Project,
  rows: readonly RowName[],
  names: readonly Name[] = [],
): Removal {
  const named = new Set(names.map(nameKey));
  const going = new Map<string, RowName>();
  const goes = (row: RowName) => {
    going.set(rowKey(row), row);
    const space = typeof row.list === 'string' ? spaceOfList[row.list] : undefined;
    if (space) named.add(nameKey({ space, id: row.id }));
  };
  for (const row of rows) goes(row);
  const asked = new Set(going.keys());
  const all = [...references(project)];
  const goesToo: RowName[] = [];
  for (let before = -1; before !== going.size; ) {
    before = going.size;
    for (const reference of all) {
      const row = { list: reference.list, id: reference.rowId };
      if (going.has(rowKey(row)) || !losesNeeded(reference, named)) continue;
      goes(row);
    }
  }
  const edits: Edit[] = [];
  const loosened: Removal['loosened'] = [];
  const fieldsOf = new Map<string, { row: RowName; fields: Record<string, unknown> }>();
  for (const { list, rowId, row, field, names: held } of all) {
    const name: RowName = { list, id: rowId };
    if (going.has(rowKey(name)) || !held.some((it) => isNamed(it, named))) continue;
    const value = field.withNames(row[field.field], (it) => (isNamed(it, named) ? undefined : it.id));
    const change = fieldsOf.get(rowKey(name)) ?? { row: name, fields: {} };
    change.fields[field.field] = value;
    fieldsOf.set(rowKey(name), change);
    loosened.push({ ...name, field: field.field });
  }
  for (const { row, fields } of fieldsOf.values())
    edits.push({ do: 'change', list: row.list, id: row.id, fields } as unknown as Edit);
  for (const [key, row] of going) {
    edits.push({ do: 'remove', list: row.list, id: row.id } as Edit);
    if (!asked.has(key)) goesToo.push(row);
  }
  return { edit: { do: 'batch', edits }, goesToo, loosened };
}

function losesNeeded({ names, field, row }: Reference, named: ReadonlySet<string>): boolean {
  if (!names.some((it) => isNamed(it, named))) return false;
  if (field.needed) return true;
  const value = row[field.field];
  // a list of names that may not be left empty
  return (
    Array.isArray(value) &&
    field.withNames(value, (it) => (isNamed(it, named) ? undefined : it.id)) === undefined
  );
}

function rowKey({ list, id }: RowName): string {
  return typeof list === 'string' ? `${list}:${id}` : `${list.scenarioId}:${list.list}:${id}`;
}
