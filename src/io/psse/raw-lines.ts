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
  let start = 0;
  let quoted: string | undefined;
  let at = 0;
  const push = () => {
    const cell = quoted ?? text.slice(start, at).trim();
    // Blanks part numbers too, in a line with commas elsewhere.
    if (quoted === undefined && partedNumbers.test(cell)) cells.push(...cell.split(/\s+/));
    else cells.push(cell);
    start = at + 1;
    quoted = undefined;
  };
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === comma) push();
    else if (code === slash) break;
    else if ((code === quote || code === doubleQuote) && quoted === undefined && isBlank(text, start, at)) {
      const end = text.indexOf(text[at], at + 1);
      quoted = text.slice(at + 1, end < 0 ? text.length : end);
      at = end < 0 ? text.length - 1 : end;
    }
  }
  const comment = text.slice(at + 1).trim();
  if (cells.length === 0) {
    const byBlanks = splitBlanks(text.slice(0, at));
    if (byBlanks.length > 1) return { line, cells: byBlanks, comment };
  }
  // A trailing comma gives one empty cell, which stands for a default as any other.
  if (cells.length > 0 || quoted !== undefined || !isBlank(text, start, at)) push();
  return { line, cells, comment };
}

const partedNumbers = /^[+-]?[\d.][\d.eEdD+-]*(\s+[+-]?[\d.][\d.eEdD+-]*)+$/;

const comma = 44;
const slash = 47;
const quote = 39;
const doubleQuote = 34;

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) > 32) return false;
  return true;
}

function splitBlanks(text: string): string[] {
  return Array.from(text.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g), (it) => it[1] ?? it[2] ?? it[3]);
}

/** True for the record `0` that ends a section, with or without a comment. */
export function endsSection({ cells }: RawLine): boolean {
  return cells[0] === '0' && cells.every((cell, ix) => ix === 0 || cell === '');
}
