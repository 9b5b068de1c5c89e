import type { Severity } from '../../model/result';
import type { IssueList } from '../issue-list';
import type { InpLine } from './inp-lines';
import { readNumber } from './inp-lines';

/** A row kept until all ids are known. */
export interface DraftNode {
  id: string;
  kind: number;
  line: number;
  /** Elevation, or a reservoir's head, in the file's units. */
  elevation: number;
  baseDemand: number;
  patternId?: string;
  tank?: { start: number; min: number; max: number; diameter: number; curveId?: string; overflow: boolean };
}
export interface DraftLink {
  id: string;
  kind: number;
  line: number;
  fromId: string;
  toId: string;
  length: number;
  diameter: number;
  valveType?: string;
  status?: 'open' | 'closed' | 'checkValve';
  pump?: { curveId?: string; power?: number; speed: number; patternId?: string };
}

/** Everything read so far, by outside id. */
export interface InpDraft {
  issues: IssueList;
  title: string[];
  nodes: DraftNode[];
  nodeAt: Map<string, number>;
  links: DraftLink[];
  linkAt: Map<string, number>;
  demands: { nodeId: string; base: number; patternId?: string; line: number }[];
  patterns: Map<string, { values: number[]; line: number }>;
  curves: Map<string, { x: number; y: number }[]>;
  coordinates: Map<string, { x: number; y: number; line: number }>;
  vertices: { linkId: string; x: number; y: number; line: number }[];
  controls: { line: number; text: string; linkIds: string[]; isRule: boolean }[];
  options: Map<string, { words: string[]; line: number }>;
  times: Map<string, { words: string[]; line: number }>;
  efficiency: number;
}

export function createDraft(issues: IssueList): InpDraft {
  return {
    issues,
    title: [],
    nodes: [],
    nodeAt: new Map(),
    links: [],
    linkAt: new Map(),
    demands: [],
    patterns: new Map(),
    curves: new Map(),
    coordinates: new Map(),
    vertices: [],
    controls: [],
    options: new Map(),
    times: new Map(),
    efficiency: 0.75,
  };
}

/** The number in column `ix` of a row; an issue, and the fallback, when it is there but no number. */
export function numberAt(
  draft: InpDraft,
  row: InpLine,
  ix: number,
  what: string,
  fallback = 0,
  severity: Severity = 'error',
): number {
  const word = row.words[ix];
  if (word === undefined || word === '*') return fallback;
  const value = readNumber(word);
  if (value !== undefined) return value;
  draft.issues.add(
    severity,
    'inp.notNumber',
    { word: word.slice(0, 40), what },
    { line: row.line, column: columnOf(row, word), id: row.words[0] },
  );
  return fallback;
}

/** False, with an issue, where a row has fewer words than needed. */
export function hasColumns(draft: InpDraft, row: InpLine, needed: number, section: string): boolean {
  if (row.words.length >= needed) return true;
  const params = { section, needed, found: row.words.length };
  draft.issues.add('error', 'inp.columns', params, { line: row.line, id: row.words[0] });
  return false;
}

export function columnOf(row: InpLine, word: string): number {
  return row.text.indexOf(word) + 1;
}
