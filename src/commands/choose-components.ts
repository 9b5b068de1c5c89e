import { simulation } from '../client/simulation';
import { type ComponentRef, refKey } from '../model/ids';
import { findIn } from '../model/look-up';
import type { Region } from '../model/region';
import type { Issue } from '../model/result';
import type { ChoiceMode } from '../store/choosing';
import { projectOfState, useProject } from '../store/project';
import { select, useView } from '../store/view';
import { exportMark } from './export-mark';
import { nameOf } from './label';
import { fileStem, offerFile } from './save-project';

/** Makes components the chosen ones, adds them to those, or takes them away. O(chosen). */
export function chooseComponents(refs: readonly ComponentRef[], mode: ChoiceMode): void {
  const { selection } = useView.getState();
  const keys = new Set(refs.map(refKey));
  if (mode === 'remove') select(selection.filter((it) => !keys.has(refKey(it))));
  else if (mode === 'replace') select([...refs]);
  else select([...selection.filter((it) => !keys.has(refKey(it))), ...refs]);
}

/**
 * Saves the chosen components as CSV: kind, id, name and voltage, by kind and id, without places and without any state, so
 * that the list says what was chosen and nothing of what it would do.
 */
export async function exportChosen(): Promise<Issue[]> {
  const project = projectOfState(useProject.getState());
  if (!project) return [];
  const { region } = project;
  const rows = useView
    .getState()
    .selection.map((ref) => [ref.kind, ref.id, nameOf(region, ref), voltageKv(region, ref)] as const)
    .sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]));
  const reply = await simulation.writeTable(
    {
      name: 'chosen.csv',
      about: { Components: rows.length },
      header: ['kind', 'id', 'name', 'kV'],
      rows: rows.map((it) => [...it]),
    },
    exportMark(project),
  );
  if (!reply.ok) return reply.error;
  const stem = fileStem(region.name ?? region.id);
  for (const it of reply.value) offerFile(`${stem}-${it.name}`, it.bytes.slice(), 'text/csv');
  return [];
}

function voltageKv({ grid, feeders }: Region, { kind, id }: ComponentRef): number | undefined {
  const busId =
    kind === 'bus'
      ? id
      : kind === 'branch'
        ? findIn(grid.branches, id)?.fromBusId
        : kind === 'generator'
          ? findIn(grid.generators, id)?.busId
          : kind === 'feeder'
            ? findIn(feeders, id)?.busId
            : undefined;
  return busId === undefined ? undefined : findIn(grid.buses, busId)?.baseKv;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
