import type { Imported } from '../../model/result';
import { createIssueList, type IssueList } from '../issue-list';
import { nodeKind } from './element-kinds';
import { createDraft, type InpDraft } from './inp-draft';
import type { InpIndex } from './inp-index';
import { type InpLine, type InpSection, readLine, scanLines, sectionOf } from './inp-lines';
import { readJunction, readPipe, readPump, readReservoir, readTank, readValve } from './read-elements';
import { readEnergy, readSetting, readTimeRow } from './read-settings';
import {
  readControl,
  readCoordinate,
  readCurve,
  readDemand,
  readEmitter,
  readPattern,
  readRule,
  readStatus,
  readVertex,
} from './read-tables';
import { settleIndex } from './settle-index';

/** Reader of a row by section; sections without one (quality, labels, tags and so on) are left to EPANET. */
const readers: Partial<Record<InpSection, (draft: InpDraft, row: InpLine) => void>> = {
  TITLE: readTitle,
  JUNCTIONS: readJunction,
  RESERVOIRS: readReservoir,
  TANKS: readTank,
  PIPES: readPipe,
  PUMPS: readPump,
  VALVES: readValve,
  DEMANDS: readDemand,
  PATTERNS: readPattern,
  CURVES: readCurve,
  STATUS: readStatus,
  EMITTERS: readEmitter,
  CONTROLS: readControl,
  RULES: readRule,
  ENERGY: readEnergy,
  OPTIONS: (draft, row) => readSetting(draft.options, row),
  TIMES: (draft, row) => readTimeRow(draft.times, row),
  COORDINATES: readCoordinate,
  VERTICES: readVertex,
};

/** EPANET keeps three lines of title. */
const titleLines = 3;

function readTitle(draft: InpDraft, row: InpLine): void {
  if (draft.title.length < titleLines) draft.title.push(row.text.trim());
}

/** A header must come within this many characters, else the text is no network. */
const headWithin = 200_000;
/** EPANET takes no longer line, characters. */
const longestRow = 1024;
/** More rows than this in error, and the rest is not read. */
const mostErrors = 20_000;

/**
 * Reads an EPANET input file (any 2.x version) into an index, and says everything that is wrong with it, with line and column. Never throws
 * on a text, whatever it is; refuses at once what is no network file. No index is returned when no node or link could be read.
 */
export function parseInp(text: string, fileName: string): Imported<InpIndex> {
  const issues = createIssueList(fileName);
  if (!startsLikeInp(text)) {
    issues.add('error', 'inp.notInp');
    return { issues: issues.finish() };
  }
  const draft = createDraft(issues);
  const sections = readSections(draft, text);
  const index = settleIndex(draft, sections);
  if (!sections.some((it) => it.name === 'END')) issues.add('info', 'inp.unfinished');
  checkWhole(index, issues);
  const value = index.nodeIds.length > 0 && index.linkIds.length > 0 ? index : undefined;
  return { ...(value ? { value } : {}), issues: issues.finish() };
}

function startsLikeInp(text: string): boolean {
  const head = text.slice(0, headWithin);
  if (head.includes('\u0000')) return false;
  return /^\uFEFF?[ \t]*\[(TITL|JUNC|RESE|TANK|PIPE|PUMP|VALV|OPTI|TIME|COOR|PATT|CURV|DEMA|STAT)/im.test(
    head,
  );
}

function readSections(draft: InpDraft, text: string): InpIndex['sections'] {
  const { issues } = draft;
  const sections: InpIndex['sections'] = [];
  let read: ((draft: InpDraft, row: InpLine) => void) | undefined;
  let strayLines = 0;
  // Controls and rules name links, and status rows too: they wait until every element is known.
  const late: { read: (draft: InpDraft, row: InpLine) => void; row: InpLine }[] = [];
  scanLines(text, (line, start, end) => {
    if (text.charCodeAt(start) === openBracket) {
      const header = readLine(text, line, start, Math.min(end, start + longestRow)).words[0];
      const section = sectionOf(header);
      read = section && readers[section];
      sections.push({ name: section ?? header.slice(0, 40), line, rowCount: 0 });
      if (!section) issues.add('error', 'inp.unknownSection', { name: header.slice(0, 40) }, { line });
      return section !== 'END' && !isHopeless(draft, sections.length, line);
    }
    const current = sections.at(-1);
    if (!current) {
      strayLines += 1;
      if (strayLines === 1) issues.add('warning', 'inp.stray', {}, { line });
      return true;
    }
    current.rowCount += 1;
    if (!read) return true;
    if (end - start > longestRow) {
      issues.add('error', 'inp.longRow', { most: longestRow }, { line });
      return !isHopeless(draft, sections.length, line);
    }
    const row = readLine(text, line, start, end);
    if (row.words.length === 0) return true;
    if (hasPlainNumbers(current.name)) noteDecimalComma(draft, row);
    if (isLate(current.name)) late.push({ read, row });
    else read(draft, row);
    return !isHopeless(draft, sections.length, line);
  });
  for (const { read: readLate, row } of late) readLate(draft, row);
  return sections;
}

/** Sections whose rows begin with ids and go on in numbers. */
function hasPlainNumbers(section: string): boolean {
  return /^(JUNC|RESE|TANK|PIPE|PUMP|VALV|DEMA|PATT|CURV|EMIT|COOR|VERT)/.test(section);
}

/** A comma between digits in a row whose words are parted by blanks is meant as a decimal point. */
function noteDecimalComma({ issues }: InpDraft, { text, line, words }: InpLine): void {
  const found = /(?:^|\s)(\d+,\d+)(?=\s|$)/.exec(text);
  if (!found || !/\S[ \t]+\S/.test(text.trim())) return;
  issues.add(
    'error',
    'inp.decimalComma',
    { word: found[1].slice(0, 40) },
    { line, column: found.index + 1, id: words[0] },
  );
}

const openBracket = 91;
/** More headers than this are noise. */
const mostSections = 500;

/** True, with an issue, where it makes no sense to read on. */
function isHopeless({ issues }: InpDraft, sectionCount: number, line: number): boolean {
  if (issues.errorCount() <= mostErrors && sectionCount <= mostSections) return false;
  issues.add('error', 'inp.tooManyErrors', { count: issues.errorCount() }, { line });
  return true;
}

function isLate(section: string): boolean {
  return section === 'CONTROLS' || section === 'RULES' || section === 'STATUS' || section === 'EMITTERS';
}

/** What only the whole network shows: nothing in it, no source, junctions that no link reaches. */
function checkWhole(index: InpIndex, issues: IssueList): void {
  if (index.nodeIds.length === 0 || index.linkIds.length === 0) {
    issues.add('error', 'inp.nothing', { nodes: index.nodeIds.length, links: index.linkIds.length });
    return;
  }
  if (!index.nodeKind.some((kind) => kind !== nodeKind.junction)) issues.add('error', 'inp.noSource');
  const joined = new Uint8Array(index.nodeIds.length);
  for (let k = 0; k < index.linkIds.length; k++) {
    joined[index.linkFromIx[k]] = 1;
    joined[index.linkToIx[k]] = 1;
  }
  for (let n = 0; n < joined.length; n++) {
    if (joined[n] === 1) continue;
    const severity = index.nodeKind[n] === nodeKind.junction ? 'error' : 'warning';
    issues.add(severity, 'inp.unjoined', {}, { line: index.nodeLine[n], id: index.nodeIds[n] });
  }
}
