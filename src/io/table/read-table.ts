/** One row of a table with its line in the file. */
export interface TableRow {
  cells: string[];
  line: number;
}

export interface TextTable {
  delimiter: string;
  header: TableRow;
  /** The rows below the header, read as they are asked for, once. */
  rows: Iterable<TableRow>;
}

const delimiters = [';', '\t', ',', '|'] as const;

/**
 * Reads a delimited table: `;`, tab, `,` or `|` by the header, quotes, empty lines, `#` comment lines and
 * Excel's `sep=` line. Undefined when there is no row at all. Linear in the text.
 */
export function readTextTable(source: string): TextTable | undefined {
  const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1];
  const delimiter = said ?? detectDelimiter(text);
  const rows = filledRows(text, delimiter);
  if (said !== undefined) rows.next();
  const header = rows.next().value;
  return header && { delimiter, header, rows };
}

function* filledRows(text: string, delimiter: string): Generator<TableRow, undefined> {
  for (const row of splitRows(text, delimiter)) if (row.cells.some((cell) => cell !== '')) yield row;
}

/** The delimiter that parts the first line that is no comment into most cells. */
function detectDelimiter(text: string): string {
  let start = 0;
  let line = '';
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    line = text.slice(start, end < 0 ? text.length : end).trim();
    if (line !== '' && !line.startsWith('#')) break;
    start = end < 0 ? text.length : end + 1;
  }
  const bare = line.slice(0, 10_000).replace(/"[^"]*"/g, '');
  let best: string = ',';
  let most = 0;
  for (const delimiter of delimiters) {
    const count = bare.split(delimiter).length - 1;
    if (count > most) {
      best = delimiter;
      most = count;
    }
  }
  return best;
}

function* splitRows(text: string, delimiter: string): Generator<TableRow> {
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const row: TableRow = { cells: [], line };
    if (text[at] === '#') {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end + 1;
      line++;
      continue;
    }
    for (let isOpen = true; isOpen; ) {
      const cell = readCell(text, at, delimiter);
      row.cells.push(cell.text);
      at = cell.end;
      line += cell.newlines;
      isOpen = text[at] === delimiter;
      if (isOpen) at++;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    line++;
    yield row;
  }
}

/** One cell; quotes may hold delimiters and newlines, a doubled quote stands for itself. */
function readCell(
  text: string,
  start: number,
  delimiter: string,
): { text: string; end: number; newlines: number } {
  let at = start;
  while (text[at] === ' ') at++;
  const close = text[at] === '"' ? closingQuote(text, at + 1) : -1;
  if (close < 0) {
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at++;
    return { text: text.slice(start, at).trim(), end: at, newlines: 0 };
  }
  const inside = text.slice(at + 1, close);
  at = close + 1;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at++;
  return { text: inside.replaceAll('""', '"').trim(), end: at, newlines: inside.split('\n').length - 1 };
}

/** A quoted cell longer than this is a stray quote. */
const longestQuoted = 20_000;

function closingQuote(text: string, start: number): number {
  for (let at = start; at < text.length && at - start < longestQuoted; at++) {
    if (text[at] !== '"') continue;
    if (text[at + 1] !== '"') return at;
    at++;
  }
  return -1;
}

/** A number with a decimal point or comma, blanks between thousands allowed; undefined for anything else. */
export function readTableNumber(cell: string): number | undefined {
  const bare = cell.replace(/[\s\u00a0\u202f']/g, '');
  const dotted = bare.includes('.') ? bare.replace(/,(?=\d{3}\b)/g, '') : bare.replace(',', '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(dotted)) return undefined;
  const value = Number(dotted);
  return Number.isFinite(value) ? value : undefined;
}
