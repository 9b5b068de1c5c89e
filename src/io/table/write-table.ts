/** What stands at the head of every exported file. */
export interface ExportMark {
  /** TLP 2.0 label. */
  handling: string;
  projectName: string;
  /** Time of the export, ISO 8601. */
  exportedAt: string;
}

/** Head lines of an exported table: handling first, then what it is from. Readers pass over `#` lines. */
export function markLines(mark: ExportMark, more: Record<string, string | number> = {}): string[] {
  const fields = { Project: mark.projectName, ...more, Exported: mark.exportedAt };
  return [
    `# ${mark.handling}`,
    ...Object.entries(fields).map(([name, value]) => `# ${name}: ${String(value).replace(/[\r\n]+/g, ' ')}`),
  ];
}

/** Rows as CSV, commas and decimal points, with a header row; undefined cells are empty. */
export function formatCsv(
  head: readonly string[],
  header: readonly string[],
  rows: Iterable<readonly (string | number | undefined)[]>,
): string {
  const lines = [...head, header.map(formatCell).join(',')];
  for (const row of rows) lines.push(row.map(formatCell).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

/** UTF-8 with its mark, so that spreadsheets show every script. */
export function toCsvBytes(text: string): Uint8Array {
  return new TextEncoder().encode(`\uFEFF${text}`);
}

function formatCell(cell: string | number | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const safe = beginsFormula(cell) ? `'${cell}` : cell;
  return /[",;\t\r\n]|^\s|\s$|^#/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A spreadsheet would run a text that begins so. */
export function beginsFormula(text: string): boolean {
  return /^[=+@]|^-\D/.test(text);
}

/** The text of a cell that `formatCsv` guarded. */
export function readGuarded(text: string): string {
  return text.startsWith("'") && beginsFormula(text.slice(1)) ? text.slice(1) : text;
}
