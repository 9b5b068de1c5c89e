import { type DraftLink, hasColumns, type InpDraft, numberAt } from './inp-draft';
import type { InpLine } from './inp-lines';

export function readDemand(draft: InpDraft, row: InpLine): void {
  const { words } = row;
  if (!hasColumns(draft, row, 2, 'DEMANDS')) return;
  const base = numberAt(draft, row, 1, 'demand');
  draft.demands.push({ nodeId: words[0], base, patternId: words[2], line: row.line });
}

export function readPattern(draft: InpDraft, row: InpLine): void {
  if (!hasColumns(draft, row, 2, 'PATTERNS')) return;
  const [id] = row.words;
  const known = draft.patterns.get(id) ?? { values: [], line: row.line };
  for (let i = 1; i < row.words.length; i++) known.values.push(numberAt(draft, row, i, 'multiplier', 1));
  draft.patterns.set(id, known);
}

export function readCurve(draft: InpDraft, row: InpLine): void {
  if (!hasColumns(draft, row, 3, 'CURVES')) return;
  const [id] = row.words;
  const points = draft.curves.get(id) ?? [];
  const point = { x: numberAt(draft, row, 1, 'x'), y: numberAt(draft, row, 2, 'y') };
  const last = points.at(-1);
  if (last && point.x <= last.x)
    draft.issues.add('error', 'inp.curveOrder', { curve: id.slice(0, 40) }, { line: row.line, id });
  points.push(point);
  draft.curves.set(id, points);
}

export function readStatus(draft: InpDraft, row: InpLine): void {
  if (!hasColumns(draft, row, 2, 'STATUS')) return;
  const [id] = row.words;
  // Three words give one status to a range of ids.
  const valueAt = row.words.length === 2 ? 1 : 2;
  if (valueAt === 1 && !draft.linkAt.has(id)) {
    draft.issues.add('error', 'inp.noLink', { section: 'STATUS' }, { line: row.line, id });
  }
  const word = row.words[valueAt];
  const isWord = /^(open|closed|active)/i.test(word);
  const value = isWord ? Number.NaN : numberAt(draft, row, valueAt, 'status');
  const last = valueAt === 1 ? id : row.words[1];
  for (const link of linksBetween(draft, id, last)) {
    // EPANET takes no status for a check valve.
    if (link.status === 'checkValve') continue;
    const closes = isWord ? /^closed/i.test(word) : value === 0 && link.valveType === undefined;
    link.status = closes ? 'closed' : 'open';
  }
}

/** The link of an id, or all from one to another, by number where both are numbers, as EPANET does. */
function linksBetween(draft: InpDraft, first: string, last: string): DraftLink[] {
  if (first === last) {
    const at = draft.linkAt.get(first);
    return at === undefined ? [] : [draft.links[at]];
  }
  const [low, high] = [Number(first), Number(last)];
  if (!Number.isNaN(low) && !Number.isNaN(high))
    return draft.links.filter((it) => Number(it.id) >= low && Number(it.id) <= high);
  return draft.links.filter((it) => it.id >= first && it.id <= last);
}

export function readEmitter(draft: InpDraft, row: InpLine): void {
  if (!hasColumns(draft, row, 2, 'EMITTERS')) return;
  numberAt(draft, row, 1, 'coefficient');
  const [id] = row.words;
  if (!draft.nodeAt.has(id))
    draft.issues.add('error', 'inp.noNode', { section: 'EMITTERS' }, { line: row.line, id });
}

export function readCoordinate(draft: InpDraft, row: InpLine): void {
  if (!hasColumns(draft, row, 3, 'COORDINATES')) return;
  const x = numberAt(draft, row, 1, 'x', Number.NaN, 'warning');
  const y = numberAt(draft, row, 2, 'y', Number.NaN, 'warning');
  draft.coordinates.set(row.words[0], { x, y, line: row.line });
}

export function readVertex(draft: InpDraft, row: InpLine): void {
  if (!hasColumns(draft, row, 3, 'VERTICES')) return;
  const x = numberAt(draft, row, 1, 'x', Number.NaN, 'warning');
  const y = numberAt(draft, row, 2, 'y', Number.NaN, 'warning');
  draft.vertices.push({ linkId: row.words[0], x, y, line: row.line });
}

/** `LINK id OPEN IF NODE id BELOW level`, `… AT TIME t`, `… AT CLOCKTIME t`. */
export function readControl(draft: InpDraft, row: InpLine): void {
  const { words } = row;
  if (!hasColumns(draft, row, 6, 'CONTROLS')) return;
  const id = words[1];
  const where = { line: row.line, id };
  if (!draft.linkAt.has(id)) draft.issues.add('error', 'inp.noLink', { section: 'CONTROLS' }, where);
  const when = words[3].toUpperCase();
  if (when.startsWith('IF')) {
    if (words[5] !== undefined && !draft.nodeAt.has(words[5]))
      draft.issues.add('error', 'inp.noNode', { section: 'CONTROLS' }, { line: row.line, id: words[5] });
    if (hasColumns(draft, row, 8, 'CONTROLS')) numberAt(draft, row, 7, 'level');
  } else if (!when.startsWith('AT')) {
    draft.issues.add('error', 'inp.controlWhen', { word: words[3].slice(0, 40) }, where);
  }
  draft.controls.push({ line: row.line, text: row.text.trim(), linkIds: [id], isRule: false });
}

const linkWords = /^(LINK|PIPE|PUMP|VALVE)$/i;

/** Rules are kept whole; what is read is which links a rule commands. */
export function readRule(draft: InpDraft, row: InpLine): void {
  const { words } = row;
  const first = words[0].toUpperCase();
  const last = draft.controls.at(-1);
  if (first.startsWith('RULE')) {
    draft.controls.push({ line: row.line, text: row.text.trim(), linkIds: [], isRule: true });
    return;
  }
  if (!last?.isRule) {
    draft.issues.add('warning', 'inp.looseRule', {}, { line: row.line });
    return;
  }
  last.text += `\n${row.text.trim()}`;
  const isPremise =
    first === 'IF' || first === 'OR' || (first === 'AND' && !/\n\s*(THEN|ELSE)\b/i.test(last.text));
  if (!linkWords.test(words[1] ?? '') || words[2] === undefined) return;
  if (!draft.linkAt.has(words[2]))
    draft.issues.add('error', 'inp.noLink', { section: 'RULES' }, { line: row.line, id: words[2] });
  else if (!isPremise) last.linkIds.push(words[2]);
}
