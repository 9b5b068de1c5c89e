import { sectionOf } from './inp-lines';

/** Rows of a network file by line, from 1: which may be left out, and what goes with them. */
export interface InpRows {
  /** Lines that go when this one does: all of a rule, of a curve, of a section with an unknown name; none where the row may not go. */
  linesWith(line: number): number[];
  /** True for rows of junctions, reservoirs, tanks, pipes, pumps and valves. */
  isElement(line: number): boolean;
  readonly elementCount: number;
}

const elementSections = new Set(['JUNCTIONS', 'RESERVOIRS', 'TANKS', 'PIPES', 'PUMPS', 'VALVES']);
/** Options whose absence would change what every other number means. */
const decisive = /^(UNITS|FLOW|HEADLOSS|PRESSURE|DEMAND|MULTIPLIER|SPECIFIC|VISCOSITY|MINIMUM|REQUIRED)/i;

/** The rows of a text; linear. */
export function listRows(text: string): InpRows {
  const sectionAt: string[] = [''];
  const ruleAt: number[] = [0];
  const contents: string[] = [''];
  let section = '';
  let start = 0;
  let elementCount = 0;
  for (const line of splitLines(text)) {
    const content = line.replace(/;.*/, '').trim();
    if (content.startsWith('[')) {
      section = sectionOf(content.split(/\s/)[0]) ?? `?${contents.length}`;
      start = 0;
    } else if (section === 'RULES' && /^rule\b/i.test(content)) start = contents.length;
    const isRow = content !== '' && !content.startsWith('[');
    if (isRow && elementSections.has(section)) elementCount += 1;
    sectionAt.push(section);
    ruleAt.push(section === 'RULES' ? start : 0);
    contents.push(content);
  }
  const all = () => contents.map((_, line) => line).filter((line) => contents[line] !== '');
  return {
    elementCount,
    isElement: (line) => elementSections.has(sectionAt[line] ?? '') && !contents[line].startsWith('['),
    linesWith(line) {
      const own = sectionAt[line];
      if (own === undefined || contents[line] === '') return [];
      if (own.startsWith('?')) return all().filter((it) => sectionAt[it] === own);
      if (contents[line].startsWith('[')) return [];
      // Without one of its rows a pattern would run to another clock, and the default pattern would be none.
      if (own === 'PATTERNS' || (own === 'OPTIONS' && decisive.test(contents[line]))) return [];
      if (own === 'CURVES') {
        const [id] = contents[line].split(/[\s,]+/);
        return all().filter((it) => sectionAt[it] === own && contents[it].split(/[\s,]+/)[0] === id);
      }
      if (own === 'RULES' && ruleAt[line] > 0) return all().filter((it) => ruleAt[it] === ruleAt[line]);
      return [line];
    },
  };
}

/** EPANET reads a line that is too long as several, a comment too. */
const keptLength = 200;

/** The text with these lines made comments; every other line keeps its number. */
export function leaveOutLines(text: string, lines: ReadonlySet<number>): string {
  let line = 0;
  return text.replace(/([^\r\n]*)(\r\n|\n|\r|$)/g, (whole, content: string, end: string) => {
    line += 1;
    return lines.has(line) ? `;${content.slice(0, keptLength)}${end}` : whole;
  });
}

function splitLines(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
}
