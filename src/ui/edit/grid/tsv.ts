/** Cells of a spreadsheet's clipboard: rows of cells, parted by tabs; quotes keep line ends and tabs in a cell. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  const length = text.endsWith('\n') ? text.length - 1 : text.length;
  while (at <= length) {
    const { cell, end } = readCellText(text, at, length);
    rows[rows.length - 1].push(cell);
    if (end >= length) break;
    const isRowEnd = text[end] !== '\t';
    at = text.startsWith('\r\n', end) ? end + 2 : end + 1;
    if (isRowEnd && at <= length) rows.push([]);
  }
  return rows;
}

function readCellText(text: string, start: number, length: number): { cell: string; end: number } {
  if (text[start] !== '"') {
    let end = start;
    while (end < length && text[end] !== '\t' && text[end] !== '\n' && text[end] !== '\r') end += 1;
    return { cell: text.slice(start, end), end };
  }
  let cell = '';
  let at = start + 1;
  while (at < length) {
    if (text[at] === '"' && text[at + 1] !== '"') break;
    if (text[at] === '"') at += 1;
    cell += text[at];
    at += 1;
  }
  return { cell, end: Math.min(at + 1, length) };
}

/** Cells as a spreadsheet takes them from the clipboard. */
export function formatTsv(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((row) => row.map(quoted).join('\t')).join('\r\n');
}
