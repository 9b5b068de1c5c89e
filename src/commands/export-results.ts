import { heldBand, heldRun } from '../client/held';
import { simulation } from '../client/simulation';
import type { Issue } from '../model/result';
import { projectOfState, useProject } from '../store/project';
import { exportMark } from './export-mark';
import { fileStem, offerFile } from './save-project';

/** Saves the latest run as CSV files through the browser. Issues when the worker cannot write them. */
export async function exportResults(): Promise<Issue[]> {
  const project = projectOfState(useProject.getState());
  const reader = heldRun();
  if (!project || !reader) return [];
  const reply = await simulation.writeResults(reader.record, exportMark(project), heldBand());
  if (!reply.ok) return reply.error;
  const stem = fileStem(project.region.name ?? project.region.id);
  for (const file of reply.value) offerFile(`${stem}-${file.name}`, file.bytes.slice(), 'text/csv');
  return [];
}
