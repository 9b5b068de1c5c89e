/** A place in a text, with its line for messages. Lines count from 1. */
export interface Cursor {
  readonly text: string;
  at: number;
  line: number;
  lineStart: number;
}

export function createCursor(text: string): Cursor {
  return { text, at: 0, line: 1, lineStart: 0 };
}

export const codes = {
  tab: 9,
  newline: 10,
  carriageReturn: 13,
  space: 32,
  quote: 34,
  hash: 35,
  percent: 37,
  apostrophe: 39,
  roundOpen: 40,
  roundClose: 41,
  comma: 44,
  dot: 46,
  semicolon: 59,
  equals: 61,
  squareOpen: 91,
  squareClose: 93,
  curlyOpen: 123,
  curlyClose: 125,
  byteOrderMark: 0xfeff,
} as const;

export function isBlank(code: number): boolean {
  return (
    code === codes.space ||
    code === codes.tab ||
    code === codes.carriageReturn ||
    code === codes.byteOrderMark
  );
}

export function isNameCode(code: number): boolean {
  return (
    (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95
  );
}

export function isComment(code: number): boolean {
  return code === codes.percent || code === codes.hash;
}

/** Steps over a newline. */
export function nextLine(cursor: Cursor): void {
  cursor.at++;
  cursor.line++;
  cursor.lineStart = cursor.at;
}

/** Stands at the newline that ends this line, or at the end of the text. */
export function toLineEnd(cursor: Cursor): void {
  const end = cursor.text.indexOf('\n', cursor.at);
  cursor.at = end < 0 ? cursor.text.length : end;
}

/** Steps over blanks and over `...` with the rest of its line; stays before a newline. */
export function skipBlanks(cursor: Cursor): void {
  const { text } = cursor;
  for (;;) {
    const code = text.charCodeAt(cursor.at);
    if (isBlank(code)) cursor.at++;
    else if (code === codes.dot && text.startsWith('...', cursor.at)) {
      toLineEnd(cursor);
      if (cursor.at < text.length) nextLine(cursor);
    } else return;
  }
}

/** True where only `%{` (or `#{`) stands on the line of the cursor, which must be on the mark. */
function opensBlock(cursor: Cursor): boolean {
  return cursor.text.charCodeAt(cursor.at + 1) === codes.curlyOpen && isAloneOnLine(cursor, 2);
}

function isAloneOnLine(cursor: Cursor, length: number): boolean {
  for (let ix = cursor.lineStart; ix < cursor.at; ix++)
    if (!isBlank(cursor.text.charCodeAt(ix))) return false;
  for (let ix = cursor.at + length; ix < cursor.text.length; ix++) {
    const code = cursor.text.charCodeAt(ix);
    if (code === codes.newline) return true;
    if (!isBlank(code)) return false;
  }
  return true;
}

/** Steps over a comment: to the end of its line, or over a whole block `%{ … %}`. */
export function skipComment(cursor: Cursor): void {
  if (!opensBlock(cursor)) {
    toLineEnd(cursor);
    return;
  }
  let depth = 0;
  const { text } = cursor;
  while (cursor.at < text.length) {
    while (isBlank(text.charCodeAt(cursor.at))) cursor.at++;
    if (isComment(text.charCodeAt(cursor.at)) && isAloneOnLine(cursor, 2)) {
      const next = text.charCodeAt(cursor.at + 1);
      if (next === codes.curlyOpen) depth++;
      if (next === codes.curlyClose) depth--;
    }
    toLineEnd(cursor);
    if (depth === 0) return;
    if (cursor.at < text.length) nextLine(cursor);
  }
}

/** Steps over blanks, newlines, comments and empty statements. */
export function skipToStatement(cursor: Cursor): void {
  for (;;) {
    skipBlanks(cursor);
    const code = cursor.text.charCodeAt(cursor.at);
    if (code === codes.newline) nextLine(cursor);
    else if (code === codes.semicolon || code === codes.comma) cursor.at++;
    else if (isComment(code)) skipComment(cursor);
    else return;
  }
}
