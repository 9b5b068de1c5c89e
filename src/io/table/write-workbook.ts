import writeExcelFile from 'write-excel-file/universal';

/** A cell: text, a number, or nothing. */
export type SheetCell = string | number | undefined;

/** One sheet of a workbook to write; `headRows` rows at its top stand out and stay in view. */
export interface SheetToWrite {
  name: string;
  rows: readonly (readonly SheetCell[])[];
  headRows: number;
  /** Widths of the columns, in characters. */
  widths: readonly number[];
}

/** An Excel workbook (.xlsx): numbers as numbers, texts as texts, which no spreadsheet runs. */
export async function formatWorkbook(sheets: readonly SheetToWrite[]): Promise<Uint8Array<ArrayBuffer>> {
  const written = writeExcelFile(
    sheets.map(({ name, rows, headRows, widths }) => ({
      sheet: sheetName(name),
      data: rows.map((row, r) =>
        row.map((cell) => {
          if (cell === undefined || (typeof cell === 'number' && !Number.isFinite(cell))) return null;
          const style = r < headRows ? ({ fontWeight: 'bold', wrap: true } as const) : {};
          return typeof cell === 'number'
            ? { value: cell, type: Number, ...style }
            : { value: cell, type: String, ...style };
        }),
      ),
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: headRows,
    })),
  );
  return new Uint8Array(await (await written.toBlob()).arrayBuffer());
}

/** Excel takes up to 31 characters, without some of its own. */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
}
