import type { Facility } from '../model/facility';
import type { ParameterReader } from '../model/parameters';
import { type Issue, issue } from '../model/result';
import type { Scenario } from '../model/scenario';
import { hourlyValueAt } from '../model/weather-share';

/**
 * What a run takes for granted of backup sets and an engineer would not: sites whose sets would run at a low load,
 * sites whose sets do not carry the need, starting in frost without preheating, giving their full rating in heat.
 * `needKw` is what the sets of a facility are called for. The run itself goes on as if all were well.
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
