import type { MeasuredRun } from '../model/measured-run';
import type { TimeSpan } from '../model/metric-table';
import { giniOfHours, worstDecileRatio } from './fairness';
import { listInterruptions, offHours } from './interruptions';
import type { MeasureRows } from './measure-rows';

/** People of the feeders of one row and how they were interrupted, by IEEE 1366; people count for customers. */
export interface MeasuredInterruptions {
  feederCount: number;
  people: number;
  personHoursOff: number;
  /** Of interruptions longer than `metrics.sustainedS`. */
  interrupted: number;
  sustainedPersonHours: number;
  gini: number | undefined;
  worstDecile: number | undefined;
}

/** Exact over events. */
export function measureInterruptions(
  { outages, places }: MeasuredRun,
  { feederRow, rows }: MeasureRows,
  span: TimeSpan,
): MeasuredInterruptions[] {
  const { feederPeople } = outages;
  const hours = offHours(outages, span);
  const feedersOf: number[][] = rows.map(() => []);
  for (let f = 0; f < feederRow.length; f++) if (feederRow[f] >= 0) feedersOf[feederRow[f]].push(f);
  const list = feedersOf.map((feeders): MeasuredInterruptions => {
    const people = Float64Array.from(feeders, (f) => feederPeople[f]);
    const off = Float64Array.from(feeders, (f) => hours[f]);
    return {
      feederCount: feeders.length,
      people: people.reduce((sum, it) => sum + it, 0),
      personHoursOff: people.reduce((sum, it, k) => sum + it * off[k], 0),
      interrupted: 0,
      sustainedPersonHours: 0,
      gini: giniOfHours(off, people),
      worstDecile: worstDecileRatio(off, people),
    };
  });
  for (const { feederIx, fromS, toS, people, personHours } of listInterruptions(outages, span)) {
    const row = feederRow[feederIx];
    if (row < 0 || toS - fromS <= places.sustainedS) continue;
    list[row].interrupted += people;
    list[row].sustainedPersonHours += personHours;
  }
  return list;
}
