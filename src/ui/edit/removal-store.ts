import { create } from 'zustand';
import { type PlannedRemoval, planRemovalOf } from '../../commands/edit-removal';
import { type EditedItem, itemOfRef } from '../../model/edits/edited-kind';
import { useView } from '../../store/view';
import { notifyIssues } from '../app/notice-store';

/** The removal that is being asked about. */
export const useRemoval = create<{ planned?: PlannedRemoval }>()(() => ({}));

/** Finds out what hangs on these and asks; says why where they cannot be removed. */
export async function askRemoval(items: readonly EditedItem[]): Promise<void> {
  if (items.length === 0) return;
  const planned = await planRemovalOf(items);
  if (planned.ok) useRemoval.setState({ planned: planned.value });
  else notifyIssues(planned.error);
}

/** Asks about everything that is selected. */
export function askRemovalOfSelection(): boolean {
  const items = useView.getState().selection.flatMap((it) => itemOfRef(it) ?? []);
  if (items.length === 0) return false;
  void askRemoval(items);
  return true;
}

export function dropRemoval(): void {
  useRemoval.setState({ planned: undefined });
}
