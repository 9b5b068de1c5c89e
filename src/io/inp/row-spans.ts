import { type InpSection, scanLines, sectionOf } from './inp-lines';

/** A word and where it stands in the text; quotes are not part of it. */
export interface WordSpan {
  text: string;
  at: number;
}

/** A row of a section, with places in the text. */
export interface RowSpan {
  section: InpSection;
  words: WordSpan[];
  /** First character of its line, end of its content before a comment, and of its line before the line's end. */
  lineStart: number;
  contentEnd: number;
  lineEnd: number;
  /** Of a row of a rule: the number of the rule in the file. */
  ruleIx: number;
}

/** The rows of a network file, and where new rows of a section go. */
export interface InpRowSpans {
  text: string;
  rows: RowSpan[];
  /** End of the line after which a row of a section is put; absent for sections that the file does not have. */
  endOf: Partial<Record<InpSection, number>>;
  /** Where a section that the file does not have is put. */
  newSectionAt: number;
  lineBreak: string;
}

/** Reads where everything stands. Linear in the text. */
export function readRowSpans(text: string): InpRowSpans {
  const rows: RowSpan[] = [];
  const endOf: Partial<Record<InpSection, number>> = {};
  let section: InpSection | undefined;
  let newSectionAt: number | undefined;
  let ruleIx = -1;
  scanLines(text, (_, start, end) => {
    const lineStart = startOfLine(text, start);
    const lineEnd = endOfLine(text, end);
    if (text[start] === '[') {
      section = sectionOf(text.slice(start, end).trim());
      if (section === 'END') newSectionAt ??= lineStart;
      else if (section) endOf[section] = lineEnd;
      return section !== 'END';
    }
    if (!section) return true;
    const words = wordSpans(text, start, end);
    if (words.length === 0) return true;
    if (section === 'RULES' && /^rule$/i.test(words[0].text)) ruleIx += 1;
    rows.push({
      section,
      words,
      lineStart,
      contentEnd: end,
      lineEnd,
      ruleIx: section === 'RULES' ? ruleIx : -1,
    });
    endOf[section] = lineEnd;
    return true;
  });
  const lineBreak = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  return { text, rows, endOf, newSectionAt: newSectionAt ?? text.length, lineBreak };
}

function startOfLine(text: string, at: number): number {
  let start = at;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start -= 1;
  return start;
}

function endOfLine(text: string, at: number): number {
  let end = at;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return end;
}

/** Words as EPANET parts them: by spaces, tabs and commas, quotes keeping one together. */
function wordSpans(text: string, start: number, end: number): WordSpan[] {
  const words: WordSpan[] = [];
  const form = /"([^"]*)"?|[^\s,"]+/g;
  const content = text.slice(start, end);
  for (let found = form.exec(content); found; found = form.exec(content)) {
    const isQuoted = found[1] !== undefined;
    words.push({ text: found[1] ?? found[0], at: start + found.index + (isQuoted ? 1 : 0) });
  }
  return words;
}
