import { linkKind, nodeKind } from './element-kinds';
import { columnOf, type DraftLink, type DraftNode, hasColumns, type InpDraft, numberAt } from './inp-draft';
import type { InpLine } from './inp-lines';

/** Longest id EPANET takes, characters. */
const longestId = 31;

export function readJunction(draft: InpDraft, row: InpLine): void {
  const { words } = row;
  addNode(draft, row, {
    id: words[0],
    kind: nodeKind.junction,
    line: row.line,
    elevation: numberAt(draft, row, 1, 'elevation'),
    baseDemand: numberAt(draft, row, 2, 'demand'),
    patternId: patternWord(words[3]),
  });
}

export function readReservoir(draft: InpDraft, row: InpLine): void {
  if (!hasColumns(draft, row, 2, 'RESERVOIRS')) return;
  addNode(draft, row, {
    id: row.words[0],
    kind: nodeKind.reservoir,
    line: row.line,
    elevation: numberAt(draft, row, 1, 'head'),
    baseDemand: 0,
    patternId: patternWord(row.words[2]),
  });
}

export function readTank(draft: InpDraft, row: InpLine): void {
  const { words } = row;
  // Old files give reservoirs in this section: two or three words only.
  if (words.length <= 3) {
    readReservoir(draft, row);
    return;
  }
  if (!hasColumns(draft, row, 6, 'TANKS')) return;
  const tank = {
    start: numberAt(draft, row, 2, 'initial level'),
    min: numberAt(draft, row, 3, 'minimum level'),
    max: numberAt(draft, row, 4, 'maximum level'),
    diameter: numberAt(draft, row, 5, 'diameter'),
    curveId: patternWord(words[7]),
    overflow: /^y/i.test(words[8] ?? ''),
  };
  numberAt(draft, row, 6, 'minimum volume');
  if (tank.start < tank.min || tank.start > tank.max) {
    const params = { start: tank.start, min: tank.min, max: tank.max };
    draft.issues.add('error', 'inp.tankLevels', params, { line: row.line, id: words[0] });
  }
  addNode(draft, row, {
    id: words[0],
    kind: nodeKind.tank,
    line: row.line,
    elevation: numberAt(draft, row, 1, 'elevation'),
    baseDemand: 0,
    tank,
  });
}

export function readPipe(draft: InpDraft, row: InpLine): void {
  if (!hasColumns(draft, row, 3, 'PIPES')) return;
  if (row.words.length < 6) {
    const params = { section: 'PIPES', needed: 6, found: row.words.length };
    draft.issues.add('warning', 'inp.columnsDefault', params, { line: row.line, id: row.words[0] });
  }
  const length = positiveAt(draft, row, 3, 'length');
  const diameter = positiveAt(draft, row, 4, 'diameter');
  positiveAt(draft, row, 5, 'roughness');
  if (row.words.length > 7) numberAt(draft, row, 6, 'minor loss');
  const status = statusOf(row.words[row.words.length > 7 ? 7 : 6]);
  addLink(draft, row, linkOf(row, linkKind.pipe, { length, diameter, ...(status ? { status } : {}) }));
}

/** The status at the end of a pipe's row; undefined where there is none. */
function statusOf(word = ''): DraftLink['status'] {
  if (/^cv/i.test(word)) return 'checkValve';
  if (/^clos/i.test(word)) return 'closed';
  return /^open/i.test(word) ? 'open' : undefined;
}

export function readPump(draft: InpDraft, row: InpLine): void {
  const { words } = row;
  if (!hasColumns(draft, row, 4, 'PUMPS')) return;
  const pump: NonNullable<DraftLink['pump']> = { speed: 1 };
  for (let i = 3; i < words.length; i += 2) {
    const key = words[i].toUpperCase();
    if (words[i + 1] === undefined) {
      draft.issues.add('error', 'inp.pumpValue', { word: key }, { line: row.line, id: words[0] });
    } else if (key.startsWith('HEAD')) pump.curveId = words[i + 1];
    else if (key.startsWith('POWE')) pump.power = positiveAt(draft, row, i + 1, 'power');
    else if (key.startsWith('SPEE')) pump.speed = numberAt(draft, row, i + 1, 'speed', 1);
    else if (key.startsWith('PATT')) pump.patternId = words[i + 1];
    else {
      const column = columnOf(row, words[i]);
      draft.issues.add(
        'error',
        'inp.pumpWord',
        { word: words[i].slice(0, 40) },
        { line: row.line, column, id: words[0] },
      );
    }
  }
  addLink(draft, row, linkOf(row, linkKind.pump, { pump }));
}

export function readValve(draft: InpDraft, row: InpLine): void {
  const { words } = row;
  if (!hasColumns(draft, row, 6, 'VALVES')) return;
  const diameter = positiveAt(draft, row, 3, 'diameter');
  const valveType = words[4].toUpperCase();
  if (!/^(PRV|PSV|PBV|FCV|TCV|GPV|PCV)$/.test(valveType)) {
    const column = columnOf(row, words[4]);
    draft.issues.add(
      'error',
      'inp.valveType',
      { word: words[4].slice(0, 40) },
      { line: row.line, column, id: words[0] },
    );
  } else if (valveType !== 'GPV') numberAt(draft, row, 5, 'setting');
  addLink(draft, row, linkOf(row, linkKind.valve, { diameter, valveType }));
}

function linkOf(row: InpLine, kind: number, rest: Partial<DraftLink>): DraftLink {
  const [id, fromId, toId] = row.words;
  return { id, kind, line: row.line, fromId, toId, length: 0, diameter: 0, ...rest };
}

function positiveAt(draft: InpDraft, row: InpLine, ix: number, what: string): number {
  if (row.words[ix] === undefined) return 1;
  const value = numberAt(draft, row, ix, what, 1);
  if (value > 0) return value;
  draft.issues.add(
    'error',
    'inp.notPositive',
    { word: row.words[ix], what },
    { line: row.line, id: row.words[0] },
  );
  return 1;
}

function patternWord(word: string | undefined): string | undefined {
  return word === undefined || word === '' || word === '*' ? undefined : word;
}

function addNode(draft: InpDraft, row: InpLine, node: DraftNode): void {
  if (!takesId(draft, row, draft.nodeAt, (at) => draft.nodes[at].line)) return;
  draft.nodeAt.set(node.id, draft.nodes.length);
  draft.nodes.push(node);
}

function addLink(draft: InpDraft, row: InpLine, link: DraftLink): void {
  if (!takesId(draft, row, draft.linkAt, (at) => draft.links[at].line)) return;
  draft.linkAt.set(link.id, draft.links.length);
  draft.links.push(link);
}

function takesId(
  draft: InpDraft,
  row: InpLine,
  known: Map<string, number>,
  lineOf: (at: number) => number,
): boolean {
  const id = row.words[0];
  if (id.length > longestId) {
    draft.issues.add('error', 'inp.longId', { most: longestId }, { line: row.line, id });
    return false;
  }
  const at = known.get(id);
  if (at === undefined) return true;
  draft.issues.add('error', 'inp.duplicate', { first: lineOf(at) }, { line: row.line, id });
  return false;
}
