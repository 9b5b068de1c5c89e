import { simulation } from '../client/simulation';
import { type Issue, issue } from '../model/result';
import { finishImport, type ImportsState, startImport } from '../store/imports';
import { projectOfState, useProject } from '../store/project';
import { applyCouplingTable, readCouplingTable } from './couplings';

type Read = NonNullable<ImportsState['read']>;

/** Largest file that is read, bytes. */
const largestBytes = 400_000_000;

/** Files of the last import, kept until the next one: a coupling table is read again against the open project. */
let lastFiles: readonly File[] = [];

/** Reads files in the worker and shows what was understood. Nothing is opened before the user says so. */
export async function readDroppedFiles(files: readonly File[]): Promise<void> {
  lastFiles = files;
  startImport(files.map((it) => it.name));
  const tooLarge = files.filter((it) => it.size > largestBytes);
  if (tooLarge.length > 0) {
    finishImport({
      issues: tooLarge.map((it) =>
        issue('error', 'import.tooLarge', { megabytes: Math.round(it.size / 1e6) }, { file: it.name }),
      ),
    });
    return;
  }
  try {
    const bytes = await Promise.all(
      files.map(async (it) => ({ name: it.name, bytes: new Uint8Array(await it.arrayBuffer()) })),
    );
    const read = await simulation.readFiles(bytes);
    finishImport(projectOfState(useProject.getState()) ? await withCouplings(read, files) : read);
  } catch {
    finishImport({
      issues: [issue('error', 'import.unreadable', { files: files.map((it) => it.name).join(', ') })],
    });
  }
}

/** Coupling tables as they fit the open project, so that rows that do not are seen before anything is done. */
async function withCouplings(read: Read, files: readonly File[]): Promise<Read> {
  if (!read.value || read.value.project) return read;
  const shown = await Promise.all(
    read.value.files.map(async (it) => {
      const file = files.find((one) => one.name === it.file);
      if (it.kind !== 'couplings' || !file) return it;
      const fit = await readCouplingTable(file);
      const couplings = (fit.value?.couplings.length ?? 0) + (fit.value?.feeders.length ?? 0);
      return { ...it, counts: { ...it.counts, couplings }, issues: fit.issues };
    }),
  );
  return { ...read, value: { ...read.value, files: shown } };
}

/** Puts the coupling tables of the last import into the open project; tells what came of each. */
export async function applyReadCouplings(): Promise<Issue[]> {
  const told: Issue[] = [];
  for (const file of lastFiles) told.push(...(await takeCouplingTable(file)));
  return told;
}

/** Reads a coupling table and puts the rows that can be used into the open project. */
export async function takeCouplingTable(file: File): Promise<Issue[]> {
  const read = await readCouplingTable(file);
  const count = (read.value?.couplings.length ?? 0) + (read.value?.feeders.length ?? 0);
  if (read.value && count > 0 && !applyCouplingTable(read.value)) return read.issues;
  const problems = read.issues.filter((it) => it.severity !== 'info').length;
  const severity = problems > 0 ? 'warning' : 'info';
  const params = { file: file.name, count, problems };
  return [issue(severity, 'coupling.read', params), ...read.issues];
}
