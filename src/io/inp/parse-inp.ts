import type { Imported } from '../../model/result';
import { createIssueList, type IssueList } from '../issue-list';
import { nodeKind } from './element-kinds';
import { createDraft, type InpDraft } from './inp-draft';
import type { InpIndex } from './inp-index';
import { type InpLine, type InpSection, scanLines, sectionOf } from './inp-lines';
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
  TITLE: (draft, row) => draft.title.push(row.text.trim()),
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

/** A header must come within this many characters, else the text is no network. */
const headWithin = 200_000;
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
  let isKnown = false;
  let strayLines = 0;
  // Controls and rules name links, and status rows too: they wait until every element is known.
  const late: { read: (draft: InpDraft, row: InpLine) => void; row: InpLine }[] = [];
  scanLines(text, (row) => {
    if (row.words[0].startsWith('[')) {
      const section = sectionOf(row.words[0]);
      isKnown = section !== undefined;
      read = section && readers[section];
      sections.push({ name: section ?? row.words[0], line: row.line, rowCount: 0 });
      if (!section)
        issues.add('error', 'inp.unknownSection', { name: row.words[0].slice(0, 40) }, { line: row.line });
      return section !== 'END';
    }
    const current = sections.at(-1);
    if (!current) {
      strayLines += 1;
      if (strayLines === 1) issues.add('warning', 'inp.stray', {}, { line: row.line });
      return true;
    }
    current.rowCount += 1;
    if (!isKnown || !read) return true;
    if (isLate(current.name)) late.push({ read, row });
    else read(draft, row);
    if (issues.errorCount() <= mostErrors) return true;
    issues.add('error', 'inp.tooManyErrors', { count: mostErrors }, { line: row.line });
    return false;
  });
  for (const { read: readLate, row } of late) readLate(draft, row);
  return sections;
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
