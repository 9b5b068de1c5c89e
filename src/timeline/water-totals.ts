import { none } from '../model/ids';
import type { WaterGroups } from './area-water';
import { dayS, stepS } from './constants';
import { type FrameStore, putRows } from './frame-store';
import type { PeopleWater } from './people-water';
import type { Sums } from './run-sums';
import { createTrailingLitres } from './trailing-litres';
import type { WaterSide } from './water-side';

/** What every group has needed and got, step after step, and the whole region's totals. */
export interface WaterTotals {
  /** Notes the running totals at a step, and grows the sums of water to it. */
  note(stepIx: number, timeS: number, sums: Sums): void;
  /** Fills in what is known only after the run: litres per person and day and where they came from, people and person-hours below the levels. */
  finish(store: FrameStore, steps: Float64Array, frameSteps: Int32Array): void;
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
const limitsL = Float64Array.from(levels, (it) => it.litres - traceL);

export function createWaterTotals(
  stepCount: number,
  water: WaterSide,
  groups: WaterGroups,
  peopleWater: PeopleWater,
): WaterTotals {
  const { count, netIx, nodeIx, share } = groups;
  const { homes, households, points, rounds } = peopleWater;
  const { areaCount, areaIx } = homes;
  const trailing = createTrailingLitres(stepCount, homes, households);
  const gotL = new Float64Array(count);
  const neededL = new Float64Array(count);
  const stepGotL = new Float64Array(count);
  const stepNeededL = new Float64Array(count);
  const tapL = new Float64Array((stepCount + 1) * areaCount);
  const broughtL = new Float64Array((stepCount + 1) * areaCount);
  const storedL = new Float64Array((stepCount + 1) * areaCount);
  let lastS = 0;

  /** What the taps of every group have had since the step before. */
  function readTaps(): void {
    for (let g = 0; g < count; g++) {
      const { state } = water.nets[netIx[g]].engine;
      const got = 1000 * state.nodeDeliveredTotalM3[nodeIx[g]] * share[g];
      const needed = 1000 * state.nodeDemandTotalM3[nodeIx[g]] * share[g];
      stepGotL[g] = got - gotL[g];
      stepNeededL[g] = needed - neededL[g];
      gotL[g] = got;
      neededL[g] = needed;
    }
  }

  return {
    note(stepIx, timeS, sums) {
      readTaps();
      trailing.note(stepIx, neededL);
      if (stepIx > 0) peopleWater.step(stepGotL, stepNeededL, timeS - lastS, timeS);
      else peopleWater.hold();
      tapL.set(households.tapTotalL, stepIx * areaCount);
      broughtL.set(households.broughtTotalL, stepIx * areaCount);
      storedL.set(households.storedL, stepIx * areaCount);
      sums.waterPointM3 = points.givenTotalM3;
      sums.tankerLoadedM3 = rounds.loadedM3;
      sums.tankerWaterM3 = rounds.deliveredM3;
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
    finish(store, steps, frameSteps) {
      const areaPeople = new Float64Array(areaCount);
      for (let g = 0; g < count; g++) if (areaIx[g] !== none) areaPeople[areaIx[g]] += homes.people[g];
      const personHours = new Float64Array(levels.length);
      const below = new Float64Array(levels.length);
      const areaBelow = levels.map(() => new Float64Array(areaCount));
      const areaHours = levels.map(() => new Float64Array(areaCount));
      const usedMean = new Float64Array(areaCount);
      const origins = {
        areaTapLitres: new Float64Array(areaCount),
        areaCarriedLitres: new Float64Array(areaCount),
        areaStoredLitres: new Float64Array(areaCount),
      };
      let frameIx = 0;
      for (let i = 0; i <= stepCount; i++) {
        const hours = i > 0 ? (steps[i] - steps[i - 1]) / 3600 : 0;
        for (let l = 0; l < levels.length; l++) {
          personHours[l] += below[l] * hours;
          for (let a = 0; a < areaCount; a++) areaHours[l][a] += areaBelow[l][a] * hours;
        }
        countBelow(i, below, areaBelow, usedMean);
        if (frameSteps[frameIx] !== i) continue;
        levels.forEach((level, l) => {
          store.series[level.people][frameIx] = below[l];
          store.sums[level.personHours][frameIx] = personHours[l];
          putRows(store, frameIx, { [level.byArea]: areaHours[l] });
          areaHours[l].fill(0);
        });
        readOrigins(i, areaPeople, origins);
        for (let a = 0; a < areaCount; a++) usedMean[a] = perPerson(usedMean[a], areaPeople[a]);
        putRows(store, frameIx, { areaLitresPerPersonDay: usedMean, ...origins });
        frameIx++;
      }
    },
  };

  /** People below each level at one step, in all and by area, and the litres that each area used in the 24 h before. */
  function countBelow(
    i: number,
    out: Float64Array,
    byArea: readonly Float64Array[],
    areaUsedL: Float64Array,
  ): void {
    out.fill(0);
    areaUsedL.fill(0);
    for (const row of byArea) row.fill(0);
    const { cellCount, cellGroup, cellPeople } = households;
    for (let c = 0; c < cellCount; c++) {
      const area = areaIx[cellGroup[c]];
      const persons = cellPeople[c];
      const value = trailing.of(c, i);
      // as nearly everywhere and always: above all levels
      if (value < limitsL[0]) countShort(value, persons, area, out, byArea);
      if (area !== none) areaUsedL[area] += value * persons;
    }
  }

  function countShort(
    value: number,
    persons: number,
    area: number,
    out: Float64Array,
    byArea: readonly Float64Array[],
  ): void {
    for (let l = 0; l < limitsL.length && value < limitsL[l]; l++) {
      out[l] += persons;
      if (area !== none) byArea[l][area] += persons;
    }
  }

  /** Where the litres came from, by area; what was supplied before time 0 came from taps. */
  function readOrigins(
    i: number,
    areaPeople: Float64Array,
    out: { areaTapLitres: Float64Array; areaCarriedLitres: Float64Array; areaStoredLitres: Float64Array },
  ): void {
    const from = Math.max(0, i - dayS / stepS) * areaCount;
    const at = i * areaCount;
    for (let a = 0; a < areaCount; a++) {
      out.areaTapLitres[a] = tapL[at + a] - tapL[from + a];
      out.areaCarriedLitres[a] = perPerson(broughtL[at + a] - broughtL[from + a], areaPeople[a]);
      out.areaStoredLitres[a] = perPerson(storedL[at + a], areaPeople[a]);
    }
    // after a day nothing of the window lies before time 0
    for (let g = 0; g < count && i < dayS / stepS; g++)
      if (areaIx[g] !== none) out.areaTapLitres[areaIx[g]] += trailing.beforeL(g, i);
    for (let a = 0; a < areaCount; a++) out.areaTapLitres[a] = perPerson(out.areaTapLitres[a], areaPeople[a]);
  }
}

/** NaN for areas without people on a network. */
function perPerson(litres: number, people: number): number {
  return people > 0 ? litres / people : Number.NaN;
}
