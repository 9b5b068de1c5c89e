import type { BackupSet, Facility } from '../model/facility';
import type { ParameterReader } from '../model/parameters';
import type { Scenario } from '../model/scenario';
import { log } from '../numerics/math';

export const setStates = {
  idle: 0,
  starting: 1,
  running: 2,
  failedToStart: 3,
  failed: 4,
  /** Started, without load: takes over at once. */
  standingBy: 5,
  inService: 6,
} as const;

/** All sets of all facilities, site by site: sets of facility `f` are `first[f]` to `first[f + 1]`. */
export interface BackupFleet {
  first: Int32Array;
  ids: string[];
  ratedKw: Float64Array;
  /** What it can give at its height above the sea, before heat. */
  atHeightKw: Float64Array;
  tankL: Float64Array;
  sets: BackupSet[];
  startDelayS: Float64Array;
  /** 1 where the set starts when called. */
  starts: Uint8Array;
  /** Running hours until it fails. */
  failsAfterH: Float64Array;
  /** The set is on site from this time on, s. */
  onSiteS: Float64Array;
  // state
  setState: Uint8Array;
  /** What it can give now that it is ready; 0 for sets that are not. */
  givesKw: Float64Array;
  loadKw: Float64Array;
  fuelL: Float64Array;
  readyS: Float64Array;
  ranH: Float64Array;
  sinceServiceH: Float64Array;
  /** Energy given from time 0. */
  gaveKwh: Float64Array;
  useLPerH: Float64Array;
}

const ln2 = log(2);

/**
 * Sets that stand at the facilities and those a scenario places. A run without an ensemble takes the median of
 * every chance: a set starts if its chance is at least one half, and fails after the median of its exponential
 * life, ln 2 x mean time to failure, counted in running hours.
 */
export function createFleet(
  facilities: readonly Facility[],
  scenario: Scenario,
  read: ParameterReader,
): BackupFleet {
  const entries = facilities.map((facility) => [
    ...facility.backup.map((set) => ({ set, onSiteS: 0 })),
    ...scenario.placements
      .filter((it) => it.facilityId === facility.id)
      .map((it) => ({
        set: { id: it.id, ratedKw: it.ratedKw, tankL: it.tankL, fuelL: it.fuelL, changeoverSwitch: true },
        onSiteS: it.readyS,
      })),
  ]);
  const flat = entries.flat();
  const sets: BackupSet[] = flat.map((it) => it.set);
  const first = new Int32Array(facilities.length + 1);
  entries.forEach((list, f) => {
    first[f + 1] = first[f] + list.length;
  });
  const heightShare = facilities.flatMap((it, f) =>
    entries[f].map(() => shareAtHeight(it.altitudeM ?? 0, read)),
  );
  const each = (figure: (set: BackupSet, k: number) => number) => Float64Array.from(sets, figure);
  return {
    first,
    ids: sets.map((it) => it.id),
    sets,
    ratedKw: each((it) => it.ratedKw),
    atHeightKw: each((it, k) => it.ratedKw * heightShare[k]),
    tankL: each((it) => Math.max(it.tankL, it.fuelL)),
    startDelayS: each(
      (it) =>
        it.startDelayS ??
        read(it.changeoverSwitch === false ? 'backup.manualStartDelayS' : 'backup.startDelayS'),
    ),
    starts: Uint8Array.from(sets, (it) => ((it.startChance ?? read('backup.startChance')) >= 0.5 ? 1 : 0)),
    failsAfterH: each((it) => ln2 * (it.meanTimeToFailureH ?? read('backup.meanTimeToFailureH'))),
    onSiteS: Float64Array.from(flat, (it) => it.onSiteS),
    setState: new Uint8Array(sets.length),
    givesKw: new Float64Array(sets.length),
    loadKw: new Float64Array(sets.length),
    fuelL: each((it) => it.fuelL),
    readyS: new Float64Array(sets.length).fill(Number.POSITIVE_INFINITY),
    ranH: new Float64Array(sets.length),
    sinceServiceH: new Float64Array(sets.length),
    gaveKwh: new Float64Array(sets.length),
    useLPerH: new Float64Array(sets.length),
  };
}

/** Seconds until a daily window opens or closes next, and whether it is open now. */
export function windowAt(
  daily: { fromH: number; toH: number } | undefined,
  timeOfDayS: number,
): { open: boolean; changesInS: number } {
  // 22 to 30 h is 22 to 6 h, and 0 to 24 h is always
  const fromS = inDayS((daily?.fromH ?? 0) * 3600);
  const toS = inDayS((daily?.toH ?? 0) * 3600);
  if (fromS === toS) return { open: true, changesInS: Number.POSITIVE_INFINITY };
  const nowS = inDayS(timeOfDayS);
  const open = fromS < toS ? nowS >= fromS && nowS < toS : nowS >= fromS || nowS < toS;
  const edgeS = open ? toS : fromS;
  const changesInS = inDayS(edgeS - nowS);
  return { open, changesInS: changesInS === 0 ? 86400 : changesInS };
}

function inDayS(timeS: number): number {
  return ((timeS % 86400) + 86400) % 86400;
}

/** Share of its rating that a set gives this high above the sea. */
export function shareAtHeight(altitudeM: number, read: ParameterReader): number {
  const overM = Math.max(0, altitudeM - read('backup.derateAboveM'));
  return Math.max(0, 1 - (overM / 100) * read('backup.deratePer100M'));
}

/** Share of what it gives else that a set gives at this outdoor temperature. */
export function shareInHeat(outdoorC: number, read: ParameterReader): number {
  const overK = Math.max(0, outdoorC - read('backup.derateAboveC'));
  return Math.max(0, 1 - (overK / 5) * read('backup.deratePer5K'));
}
