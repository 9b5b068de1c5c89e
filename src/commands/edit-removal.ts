import type { Edit } from '../model/edits';
import { type EditedItem, isNetworkKind, listOfKind } from '../model/edits/edited-kind';
import { planRemoval, type Removal, type RowName } from '../model/edits/plan-removal';
import { splitWaterId, type WaterKind } from '../model/ids';
import { fail, type Issue, ok, type Result } from '../model/result';
import { projectOfState, useProject } from '../store/project';
import { select, useView } from '../store/view';
import { type NetworkChange, planNetworkChanges } from './edit-network';
import { commitEdit } from './edit-region';

/** A removal that waits for a yes: what it takes along. */
export interface PlannedRemoval extends Pick<Removal, 'goesToo' | 'loosened'> {
  edit: Edit;
  items: readonly EditedItem[];
  /** Elements of networks that go along. */
  elements: EditedItem[];
  controlCount: number;
}

/** Finds out what a removal would take along. Nothing is changed. */
export async function planRemovalOf(items: readonly EditedItem[]): Promise<Result<PlannedRemoval>> {
  const byNetwork = new Map<string, { kind: WaterKind; id: string }[]>();
  const rows: RowName[] = [];
  for (const { kind, id } of items) {
    const list = listOfKind[kind];
    if (list) rows.push({ list, id });
    else if (isNetworkKind(kind)) {
      const { networkId, elementId } = splitWaterId(id);
      byNetwork.set(networkId, [...(byNetwork.get(networkId) ?? []), { kind, id: elementId }]);
    }
  }
  const changes = [...byNetwork].map(
    ([networkId, elements]): NetworkChange => ({ networkId, edits: [{ do: 'remove', elements }] }),
  );
  const planned = await planNetworkChanges(changes);
  if (!planned.ok) return planned;
  const project = projectOfState(useProject.getState());
  if (!project) return fail([]);
  const { edits, names, removed, controlCount } = planned.value;
  const removal = planRemoval(project, rows, names);
  const asked = new Set(items.map((it) => `${it.kind}:${it.id}`));
  return ok({
    items,
    edit: { do: 'batch', edits: [...edits, removal.edit] },
    goesToo: removal.goesToo,
    loosened: removal.loosened,
    elements: (removed as EditedItem[]).filter((it) => !asked.has(`${it.kind}:${it.id}`)),
    controlCount,
  });
}

/** Removes what was planned, as one step of undo; what is selected is let go. */
export function removePlanned({ edit, items }: PlannedRemoval, name: string): Result<Issue[]> {
  const done = commitEdit(edit, { code: 'label.editRemove', params: { count: items.length, name } });
  if (done.ok && useView.getState().selection.length > 0) select([]);
  return done;
}
