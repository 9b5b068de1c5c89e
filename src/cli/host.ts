import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fail, issue, ok, type Result } from '../model/result';
import type { Host } from './command';

/** The machine this program runs on. Progress is shown to a person only, so that a program reads clean JSON. */
export function createNodeHost(): Host {
  return {
    readBytes: (path) => readFile(path),
    writeBytes: async (path, bytes) => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    },
    progress: (text) => {
      if (process.stderr.isTTY) process.stderr.write(`${text}\n`);
    },
  };
}

/** The bytes of a file, or an issue that says why it cannot be read. */
export async function readInput(path: string, host: Host): Promise<Result<Uint8Array>> {
  try {
    return ok(await host.readBytes(path));
  } catch (error) {
    return fail([issue('error', 'cli.cannotRead', { reason: reasonOf(error) }, { file: path })]);
  }
}

/** A short word for why the file system refused. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return { ENOENT: 'no such file', EISDIR: 'it is a folder', EACCES: 'no permission' }[code] ?? code;
}
