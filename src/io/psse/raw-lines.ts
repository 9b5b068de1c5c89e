/** One line of a RAW file as cells, with what stood behind its `/`. */
export interface RawLine {
  /** From 1. */
  line: number;
  cells: string[];
  comment: string;
}

/**
 * Splits a line at commas, or at blanks where it has no comma. Quotes keep commas, slashes and blanks together
 * and are left out of the cell; a `/` outside quotes begins a comment.
 */
export function readRawLine(text: string, line: number): RawLine {
  const cells: string[] = [];
  let cell = '';
  let wasQuoted = false;
  let hasComma = false;
  let quote = '';
  let comment = '';
  let blankCells: string[] | undefined;
  const push = () => {
    cells.push(wasQuoted ? cell : cell.trim());
    cell = '';
    wasQuoted = false;
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (quote !== '') {
      if (character === quote) quote = '';
      else cell += character;
    } else if ((character === "'" || character === '"') && cell.trim() === '') {
      quote = character;
      cell = '';
      wasQuoted = true;
    } else if (character === ',') {
      hasComma = true;
      push();
    } else if (character === '/') {
      comment = text.slice(at + 1).trim();
      break;
    } else if (!wasQuoted || character.trim() !== '') cell += character;
  }
  if (!hasComma) blankCells = splitBlanks(comment === '' ? text : text.slice(0, text.indexOf('/')));
  if (blankCells && blankCells.length > 1) return { line, cells: blankCells, comment };
  if (cell !== '' || wasQuoted || cells.length > 0) push();
  // A trailing comma gives one empty cell, which stands for a default as any other.
  return { line, cells, comment };
}

function splitBlanks(text: string): string[] {
  return Array.from(text.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g), (it) => it[1] ?? it[2] ?? it[3]);
}

/** True for the record `0` that ends a section, with or without a comment. */
export function endsSection({ cells }: RawLine): boolean {
  return cells.length === 1 && cells[0] === '0';
}
