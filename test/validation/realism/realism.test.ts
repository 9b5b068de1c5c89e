import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeShared } from '../../shared-files';
import { measureCases, measureSamples } from './measure-all';
import type { Measures } from './measures';
import { rows } from './published';
import { tableSamples } from './samples';
import { isInside, readTable, type TableRow, tableLines, tableRows } from './table';
import { readmePath } from './write-table';

const limitMs = 900_000;
const written = readTable(readFileSync(readmePath, 'utf8'));
/** Cells of a row without those of the public cases, which are worked out where the cases are. */
const withoutCases = (cells: string[]) => cells.filter((_, i) => i !== 3);

describe('the realism of generated regions', () => {
  let samples: Measures[] = [];
  let table: TableRow[] = [];
  beforeAll(async () => {
    samples = await measureSamples();
    table = tableRows(samples, []);
  }, limitMs);

  it('is what the table of the README says; `npm run validate -- --write-table` writes it anew', () => {
    const found = [...readTable(tableLines(table).join('\n')).values()].map(withoutCases);
    expect([...written.values()].map(withoutCases)).toEqual(found);
  });

  it('is measured for every row and every region that can have it', () => {
    expect(samples.length).toBe(tableSamples.length);
    for (const { name } of rows) {
      const count = samples.filter((it) => it[name] !== undefined).length;
      // only larger regions have a net of their own at the higher voltages, and more than a few towns
      if (/(220|330|500|Towns)$/.test(name)) continue;
      expect(count, name).toBe(samples.length);
    }
  });

  it('has a reason wherever it lies outside what is published', () => {
    const outside = rows.filter((row) =>
      samples.some((it) => it[row.name] !== undefined && !isInside(it[row.name] ?? 0, row)),
    );
    expect(outside.filter((it) => !it.reason).map((it) => it.name)).toEqual([]);
  });
});

describeShared('the public cases beside generated regions', () => {
  it('measure as the table of the README says', async () => {
    const cases = await measureCases();
    const measured = rows.flatMap((row) => {
      const [found] = tableRows([Object.fromEntries(rows.map(({ name }) => [name, 1])), {}], cases).filter(
        (it) => it.name === row.name,
      );
      return [[row.what, found.cases]];
    });
    const inReadme = [...written.values()].map((cells) => [cells[0], cells[3]]);
    const named = new Set(inReadme.map(([what]) => what));
    expect(inReadme).toEqual(measured.filter(([what]) => named.has(what)));
  }, 180_000);
});
