import type { IssueList } from '../issue-list';
import type { NetJson, NetTable } from './net-json';

/** One row of a table, read by column. An empty cell (null, as NaN is written) has the column's default. */
export interface NetRow {
  readonly index: string;
  /** Place in the JSON, for issues: `line[3]`. */
  readonly path: string;
  has(column: string): boolean;
  number(column: string, standard: number): number;
  /** Undefined for an empty cell or an absent column. */
  optional(column: string): number | undefined;
  /** As `number`, but an empty cell is an error: nothing can stand for it. */
  needed(column: string): number;
  flag(column: string, standard: boolean): boolean;
  text(column: string): string;
  /** Index of a row in another table. */
  key(column: string): string;
}

/** Rows of a table in their order; none where the net has no such table. Each problem is reported with its path. */
export function rowsOf(net: NetJson, name: string, issues: IssueList): NetRow[] {
  const table = net.tables.get(name);
  return table ? table.index.map((_, ix) => createNetRow(table, ix, issues)) : [];
}

function createNetRow(table: NetTable, rowIx: number, issues: IssueList): NetRow {
  const index = table.index[rowIx];
  const path = `${table.name}[${index}]`;
  const cell = (column: string): unknown => {
    const ix = table.columns.get(column);
    return ix === undefined ? undefined : table.rows[rowIx][ix];
  };
  const optional = (column: string): number | undefined => {
    const value = cell(column);
    if (value === undefined || value === null || value === '' || Number.isNaN(value)) return undefined;
    const number =
      typeof value === 'number'
        ? value
        : typeof value === 'boolean'
          ? Number(value)
          : typeof value === 'string'
            ? readText(value)
            : Number.NaN;
    if (number === undefined) return undefined;
    if (Number.isFinite(number)) return number;
    issues.add(
      'error',
      'pandapower.notANumber',
      { table: table.name, index, column, text: show(value) },
      { id: `${path}.${column}` },
    );
    return undefined;
  };
  return {
    index,
    path,
    has: (column) => table.columns.has(column),
    optional,
    number: (column, standard) => optional(column) ?? standard,
    needed(column) {
      const before = issues.errorCount();
      const value = optional(column);
      if (value !== undefined) return value;
      // A cell with text was reported just now; an empty one or an absent column was not.
      if (issues.errorCount() === before)
        issues.add(
          'error',
          'pandapower.valueMissing',
          { table: table.name, index, column },
          { id: `${path}.${column}` },
        );
      return 0;
    },
    flag(column, standard) {
      const value = cell(column);
      if (typeof value === 'boolean') return value;
      if (typeof value === 'number') return value !== 0;
      if (typeof value === 'string') return /^(true|1)$/i.test(value.trim());
      return standard;
    },
    text(column) {
      const value = cell(column);
      return value === null || value === undefined ? '' : String(value).trim();
    },
    key(column) {
      const value = cell(column);
      return typeof value === 'number' ? String(Math.trunc(value)) : String(value ?? '');
    },
  };
}

/** A number in a string counts; `nan` in any case is an empty cell. */
function readText(text: string): number | undefined {
  if (/^\s*(nan|none|null|<na>)?\s*$/i.test(text)) return undefined;
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(text) ? Number(text) : Number.NaN;
}

function show(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 40);
}
