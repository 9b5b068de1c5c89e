import type { BackupSet, Facility } from '../model/facility';
import type { ParameterReader } from '../model/parameters';
import { ok, type Result } from '../model/result';
import type { Scenario } from '../model/scenario';
import { shareAtHeight } from './backup-fleet';
import { fuelUseLPerH } from './fuel-use';
import {
  exponentialFailureChance,
  hourlyFailureChance,
  type SurvivalSets,
  type SurvivalSite,
  survivalChances,
} from './survival';

/** Hours without grid that chances are told for. */
export const survivalHours = [12, 24, 48, 72, 96] as const;

/** Chance that a facility's own sets, fuel and battery carry its whole need through so many hours without grid. */
export interface FacilitySurvival {
  needKw: number;
  hours: number[];
  /** With exponential lives of its sets; and with a chance to fail of 1 / mean time to failure in each hour. */
  exponential: number[];
  hourly: number[];
  /** Sets whose daily window, and modules whose sun, the figure leaves out. */
  leavesOut: ('windows' | 'sun' | 'laterSets')[];
}

/**
 * Works out the chances, hour by hour from a full start: each set is there and starts with its chance, may fail in each hour
 * for good, runs on what its tank holds and shares the load by rating; the battery gives the rest. Not in it: fuel that is
 * brought, start delays, daily windows, service stops, sun, sets that a scenario places later than its start. Fails where
 * there are too many ways that it can go.
 */
export function facilitySurvival(
  facility: Facility,
  scenario: Pick<Scenario, 'placements'>,
  read: ParameterReader,
): Result<FacilitySurvival> {
  const placed = scenario.placements.filter((it) => it.facilityId === facility.id);
  const sets: BackupSet[] = [...facility.backup, ...placed.filter((it) => it.readyS === 0)];
  const needKw = needOf(facility, read);
  const { battery } = facility;
  const site = (failureChance: (meanTimeToFailureH: number) => number): SurvivalSite => ({
    sets: groupAlike(sets.map((it) => kindOf(it, facility, failureChance, read))),
    battery: battery && {
      energyKwh: battery.energyKwh * battery.startFill,
      powerKw: battery.powerKw,
    },
    loadKw: [needKw],
    stepH: 1,
    fromStep: 0,
    stepCount: survivalHours[survivalHours.length - 1],
  });
  const exponential = survivalChances(site((h) => exponentialFailureChance(1, h)));
  if (!exponential.ok) return exponential;
  const hourly = survivalChances(site((h) => hourlyFailureChance(1, h)));
  if (!hourly.ok) return hourly;
  const leavesOut: FacilitySurvival['leavesOut'] = [];
  if (sets.some((it) => it.window)) leavesOut.push('windows');
  if ((facility.solarKwp ?? 0) > 0) leavesOut.push('sun');
  if (placed.some((it) => it.readyS > 0)) leavesOut.push('laterSets');
  return ok({
    needKw,
    hours: [...survivalHours],
    exponential: survivalHours.map((h) => exponential.value[h - 1]),
    hourly: survivalHours.map((h) => hourly.value[h - 1]),
    leavesOut,
  });
}

/** What its sets are called for: a station's whole demand, else the essential part. */
function needOf({ demandKw, essentialKw, pumpIds = [], sourceIds = [] }: Facility, read: ParameterReader) {
  if (pumpIds.length + sourceIds.length > 0) return demandKw;
  return essentialKw > 0 ? essentialKw : demandKw * read('facility.essentialShare');
}

interface SetKind extends SurvivalSets {
  alike: string;
}

function kindOf(
  set: BackupSet,
  facility: Facility,
  failureChance: (meanTimeToFailureH: number) => number,
  read: ParameterReader,
): SetKind {
  const { id: _, ...figures } = set;
  return {
    count: 1,
    ratedKw: set.ratedKw * shareAtHeight(facility.altitudeM ?? 0, read),
    availability: read('backup.availability'),
    startChance: set.startChance ?? read('backup.startChance'),
    failureChance: failureChance(set.meanTimeToFailureH ?? read('backup.meanTimeToFailureH')),
    fuelL: set.fuelL,
    burnLPerH: (loadKw) => fuelUseLPerH(set.ratedKw, loadKw, set, read),
    alike: JSON.stringify(figures),
  };
}

/** Sets with the same figures are one kind. */
function groupAlike(kinds: readonly SetKind[]): SurvivalSets[] {
  const groups = new Map<string, SurvivalSets>();
  for (const { alike, ...kind } of kinds) {
    const group = groups.get(alike);
    if (group) group.count++;
    else groups.set(alike, kind);
  }
  return [...groups.values()];
}
