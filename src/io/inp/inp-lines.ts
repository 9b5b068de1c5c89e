/** One line that holds something: its number (from 1), the words before any comment, and the comment. */
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

/** Calls `take` for every line with words, until it returns false. Linear in the text; ends of line may be LF, CR LF or CR. */
export function scanLines(text: string, take: (line: InpLine) => boolean): void {
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 0;
  while (start <= text.length) {
    const end = endOfLine(text, start);
    line += 1;
    const words = splitWords(text, start, end);
    if (words.length > 0 && !take({ line, text: text.slice(start, end), words })) return;
    start = end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1);
  }
}

function endOfLine(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return text.length;
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
    if (code === space || code === tab || code === comma) {
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
  return code === space || code === tab || code === comma || code === semicolon;
}

const numberForm = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A finite number as EPANET reads it; undefined for anything else, words like NaN among them. */
export function readNumber(word: string | undefined): number | undefined {
  if (word === undefined || !numberForm.test(word)) return undefined;
  const value = Number(word);
  return Number.isFinite(value) ? value : undefined;
}
