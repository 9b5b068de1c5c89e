import type { ParameterReader } from '../model/parameters';
import { dayS, stepS } from './constants';

/**
 * Litres per person and day of every group: the mean over the last 24 h of what people used. Before time 0 each group
 * had its normal supply, the need of the same hours of the first day. Households draw on their containers when
 * the network gives less than `household.drawLPerPersonDay`, and fill them again, out of what is delivered, when it
 * gives more than `household.refillAboveLPerPersonDay`.
 *
 * `deliveredM3` and `neededM3` hold running totals, step after step (row 0 is time 0), one column a group. The answer
 * has the same shape, in litres per person and day; groups without people get 0.
 */
export function householdLitres(
  stepCount: number,
  people: Float64Array,
  deliveredM3: Float64Array,
  neededM3: Float64Array,
  read: ParameterReader,
): Float64Array {
  const count = people.length;
  const perDay = dayS / stepS;
  const fullL = read('household.storedLPerPerson');
  const drawL = read('household.drawLPerPersonDay') / perDay;
  const refillAboveL = read('household.refillAboveLPerPersonDay') / perDay;
  const refillL = (fullL / (read('household.refillH') * 3600)) * stepS;
  const out = new Float64Array((stepCount + 1) * count);
  const usedL = new Float64Array(stepCount + 1);
  for (let g = 0; g < count; g++) {
    if (people[g] <= 0) continue;
    const litres = 1000 / people[g];
    let storedL = fullL;
    for (let i = 1; i <= stepCount; i++) {
      const gotL = (deliveredM3[i * count + g] - deliveredM3[(i - 1) * count + g]) * litres;
      let used = gotL;
      if (gotL < drawL) {
        const drawn = Math.min(storedL, drawL - gotL);
        storedL -= drawn;
        used += drawn;
      } else if (gotL > refillAboveL && storedL < fullL) {
        const kept = Math.min(refillL, fullL - storedL, gotL - refillAboveL);
        storedL += kept;
        used -= kept;
      }
      usedL[i] = usedL[i - 1] + used;
    }
    const firstDay = Math.min(perDay, stepCount);
    for (let i = 0; i <= stepCount; i++) {
      const before = i >= perDay ? 0 : needBeforeL(i);
      out[i * count + g] = usedL[i] - usedL[Math.max(0, i - perDay)] + before;
    }
    /** Need of the part of the window before time 0: the hours of the first day after step `i`. */
    function needBeforeL(i: number): number {
      if (stepCount >= perDay) return (neededM3[perDay * count + g] - neededM3[i * count + g]) * litres;
      const meanL = firstDay > 0 ? (neededM3[firstDay * count + g] * litres) / firstDay : 0;
      return meanL * (perDay - i);
    }
  }
  return out;
}
