import type { Parameter } from '../../model/parameters';

/** Subjects of the assumptions, in the order of the table. */
export const assumptionGroups = [
  'protection',
  'frequency',
  'operators',
  'rota',
  'energising',
  'unitRamps',
  'unitStarts',
  'cranking',
  'cooling',
  'storage',
  'sunWind',
  'voltage',
  'power',
  'demand',
  'stations',
  'water',
  'facilities',
  'repair',
  'fragility',
  'metrics',
  'others',
] as const;
export type AssumptionGroup = (typeof assumptionGroups)[number];

/** The first that fits decides; a key that none knows is still listed, under the rest of its family or the others. */
const patterns: readonly (readonly [AssumptionGroup, RegExp])[] = [
  ['voltage', /^power\.(loadPowerFactor|doubt|voltage)/],
  ['protection', /^power\.(alarm|slowTrip|fastTrip|warnS|reclose|thermal|relay|protection)/],
  ['frequency', /^power\.(primary|shed|uniform|restore|frequency|surplus)/],
  ['operators', /^power\.(operator|redispatch)/],
  ['rota', /^power\.rota/],
  ['cranking', /^power\.crank/],
  ['unitRamps', /^power\.(ramp|loadingShare)/],
  ['unitStarts', /^power\.(start|warmAfter|coldAfter|minDown|nuclear|unit)/],
  ['cooling', /^(cooling|deadlock)\./],
  ['storage', /^power\.stor/],
  ['energising', /^power\.(assess|switch|resync|pickup|pickUp|coldLoad|energis|blackStart|restoration|path)/],
  ['sunWind', /^(weather|solar|wind|sun)\.|^power\.(solar|wind|sun|renew)/],
  ['power', /^power\./],
  ['demand', /^demand\./],
  ['stations', /^(coupling|station|pump)\./],
  ['water', /^(water|household|floors|waterPoint|tankers)\./],
  ['facilities', /^(facility|backup|fuel|roads|sewage|heating|hospital)\./],
  ['fragility', /^(fragility|damage)\./],
  ['repair', /^(repair|crew|telecom)\./],
  ['metrics', /^metrics\./],
];

export function groupOf({ key }: Pick<Parameter, 'key'>): AssumptionGroup {
  return patterns.find(([, pattern]) => pattern.test(key))?.[0] ?? 'others';
}

/** The list by group, each in the order of its table. */
export function inGroups<P extends Pick<Parameter, 'key'>>(parameters: readonly P[]): P[] {
  const rank = new Map(assumptionGroups.map((it, i) => [it, i]));
  return parameters
    .map((it, i) => ({ it, i, rank: rank.get(groupOf(it)) ?? assumptionGroups.length }))
    .sort((a, b) => a.rank - b.rank || a.i - b.i)
    .map(({ it }) => it);
}
