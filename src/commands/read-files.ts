import { simulation } from '../client/simulation';
import { type Issue, issue } from '../model/result';
import { finishImport, startImport } from '../store/imports';
import { applyCouplingTable, readCouplingTable } from './couplings';

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
    finishImport(await simulation.readFiles(bytes));
  } catch {
    finishImport({
      issues: [issue('error', 'import.unreadable', { files: files.map((it) => it.name).join(', ') })],
    });
  }
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
  const severity = read.issues.some((it) => it.severity === 'error') ? 'warning' : 'info';
  const params = { file: file.name, count, problems: read.issues.length };
  return [issue(severity, 'coupling.read', params), ...read.issues];
}
