import type { Grid } from '../../model/grid';
import { emptyScenario, type LossEvent, type Scenario } from '../../model/scenario';
import { pi, sin } from '../../numerics/math';
import type { GridPlan, Site } from '../grid/grid-plan';
import { distanceM, roundTo } from '../land/plane';
import type { Settlement } from '../land/settlements';
import type { WaterPlan } from '../water/water-plan';

export const hourS = 3600;

/** What a story can happen to. */
export interface Surroundings {
  plan: GridPlan;
  grid: Grid;
  settlements: readonly Settlement[];
  waters: readonly WaterPlan[];
  seed: number;
}

/** A cold week in January: frost at night, wind that rises and dies down. */
export function winter(id: string, seed: number): Scenario {
  const temperatureC = Array.from({ length: 73 }, (_, hour) =>
    roundTo(-4 - hour / 24 - 3 * sin((2 * pi * (hour + 3)) / 24), 1),
  );
  // a front goes through in the first day and a half: wind rises, then a calm sets in
  const windShare = Array.from({ length: 73 }, (_, hour) =>
    roundTo(Math.max(0.06, 0.3 + 0.25 * sin((2 * pi * hour) / 72) - 0.03 * sin((2 * pi * hour) / 9)), 2),
  );
  const weather = { temperatureC, sunShare: [0.4], windShare };
  return { ...emptyScenario(id), seed, startLocal: '2026-01-15T00:00', weather };
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
