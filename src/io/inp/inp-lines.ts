/** One line that holds something: its number (from 1), its text and its words, without the comment. */
export interface InpLine {
  line: number;
  text: string;
  words: string[];
}

/** EPANET's section names by their first four letters, as it matches them itself. */
const sectionNames = [
  'TITLE',
  'JUNCTIONS',
  'RESERVOIRS',
  'TANKS',
  'PIPES',
  'PUMPS',
  'VALVES',
  'CONTROLS',
  'RULES',
  'DEMANDS',
  'SOURCES',
  'EMITTERS',
  'PATTERNS',
  'CURVES',
  'QUALITY',
  'STATUS',
  'ROUGHNESS',
  'ENERGY',
  'REACTIONS',
  'MIXING',
  'REPORT',
  'TIMES',
  'OPTIONS',
  'COORDINATES',
  'VERTICES',
  'LABELS',
  'BACKDROP',
  'TAGS',
  'LEAKAGE',
  'END',
] as const;
export type InpSection = (typeof sectionNames)[number];

/** The section a header line opens; undefined for a name EPANET does not know. */
export function sectionOf(header: string): InpSection | undefined {
  const name = header.slice(1).toUpperCase();
  if (name.startsWith('END')) return 'END';
  return sectionNames.find((it) => name.startsWith(it.slice(0, 4)));
}

/**
 * Calls `visit` for every line that holds more than blanks and a comment, with where its content begins and ends, until it returns
 * false. Linear in the text, and makes nothing of a line; ends of line may be LF, CR LF or CR.
 */
export function scanLines(text: string, visit: (line: number, start: number, end: number) => boolean): void {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 0;
  while (at < text.length) {
    line += 1;
    let start = at;
    while (start < text.length && isBlank(text.charCodeAt(start))) start += 1;
    let end = start;
    let contentEnd = -1;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === lineFeed || code === carriageReturn) break;
      if (code === semicolon && contentEnd < 0) contentEnd = end;
    }
    if (contentEnd < 0) contentEnd = end;
    if (contentEnd > start && !visit(line, start, contentEnd)) return;
    const isPair = text.charCodeAt(end) === carriageReturn && text.charCodeAt(end + 1) === lineFeed;
    at = end + (isPair ? 2 : 1);
  }
}

/** The words of a line that `scanLines` found. */
export function readLine(text: string, line: number, start: number, end: number): InpLine {
  return { line, text: text.slice(start, end), words: splitWords(text, start, end) };
}

const lineFeed = 10;
const carriageReturn = 13;

function isBlank(code: number): boolean {
  return code === space || code === tab || code === comma;
}

const tab = 9;
const space = 32;
const quote = 34;
const comma = 44;
const semicolon = 59;

/** Words of a line, parted by spaces, tabs and commas; quotes keep a word together; a semicolon starts the comment. */
function splitWords(text: string, start: number, end: number): string[] {
  const words: string[] = [];
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === semicolon) break;
    if (isBlank(code)) {
      at += 1;
      continue;
    }
    const isQuoted = code === quote;
    const from = isQuoted ? at + 1 : at;
    at = from;
    while (at < end && !endsWord(text.charCodeAt(at), isQuoted)) at += 1;
    words.push(text.slice(from, at));
    if (isQuoted) at += 1;
  }
  return words;
}

function endsWord(code: number, isQuoted: boolean): boolean {
  if (isQuoted) return code === quote;
  return isBlank(code) || code === semicolon;
}

const numberForm = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A finite number as EPANET reads it; undefined for anything else, words like NaN among them. */
export function readNumber(word: string | undefined): number | undefined {
  if (word === undefined || !numberForm.test(word)) return undefined;
  const value = Number(word);
  return Number.isFinite(value) ? value : undefined;
}
