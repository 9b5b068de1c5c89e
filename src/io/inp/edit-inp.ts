import { type Splice, spliceText } from '../../model/edits/splice-text';
import type { WaterKind } from '../../model/ids';
import { fail, issue, ok, type Result } from '../../model/result';
import type { WaterEdit, WaterRow, WaterValues } from '../../model/water-edit';
import { kindOfRow, readValues, sectionOfKind, withValues } from './element-words';
import { type FileUnits, readFileUnits, toWord } from './file-units';
import type { InpSection } from './inp-lines';
import { namedWords } from './named-words';
import { type InpRowSpans, type RowSpan, readRowSpans } from './row-spans';

/** Element of a network by kind and its id in the file. */
export interface ElementName {
  kind: WaterKind;
  id: string;
}

export interface InpEdited {
  text: string;
  splices: Splice[];
  /** Elements that are gone, those that went along among them. */
  removed: ElementName[];
  /** Controls and rules that named them and are gone too. */
  removedControlCount: number;
}

/** Turns a place into coordinates of the file. */
export type ToFile = (place: readonly [number, number]) => { x: number; y: number } | undefined;

/**
 * Changes rows of a network file; every line that the edit does not touch stays as it is, comments too. An element that is not there, an id
 * that is taken or no word of a file is an issue. Whether the network still makes sense is for its reader to say. Linear in the text.
 */
export function editInp(text: string, edit: WaterEdit, toFile: ToFile): Result<InpEdited> {
  const file = readRowSpans(text);
  const units = readFileUnits(file.rows);
  const reply = splicesOf(file, units, edit, toFile);
  if (!reply.ok) return reply;
  const { splices, removed = [], removedControlCount = 0 } = reply.value;
  splices.sort((a, b) => a.at - b.at);
  const spliced = spliceText(text, splices);
  if (!spliced) return fail([issue('error', 'edit.fileDiffers', { id: '' })]);
  return ok({ text: spliced.text, splices, removed, removedControlCount });
}

/** Every element of a network file with its values. Linear in the text. */
export function listWaterRows(text: string): WaterRow[] {
  const { rows } = readRowSpans(text);
  const units = readFileUnits(rows);
  const demands = new Map<string, number>();
  for (const { section, words } of rows)
    if (section === 'DEMANDS')
      demands.set(words[0].text, (demands.get(words[0].text) ?? 0) + (Number(words[1]?.text) || 0));
  return rows.flatMap((row): WaterRow[] => {
    const words = row.words.map((it) => it.text);
    const kind = kindOfRow(row.section, words.length);
    if (!kind) return [];
    const values = readValues(kind, words, units);
    const inDemands = kind === 'junction' ? demands.get(words[0]) : undefined;
    if (inDemands !== undefined) values.demandM3s = Number((inDemands * units.flowM3s).toPrecision(10));
    return [{ kind, id: words[0], ...(isLink(kind) ? { fromId: words[1], toId: words[2] } : {}), values }];
  });
}

type Made = Result<Pick<InpEdited, 'splices'> & Partial<InpEdited>>;

function splicesOf(file: InpRowSpans, units: FileUnits, edit: WaterEdit, toFile: ToFile): Made {
  switch (edit.do) {
    case 'change':
      return changeElement(file, units, edit);
    case 'addNode': {
      if (!isFreeId(file, edit.id, false)) return idTaken(edit.id);
      if (!isWord(edit.id)) return badId(edit.id);
      const words = withValues(edit.kind, [edit.id], filled(edit.kind, edit.values), units);
      const splices = [addRow(file, sectionOfKind[edit.kind], words)];
      const at = edit.place && toFile(edit.place);
      if (at) splices.push(addRow(file, 'COORDINATES', [edit.id, toWord(at.x), toWord(at.y)]));
      return ok({ splices });
    }
    case 'addLink': {
      if (!isFreeId(file, edit.id, true)) return idTaken(edit.id);
      if (!isWord(edit.id)) return badId(edit.id);
      for (const end of [edit.fromId, edit.toId]) if (isFreeId(file, end, false)) return noElement(end);
      const values = filled(edit.kind, edit.values);
      const words = withValues(edit.kind, [edit.id, edit.fromId, edit.toId], values, units);
      return ok({ splices: [addRow(file, sectionOfKind[edit.kind], words)] });
    }
    case 'move': {
      if (isFreeId(file, edit.id, false)) return noElement(edit.id);
      const at = toFile(edit.place);
      if (!at) return fail([issue('error', 'waterEdit.noPlacement', { id: edit.id })]);
      const words = [edit.id, toWord(at.x), toWord(at.y)];
      const row = file.rows.find((it) => it.section === 'COORDINATES' && it.words[0].text === edit.id);
      return ok({ splices: row ? rewrite(row, words) : [addRow(file, 'COORDINATES', words)] });
    }
    case 'rename':
      return renameElement(file, edit);
    case 'remove':
      return removeElements(file, edit.elements);
  }
}

