import {
  type Cursor,
  codes,
  createCursor,
  isComment,
  isNameCode,
  nextLine,
  skipBlanks,
  skipComment,
  skipToStatement,
  toLineEnd,
} from './matlab-cursor';
import { type MatlabTable, readTable } from './matlab-table';

/** One statement of a case file. `text` has comments and continuations taken out. */
export type MatlabStatement =
  | { kind: 'table'; name: string; line: number; table: MatlabTable }
  | { kind: 'strings'; name: string; line: number; strings: string[]; closed: boolean }
  | { kind: 'function'; line: number; text: string }
  | { kind: 'other'; line: number; text: string };

/**
 * Splits a case file into statements. Never throws, and ends on any text: each character is read at most
 * three times.
 */
export function* readStatements(text: string): Generator<MatlabStatement> {
  const cursor = createCursor(text);
  for (;;) {
    skipToStatement(cursor);
    if (cursor.at >= text.length) return;
    const start = { ...cursor };
    yield readAssignment(cursor) ?? readOther(Object.assign(cursor, start));
  }
}

/** `name = [table]` or `name = {strings}`; undefined for anything else. */
function readAssignment(cursor: Cursor): MatlabStatement | undefined {
  const { text, line } = cursor;
  const nameStart = cursor.at;
  while (isNameCode(text.charCodeAt(cursor.at)) || text.charCodeAt(cursor.at) === codes.dot) cursor.at++;
  const name = text.slice(nameStart, cursor.at);
  if (!/^[A-Za-z_][\w.]*$/.test(name)) return undefined;
  skipBlanks(cursor);
  if (text.charCodeAt(cursor.at) !== codes.equals) return undefined;
  cursor.at++;
  skipBlanks(cursor);
  const open = text.charCodeAt(cursor.at);
  if (open === codes.curlyOpen) {
    const cells = readStrings(cursor);
    return cells && { kind: 'strings', name, line, ...cells };
  }
  if (open !== codes.squareOpen) return undefined;
  const table = readTable(cursor);
  if (!table || (table.closed && !endsHere(cursor))) return undefined;
  return { kind: 'table', name, line, table };
}

function endsHere(cursor: Cursor): boolean {
  skipBlanks(cursor);
  const code = cursor.text.charCodeAt(cursor.at);
  return (
    cursor.at >= cursor.text.length ||
    code === codes.newline ||
    code === codes.semicolon ||
    code === codes.comma ||
    isComment(code)
  );
}

/** A cell array of strings; other things in it (numbers, empty cells) keep their text. */
function readStrings(cursor: Cursor): { strings: string[]; closed: boolean } | undefined {
  const { text } = cursor;
  const strings: string[] = [];
  const open = cursor.at++;
  while (cursor.at < text.length) {
    skipToStatement(cursor);
    const code = text.charCodeAt(cursor.at);
    if (code === codes.curlyClose) {
      cursor.at++;
      return { strings, closed: true };
    }
    if (code === codes.curlyOpen) return undefined;
    if (code === codes.apostrophe || code === codes.quote) strings.push(readString(cursor, code));
    else if (cursor.at < text.length) {
      const start = cursor.at;
      while (cursor.at < text.length && !/[\s;,}'"]/.test(text[cursor.at])) cursor.at++;
      const word = text.slice(start, cursor.at);
      if (/^[A-Za-z_]/.test(word)) {
        if (cursor.lineStart <= open) return undefined;
        Object.assign(cursor, { at: cursor.lineStart });
        return { strings, closed: false };
      }
      strings.push(word === '[]' ? '' : word);
      if (cursor.at === start) cursor.at++;
    }
  }
  return { strings, closed: false };
}

/** A quoted string; a doubled quote stands for itself; a string ends with its line at the latest. */
function readString(cursor: Cursor, quote: number): string {
  const { text } = cursor;
  const start = ++cursor.at;
  let doubled = false;
  for (; cursor.at < text.length; cursor.at++) {
    const code = text.charCodeAt(cursor.at);
    if (code === codes.newline) break;
    if (code !== quote) continue;
    if (text.charCodeAt(cursor.at + 1) !== quote) break;
    doubled = true;
    cursor.at++;
  }
  const raw = text.slice(start, cursor.at);
  if (text.charCodeAt(cursor.at) === quote) cursor.at++;
  const mark = String.fromCharCode(quote);
  return doubled ? raw.replaceAll(mark + mark, mark) : raw;
}

/** The text up to the end of a statement: `;`, `,` or a newline outside brackets and strings. */
function readOther(cursor: Cursor): MatlabStatement {
  const { text, line } = cursor;
  if (/^function\b/.test(text.slice(cursor.at, cursor.at + 9))) {
    const start = cursor.at;
    toLineEnd(cursor);
    return { kind: 'function', line, text: text.slice(start, cursor.at).trim() };
  }
  const parts: string[] = [];
  let start = cursor.at;
  let depth = 0;
  while (cursor.at < text.length) {
    const code = text.charCodeAt(cursor.at);
    const before = cursor.at > start ? text.charCodeAt(cursor.at - 1) : 0;
    if (code === codes.newline && depth <= 0) break;
    if ((code === codes.semicolon || code === codes.comma) && depth <= 0) break;
    if (isComment(code)) {
      parts.push(text.slice(start, cursor.at));
      skipComment(cursor);
      start = cursor.at;
    } else if (code === codes.dot && text.startsWith('...', cursor.at)) {
      parts.push(text.slice(start, cursor.at), ' ');
      skipBlanks(cursor);
      start = cursor.at;
    } else if (code === codes.newline) nextLine(cursor);
    else if (code === codes.quote || (code === codes.apostrophe && !endsOperand(before)))
      readString(cursor, code);
    else {
      if (code === codes.roundOpen || code === codes.squareOpen || code === codes.curlyOpen) depth++;
      if (code === codes.roundClose || code === codes.squareClose || code === codes.curlyClose) depth--;
      cursor.at++;
    }
  }
  parts.push(text.slice(start, cursor.at));
  return { kind: 'other', line, text: parts.join('').trim() };
}

/** After a name, a number or a closing bracket an apostrophe transposes; elsewhere it opens a string. */
function endsOperand(code: number): boolean {
  return (
    isNameCode(code) ||
    code === codes.dot ||
    code === codes.roundClose ||
    code === codes.squareClose ||
    code === codes.curlyClose ||
    code === codes.apostrophe
  );
}
