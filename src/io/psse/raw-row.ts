import type { IssueWhere } from '../../model/result';
import type { IssueList } from '../issue-list';
import type { RawLine } from './raw-lines';

/** Cells of a record by position; an empty or absent one has the format's default. */
export interface RawRow {
  readonly line: number;
  readonly length: number;
  text(ix: number): string;
  /** The default for an empty cell; for text an error, and the default. */
  number(ix: number, field: string, standard: number): number;
}

/** Reads one line's cells, for one component. */
export function createRawRow(source: RawLine, id: string, issues: IssueList): RawRow {
  const { line, cells } = source;
  return {
    line,
    length: cells.length,
    text: (ix) => (cells[ix] ?? '').trim(),
    number(ix, field, standard) {
      const text = (cells[ix] ?? '').trim();
      if (text === '') return standard;
      const value = readNumber(text);
      if (value !== undefined) return value;
      const where: IssueWhere = id === '' ? { line } : { line, id };
      issues.add('error', 'psse.notANumber', { field, text: text.slice(0, 40) }, where);
      return standard;
    },
  };
}

/** A finite decimal number; a Fortran exponent (`1.5D-3`) counts. */
export function readNumber(text: string): number | undefined {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eEdD][+-]?\d+)?$/.test(text)) return undefined;
  const value = Number(text.replace(/[dD]/, 'e'));
  return Number.isFinite(value) ? value : undefined;
}

/** False, with an error, for a record with too few cells to mean anything. */
export function hasCells(source: RawLine, fewest: number, section: string, issues: IssueList): boolean {
  if (source.cells.length >= fewest) return true;
  issues.add(
    'error',
    'psse.columnCount',
    { section, has: source.cells.length, expected: fewest },
    { line: source.line },
  );
  return false;
}
