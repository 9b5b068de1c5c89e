import type { MeasureName, Measures } from './measures';
import { median } from './measures';
import { type Published, type Row, rows } from './published';

export interface TableRow {
  name: MeasureName;
  what: string;
  ours: string;
  published: string;
  cases: string;
  source: string;
  verdict: string;
}

const columns = ['what', 'ours', 'published', 'cases', 'source', 'verdict'] as const;
export const tableHead =
  '| Figure | Ours: median (least - most) | Published | Public cases | Source | Verdict |';
const tableRule = '| --- | --- | --- | --- | --- | --- |';

/** Rows that some region has a figure for. */
export function tableRows(
  samples: readonly Measures[],
  cases: readonly { label: string; measures: Measures }[],
): TableRow[] {
  return rows.flatMap((row) => {
    const values = samples.flatMap((it) => it[row.name] ?? []);
    if (values.length === 0) return [];
    const figure = (value: number) => write(value, row.digits);
    const spread = [Math.min(...values), Math.max(...values)].map(figure);
    return {
      name: row.name,
      what: row.what,
      ours: `${figure(median(values))} (${spread[0] === spread[1] ? 'all' : spread.join(' - ')})`,
      published: row.published ? writeRange(row.published, figure) : '',
      cases: cases
        .flatMap(({ label, measures }) => {
          const value = measures[row.name];
          return value === undefined ? [] : [`${label} ${figure(value)}`];
        })
        .join(', '),
      source: row.published ? `${row.published.reading} [${row.published.source}]` : '',
      verdict: verdictOf(row, values),
    };
  });
}

/** Whether a value, as the table writes it, lies in the range as the table writes it. */
export function isInside(value: number, { published, digits }: Row): boolean {
  if (!published) return true;
  const asWritten = (it: number) => (digits === '%' ? Math.round(1000 * it) / 1000 : Number(it.toFixed(3)));
  return asWritten(value) >= published.least && asWritten(value) <= published.most;
}

function verdictOf(row: Row, values: readonly number[]): string {
  if (!row.published) return 'cases only';
  const inside = values.filter((it) => isInside(it, row)).length;
  if (inside === values.length) return 'inside';
  const count = inside === 0 ? 'outside' : `${inside} of ${values.length} inside`;
  return `${count}: ${row.reason ?? ''}`;
}

function write(value: number, digits: Row['digits']): string {
  return digits === '%' ? `${(100 * value).toFixed(0)} %` : value.toFixed(digits);
}

function writeRange({ least, most }: Published, figure: (value: number) => string): string {
  if (most === Number.POSITIVE_INFINITY) return `≥ ${figure(least)}`;
  return least === 0 ? `≤ ${figure(most)}` : `${figure(least)} - ${figure(most)}`;
}

export function tableLines(table: readonly TableRow[]): string[] {
  return [
    tableHead,
    tableRule,
    ...table.map((row) => `| ${columns.map((it) => row[it]).join(' | ')} |`.replace(/ {2,}/g, ' ')),
  ];
}

/** The table's rows as they stand in a text, by what they tell of. */
export function readTable(text: string): Map<string, string[]> {
  const lines = text.split('\n');
  const from = lines.indexOf(tableHead);
  const found = new Map<string, string[]>();
  if (from < 0) return found;
  for (let i = from + 2; lines[i]?.startsWith('|'); i++) {
    const cells = lines[i].split('|').map((it) => it.trim());
    found.set(`${i - from - 2}`, cells.slice(1, -1));
  }
  return found;
}
