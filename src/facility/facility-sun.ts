import type { LocalStart } from '../model/local-time';
import type { ParameterReader } from '../model/parameters';
import type { Region } from '../model/region';
import { type Issue, issue } from '../model/result';
import type { Scenario } from '../model/scenario';
import { solarShare } from '../model/weather-share';

/** What the solar modules of facilities give. */
export interface FacilitySun {
  /** Facilities with modules that have a place, and what these give at a time, kW. */
  facilityIx: Int32Array;
  outputKw(i: number, timeS: number): number;
  issues: Issue[];
}

/**
 * Modules give what the grid's solar farms give of their rated power, at the latitude of the facility, else of its area's
 * centre. Between two steps of 15 min the output holds.
 */
export function createFacilitySun(
  region: Region,
  scenario: Scenario,
  start: LocalStart,
  read: ParameterReader,
): FacilitySun {
  const centreOf = new Map(region.areas.map((it) => [it.id, it.centre]));
  const withModules = region.facilities.flatMap((it, f) => ((it.solarKwp ?? 0) > 0 ? [{ it, f }] : []));
  const sites = withModules.map(({ it, f }) => ({
    it,
    f,
    latitudeDeg: (it.lonLat ?? centreOf.get(it.areaId ?? ''))?.[1],
  }));
  const placed = sites.flatMap(({ it, f, latitudeDeg }) =>
    latitudeDeg === undefined ? [] : [{ it, f, latitudeDeg }],
  );
  const issues: Issue[] = [];
  const tell = (code: string, found: typeof withModules) => {
    if (found.length === 0) return;
    const { id, name } = found[0].it;
    issues.push(issue('warning', code, { count: found.length, first: name ?? id }));
  };
  tell(
    'run.facilitySunWithoutPlace',
    sites.filter((it) => it.latitudeDeg === undefined),
  );
  if (read('facility.sunAlone') < 0.5) {
    const placedIds = new Set(scenario.placements.map((it) => it.facilityId));
    tell(
      'run.sunWithoutCompany',
      withModules.filter(({ it }) => !it.battery && it.backup.length === 0 && !placedIds.has(it.id)),
    );
  }
  return {
    facilityIx: Int32Array.from(placed, (it) => it.f),
    outputKw: (i, timeS) =>
      (placed[i].it.solarKwp ?? 0) * solarShare(scenario.weather, start, placed[i].latitudeDeg, timeS, read),
    issues,
  };
}
