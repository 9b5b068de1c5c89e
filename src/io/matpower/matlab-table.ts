import { type Cursor, codes, isBlank, isComment, nextLine, skipComment, toLineEnd } from './matlab-cursor';
import { type Scanned, scanNumber } from './scan-number';

/** A cell that is not a plain number, for the expression reader or for a message. */
export interface OddCell {
  row: number;
  column: number;
  text: string;
  line: number;
  /** Column of the text, from 1. */
  textColumn: number;
}

/** A numeric table `[ … ]`: dense rows x columns, short rows filled with NaN, long rows cut. */
export interface MatlabTable {
  line: number;
  rowCount: number;
  /** The most common row length. */
  columnCount: number;
  values: Float64Array;
  /** Columns each row has in the file. */
  rowLength: Int32Array;
  rowLine: Int32Array;
  oddCells: OddCell[];
  /** False when the text ended, or another statement began, before the closing bracket. */
  closed: boolean;
}

interface Growing {
  values: Float64Array;
  valueCount: number;
  rowStart: number;
  starts: number[];
  lines: number[];
  oddCells: OddCell[];
}

/**
 * Reads a table; the cursor stands on `[` and is left after `]`, or at the start of the line where another
 * statement begins. Rows end at `;` or a newline. Undefined for what is no table of numbers (nested brackets,
 * strings): the cursor is then anywhere. Linear in the text.
 */
export function readTable(cursor: Cursor): MatlabTable | undefined {
  const { text } = cursor;
  const line = cursor.line;
  const open = cursor.at;
  const rows: Growing = {
    values: new Float64Array(4096),
    valueCount: 0,
    rowStart: 0,
    starts: [0],
    lines: [],
    oddCells: [],
  };
  const scanned: Scanned = { value: 0 };
  let rowLine = cursor.line;
  let closed = false;
  let continued = false;
  cursor.at++;
  while (cursor.at < text.length) {
    const code = text.charCodeAt(cursor.at);
    if (isBlank(code) || code === codes.comma) cursor.at++;
    else if (code === codes.newline) {
      if (!continued) endRow(rows, rowLine);
      continued = false;
      nextLine(cursor);
    } else if (code === codes.semicolon) {
      endRow(rows, rowLine);
      cursor.at++;
    } else if (code === codes.squareClose) {
      cursor.at++;
      closed = true;
      break;
    } else if (isComment(code)) skipComment(cursor);
    else if (code === codes.dot && text.startsWith('...', cursor.at)) {
      toLineEnd(cursor);
      continued = true;
    } else {
      const start = cursor.at;
      const numberEnd = scanNumber(text, start, scanned);
      if (numberEnd > 0) {
        if (rows.valueCount === rows.rowStart) rowLine = cursor.line;
        pushValue(rows, scanned.value);
        cursor.at = numberEnd;
        continue;
      }
      const end = cellEnd(text, start);
      const cell = text.slice(start, end);
      if (beginsStatement(cell, text, end)) {
        if (cursor.lineStart <= open) return undefined;
        rows.valueCount = rows.rowStart;
        cursor.at = cursor.lineStart;
        return finish(rows, line, false);
      }
      if (/['"[{]/.test(cell.length < 40 ? cell : cell.slice(0, 40))) return undefined;
      if (rows.valueCount === rows.rowStart) rowLine = cursor.line;
      pushCell(rows, cell, cursor);
      cursor.at = end;
    }
  }
  endRow(rows, rowLine);
  return finish(rows, line, closed);
}

/** A cell ends at a blank, a separator or a bracket; brackets of its own, as in `2*(1+3)`, stay in it. */
function cellEnd(text: string, start: number): number {
  let depth = 0;
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === codes.newline || code === codes.semicolon || isComment(code)) break;
    if (depth === 0 && (isBlank(code) || code === codes.comma || code === codes.squareClose)) break;
    if (code === codes.roundOpen) depth++;
    if (code === codes.roundClose) depth--;
  }
  return at;
}

/** `mpc.gen = [` or `x=` inside a table: the table before it was never closed. */
function beginsStatement(cell: string, text: string, end: number): boolean {
  if (!/^[A-Za-z_]/.test(cell)) return false;
  if (/^[A-Za-z_][\w.]*=(?!=)/.test(cell)) return true;
  let at = end;
  while (isBlank(text.charCodeAt(at))) at++;
  return (
    /^[A-Za-z_][\w.]*$/.test(cell) &&
    text.charCodeAt(at) === codes.equals &&
    text.charCodeAt(at + 1) !== codes.equals
  );
}

const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eEdD][+-]?\d+)?$/;

/** The number a cell says, or undefined when it is something else. `Inf` and `NaN` as MATLAB writes them. */
export function readNumber(cell: string): number | undefined {
  if (plainNumber.test(cell)) {
    const value = Number(cell);
    return Number.isNaN(value) ? Number(cell.replace(/[dD]/, 'e')) : value;
  }
  if (/^[+-]?inf$/i.test(cell)) return cell[0] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return /^[+-]?nan$/i.test(cell) ? Number.NaN : undefined;
}

function pushCell(rows: Growing, cell: string, cursor: Cursor): void {
  const value = readNumber(cell);
  if (value === undefined) {
    rows.oddCells.push({
      row: rows.lines.length,
      column: rows.valueCount - rows.rowStart,
      text: cell.slice(0, 60),
      line: cursor.line,
      textColumn: cursor.at - cursor.lineStart + 1,
    });
  }
  pushValue(rows, value ?? Number.NaN);
}

function pushValue(rows: Growing, value: number): void {
  if (rows.valueCount === rows.values.length) {
    const grown = new Float64Array(rows.values.length * 2);
    grown.set(rows.values);
    rows.values = grown;
  }
  rows.values[rows.valueCount++] = value;
}

function endRow(rows: Growing, rowLine: number): void {
  if (rows.valueCount === rows.rowStart) return;
  rows.rowStart = rows.valueCount;
  rows.starts.push(rows.valueCount);
  rows.lines.push(rowLine);
}

function finish(rows: Growing, line: number, closed: boolean): MatlabTable {
  const rowCount = rows.lines.length;
  const rowLength = new Int32Array(rowCount);
  const times = new Map<number, number>();
  for (let row = 0; row < rowCount; row++) {
    rowLength[row] = rows.starts[row + 1] - rows.starts[row];
    times.set(rowLength[row], (times.get(rowLength[row]) ?? 0) + 1);
  }
  let columnCount = 0;
  for (const [length, count] of times) if (count > (times.get(columnCount) ?? 0)) columnCount = length;
  const values = new Float64Array(rowCount * columnCount).fill(Number.NaN);
  for (let row = 0; row < rowCount; row++) {
    const length = Math.min(columnCount, rowLength[row]);
    for (let column = 0; column < length; column++)
      values[row * columnCount + column] = rows.values[rows.starts[row] + column];
  }
  return {
    line,
    rowCount,
    columnCount,
    values,
    rowLength,
    rowLine: Int32Array.from(rows.lines),
    oddCells: rows.oddCells,
    closed,
  };
}
