import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '../..');
const loader = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href;

export interface CliResult {
  status: number;
  stdout: string;
  stderr: string;
}

/** Runs the program as a user does, in a process of its own, from a folder of its own. */
export function runCli(words: string[], folder: string = root): Promise<CliResult> {
  return runNode(['--import', loader, join(root, 'src/cli/main.ts'), ...words], folder);
}

export function runNode(words: string[], folder: string): Promise<CliResult> {
  return new Promise((done, fail) => {
    const program = spawn(process.execPath, words, { cwd: folder });
    let stdout = '';
    let stderr = '';
    program.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    program.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    program.on('error', fail).on('close', (status) => done({ status: status ?? -1, stdout, stderr }));
  });
}

/** A new folder with these files, by name. */
export function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lifeline-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}
