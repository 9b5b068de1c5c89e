import type { ComponentRef } from './ids';

/** What a member of a ring waits for, from the next member. */
export const waitReasons = [
  'coolingWater',
  'water',
  'power',
  'supply',
  'voltage',
  'unit',
  'cranking',
] as const;
export type WaitReason = (typeof waitReasons)[number];

/** One member of a ring, and what it waits for from the one after it; the last waits for the first. */
export interface DeadlockLink {
  component: ComponentRef;
  waitsFor: WaitReason;
}

/**
 * What can be brought from outside: a backup set for a station or pump, fuel for sets that ran dry, a set that starts a
 * unit, water by tanker for a unit's cooling.
 */
export const supplyNeeds = ['set', 'fuel', 'startingSet', 'waterTanker'] as const;
export type SupplyNeed = (typeof supplyNeeds)[number];

export interface BroughtSupply {
  kind: SupplyNeed;
  /** Where it is brought to. */
  component: ComponentRef;
  /** kW that a set must give; absent where that is not known, and for water. */
  powerKw?: number;
  /** Litres of diesel a day that keep its sets running. */
  fuelLPerDay?: number;
  waterM3PerH?: number;
}

/** What the scenario holds in store that opens a ring: a repair, a delivery of fuel or a set that is on its way. */
export interface ComingHelp {
  kind: 'repair' | 'delivery' | 'set';
  component: ComponentRef;
  timeS: number;
}

/** Power that waits for water that waits for power: nothing in the ring can come back by itself. */
export interface Deadlock {
  foundS: number;
  /** What is already to come and opens it: then it is a wait, not a deadlock, and no event tells of it. */
  waitsUntil?: ComingHelp;
  /** When it opened; absent where it held to the end. */
  openedS?: number;
  /** The units that are held, by id. */
  unitIds: string[];
  ring: DeadlockLink[];
  /**
   * What opens it, each entry by itself, least power first. Entries of two supplies, needed together, are there
   * only where no single one opens it; empty where not even two do.
   */
  openers: BroughtSupply[][];
}
