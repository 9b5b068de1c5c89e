import { useProject } from '../../store/project';
import { EditGrid } from './grid/edit-grid';
import { useGrid } from './grid/grid-store';
import { RemovalDialog } from './removal-dialog';

/** The windows of editing: the table, and the question before a removal. */
export function Editing() {
  const isOpen = useProject((state) => state.history !== undefined);
  const kind = useGrid((state) => state.kind);
  if (!isOpen) return null;
  return (
    <>
      {kind && <EditGrid kind={kind} />}
      <RemovalDialog />
    </>
  );
}
