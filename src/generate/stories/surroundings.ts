import type { Grid } from '../../model/grid';
import { emptyScenario, type LossEvent, type Scenario } from '../../model/scenario';
import { pi, sin } from '../../numerics/math';
import type { GridPlan, Site } from '../grid/grid-plan';
import { distanceM, roundTo } from '../land/plane';
import type { Settlement } from '../land/settlements';
import type { Land, Season } from '../options';
import type { WaterPlan } from '../water/water-plan';

export const hourS = 3600;

/** From so many people on a region is a country in small: some of its stories last two weeks. */
export const largePeople = 1_200_000;

/** What a story can happen to. */
export interface Surroundings {
  plan: GridPlan;
  grid: Grid;
  settlements: readonly Settlement[];
  waters: readonly WaterPlan[];
  seed: number;
  people: number;
  land: Land;
  season: Season;
}

/** The week that a story plays in: frost and a rising wind in January, or heat and clear sky in July. */
export function setting(id: string, { season, seed }: Surroundings, hours = 72): Scenario {
  const byHour = (valueAt: (hour: number) => number, digits: number) =>
    Array.from({ length: hours + 1 }, (_, hour) => roundTo(valueAt(hour), digits));
  const isSummer = season === 'summer';
  // colder by the day for three days, then the same; warmer by the day in summer
  const drift = (hour: number) => Math.min(hour, 72) / 24;
  const temperatureC = byHour((hour) => {
    const day = 3 * sin((2 * pi * (hour + 3)) / 24);
    return isSummer ? 26 + drift(hour) - 2 * day : -4 - drift(hour) - day;
  }, 1);
  // a front goes through in the first day and a half: wind rises, then a calm sets in; it comes again every third day
  const windShare = byHour(
    (hour) =>
      Math.max(
        0.06,
        (isSummer ? 0.2 : 0.3) + 0.25 * sin((2 * pi * hour) / 72) - 0.03 * sin((2 * pi * hour) / 9),
      ),
    2,
  );
  const weather = { temperatureC, sunShare: [isSummer ? 0.85 : 0.4], windShare };
  return {
    ...emptyScenario(id),
    seed,
    startLocal: isSummer ? '2026-07-15T00:00' : '2026-01-15T00:00',
    horizonS: hours * hourS,
    weather,
  };
}

/** Units that are out from a time on, for hours each. */
export function unitsOut(hour: number, hours: Record<string, number>): LossEvent[] {
  return Object.entries(hours).map(([id, repairH], i) => ({
    id: `unit-${i + 1}`,
    timeS: hour * hourS,
    component: { kind: 'generator', id },
    damage: 'minor',
    cause: 'technical',
    repairS: repairH * hourS,
  }));
}

/** Ids of the ties to neighbours, in the order of the plan. */
export function tieIds({ plan }: Surroundings): string[] {
  return plan.units.filter((it) => it.class === 'tie').map((it) => it.id);
}

/** The first unit of the region's first plant that burns or splits fuel; of any plant where there is none. */
export function fuelledUnitId({ plan }: Surroundings): string | undefined {
  const own = plan.units.filter((it) => it.class !== 'tie' && it.class !== 'storage');
  return (own.find((it) => !['hydro', 'wind', 'solar'].includes(it.class)) ?? own[0])?.id;
}

/** A question in both languages. */
export function ask(text: string, textUk: string): { text: string; textUk: string } {
  return { text, textUk };
}

/** The substation that a network's works is joined to: that of the nearest district of its town. */
export function siteServing(plan: GridPlan, water: WaterPlan): Site {
  const works = water.stations.find((it) => it.sourceId !== undefined) ?? water.stations[0];
  const districts = plan.sites
    .flatMap((it) => it.districts)
    .filter((it) => it.settlement === water.settlement);
  const nearest = districts.reduce((a, b) =>
    distanceM(b.site, works.point) < distanceM(a.site, works.point) ? b : a,
  );
  return plan.siteOfDistrict.get(nearest.id)!;
}
