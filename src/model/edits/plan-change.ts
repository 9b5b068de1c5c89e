import type { Edit, RegionList } from '../edits';
import type { Project } from '../project';
import { isNamed, type Name, nameKey, references, spaceOfList } from './references';

/**
 * The change of a row with what follows from it, as one step: a new id goes into everything that names the row, in all scenarios, and
 * consumers of a feeder go with it to another bus.
 */
export function planChange(project: Project, list: RegionList, id: string, fields: object): Edit {
  const change = { do: 'change', list, id, fields } as unknown as Edit;
  const { id: newId = id, busId } = fields as { id?: string; busId?: string };
  const edits: Edit[] = [change];
  const space = spaceOfList[list];
  if (space && newId !== id) edits.push(...renameEdits(project, { space, id }, newId, { list, id, newId }));
  if (list === 'feeders' && busId !== undefined)
    for (const coupling of project.region.couplings)
      if (coupling.feederId === id && coupling.busId !== busId)
        edits.push({ do: 'change', list: 'couplings', id: coupling.id, fields: { busId } });
  return edits.length === 1 ? change : { do: 'batch', edits };
}

/** Puts a new id into everything that names a thing. `renamed`: the row that has got its new id before these edits. */
export function renameEdits(
  project: Project,
  name: Name,
  newId: string,
  renamed?: { list: RegionList; id: string; newId: string },
): Edit[] {
  const named = new Set([nameKey(name)]);
  const map = (it: Name) => {
    if (!isNamed(it, named)) return it.id;
    // an element of a network that is renamed
    return it.space === name.space && it.id === name.id ? newId : `${newId}${it.id.slice(name.id.length)}`;
  };
  const edits: Edit[] = [];
  for (const { list, rowId, row, field, names } of references(project)) {
    if (!names.some((it) => isNamed(it, named))) continue;
    const id = renamed && list === renamed.list && rowId === renamed.id ? renamed.newId : rowId;
    const fields = { [field.field]: field.withNames(row[field.field], map) };
    edits.push({ do: 'change', list, id, fields } as unknown as Edit);
  }
  if (name.space === 'scenario' && project.scenarioId === name.id)
    edits.push({ do: 'changeProject', fields: { scenarioId: newId } });
  return edits;
}
