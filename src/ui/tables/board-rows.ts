import type { FacilityKind } from '../../model/facility';
import { facilityPowerStates, facilityWaterStates } from '../../model/run-record';
import type { FacilityNow } from './facility-now';

/** A facility on the board, at one time; states are absent where there is no run. */
export interface BoardRow extends Partial<FacilityNow> {
  id: string;
  name: string;
  kind: FacilityKind;
  /** Priority tier, 1 first. */
  tier: number;
  /** What the site has for itself, whatever the time. */
  setKw: number;
  tankL: number;
  batteryKwh: number;
  solarKw: number;
  storeM3: number;
  /** Hours that a full store of water lasts at its normal need; absent without either. */
  fullStoreH?: number;
}

/** What the board can be narrowed to, by state. */
export const boardChoices = ['dark', 'partial', 'backup', 'short', 'dry', 'harm'] as const;
export type BoardChoice = (typeof boardChoices)[number];

/** Fuel or charge for fewer hours than this is short. */
export const shortH = 6;

const { dark, lost, partial, battery, backup, solar, grid } = facilityPowerStates;

/** In whole or in part, as metrics and curves count it: a set that carries part of the need runs too. */
function runsOnBackup(power: number | undefined): boolean {
  return power === backup || power === battery || power === solar || power === partial;
}

export function isOnBoard(row: BoardRow, choice: BoardChoice | undefined): boolean {
  switch (choice) {
    case 'dark':
      return row.power === dark || row.power === lost;
    case 'partial':
      return row.power === partial;
    case 'backup':
      return runsOnBackup(row.power);
    case 'short':
      return (powerLeftH(row) ?? shortH) < shortH;
    case 'dry':
      return row.water === facilityWaterStates.none;
    case 'harm':
      return row.harm !== undefined;
    default:
      return true;
  }
}

/** Hours that what carries the site now lasts: fuel or charge. */
export function powerLeftH({ fuelH, chargeH }: BoardRow): number | undefined {
  return fuelH ?? chargeH;
}

/** Worst first: dark, lost, partly served, on battery, on generator, on the sun, on the grid. */
const powerOrder: readonly number[] = [dark, lost, partial, battery, backup, solar, grid];
/** Fuel for longer than this is no reason to come first, h. */
const longFuelH = 1000;

/**
 * Order of unmet need, most urgent first: facilities without normal power before those with it; among them by
 * tier, then by state, those without water first, and of those on generators the one whose fuel ends first.
 */
export function urgencyOf(row: BoardRow): number {
  const { power = grid, water, tier, harm } = row;
  const state = Math.max(0, powerOrder.indexOf(power));
  const isDry = water === facilityWaterStates.none;
  const isWell = power === grid && !isDry && harm === undefined;
  const fuel = Math.min(powerLeftH(row) ?? longFuelH, longFuelH) / (longFuelH + 1);
  return (isWell ? 1000 : 0) + tier * 100 + state * 10 + (isDry ? 0 : 2) + fuel;
}
