import type { RunRecord } from '../../model/run-record';
import type { Say } from '../kit/use-say';
import type { CurveLine } from './curve';

type PeopleRecord = Pick<RunRecord, 'series' | 'sums'>;

/** Nested counts of people by litres a day, each with the sum of its person-hours. */
export const litreCounts = [
  { series: 'peopleBelow15L', sum: 'personHoursBelow15L', litres: 15, role: 'below15' },
  { series: 'peopleBelow7L5', sum: 'personHoursBelow7L5', litres: 7.5, role: 'below7' },
  { series: 'peopleBelow3L', sum: 'personHoursBelow3L', litres: 3, role: 'below3' },
] as const;

/** Other ways to be without good water. */
export const otherCounts = [
  { series: 'peopleOnDryFloors', sum: 'personHoursOnDryFloors', name: 'dryFloors' },
  { series: 'peopleWithUnsafeWater', sum: 'personHoursWithUnsafeWater', name: 'unsafe' },
] as const;

export function isEver(values: Float64Array): boolean {
  return values.some((it) => it > 0.5);
}

/** Curves of people below 15, 7.5 and 3 L, the first always, the others where anybody ever is. */
export function litreLines({ series }: PeopleRecord, say: Say, factor = 1): CurveLine[] {
  return litreCounts
    .filter((it) => it.litres === 15 || isEver(series[it.series]))
    .map((it) => ({
      label: say('people.curve', { litres: it.litres }),
      values: factor === 1 ? series[it.series] : series[it.series].map((value) => value * factor),
      role: it.role,
      filled: true,
    }));
}

/** Curves of people on dry floors and with water that is not drinkable, where there ever are any. */
export function otherLines({ series }: PeopleRecord, say: Say, factor = 1): CurveLine[] {
  return otherCounts
    .filter((it) => isEver(series[it.series]))
    .map((it) => ({
      label: say(`people.${it.name}Curve`),
      values: factor === 1 ? series[it.series] : series[it.series].map((value) => value * factor),
      role: it.name,
    }));
}
