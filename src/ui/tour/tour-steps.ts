import type { RunReader } from '../../client/run-reader';
import type { ComponentRef } from '../../model/ids';
import type { Region } from '../../model/region';
import { facilityPowerStates, facilityWaterStates, type RunRecord } from '../../model/run-record';
import type { Scenario } from '../../model/scenario';
import { worstMoments } from '../inspector/worst-moments';
import { facilityNow } from '../tables/facility-now';

/** One station of the guided visit: what it tells, and what the window is to show beside it. */
export type TourStep =
  | { kind: 'start'; timeS: 0; people: number }
  | { kind: 'lost'; timeS: number; count: number; ref: ComponentRef }
  | { kind: 'dark'; timeS: number; share: number; people: number }
  | { kind: 'dry'; timeS: number; share: number; people: number; lagS?: number }
  | { kind: 'site'; timeS: number; ref: ComponentRef; isDark: boolean; isDry: boolean }
  | { kind: 'back'; timeS: number; isBack: boolean }
  | { kind: 'yours'; timeS: number };
export type TourStepKind = TourStep['kind'];

/** Below this share of what is needed, people notice. */
const noticedShare = 0.9;
const fullShare = 0.995;

/** The visit that a finished run has to tell; stations of what did not happen are left out. */
export function tourSteps(region: Region, scenario: Scenario, reader: RunReader): TourStep[] {
  const { record } = reader;
  const { timesS, series } = record;
  const people = region.areas.reduce((sum, it) => sum + it.people, 0);
  const steps: TourStep[] = [{ kind: 'start', timeS: 0, people }];
  const firstLost = scenario.events.reduce((first, it) => (it.timeS < first.timeS ? it : first), {
    ...scenario.events[0],
  });
  const count = scenario.events.length;
  if (count > 0) steps.push({ kind: 'lost', timeS: firstLost.timeS, count, ref: firstLost.component });
  const moments = worstMoments(record);
  const dark = moments.find((it) => it.system === 'electricity');
  const dry = moments.find((it) => it.system === 'water');
  if (dark) {
    const without = series.peopleWithoutPower[reader.frameIx(dark.timeS)];
    steps.push({ kind: 'dark', timeS: dark.timeS, share: dark.share, people: without });
  }
  if (dry) {
    const below = series.peopleBelow15L[reader.frameIx(dry.timeS)];
    const lagS = lagOf(record);
    const told = lagS === undefined ? {} : { lagS };
    steps.push({ kind: 'dry', timeS: dry.timeS, share: dry.share, people: below, ...told });
  }
  const worst = dry ?? dark;
  if (worst) {
    const site = siteInNeed(region, reader, worst.timeS);
    if (site) steps.push({ kind: 'site', timeS: worst.timeS, ...site });
    const backS = backTimeS(record, Math.max(dark?.timeS ?? 0, dry?.timeS ?? 0));
    const endS = timesS[timesS.length - 1];
    steps.push({ kind: 'back', timeS: backS ?? endS, isBack: backS !== undefined });
  }
  steps.push({ kind: 'yours', timeS: worst?.timeS ?? 0 });
  return steps;
}

/** Seconds from when electricity is first noticed missing to when water is; undefined unless both are, in that order. */
function lagOf({ timesS, series }: Pick<RunRecord, 'timesS' | 'series'>): number | undefined {
  const first = (served: ArrayLike<number>, needed: ArrayLike<number>) => {
    for (let i = 0; i < timesS.length; i++) if (served[i] < noticedShare * needed[i]) return timesS[i];
    return undefined;
  };
  const darkS = first(series.electricityServedMw, series.electricityNeededMw);
  const dryS = first(series.waterServedM3s, series.waterNeededM3s);
  return darkS !== undefined && dryS !== undefined && dryS > darkS ? dryS - darkS : undefined;
}

/** When both systems are whole again, and stay so. */
function backTimeS(
  { timesS, series }: Pick<RunRecord, 'timesS' | 'series'>,
  afterS: number,
): number | undefined {
  let backS: number | undefined;
  for (let i = timesS.length - 1; i >= 0 && timesS[i] >= afterS; i--) {
    const isWhole =
      series.electricityServedMw[i] >= fullShare * series.electricityNeededMw[i] &&
      series.waterServedM3s[i] >= fullShare * series.waterNeededM3s[i];
    if (!isWhole) break;
    backS = timesS[i];
  }
  return backS;
}

/** Of the sites without power or water the one of the first tier; hospitals before others, both lacks before one. */
function siteInNeed(
  region: Region,
  reader: RunReader,
  timeS: number,
): { ref: ComponentRef; isDark: boolean; isDry: boolean } | undefined {
  let found: { ref: ComponentRef; isDark: boolean; isDry: boolean; rank: number } | undefined;
  for (const facility of region.facilities) {
    const now = facilityNow(reader, facility, timeS);
    if (!now) continue;
    const isDark = now.power === facilityPowerStates.dark || now.power === facilityPowerStates.lost;
    const isDry = now.water === facilityWaterStates.none;
    if (!isDark && !isDry) continue;
    const rank = 4 * facility.tier + (facility.kind === 'hospital' ? 0 : 2) + (isDark && isDry ? 0 : 1);
    if (!found || rank < found.rank)
      found = { ref: { kind: 'facility', id: facility.id }, isDark, isDry, rank };
  }
  return found && { ref: found.ref, isDark: found.isDark, isDry: found.isDry };
}
