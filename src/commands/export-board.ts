import { heldRun } from '../client/held';
import { simulation } from '../client/simulation';
import type { Issue } from '../model/result';
import { projectOfState, scenarioOfState, useProject } from '../store/project';
import { useView } from '../store/view';
import { exportMark } from './export-mark';
import { fileStem, offerFile } from './save-project';

/** A table of the page: its file's name without project and ending, its header and rows. */
export interface BoardFile {
  name: string;
  header: readonly string[];
  rows: (string | number | undefined)[][];
}

/** Saves a board as it stands at the time cursor, through the browser. Issues when the worker cannot write it. */
export async function exportBoard({ name, header, rows }: BoardFile): Promise<Issue[]> {
  const project = projectOfState(useProject.getState());
  if (!project) return [];
  const record = heldRun()?.record;
  const { timeS } = useView.getState();
  const about = record && {
    Run: record.identity.runId,
    Fingerprint: record.identity.fingerprint,
    Scenario: record.identity.scenarioId,
    Start: scenarioOfState(useProject.getState())?.startLocal ?? '',
    Seed: record.identity.seed,
    'Time, s from the start': timeS,
  };
  const file = { name: `${name}.csv`, about: about ?? {}, header: [...header], rows };
  const reply = await simulation.writeTable(file, exportMark(project));
  if (!reply.ok) return reply.error;
  const stem = fileStem(project.region.name ?? project.region.id);
  for (const it of reply.value) offerFile(`${stem}-${it.name}`, it.bytes.slice(), 'text/csv');
  return [];
}