/** What a new row has to say where the user says nothing. */
function filled(kind: WaterKind, values: WaterValues): WaterValues {
  if (kind === 'pipe') return { minorLoss: 0, status: 'open', ...values };
  if (kind === 'tank') return { startLevelM: 0, minLevelM: 0, ...values };
  return values;
}

function changeElement(
  file: InpRowSpans,
  units: FileUnits,
  { kind, id, values }: Extract<WaterEdit, { do: 'change' }>,
): Made {
  const row = findElement(file, kind, id);
  if (!row) return noElement(id);
  const own = { ...values };
  const splices: Splice[] = [];
  const demands = file.rows.filter((it) => it.section === 'DEMANDS' && it.words[0].text === id);
  if (kind === 'junction' && own.demandM3s !== undefined && demands.length > 0) {
    // categories of demand replace the junction's own; they keep their shares
    const wanted = own.demandM3s / units.flowM3s;
    const sum = demands.reduce((total, it) => total + (Number(it.words[1]?.text) || 0), 0);
    delete own.demandM3s;
    demands.forEach((it, ix) => {
      const base = Number(it.words[1]?.text) || 0;
      const share = sum !== 0 ? base / sum : ix === 0 ? 1 : 0;
      const words = it.words.map((word) => word.text);
      words[1] = toWord(wanted * share);
      splices.push(...rewrite(it, words));
    });
  }
  const words = row.words.map((it) => it.text);
  splices.push(...rewrite(row, withValues(kind, words, own, units)));
  // a row of [STATUS] would speak louder than the pipe's own
  if (kind === 'pipe' && own.status !== undefined)
    for (const it of file.rows)
      if (it.section === 'STATUS' && it.words.length === 2 && it.words[0].text === id)
        splices.push(dropLine(file, it));
  return ok({ splices });
}

function renameElement(file: InpRowSpans, { kind, id, newId }: Extract<WaterEdit, { do: 'rename' }>): Made {
  if (!findElement(file, kind, id)) return noElement(id);
  if (!isFreeId(file, newId, isLink(kind))) return idTaken(newId);
  if (!isWord(newId)) return badId(newId);
  const splices: Splice[] = [];
  for (const row of file.rows) {
    const named = namedWords(
      row.section,
      row.words.map((it) => it.text),
    );
    for (const ix of isLink(kind) ? named.links : named.nodes) {
      const word = row.words[ix];
      if (word?.text === id) splices.push({ at: word.at, old: id, new: newId });
    }
  }
  return ok({ splices });
}

