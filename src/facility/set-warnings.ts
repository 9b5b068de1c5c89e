import type { Facility } from '../model/facility';
import type { ParameterReader } from '../model/parameters';
import { type Issue, issue } from '../model/result';
import type { Scenario } from '../model/scenario';
import { hourlyValueAt } from '../model/weather-share';
import type { BackupFleet } from './backup-fleet';

/**
 * What a run takes for granted of backup sets and an engineer would not: sites whose sets would run at a low load,
 * sites whose sets do not carry the need, starting in frost without preheating. It counts that sets give less in heat,
 * and says so. `needKw` is what the sets of a facility are called for.
 */
export function warnOfSets(
  facilities: readonly Facility[],
  needKw: (facilityIx: number) => number,
  scenario: Scenario,
  read: ParameterReader,
): Issue[] {
  const sites = facilities.flatMap((it, f) => {
    const ratedKw = it.backup.map((set) => set.ratedKw);
    return ratedKw.length > 0 ? [{ name: it.name ?? it.id, ratedKw, needKw: needKw(f) }] : [];
  });
  const leastShare = read('backup.lowLoadShare');
  const issues: Issue[] = [];
  const tell = (code: string, found: readonly { name: string }[], params: Record<string, number> = {}) => {
    if (found.length > 0)
      issues.push(issue('warning', code, { count: found.length, first: found[0].name, ...params }));
  };
  tell(
    'run.setsAtLowLoad',
    sites.filter((it) => it.needKw > 0 && it.needKw < leastShare * calledKw(it.ratedKw, it.needKw)),
    { percent: Math.round(100 * leastShare) },
  );
  tell(
    'run.setsTooSmall',
    sites.filter((it) => calledKw(it.ratedKw, it.needKw) < it.needKw * (1 - 1e-9)),
  );
  const { coldestC, hottestC } = extremesOf(scenario);
  const preheatC = read('backup.preheatBelowC');
  if (coldestC < preheatC) tell('run.setsNeedPreheating', sites, { limitC: preheatC, coldestC });
  const overK = hottestC - read('backup.derateAboveC');
  const lessShare = (Math.max(0, overK) / 5) * read('backup.deratePer5K');
  if (lessShare > 0) tell('run.setsInHeat', sites, { percent: Math.ceil(100 * lessShare), hottestC });
  return issues;
}

/** Rating of the sets that are called: in their order until they carry the need. */
function calledKw(ratedKw: readonly number[], needKw: number): number {
  let sumKw = 0;
  for (const kw of ratedKw) {
    if (sumKw > 0 && sumKw >= needKw) break;
    sumKw += kw;
  }
  return sumKw;
}

/** Lowest and highest outdoor temperature of the whole hours of a scenario. */
function extremesOf({ weather, horizonS }: Scenario): { coldestC: number; hottestC: number } {
  let coldestC = Number.POSITIVE_INFINITY;
  let hottestC = Number.NEGATIVE_INFINITY;
  for (let timeS = 0; timeS <= horizonS; timeS += 3600) {
    const value = hourlyValueAt(weather.temperatureC, timeS);
    coldestC = Math.min(coldestC, value);
    hottestC = Math.max(hottestC, value);
  }
  return { coldestC, hottestC };
}

/**
 * Sites whose sets were used beyond what their rating stands for: standby sets for more hours than a year allows them, and
 * standby or prime sets with a higher mean load (ISO 8528-1). Nothing follows from it in the run.
 */
export function warnOfUse(
  facilities: readonly Facility[],
  fleet: BackupFleet,
  read: ParameterReader,
): Issue[] {
  const mostH = read('backup.standbyHours');
  const meanShare = read('backup.meanLoadShare');
  const tooLong: string[] = [];
  const tooMuch: string[] = [];
  facilities.forEach(({ id, name }, f) => {
    let isLong = false;
    let isMuch = false;
    for (let k = fleet.first[f]; k < fleet.first[f + 1]; k++) {
      const rating = fleet.sets[k].rating ?? 'standby';
      const meanKw = fleet.ranH[k] > 0 ? fleet.gaveKwh[k] / fleet.ranH[k] : 0;
      if (rating === 'standby' && fleet.ranH[k] > mostH) isLong = true;
      if (rating !== 'continuous' && fleet.ranH[k] >= leastMeanH && meanKw > meanShare * fleet.ratedKw[k])
        isMuch = true;
    }
    if (isLong) tooLong.push(name ?? id);
    if (isMuch) tooMuch.push(name ?? id);
  });
  const issues: Issue[] = [];
  if (tooLong.length > 0)
    issues.push(
      issue('warning', 'run.setsBeyondStandby', { count: tooLong.length, first: tooLong[0], hours: mostH }),
    );
  if (tooMuch.length > 0)
    issues.push(
      issue('warning', 'run.setsAboveMeanLoad', {
        count: tooMuch.length,
        first: tooMuch[0],
        percent: Math.round(100 * meanShare),
      }),
    );
  return issues;
}

/** A mean load counts over at least this, h: the time that ISO 8528-1 takes it over. */
const leastMeanH = 24;
