import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BenchRow } from './bench-row';

/**
 * Runs every `*.bench.ts` of this folder, each of which exports `rows(): Promise<BenchRow[]>`, and prints one
 * table. Words on the command line choose files whose name holds one of them. Never fails on a time.
 */
const folder = import.meta.dirname;
const wanted = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)));

const table: BenchRow[] = [];
for (const file of files) {
  process.stderr.write(`${file}\n`);
  const module = (await import(pathToFileURL(join(folder, file)).href)) as { rows(): Promise<BenchRow[]> };
  table.push(...(await module.rows()));
}

const cells = table.map((row) => [
  row.name,
  row.medianMs.toFixed(3),
  row.spreadMs.toFixed(3),
  String(row.runs),
  row.reference ? `${row.reference.name} ${row.reference.medianMs.toFixed(3)}` : '',
  row.reference ? (row.medianMs / row.reference.medianMs).toFixed(2) : '',
  row.note ?? '',
]);
const head = ['what', 'median ms', 'spread ms', 'runs', 'reference ms', 'ratio', 'note'];
const widths = head.map((title, c) => Math.max(title.length, ...cells.map((row) => row[c].length)));
for (const row of [head, widths.map((width) => '-'.repeat(width)), ...cells]) {
  process.stdout.write(`${row.map((cell, c) => cell.padEnd(widths[c])).join('  ')}\n`.replace(/ +\n$/, '\n'));
}
