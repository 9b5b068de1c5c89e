import type { IssueList } from '../issue-list';
import { type CaseTable, fewestColumns, largestFigure, noLimit } from './case-columns';
import type { MatlabTable } from './matlab-table';

/** Reads the rows of one table by column and reports what cannot be used, each with its line. */
export interface CaseRows {
  readonly table: MatlabTable;
  readonly count: number;
  line(row: number): number;
  /** A finite number of a size that grids have, or 0 with an error (for costs a warning). */
  number(row: number, column: number, name: string): number;
  /** A limit: `Inf` and what is beyond any grid stand for none. NaN is an error. */
  limit(row: number, column: number, name: string): number;
  /** A number if the table has the column and the cell is finite; no message. */
  optional(row: number, column: number): number | undefined;
  /** True where the row has enough columns to be read; bad rows are reported once, here. */
  usable: boolean[];
}

export function createCaseRows(name: CaseTable, table: MatlabTable, issues: IssueList): CaseRows {
  const fewest = fewestColumns[name];
  const { columnCount, values, rowLine } = table;
  // A power flow needs no costs, so a fault there does not keep the grid from being used.
  const severity = name === 'gencost' ? 'warning' : 'error';
  const idOf = (row: number) => (name === 'bus' ? String(values[row * columnCount]) : String(row + 1));
  const usable: boolean[] = [];
  const odd = new Map(table.oddCells.map((cell) => [cell.row * columnCount + cell.column, cell]));
  for (let row = 0; row < table.rowCount; row++) {
    const has = table.rowLength[row];
    const expected = Math.max(fewest, columnCount);
    usable.push(has >= fewest);
    if (has !== columnCount || has < fewest)
      issues.add(
        severity,
        'matpower.columnCount',
        { table: name, row: row + 1, has, expected },
        { line: rowLine[row], id: idOf(row) },
      );
  }
  const complain = (row: number, column: number, field: string) => {
    const cell = odd.get(row * columnCount + column);
    issues.add(
      severity,
      'matpower.notANumber',
      { table: name, row: row + 1, field, text: cell?.text ?? String(values[row * columnCount + column]) },
      { line: cell?.line ?? rowLine[row], column: cell?.textColumn, id: idOf(row) },
    );
  };
  return {
    table,
    count: table.rowCount,
    usable,
    line: (row) => rowLine[row],
    number(row, column, field) {
      const value = values[row * columnCount + column];
      if (Math.abs(value) <= largestFigure) return value;
      if (Number.isFinite(value)) {
        const params = { table: name, row: row + 1, field, value: String(value) };
        issues.add(severity, 'matpower.outOfScale', params, { line: rowLine[row], id: idOf(row) });
      } else complain(row, column, field);
      return 0;
    },
    limit(row, column, field) {
      const value = values[row * columnCount + column];
      if (Number.isNaN(value)) complain(row, column, field);
      return Number.isNaN(value) ? 0 : Math.max(-noLimit, Math.min(noLimit, value));
    },
    optional(row, column) {
      const value = column < columnCount ? values[row * columnCount + column] : Number.NaN;
      return Number.isFinite(value) ? value : undefined;
    },
  };
}
