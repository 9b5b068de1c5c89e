import { create } from 'zustand';
import type { EditedKind } from '../../../model/edits/edited-kind';

/** Whether the editable table is open, and of which kind. */
export const useGrid = create<{ kind?: EditedKind }>()(() => ({}));

export function showGrid(kind: EditedKind): void {
  useGrid.setState({ kind });
}

export function closeGrid(): void {
  useGrid.setState({ kind: undefined });
}
