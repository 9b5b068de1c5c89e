import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Project } from '../../model/project';
import { fail, issue, ok, type Result } from '../../model/result';

/** A project as the text of `NAME.lifeline.json`. */
export function formatProject(project: Project): string {
  return `${JSON.stringify(project, null, 1)}\n`;
}

/** The same zipped, for `NAME.lifeline`. The same project gives the same bytes. */
export function zipProject(project: Project): Uint8Array {
  return zipSync(
    { [entryName]: strToU8(formatProject(project)) },
    { mtime: '1980-01-01T00:00:00', level: 6 },
  );
}

const entryName = 'project.lifeline.json';

/** More than this unpacked is refused. */
const mostBytes = 512 * 1024 * 1024;

/** The text of the project inside a zipped one. */
export function unzipProject(bytes: Uint8Array, fileName: string): Result<string> {
  const where = { file: fileName };
  let isTooBig = false;
  try {
    const entries = unzipSync(bytes, {
      filter: (entry) => {
        if (!entry.name.toLowerCase().endsWith('.json')) return false;
        if (entry.originalSize > mostBytes) isTooBig = true;
        return entry.originalSize <= mostBytes;
      },
    });
    const names = Object.keys(entries);
    if (isTooBig)
      return fail([issue('error', 'project.zipTooBig', { most: mostBytes / 1024 / 1024 }, where)]);
    if (names.length !== 1)
      return fail([issue('error', 'project.zipEntries', { count: names.length }, where)]);
    return ok(strFromU8(entries[names[0]]));
  } catch {
    return fail([issue('error', 'project.zipBroken', {}, where)]);
  }
}
