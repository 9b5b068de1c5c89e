import type { Edit, RegionList } from '../edits';
import type { Branch, Bus } from '../grid';
import { findIn } from '../look-up';
import type { Project } from '../project';
import type { LonLat } from '../schema-parts';
import { isNamed, type Name, nameKey, references, spaceOfList } from './references';

/**
 * The change of a row with what follows from it, as one step: a new id goes into everything that names the row, in all scenarios, and
 * consumers of a feeder go with it to another bus. Routes of lines keep ending at their buses.
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
  edits.push(...routeEdits(project, list, id, fields));
  return edits.length === 1 ? change : { do: 'batch', edits };
}

/** Routes of the lines of a bus that moves, and of a line that gets another bus; without its place the route goes. */
function routeEdits({ region }: Project, list: RegionList, id: string, fields: object): Edit[] {
  const { buses, branches } = region.grid;
  const routeEdit = (branchId: string, route: LonLat[] | undefined): Edit => ({
    do: 'change',
    list: 'branches',
    id: branchId,
    fields: { route },
  });
  if (list === 'buses') {
    const { lonLat } = fields as Partial<Bus>;
    if (!lonLat) return [];
    return branches.flatMap(({ id: branchId, fromBusId, toBusId, route }) => {
      if (!route || (fromBusId !== id && toBusId !== id)) return [];
      const moved = fromBusId === id ? [lonLat, ...route.slice(1)] : route.slice();
      if (toBusId === id) moved[moved.length - 1] = lonLat;
      return [routeEdit(branchId, moved)];
    });
  }
  if (list !== 'branches' || 'route' in fields) return [];
  const branch = findIn(branches, id);
  const { id: newId = id, fromBusId, toBusId } = fields as Partial<Branch>;
  const isOther =
    (fromBusId ?? branch?.fromBusId) !== branch?.fromBusId ||
    (toBusId ?? branch?.toBusId) !== branch?.toBusId;
  if (!branch?.route || !isOther) return [];
  const from = findIn(buses, fromBusId ?? branch.fromBusId)?.lonLat;
  const to = findIn(buses, toBusId ?? branch.toBusId)?.lonLat;
  return [routeEdit(newId, from && to ? [from, ...branch.route.slice(1, -1), to] : undefined)];
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
