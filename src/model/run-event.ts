import type { ComponentKind } from './ids';

/**
 * What can be logged, in the past tense. The log is one list over all systems; `causeIx` points at the
 * event that brought this one about, so that "why is this dark?" is a walk back to an event without a cause.
 */
export const eventKinds = [
  // damage and repair
  'componentLost',
  'componentRepaired',
  'repairSlowed',
  'repairAtFullPace',
  // grid
  'islandFormed',
  'islandsRejoined',
  'islandWentDark',
  'islandReenergised',
  'islandStaysDark',
  'branchEnergised',
  'branchSynchronised',
  'branchAlarmed',
  'branchWarned',
  'branchTripped',
  'branchReclosed',
  'generatorTripped',
  'generatorRampedDown',
  'generatorStarted',
  'generatorBlackStarted',
  'neighbourGaveVoltage',
  'generatorCranked',
  'storageEmptied',
  'storageFull',
  'loadShed',
  'loadRestored',
  'loadPickedUp',
  'operatorsRedispatched',
  'feederShed',
  'feederWentDark',
  'feederRestored',
  'feederRotatedOff',
  'feederRotatedOn',
  'ratingRaised',
  'dcLineStopped',
  'dcLineResumed',
  'coolingShort',
  'coolingReturned',
  'generatorDerated',
  'generatorStopped',
  'deadlockFound',
  'deadlockOpened',
  // water
  'pumpLostPower',
  'pumpPowerReturned',
  'pumpRestarted',
  'pumpLimited',
  'pipeShutOff',
  'sourceClosed',
  'sourceReopened',
  'tankEmptied',
  'tankRefilled',
  'areaLostWater',
  'areaWaterReturned',
  'upperFloorsLostWater',
  'upperFloorsWaterReturned',
  'waterUnsafe',
  'waterSafe',
  'waterPointOpened',
  'waterPointLostPower',
  'waterPointEmptied',
  'hydraulicsUnbalanced',
  'valveLostPower',
  'valvePowerReturned',
  // consumers
  'facilityLostGrid',
  'facilityGridReturned',
  'backupStarted',
  'backupFailedToStart',
  'backupFailed',
  'backupRanDry',
  'backupStopped',
  'backupServiced',
  'sunTookOver',
  'batteryEmptied',
  'facilityWentDark',
  'facilityPowerReturned',
  'facilityLostWater',
  'facilityWaterReturned',
  'sewageOverflowed',
  'sewageOverflowEnded',
  'indoorsCold',
  'indoorsTooCold',
  'pipesMayFreeze',
  'indoorsWarmAgain',
  'hospitalCareReduced',
  'hospitalTransferDue',
  'fuelCalledFor',
  'waterCalledFor',
  'delivered',
] as const;
export type EventKind = (typeof eventKinds)[number];

/** One logged change of state. Times count from the start of the scenario. */
export interface RunEvent {
  timeS: number;
  kind: EventKind;
  component: ComponentKind;
  id: string;
  /** Index in the log of the event that caused this one; absent for the first of a chain. */
  causeIx?: number;
  /** Fraction of the rule's rating. */
  loading?: number;
  /** MW that changed. */
  valueMw?: number;
  /** Further figures by unit-bearing name, for example `levelM`, `fuelL`, `aboveRatingS`, `people`. */
  values?: Record<string, number>;
}

/** Takes an event into the log and returns its index, to be handed on as a cause. */
export type EventSink = (event: RunEvent) => number;
