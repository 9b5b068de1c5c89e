import type { Grid } from '../../model/grid';
import type { Season } from '../options';
import type { GridState } from './grid-check';
import {
  leastShare,
  summerDayFactor,
  summerPeakFactor,
  summerRating,
  winterPeakFactor,
} from './grid-constants';
import type { GridPlan, LocalClass } from './grid-plan';
import { busId } from './grid-write';

/** Output over installed power by class, and load over its annual mean. */
export interface Hour {
  loadFactor: number;
  /** Share of ratings that the weather leaves. */
  ratingShare: number;
  shares: Readonly<Record<LocalClass, number>>;
}

/** The year's hard hours with local plants run hard: winter after sunset with and without wind, summer by day and late. */
export const hardHours: readonly Hour[] = [
  hour(winterPeakFactor, 1, { thermal: 0.85, nuclear: 0.95, hydro: 0.6, wind: 0.3, solar: 0 }),
  hour(winterPeakFactor, 1, { thermal: 0.85, nuclear: 0.95, hydro: 0.6, wind: 0, solar: 0 }),
  hour(summerDayFactor, summerRating, { thermal: 0.5, nuclear: 0.9, hydro: 0.3, wind: 0.15, solar: 0.8 }),
  hour(summerPeakFactor, summerRating, { thermal: 0.8, nuclear: 0.9, hydro: 0.55, wind: 0.05, solar: 0 }),
];

/** What wind and sun give in the same hours when all others rise from the outputs of the file. */
const givenHours: readonly Hour[] = [
  hour(winterPeakFactor, 1, { thermal: 0, nuclear: 0, hydro: 0, wind: 0.3, solar: 0 }),
  hour(winterPeakFactor, 1, { thermal: 0, nuclear: 0, hydro: 0, wind: 0, solar: 0 }),
  hour(summerDayFactor, summerRating, { thermal: 0, nuclear: 0, hydro: 0, wind: 0.15, solar: 0.8 }),
  hour(summerPeakFactor, summerRating, { thermal: 0, nuclear: 0, hydro: 0, wind: 0, solar: 0 }),
];

/** Hours in which wind or sun give all they have: a windy day and winter evening, a clear day in the heat. */
export const fullHours: readonly Hour[] = [
  hour(1, 1, { thermal: 0.5, nuclear: 0.85, hydro: 0.3, wind: 1, solar: 0 }),
  hour(winterPeakFactor, 1, { thermal: 0.6, nuclear: 0.9, hydro: 0.45, wind: 1, solar: 0 }),
  hour(1, summerRating, { thermal: 0.5, nuclear: 0.85, hydro: 0.3, wind: 0.2, solar: 1 }),
];

/**
 * Outputs of the file, at annual mean load: wind and sun at their mean of the season (sun: 0.8-1.0 kWh a day and kWp
 * in January, 4-5 in June); in a run they follow the hour. The battery rests, ties take the rest.
 */
export const meanHours: Readonly<Record<Season, Hour>> = {
  winter: hour(1, 1, { thermal: 0.6, nuclear: 0.9, hydro: 0.45, wind: 0.3, solar: 0.04 }),
  summer: hour(1, 1, { thermal: 0.5, nuclear: 0.85, hydro: 0.4, wind: 0.2, solar: 0.19 }),
};

function hour(loadFactor: number, ratingShare: number, shares: Hour['shares']): Hour {
  return { loadFactor, ratingShare, shares };
}

/** Of the ties' power, what a dispatch leaves for the loss of one. */
const tieUse = 0.95;

/** Loads by bus at a multiple of the annual mean. */
function loadsOf(plan: GridPlan, grid: Grid, factor: number): Float64Array {
  const loads = new Map<string, number>();
  for (const it of plan.sites) if (it.kind === 'load') loads.set(busId(it, 10), it.meanMw * factor);
  return Float64Array.from(grid.buses, (it) => loads.get(it.id) ?? 0);
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}

