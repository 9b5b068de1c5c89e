import { unzipSync } from 'fflate';
import readWorkbook from 'read-excel-file/universal';
import { type Issue, issue } from '../../model/result';
import type { TableRow } from '../table/read-table';
import { isZip } from '../text';

/** One sheet of a workbook; lines are those of the sheet, empty rows left out. */
export interface Sheet {
  name: string;
  rows: TableRow[];
}

export interface SheetsRead {
  sheets: Sheet[];
  /** Why there is none. */
  issues: Issue[];
}

/** More than this unpacked is refused. */
const mostBytes = 128 * 1024 * 1024;

/** True for the bytes of an Excel workbook (.xlsx). */
export function isWorkbook(bytes: Uint8Array): boolean {
  return isZip(bytes) && listEntries(bytes).some(({ name }) => name === 'xl/workbook.xml');
}

function listEntries(bytes: Uint8Array): { name: string; size: number }[] {
  const entries: { name: string; size: number }[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries.push({ name, size: originalSize });
        return false;
      },
    });
  } catch {
    return [];
  }
  return entries;
}

/** The sheets of a workbook as text, numbers with a decimal point; or why they cannot be read. Never rejects. */
export async function readSheets(bytes: Uint8Array, file: string): Promise<SheetsRead> {
  const size = listEntries(bytes).reduce((sum, it) => sum + it.size, 0);
  if (size > mostBytes)
    return { sheets: [], issues: [issue('error', 'zones.workbookTooBig', { most: 128 }, { file })] };
  try {
    const workbook = await readWorkbook(bytes.slice().buffer as ArrayBuffer);
    return {
      sheets: workbook.map(({ sheet, data }) => ({
        name: sheet,
        rows: data
          .map((row, ix) => ({ cells: row.map((cell) => textOf(cell)), line: ix + 1 }))
          .filter(({ cells }) => cells.some((it) => it !== '') && !cells[0].startsWith('#')),
      })),
      issues: [],
    };
  } catch {
    return { sheets: [], issues: [issue('error', 'zones.workbookBroken', {}, { file })] };
  }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString();
  return String(cell).trim();
}
