import type { InpDraft } from './inp-draft';
import type { InpOptions, InpTimes } from './inp-index';
import { type InpLine, readNumber } from './inp-lines';

const flowUnits = ['CFS', 'GPM', 'MGD', 'IMGD', 'AFD', 'LPS', 'LPM', 'MLD', 'CMH', 'CMD', 'CMS', 'SI'];
const firstMetric = 5;

/** A row of [TIMES]: all words before the first that begins with a digit are its key. */
export function readTimeRow(into: InpDraft['times'], row: InpLine): void {
  const found = row.words.findIndex((it, ix) => ix > 0 && /^[\d.]/.test(it));
  const at = found < 0 ? row.words.length - 1 : found;
  const key = row.words.slice(0, at).join(' ').toUpperCase();
  into.set(key, { words: row.words.slice(at), line: row.line });
}

/** Two-word keys are kept by both words; of a key given twice the last holds, as in EPANET. */
export function readSetting(into: InpDraft['options'], row: InpLine): void {
  const upper = row.words.map((it) => it.toUpperCase());
  const isTwoWords = upper.length > 2 && !/^(UNBALANCED|QUALITY|MAP|HYDRAULICS)$/.test(upper[0]);
  const key = isTwoWords ? `${upper[0]} ${upper[1]}` : upper[0];
  into.set(key, { words: row.words.slice(isTwoWords ? 2 : 1), line: row.line });
}

/** `Global Efficiency 75`: the only energy row that matters here. */
export function readEnergy(draft: InpDraft, row: InpLine): void {
  const value = readNumber(row.words[2]);
  if (!/^global$/i.test(row.words[0]) || !/^effi/i.test(row.words[1] ?? '')) return;
  if (value !== undefined && value > 0 && value <= 100) draft.efficiency = value / 100;
}

const psiPerM = 0.4333 / 0.3048;
const pressurePerM: Record<string, number> = {
  PSI: psiPerM,
  KPA: psiPerM * 6.895,
  METERS: 1,
  BAR: psiPerM * 0.068948,
  FEET: 1 / 0.3048,
};

export function settleOptions(draft: InpDraft): InpOptions {
  const { options, issues } = draft;
  const word = (key: string) => options.get(key)?.words[0];
  const unitsWord = (word('UNITS') ?? (word('FLOW UNITS') || 'GPM')).toUpperCase();
  if (!flowUnits.includes(unitsWord)) {
    const line = options.get('UNITS')?.line;
    issues.add('error', 'inp.units', { word: unitsWord.slice(0, 40), known: flowUnits.join(', ') }, { line });
  }
  const metric = flowUnits.indexOf(unitsWord) >= firstMetric;
  const pressureWord = (word('PRESSURE') ?? (metric ? 'METERS' : 'PSI')).toUpperCase();
  const perM = pressurePerM[pressureWord] ?? (metric ? 1 : psiPerM);
  const pressure = (key: string) => {
    const value = readNumber(word(key));
    return value === undefined ? undefined : value / perM;
  };
  return {
    flowUnits: unitsWord === 'SI' ? 'LPS' : unitsWord,
    metric,
    headloss: (word('HEADLOSS') ?? 'H-W').toUpperCase(),
    pressureDriven: /^PDA/i.test(word('DEMAND MODEL') ?? ''),
    minimumM: pressure('MINIMUM PRESSURE'),
    requiredM: pressure('REQUIRED PRESSURE'),
    requiredInFile: readNumber(word('REQUIRED PRESSURE')),
    demandMultiplier: readNumber(word('DEMAND MULTIPLIER')) ?? 1,
    defaultPatternId: word('PATTERN') ?? '1',
    pumpEfficiency: draft.efficiency,
  };
}

const hourS = 3600;

export function settleTimes(draft: InpDraft): InpTimes {
  const read = (keys: string[], defaultS: number) => {
    for (const [key, { words, line }] of draft.times) {
      if (!keys.some((it) => key.startsWith(it))) continue;
      const seconds = readTimeS(words);
      if (seconds !== undefined) return seconds;
      draft.issues.add('error', 'inp.time', { word: words.join(' ').slice(0, 40) }, { line });
    }
    return defaultS;
  };
  const patternStepS = read(['PATTERN TIME', 'PATTERN STEP'], hourS);
  const reportStepS = read(['REPORT TIME', 'REPORT STEP'], hourS);
  const hydraulicStepS = read(['HYDRAULIC'], hourS);
  return {
    durationS: read(['DURATION', 'TOTAL'], 0),
    hydraulicStepS: Math.min(hydraulicStepS, patternStepS, reportStepS),
    patternStepS,
    reportStepS,
    startClockS: read(['START'], 0),
  };
}

/** `24`, `1:30`, `1:30:15`, `90 min`, `2 days`, `6 am`; bare numbers are hours. */
export function readTimeS(words: string[]): number | undefined {
  const [first = '', unit = ''] = words;
  const parts = first.split(':').map(readNumber);
  if (parts.length > 3 || parts.some((it) => it === undefined)) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = parts as number[];
  const valueS = hours * hourS + minutes * 60 + seconds;
  const word = unit.toUpperCase();
  if (word === '') return Math.round(valueS);
  if (word.startsWith('SEC')) return Math.round(valueS / hourS);
  if (word.startsWith('MIN')) return Math.round(valueS / 60);
  if (word.startsWith('HOU')) return Math.round(valueS);
  if (word.startsWith('DAY')) return Math.round(valueS * 24);
  if (word === 'AM') return Math.round(valueS >= 12 * hourS ? valueS - 12 * hourS : valueS);
  if (word === 'PM') return Math.round(valueS >= 12 * hourS ? valueS : valueS + 12 * hourS);
  return undefined;
}
