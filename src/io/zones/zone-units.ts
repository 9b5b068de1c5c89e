/** What a column with a unit measures. */
export type Quantity = 'flow' | 'volume' | 'share';

/** A unit as a header says it, and what one of it is in m3/s, m3 or a share. */
export interface Unit {
  name: string;
  factor: number;
}

const day = 86_400;

/** Units by the text that a header ends in, without case, blanks, underscores and brackets. */
const units: Readonly<
  Record<Quantity, readonly { name: string; factor: number; words: readonly string[] }[]>
> = {
  flow: [
    { name: 'm3/s', factor: 1, words: ['m3/s', 'm3s', 'cms', 'м3/с', 'м3с'] },
    { name: 'L/s', factor: 1e-3, words: ['l/s', 'ls', 'lps', 'л/с', 'лс'] },
    { name: 'm3/h', factor: 1 / 3600, words: ['m3/h', 'm3h', 'm3/hr', 'cmh', 'м3/год', 'м3год', 'м3/г'] },
    {
      name: 'm3/day',
      factor: 1 / day,
      words: ['m3/day', 'm3day', 'm3/d', 'm3d', 'cmd', 'м3/добу', 'м3добу', 'м3/доба', 'м3/д'],
    },
    { name: 'L/h', factor: 1e-3 / 3600, words: ['l/h', 'л/год'] },
    { name: 'L/day', factor: 1e-3 / day, words: ['l/day', 'l/d', 'л/добу', 'л/д'] },
    { name: 'ML/day', factor: 1000 / day, words: ['ml/day', 'mlday', 'ml/d', 'mld'] },
    { name: 'thousand m3/day', factor: 1000 / day, words: ['thousandm3/day', 'тисм3/добу', 'тисм3добу'] },
  ],
  volume: [
    { name: 'm3', factor: 1, words: ['m3', 'м3'] },
    { name: 'L', factor: 1e-3, words: ['l', 'litres', 'liters', 'л', 'літрів'] },
    { name: 'ML', factor: 1000, words: ['ml', 'megalitres'] },
    { name: 'thousand m3', factor: 1000, words: ['thousandm3', 'тисм3'] },
  ],
  share: [
    { name: '%', factor: 0.01, words: ['%', 'percent', 'відсотків'] },
    { name: 'share', factor: 1, words: ['', 'share', 'частка'] },
  ],
};

/** The unit that the rest of a header names; `ML` is megalitres. */
export function readUnit(rest: string, quantity: Quantity): Unit | undefined {
  const key = rest.replace(/^[,:;/]|[,:;]$/g, '');
  const found = units[quantity].find((it) => it.words.includes(key));
  return found && { name: found.name, factor: found.factor };
}

export function unitNames(quantity: Quantity): string {
  return units[quantity].map((it) => it.name).join(', ');
}
