import { facilityPowerStates, facilityWaterStates } from '../../model/run-record';
import type { MessageId } from '../../words/catalogue';

/** A facility on the board, at one time. */
export interface BoardRow {
  id: string;
  name: string;
  kindId: MessageId;
  /** Priority tier, 1 first. */
  tier: number;
  power: number;
  water: number;
  /** Hours that its fuel lasts; absent when it does not run on its generator. */
  fuelH?: number;
}

/** What the board can be narrowed to. */
export const boardChoices = ['all', 'dark', 'backup', 'dry'] as const;
export type BoardChoice = (typeof boardChoices)[number];

export function isOnBoard({ power, water }: BoardRow, choice: BoardChoice): boolean {
  switch (choice) {
    case 'dark':
      return power === facilityPowerStates.dark || power === facilityPowerStates.lost;
    case 'backup':
      return power === facilityPowerStates.backup || power === facilityPowerStates.battery;
    case 'dry':
      return water === facilityWaterStates.none;
    default:
      return true;
  }
}

/** Worst first: dark, lost, partly served, on battery, on generator, on the grid. */
const powerOrder: readonly number[] = [
  facilityPowerStates.dark,
  facilityPowerStates.lost,
  facilityPowerStates.partial,
  facilityPowerStates.battery,
  facilityPowerStates.backup,
  facilityPowerStates.grid,
];
/** Fuel for longer than this is no reason to come first, h. */
const longFuelH = 1000;

/**
 * Order of unmet need, most urgent first: facilities without normal power before those with it; among them by
 * tier, then by state, those without water first, and of those on generators the one whose fuel ends first.
 */
export function urgencyOf({ power, water, tier, fuelH }: BoardRow): number {
  const state = Math.max(0, powerOrder.indexOf(power));
  const isWell = power === facilityPowerStates.grid && water !== facilityWaterStates.none;
  const dry = water === facilityWaterStates.none ? 0 : 1;
  const fuel = Math.min(fuelH ?? longFuelH, longFuelH) / (longFuelH + 1);
  return (isWell ? 1000 : 0) + tier * 100 + state * 10 + dry * 2 + fuel;
}
