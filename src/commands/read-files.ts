import { simulation } from '../client/simulation';
import { issue } from '../model/result';
import { finishImport, startImport } from '../store/imports';

/** Largest file that is read, bytes. */
const largestBytes = 400_000_000;

/** Reads files in the worker and shows what was understood. Nothing is opened before the user says so. */
export async function readDroppedFiles(files: readonly File[]): Promise<void> {
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
