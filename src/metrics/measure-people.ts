import type { MeasuredRun } from '../model/measured-run';
import type { MetricName, TimeSpan } from '../model/metric-table';
import { frameRow } from '../model/run-record';
import type { MeasureRows } from './measure-rows';
import { sumAt } from './service-times';
import { listIntervals } from './time-window';

/** Person-hours of people who draw from networks: kept by area and in all. */
export const personHours = [
  { name: 'personHoursBelow15L', byArea: 'areaPersonHoursBelow15L', sum: 'personHoursBelow15L' },
  { name: 'personHoursBelow7L5', byArea: 'areaPersonHoursBelow7L5', sum: 'personHoursBelow7L5' },
  { name: 'personHoursBelow3L', byArea: 'areaPersonHoursBelow3L', sum: 'personHoursBelow3L' },
  {
    name: 'personHoursOnDryFloors',
    byArea: 'areaPersonHoursOnDryFloors',
    sum: 'personHoursOnDryFloors',
  },
  {
    name: 'personHoursWithUnsafeWater',
    byArea: 'areaPersonHoursUnsafe',
    sum: 'personHoursWithUnsafeWater',
  },
] as const satisfies readonly { name: MetricName; byArea: string; sum: string }[];

/** Areas are kept with 24 bits of each figure: less than this share of the region is no rest. */
const traceShare = 1e-5;

/** Of each row within the window, by metric; read linearly between recordings. What the areas do not hold is the rest. */
export function measurePeople(
  run: MeasuredRun,
  { rows, areaRow, restRow, isRegion }: MeasureRows,
  span: TimeSpan,
): { name: MetricName; hours: Float64Array }[] {
  const { timesS, sums } = run;
  const { first, last, partOf } = listIntervals(timesS, span);
  return personHours.map(({ name, byArea, sum }) => {
    const hours = new Float64Array(rows.length);
    const whole = sumAt(timesS, sums[sum], span.toS) - sumAt(timesS, sums[sum], span.fromS);
    if (isRegion) {
      hours[0] = whole;
      return { name, hours };
    }
    let inAreas = 0;
    for (let i = first; i <= last; i++) {
      const part = partOf(i);
      const kept = frameRow(run, byArea, i);
      for (let a = 0; a < areaRow.length; a++) {
        inAreas += part * kept[a];
        hours[areaRow[a]] += part * kept[a];
      }
    }
    const rest = whole - inAreas;
    if (restRow >= 0 && rest > traceShare * whole) hours[restRow] += rest;
    return { name, hours };
  });
}
