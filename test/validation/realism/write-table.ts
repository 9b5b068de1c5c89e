import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { measureCases, measureSamples } from './measure-all';
import { tableHead, tableLines, tableRows } from './table';

export const readmePath = resolve(import.meta.dirname, '../../../src/generate/README.md');

/** Puts the table, worked out anew, in the place of the one that the README has; returns it. Needs the public cases. */
export async function writeTable(): Promise<string> {
  const lines = readFileSync(readmePath, 'utf8').split('\n');
  const from = lines.indexOf(tableHead);
  if (from < 0) throw new Error(`${readmePath} has no line ${tableHead}`);
  let to = from;
  while (lines[to]?.startsWith('|')) to++;
  const table = tableLines(tableRows(await measureSamples(), await measureCases()));
  writeFileSync(readmePath, [...lines.slice(0, from), ...table, ...lines.slice(to)].join('\n'));
  return table.join('\n');
}
