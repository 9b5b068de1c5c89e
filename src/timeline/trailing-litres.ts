import { none } from '../model/ids';
import type { ParameterReader } from '../model/parameters';
import { dayS, stepS } from './constants';
import { createHouseholds, type Homes, type HouseholdWater } from './household-water';

/**
 * Litres per person and day of every cell: the mean over the last 24 h of what its people used. Before time 0 each
 * group had its normal supply, the need of the same hours of the first day.
 */
export interface TrailingLitres {
  /** Notes what the groups have needed from time 0 to the end of step `stepIx`, litres. */
  note(stepIx: number, neededTotalL: Float64Array): void;
  /** Of a cell at the end of a step, after the run. */
  of(cellIx: number, stepIx: number): number;
  /** Need of the part of the window that lies before time 0, litres of the whole group. */
  beforeL(groupIx: number, stepIx: number): number;
}

export function createTrailingLitres(
  stepCount: number,
  { count, people }: Homes,
  households: HouseholdWater,
): TrailingLitres {
  const { cellGroup, usedL, cellStride: stride } = households;
  const perDay = dayS / stepS;
  const firstDay = Math.min(perDay, stepCount);
  const neededL = new Float64Array((firstDay + 1) * count);

  function beforeL(g: number, i: number): number {
    if (i >= perDay) return 0;
    if (stepCount >= perDay) return neededL[perDay * count + g] - neededL[i * count + g];
    const meanL = firstDay > 0 ? neededL[firstDay * count + g] / firstDay : 0;
    return meanL * (perDay - i);
  }

  return {
    note(stepIx, totalL) {
      if (stepIx <= firstDay) neededL.set(totalL, stepIx * count);
    },
    of(c, i) {
      const g = cellGroup[c];
      if (people[g] <= 0) return 0;
      return usedL[i * stride + c] - usedL[Math.max(0, i - perDay) * stride + c] + beforeL(g, i) / people[g];
    },
    beforeL,
  };
}

/**
 * Litres per person and day of groups that live on the ground and have nothing but their taps. `deliveredM3` and
 * `neededM3` hold running totals, step after step (row 0 is time 0), one column a group; the answer has the same
 * shape. Groups without people get 0.
 */
export function householdLitres(
  stepCount: number,
  people: Float64Array,
  deliveredM3: Float64Array,
  neededM3: Float64Array,
  read: ParameterReader,
): Float64Array {
  const count = people.length;
  const areaIx = new Int32Array(count).fill(none);
  const homes: Homes = { count, people, areaIx, areaCount: 0, floors: new Uint8Array(count).fill(1) };
  const households = createHouseholds(stepCount, homes, read);
  const trailing = createTrailingLitres(stepCount, homes, households);
  const litres = (rows: Float64Array, i: number) =>
    Float64Array.from({ length: count }, (_, g) => 1000 * rows[i * count + g]);
  for (let i = 0; i <= stepCount; i++) {
    trailing.note(i, litres(neededM3, i));
    if (i === 0) continue;
    const stepOf = (rows: Float64Array) => {
      const before = litres(rows, i - 1);
      return litres(rows, i).map((it, g) => it - before[g]);
    };
    const supply = { tapL: stepOf(deliveredM3), neededL: stepOf(neededM3) };
    households.draw({ ...supply, reached: homes.floors, boosted: new Float64Array(0) });
    households.settle();
  }
  return Float64Array.from({ length: (stepCount + 1) * count }, (_, k) =>
    trailing.of(k % count, Math.floor(k / count)),
  );
}
