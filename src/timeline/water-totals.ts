import { none } from '../model/ids';
import type { ParameterReader } from '../model/parameters';
import type { WaterGroups } from './area-water';
import { type FrameStore, putRows } from './frame-store';
import { householdLitres } from './household-water';
import type { Sums } from './run-sums';
import type { WaterSide } from './water-side';

/** What every group has needed and got, step after step, and the whole region's totals. */
export interface WaterTotals {
  /** Notes the running totals at a step, and grows the sums of water to it. */
  note(stepIx: number, timeS: number, sums: Sums): void;
  /** Fills in what is known only after the run: litres per person and day, people and person-hours below the levels. */
  finish(store: FrameStore, steps: Float64Array, frameSteps: Int32Array, read: ParameterReader): void;
}

/** From the highest down: who is below one is below those before it. */
const levels = [
  {
    litres: 15,
    people: 'peopleBelow15L',
    personHours: 'personHoursBelow15L',
    byArea: 'areaPersonHoursBelow15L',
  },
  {
    litres: 7.5,
    people: 'peopleBelow7L5',
    personHours: 'personHoursBelow7L5',
    byArea: 'areaPersonHoursBelow7L5',
  },
  {
    litres: 3,
    people: 'peopleBelow3L',
    personHours: 'personHoursBelow3L',
    byArea: 'areaPersonHoursBelow3L',
  },
] as const;
/** Rounding of a trailing mean, litres: a supply of exactly the level is not below it. */
const traceL = 1e-9;

export function createWaterTotals(
  stepCount: number,
  water: WaterSide,
  groups: WaterGroups,
  areaCount: number,
): WaterTotals {
  const { count, netIx, nodeIx, share, people, areaIx } = groups;
  const deliveredM3 = new Float64Array((stepCount + 1) * count);
  const neededM3 = new Float64Array((stepCount + 1) * count);
  let lastS = 0;

  return {
    note(stepIx, timeS, sums) {
      for (let g = 0; g < count; g++) {
        const { state } = water.nets[netIx[g]].engine;
        deliveredM3[stepIx * count + g] = state.nodeDeliveredTotalM3[nodeIx[g]] * share[g];
        neededM3[stepIx * count + g] = state.nodeDemandTotalM3[nodeIx[g]] * share[g];
      }
      let needed = 0;
      let served = 0;
      sums.waterSourceM3 = 0;
      sums.waterLeakedM3 = 0;
      for (const { engine } of water.nets) {
        sums.waterSourceM3 += engine.state.sourceM3;
        sums.waterLeakedM3 += engine.state.leakedM3;
        needed += engine.state.demandM3;
        served += engine.state.deliveredM3;
      }
      const stepNeeded = needed - sums.waterNeededM3;
      const stepShare = stepNeeded > 0 ? Math.min(1, (served - sums.waterServedM3) / stepNeeded) : 1;
      sums.waterShareH += (stepShare * (timeS - lastS)) / 3600;
      sums.waterNeededM3 = needed;
      sums.waterServedM3 = served;
      lastS = timeS;
    },
    finish(store, steps, frameSteps, read) {
      const litres = householdLitres(stepCount, people, deliveredM3, neededM3, read);
      const areaPeople = new Float64Array(areaCount);
      for (let g = 0; g < count; g++) if (areaIx[g] !== none) areaPeople[areaIx[g]] += people[g];
      const personHours = new Float64Array(levels.length);
      const below = new Float64Array(levels.length);
      const areaBelow = levels.map(() => new Float64Array(areaCount));
      const areaHours = levels.map(() => new Float64Array(areaCount));
      const mean = new Float64Array(areaCount);
      let frameIx = 0;
      for (let i = 0; i <= stepCount; i++) {
        const hours = i > 0 ? (steps[i] - steps[i - 1]) / 3600 : 0;
        for (let l = 0; l < levels.length; l++) {
          personHours[l] += below[l] * hours;
          for (let a = 0; a < areaCount; a++) areaHours[l][a] += areaBelow[l][a] * hours;
        }
        countBelow(litres, i * count, below, areaBelow);
        if (frameSteps[frameIx] !== i) continue;
        levels.forEach((level, l) => {
          store.series[level.people][frameIx] = below[l];
          store.sums[level.personHours][frameIx] = personHours[l];
          putRows(store, frameIx, { [level.byArea]: areaHours[l] });
          areaHours[l].fill(0);
        });
        meanByArea(litres, i * count, areaPeople, mean);
        putRows(store, frameIx, { areaLitresPerPersonDay: mean });
        frameIx++;
      }
    },
  };

  /** People of the groups below each level at one step, in all and by area. */
  function countBelow(
    litres: Float64Array,
    from: number,
    out: Float64Array,
    byArea: readonly Float64Array[],
  ): void {
    out.fill(0);
    for (const row of byArea) row.fill(0);
    for (let g = 0; g < count; g++) {
      const value = litres[from + g];
      for (let l = 0; l < levels.length && value < levels[l].litres - traceL; l++) {
        out[l] += people[g];
        if (areaIx[g] !== none) byArea[l][areaIx[g]] += people[g];
      }
    }
  }

  /** Litres per person and day by area at one step, weighted by people; NaN for areas without any. */
  function meanByArea(litres: Float64Array, from: number, areaPeople: Float64Array, out: Float64Array): void {
    for (let a = 0; a < areaCount; a++) out[a] = areaPeople[a] > 0 ? 0 : Number.NaN;
    for (let g = 0; g < count; g++) {
      const area = areaIx[g];
      if (area !== none && areaPeople[area] > 0)
        out[area] += (litres[from + g] * people[g]) / areaPeople[area];
    }
  }
}
