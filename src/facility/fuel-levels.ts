import { type BackupFleet, setStates } from './backup-fleet';

/** Diesel at a site, over the sets that are there and have not broken down. */
export interface FuelLevel {
  fuelL: number;
  tankL: number;
  /** What its running sets burn now, L/h. */
  useLPerH: number;
  /** A set of it is starting: what it will burn is not known yet. */
  starting: boolean;
}

export function createFuelLevel(): FuelLevel {
  return { fuelL: 0, tankL: 0, useLPerH: 0, starting: false };
}

/** Whether fuel for this set is of any use: it stands on site and has not broken down. */
export function takesFuel(fleet: BackupFleet, setIx: number, nowS: number): boolean {
  return fleet.setState[setIx] !== setStates.failed && fleet.onSiteS[setIx] <= nowS;
}

/** Adds up the level of a site into `out`. */
export function readFuelInto(out: FuelLevel, fleet: BackupFleet, facilityIx: number, nowS: number): void {
  out.fuelL = 0;
  out.tankL = 0;
  out.useLPerH = 0;
  out.starting = false;
  for (let k = fleet.first[facilityIx]; k < fleet.first[facilityIx + 1]; k++) {
    if (!takesFuel(fleet, k, nowS)) continue;
    out.fuelL += fleet.fuelL[k];
    out.tankL += fleet.tankL[k];
    if (fleet.setState[k] === setStates.starting) out.starting = true;
    if (fleet.setState[k] === setStates.running) out.useLPerH += fleet.useLPerH[k];
  }
}

/** Hours until the site is dry at what it burns now; Infinity where nothing is burnt, 0 where nothing is left. */
export function hoursLeft({ fuelL, useLPerH }: FuelLevel): number {
  if (fuelL <= 0) return 0;
  return useLPerH > 0 ? fuelL / useLPerH : Number.POSITIVE_INFINITY;
}