function removeElements(file: InpRowSpans, elements: readonly ElementName[]): Made {
  const nodes = new Set<string>();
  const links = new Set<string>();
  for (const { kind, id } of elements) {
    if (!findElement(file, kind, id)) return noElement(id);
    (isLink(kind) ? links : nodes).add(id);
  }
  const linkRows = file.rows.filter((it) => isLinkRow(it));
  const ends = (row: RowSpan) => [row.words[1]?.text ?? '', row.words[2]?.text ?? ''];
  for (const row of linkRows) if (ends(row).some((it) => nodes.has(it))) links.add(row.words[0].text);
  // junctions that only had links that are going
  const joined = new Set(linkRows.filter((it) => !links.has(it.words[0].text)).flatMap(ends));
  const left = new Set(linkRows.filter((it) => links.has(it.words[0].text)).flatMap(ends));
  for (const { section, words } of file.rows)
    if (section === 'JUNCTIONS' && left.has(words[0].text) && !joined.has(words[0].text))
      nodes.add(words[0].text);

  const removed: ElementName[] = [];
  const splices: Splice[] = [];
  const rules = new Set<number>();
  let removedControlCount = 0;
  for (const row of file.rows) {
    const texts = row.words.map((it) => it.text);
    const named = namedWords(row.section, texts);
    const gone = [
      ...named.nodes.filter((ix) => nodes.has(texts[ix])),
      ...named.links.filter((ix) => links.has(texts[ix])),
    ];
    if (gone.length === 0) continue;
    if (row.section === 'RULES') rules.add(row.ruleIx);
    else if (row.section === 'REPORT' && gone.length < texts.length - 1)
      splices.push(
        ...rewrite(
          row,
          texts.filter((_, ix) => !gone.includes(ix)),
        ),
      );
    else if (row.section === 'LABELS') splices.push(...rewrite(row, texts.slice(0, 3)));
    else {
      splices.push(dropLine(file, row));
      const kind = kindOfRow(row.section, texts.length);
      if (kind) removed.push({ kind, id: texts[0] });
      if (row.section === 'CONTROLS') removedControlCount += 1;
    }
  }
  for (const row of file.rows)
    if (row.ruleIx >= 0 && rules.has(row.ruleIx)) splices.push(dropLine(file, row));
  return ok({ splices, removed, removedControlCount: removedControlCount + rules.size });
}

/** Splices that make a row say these words; blanks and comments between and after them stay. */
function rewrite(row: RowSpan, words: readonly string[]): Splice[] {
  const splices: Splice[] = [];
  const common = Math.min(words.length, row.words.length);
  for (let ix = 0; ix < common; ix++) {
    const { at, text } = row.words[ix];
    if (text !== words[ix]) splices.push({ at, old: text, new: words[ix] });
  }
  const last = row.words[row.words.length - 1];
  const end = last.at + last.text.length;
  if (words.length > row.words.length)
    splices.push({ at: end, old: '', new: ` ${words.slice(common).join(' ')}` });
  for (const { at, text } of row.words.slice(words.length)) splices.push({ at, old: text, new: '' });
  return splices;
}

/** The whole line with its end. */
function dropLine(file: InpRowSpans, row: RowSpan): Splice {
  const { text } = file;
  let end = row.lineEnd;
  if (text.startsWith('\r\n', end)) end += 2;
  else if (end < text.length) end += 1;
  return { at: row.lineStart, old: text.slice(row.lineStart, end), new: '' };
}

function addRow(file: InpRowSpans, section: InpSection, words: readonly string[]): Splice {
  const { lineBreak, text, newSectionAt } = file;
  const line = ` ${words.join(' ')}`;
  const at = file.endOf[section];
  if (at !== undefined) return { at, old: '', new: `${lineBreak}${line}` };
  const before = newSectionAt > 0 && !/[\r\n]/.test(text[newSectionAt - 1]) ? lineBreak : '';
  const rows = `[${section}]${lineBreak}${line}${lineBreak}${lineBreak}`;
  return { at: newSectionAt, old: '', new: before + rows };
}

function isLink(kind: WaterKind): boolean {
  return kind === 'pipe' || kind === 'pump' || kind === 'valve';
}

function isLinkRow({ section }: RowSpan): boolean {
  return section === 'PIPES' || section === 'PUMPS' || section === 'VALVES';
}

function isNodeRow({ section }: RowSpan): boolean {
  return section === 'JUNCTIONS' || section === 'RESERVOIRS' || section === 'TANKS';
}

function findElement(file: InpRowSpans, kind: WaterKind, id: string): RowSpan | undefined {
  return file.rows.find((it) => it.words[0].text === id && kindOfRow(it.section, it.words.length) === kind);
}

function isFreeId(file: InpRowSpans, id: string, ofLink: boolean): boolean {
  return !file.rows.some((it) => (ofLink ? isLinkRow(it) : isNodeRow(it)) && it.words[0].text === id);
}

/** An id is one word without a comment, of at most 31 characters. */
function isWord(id: string): boolean {
  return /^[^\s,;"[\]]{1,31}$/.test(id);
}

function noElement(id: string): Result<never> {
  return fail([issue('error', 'waterEdit.noElement', { id }, { id })]);
}

function idTaken(id: string): Result<never> {
  return fail([issue('error', 'waterEdit.idTaken', { id }, { id })]);
}

function badId(id: string): Result<never> {
  return fail([issue('error', 'waterEdit.badId', { id }, { id })]);
}
