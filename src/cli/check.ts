import { readFile } from '../io/read-file';
import { hasErrors, type Issue } from '../model/result';
import { say } from '../words/catalogue';
import type { Command } from './command';
import { readInput } from './host';
import { createNetworkReader } from './network-reader';
import { printIssue } from './output';

/** Reads and validates files, each by itself, and says what is in them and what is wrong with them. */
export const check: Command = {
  name: 'check',
  usage: 'lifeline check FILE…',
  help: say('cli.checkHelp'),
  options: {},
  async run({ positionals }, host) {
    if (positionals.length === 0) return { usage: say('cli.fileMissing') };
    const readNetwork = await createNetworkReader();
    const files = [];
    const found: Issue[] = [];
    for (const path of positionals) {
      const bytes = await readInput(path, host);
      const { file, kind, counts, issues } = bytes.ok
        ? readFile({ name: path, bytes: bytes.value }, readNetwork)
        : { file: path, kind: 'unknown', counts: {}, issues: bytes.error };
      found.push(...issues);
      files.push({ file, kind, counts, issues: issues.map(printIssue) });
    }
    return hasErrors(found) ? { output: { files }, failed: found } : { output: { files } };
  },
};
