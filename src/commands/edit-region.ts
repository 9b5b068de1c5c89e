import { applyEdit, type Edit, type RegionList } from '../model/edits';
import { checkEdit } from '../model/edits/check-edit';
import { planChange } from '../model/edits/plan-change';
import type { EditLabel } from '../model/history';
import type { Project } from '../model/project';
import { fail, type Issue, ok, type Result } from '../model/result';
import { editProject, projectOfState, useProject } from '../store/project';

/** New values of a row; a value given as undefined is taken away. */
export interface RowChange {
  list: RegionList;
  id: string;
  fields: Readonly<Record<string, unknown>>;
}

/** Does an edit as one step of undo if the project stays right; what becomes doubtful comes back. */
export function commitEdit(edit: Edit, label: EditLabel): Result<Issue[]> {
  const project = projectOfState(useProject.getState());
  if (!project) return fail([]);
  const checked = checkEdit(project, edit);
  if (!checked.ok) return checked;
  if (!editProject(edit, label)) return fail(useProject.getState().refusals);
  return ok(checked.value.warnings.filter((it) => it.severity === 'warning'));
}

/** Changes rows with what follows from it, as one step of undo: all of them or none. */
export function changeRows(changes: readonly RowChange[], label: EditLabel): Result<Issue[]> {
  const project = projectOfState(useProject.getState());
  if (!project) return fail([]);
  const planned = planChanges(project, changes);
  return planned.ok ? commitEdit(planned.value, label) : planned;
}

/** The edit of several changes, each planned on what the ones before it have made. */
export function planChanges(project: Project, changes: readonly RowChange[]): Result<Edit> {
  const edits: Edit[] = [];
  let now = project;
  for (const { list, id, fields } of changes) {
    const edit = planChange(now, list, id, fields);
    const applied = applyEdit(now, edit);
    if (!applied.ok) return applied;
    now = applied.value.project;
    edits.push(edit);
  }
  return ok({ do: 'batch', edits });
}

/** Adds rows, as one step of undo. */
export function addRows(
  rows: readonly { list: RegionList; row: Readonly<Record<string, unknown>> }[],
  label: EditLabel,
): Result<Issue[]> {
  const edits = rows.map(({ list, row }) => ({ do: 'add', list, row: withoutGaps(row) }) as unknown as Edit);
  return commitEdit({ do: 'batch', edits }, label);
}

/** A row without fields that hold nothing. */
export function withoutGaps(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}