/** Local units at their shares and ties at the rest; what is too much or too little is settled by class. */
export function stateAt(plan: GridPlan, grid: Grid, at: Hour): GridState {
  const busLoadMw = loadsOf(plan, grid, at.loadFactor);
  const { units } = plan;
  const outputMw = Float64Array.from(units, (it) =>
    it.class === 'tie' || it.class === 'storage' ? 0 : it.maxMw * at.shares[it.class],
  );
  const ties = units.filter((it) => it.class === 'tie');
  const tieMw = ties.reduce((total, it) => total + it.maxMw, 0);
  const secureTieMw = Math.min(tieUse * tieMw, (tieMw * Math.max(1, ties.length - 1)) / ties.length);
  let left = sum(busLoadMw) - sum(outputMw);
  const move = (unitClass: LocalClass, least: (maxMw: number) => number, most: (maxMw: number) => number) => {
    // up where ties cannot carry the rest, down where plants give more than is drawn
    const wanted = left < 0 ? left : Math.max(0, left - secureTieMw);
    if (wanted === 0) return;
    let room = 0;
    units.forEach((it, g) => {
      if (it.class === unitClass)
        room += wanted > 0 ? most(it.maxMw) - outputMw[g] : outputMw[g] - least(it.maxMw);
    });
    if (!(room > 0)) return;
    const share = Math.min(1, Math.abs(wanted) / room);
    units.forEach((it, g) => {
      if (it.class !== unitClass) return;
      const by = share * (wanted > 0 ? most(it.maxMw) - outputMw[g] : least(it.maxMw) - outputMw[g]);
      outputMw[g] += by;
      left -= by;
    });
  };
  for (const it of ['thermal', 'hydro', 'nuclear'] as const)
    move(
      it,
      (maxMw) => maxMw * leastShare[it],
      (maxMw) => maxMw,
    );
  // only more than is drawn may be left: the sun and wind are held back, then whole units stand
  for (const it of ['solar', 'wind'] as const)
    if (left < 0)
      move(
        it,
        () => 0,
        (maxMw) => maxMw,
      );
  for (let g = units.length - 1; g >= 0 && left < -1e-9; g--) {
    if (units[g].class === 'tie' || units[g].class === 'storage') continue;
    left += outputMw[g];
    outputMw[g] = 0;
  }
  units.forEach((it, g) => {
    if (it.class === 'tie') outputMw[g] = left / ties.length;
  });
  return { busLoadMw, outputMw, ratingShare: at.ratingShare };
}

/** Hard hours as a run reaches them from the file's outputs: what is missing is shared by headroom. */
export function statesByHeadroom(plan: GridPlan, grid: Grid, season: Season): GridState[] {
  const mean = stateAt(plan, grid, meanHours[season]);
  return givenHours.map((at) => {
    const busLoadMw = loadsOf(plan, grid, at.loadFactor);
    const outputMw = Float64Array.from(plan.units, (it, g) =>
      it.class === 'wind' || it.class === 'solar' ? it.maxMw * at.shares[it.class] : mean.outputMw[g],
    );
    const room = headroomMw(plan, outputMw);
    const missing = sum(busLoadMw) - sum(outputMw);
    if (missing >= 0) {
      const share = Math.min(1, missing / sum(room));
      for (let g = 0; g < outputMw.length; g++) outputMw[g] += share * room[g];
    } else {
      let give = 0;
      plan.units.forEach((it, g) => {
        if (room[g] > 0 || it.class === 'tie') give += outputMw[g];
      });
      const share = Math.min(1, -missing / give);
      plan.units.forEach((it, g) => {
        if (room[g] > 0 || it.class === 'tie') outputMw[g] *= 1 - share;
      });
    }
    return { busLoadMw, outputMw, ratingShare: at.ratingShare };
  });
}

/** Wind and sun give no more when asked, and a battery may be empty. */
export function headroomMw(plan: GridPlan, outputMw: Float64Array): Float64Array {
  return Float64Array.from(plan.units, (it, g) =>
    it.class === 'wind' || it.class === 'solar' || it.class === 'storage'
      ? 0
      : Math.max(0, it.maxMw - outputMw[g]),
  );
}
