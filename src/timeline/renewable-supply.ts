import type { LocalStart } from '../model/local-time';
import type { ParameterReader } from '../model/parameters';
import type { Region } from '../model/region';
import { type Issue, issue } from '../model/result';
import type { Scenario } from '../model/scenario';
import { solarShare, windShare } from '../model/weather-share';

/** What sun and wind give over time. */
export interface RenewableSupply {
  /** Writes the MW that each generator can give at a time; other units are left alone. */
  availableMw(timeS: number, out: Float64Array): void;
  /** Generators that follow the hour. */
  followerIx: Int32Array;
  /** Which rule is in use, and for how many. */
  issues: Issue[];
}

/**
 * Solar farms follow sun and clouds at their latitude, wind farms the scenario's wind. By the rule `place` that needs a
 * place of the unit or its bus; a series of wind in the scenario needs none. What does not follow keeps to the
 * output of the file at most, which the issues say.
 */
export function createRenewableSupply(
  region: Region,
  scenario: Scenario,
  start: LocalStart,
  read: ParameterReader,
): RenewableSupply {
  const { weather } = scenario;
  const { generators, buses } = region.grid;
  const rule = weather.renewables ?? 'place';
  const placeOfBus = new Map(buses.map((it) => [it.id, it.lonLat]));
  const latitudeDeg = generators.map((it) => (it.lonLat ?? placeOfBus.get(it.busId))?.[1]);
  const follows = generators.map(({ technology, inService }, g) => {
    if (!inService || rule === 'file') return false;
    const isPlaced = latitudeDeg[g] !== undefined;
    if (technology === 'solar') return isPlaced;
    return technology === 'wind' && (isPlaced || rule === 'byHour' || weather.windShare !== undefined);
  });
  const isRenewable = generators.map(
    ({ technology, inService }) => inService && (technology === 'solar' || technology === 'wind'),
  );
  const issues: Issue[] = [];
  const count = follows.filter((it) => it).length;
  const keptCount = isRenewable.filter((it) => it).length - count;
  if (count > 0) issues.push(issue('info', 'run.renewablesByHour', { count }));
  if (keptCount > 0) {
    const isMissed = rule === 'byHour';
    issues.push(
      issue(isMissed ? 'warning' : 'info', isMissed ? 'run.sunWithoutPlace' : 'run.renewablesAsFile', {
        count: keptCount,
      }),
    );
  }
  const followerIx = Int32Array.from(follows.flatMap((it, g) => (it ? [g] : [])));
  return {
    followerIx,
    issues,
    availableMw(timeS, out) {
      const wind = windShare(weather, start, timeS, read);
      for (const g of followerIx) {
        const { technology, maxMw } = generators[g];
        const share =
          technology === 'wind' ? wind : solarShare(weather, start, latitudeDeg[g] ?? 0, timeS, read);
        out[g] = Math.max(0, maxMw) * share;
      }
    },
  };
}
