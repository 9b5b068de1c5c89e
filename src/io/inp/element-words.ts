import type { WaterKind } from '../../model/ids';
import type { WaterValues } from '../../model/water-edit';
import { type FileUnits, fromWord, toWord } from './file-units';
import type { InpSection } from './inp-lines';

export const sectionOfKind = {
  junction: 'JUNCTIONS',
  reservoir: 'RESERVOIRS',
  tank: 'TANKS',
  pipe: 'PIPES',
  pump: 'PUMPS',
  valve: 'VALVES',
} as const satisfies Record<WaterKind, InpSection>;

/** The kind of an element by its section; old files give reservoirs among the tanks. */
export function kindOfRow(section: InpSection, wordCount: number): WaterKind | undefined {
  if (section === 'TANKS' && wordCount <= 3) return 'reservoir';
  const found = Object.entries(sectionOfKind).find(([, name]) => name === section);
  return found?.[0] as WaterKind | undefined;
}

const statusWords = { open: 'Open', closed: 'Closed', checkValve: 'CV' } as const;

function statusOf(word: string | undefined): WaterValues['status'] {
  if (/^cv/i.test(word ?? '')) return 'checkValve';
  return /^clos/i.test(word ?? '') ? 'closed' : 'open';
}

/** A column of an element's row: which value, in which unit of the file. */
type Column = [
  value: 'elevationM' | 'startLevelM' | 'minLevelM' | 'maxLevelM' | 'diameterM' | 'lengthM',
  unit: 'lengthM' | 'diameterM',
];

const columns: Partial<Record<WaterKind, Record<number, Column>>> = {
  junction: { 1: ['elevationM', 'lengthM'] },
  reservoir: { 1: ['elevationM', 'lengthM'] },
  tank: {
    1: ['elevationM', 'lengthM'],
    2: ['startLevelM', 'lengthM'],
    3: ['minLevelM', 'lengthM'],
    4: ['maxLevelM', 'lengthM'],
    5: ['diameterM', 'lengthM'],
  },
  pipe: { 3: ['lengthM', 'lengthM'], 4: ['diameterM', 'diameterM'] },
  valve: { 3: ['diameterM', 'diameterM'] },
};

/** The values of an element's own row. */
export function readValues(kind: WaterKind, words: readonly string[], units: FileUnits): WaterValues {
  const values: WaterValues = {};
  for (const [ix, [name, unit]] of Object.entries(columns[kind] ?? {}))
    values[name] = fromWord(words[Number(ix)], units[unit]);
  switch (kind) {
    case 'junction':
      values.elevationM ??= 0;
      values.demandM3s = fromWord(words[2], units.flowM3s) ?? 0;
      break;
    case 'pipe':
      values.roughness = fromWord(words[5], 1);
      values.minorLoss = words.length > 6 ? (fromWord(words[6], 1) ?? 0) : 0;
      values.status = statusOf(words[words.length > 7 ? 7 : 6]);
      break;
    case 'pump':
      for (let i = 3; i + 1 < words.length; i += 2) {
        if (/^HEAD/i.test(words[i])) values.headCurveId = words[i + 1];
        else if (/^POWE/i.test(words[i])) values.powerKw = fromWord(words[i + 1], units.powerKw);
        else if (/^SPEE/i.test(words[i])) values.speed = fromWord(words[i + 1], 1);
      }
      values.speed ??= 1;
      break;
    case 'valve':
      values.valveType = words[4]?.toUpperCase();
      values.setting = words[5];
      values.minorLoss = fromWord(words[6], 1) ?? 0;
      break;
    default:
      break;
  }
  return values;
}

/** The row with values put in; words that no value touches stay as they are. */
export function withValues(
  kind: WaterKind,
  words: readonly string[],
  values: WaterValues,
  units: FileUnits,
): string[] {
  const next = [...words];
  const put = (ix: number, word: string, filler = '0') => {
    while (next.length < ix) next.push(filler);
    next[ix] = word;
  };
  for (const [ix, [name, unit]] of Object.entries(columns[kind] ?? {})) {
    const value = values[name];
    if (value !== undefined) put(Number(ix), toWord(value, units[unit]));
  }
  switch (kind) {
    case 'junction':
      if (values.demandM3s !== undefined) put(2, toWord(values.demandM3s, units.flowM3s));
      break;
    case 'tank':
      // the lowest volume stands before all that follows
      if (next.length === 6) next.push('0');
      break;
    case 'pipe':
      putPipe(next, put, values);
      break;
    case 'pump':
      putPump(next, values, units);
      break;
    case 'valve':
      if (values.valveType !== undefined) put(4, values.valveType);
      if (values.setting !== undefined) put(5, values.setting);
      if (values.minorLoss !== undefined && (values.minorLoss > 0 || next.length > 6))
        put(6, toWord(values.minorLoss));
      break;
    default:
      break;
  }
  return next;
}

function putPipe(next: string[], put: (ix: number, word: string) => void, values: WaterValues): void {
  if (values.roughness !== undefined) put(5, toWord(values.roughness));
  if (values.minorLoss === undefined && values.status === undefined) return;
  // a row of seven words ends in a minor loss or in a status
  const old = readValues('pipe', next, { lengthM: 1, diameterM: 1, flowM3s: 1, powerKw: 1 });
  put(6, toWord(values.minorLoss ?? old.minorLoss ?? 0));
  put(7, statusWords[values.status ?? old.status ?? 'open']);
}

function putPump(next: string[], values: WaterValues, units: FileUnits): void {
  const set = (key: string, form: RegExp, word: string) => {
    const at = next.findIndex((it, ix) => ix >= 3 && (ix - 3) % 2 === 0 && form.test(it));
    if (at >= 0) next[at + 1] = word;
    else next.push(key, word);
  };
  const drop = (form: RegExp) => {
    const at = next.findIndex((it, ix) => ix >= 3 && (ix - 3) % 2 === 0 && form.test(it));
    if (at >= 0) next.splice(at, 2);
  };
  if (values.headCurveId) {
    drop(/^POWE/i);
    set('HEAD', /^HEAD/i, values.headCurveId);
  } else if (values.powerKw !== undefined) {
    drop(/^HEAD/i);
    set('POWER', /^POWE/i, toWord(values.powerKw, units.powerKw));
  }
  if (values.speed !== undefined) {
    const has = next.some((it, ix) => ix >= 3 && /^SPEE/i.test(it));
    if (has || values.speed !== 1) set('SPEED', /^SPEE/i, toWord(values.speed));
  }
}
