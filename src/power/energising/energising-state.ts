import { none } from '../../model/ids';
import type { RestorationPolicy } from '../../model/scenario';
import type { FeederTable } from '../feeder-table';
import type { GridStructure } from '../flow/grid-structure';
import type { PowerSettings } from '../power-settings';
import { blackStartTechnologies } from './constants';
import { createFrontier, type Frontier } from './frontier';

/** What re-energising keeps from settle to settle. Dense by branch, bus, unit and feeder. */
export interface EnergisingState {
  /** 1 for a branch that is open since voltage was lost at an end of it, or since it was repaired. */
  branchOpen: Uint8Array;
  /** 1 for a branch that could be closed: neither lost nor tripped, and both ends in service. */
  branchReady: Uint8Array;
  /** The repair or reclosing that made a branch ready. */
  branchReadyIx: Int32Array;
  frontier: Frontier;
  /** When two live islands may be joined over the branch; Infinity where it has none to join. */
  syncS: Float64Array;

  /** From when on a dark bus may be switched: it is known to be dark, or has been repaired. */
  busReadyS: Float64Array;
  /** How often in a row a bus had voltage for a short time only. */
  busFalls: Uint8Array;
  /** When a bus last got voltage, and the event that brought it; -Infinity and -1 from the start. */
  busLiveS: Float64Array;
  busLiveIx: Int32Array;
  /** The event that told that voltage comes back to the dark area of a bus. */
  areaIx: Int32Array;
  /** 1 for a bus of an area that is known to have no way back. */
  toldStuck: Uint8Array;

  canBlackStart: Uint8Array;
  unitRepairedS: Float64Array;
  /** MW a unit draws while it starts, and what it draws now. */
  crankNeedMw: Float64Array;
  crankMw: Float64Array;
  /** When an island tries again to crank a unit that did not fit. */
  islandCrankS: Float64Array;

  /** Dark buses that wait until units can carry their shunts, each with the branch it waits at. */
  waitingViaIx: Map<number, number>;

  /** 1 for a feeder that had no voltage and has not been picked up since; for how long, s. */
  cold: Uint8Array;
  outageS: Float64Array;
  /** What a feeder draws, or would draw, over its normal need, and when that was reckoned. */
  factor: Float64Array;
  factorS: Float64Array;
  /** When factors are reckoned anew; Infinity while all are 1. */
  nextColdS: number;
  /** MW by island that waits for pick-ups. */
  islandColdMw: Float64Array;
  /** Earliest time of the next pick-up, by island and kept by bus over changes of islands. */
  islandPickupS: Float64Array;
  busPickupS: Float64Array;

  /** When something is switched next; worked out at the end of each settle. */
  nextSwitchS: number;
  /** Something was switched since the islands were last found. */
  hasSwitched: boolean;
  /** The dark area changed since it was last looked at. */
  darkChanged: boolean;
  islandOf: Int32Array;
  dueBusIx: Int32Array;
  viaBranchIx: Int32Array;
  islandCapacityMw: Float64Array;
  islandRoomMw: Float64Array;
  islandSwitched: Int32Array;
  stepsAway: Int32Array;
  queue: Int32Array;
}

export function createEnergisingState(
  structure: GridStructure,
  feeders: FeederTable,
  settings: PowerSettings,
  restoration: RestorationPolicy,
): EnergisingState {
  const { busCount, branchCount, generatorCount, grid } = structure;
  const feederCount = feeders.feederIds.length;
  const units = grid.generators;
  return {
    branchOpen: new Uint8Array(branchCount),
    branchReady: new Uint8Array(branchCount),
    branchReadyIx: new Int32Array(branchCount).fill(none),
    frontier: createFrontier(busCount, branchCount),
    syncS: new Float64Array(branchCount).fill(Number.POSITIVE_INFINITY),
    busReadyS: new Float64Array(busCount),
    busFalls: new Uint8Array(busCount),
    busLiveS: new Float64Array(busCount).fill(Number.NEGATIVE_INFINITY),
    busLiveIx: new Int32Array(busCount).fill(none),
    areaIx: new Int32Array(busCount).fill(none),
    toldStuck: new Uint8Array(busCount),
    canBlackStart: Uint8Array.from(units, (unit) => {
      const isTie = unit.technology === 'interconnection';
      if (restoration === (isTie ? 'own' : 'neighbours')) return 0;
      return (unit.blackStart ?? blackStartTechnologies.has(unit.technology)) ? 1 : 0;
    }),
    unitRepairedS: new Float64Array(generatorCount),
    crankNeedMw: Float64Array.from(units, (unit) => {
      const byTable = settings.crankShare[unit.technology] * Math.max(0, unit.maxMw);
      return Math.max(0, unit.crankingMw ?? byTable);
    }),
    crankMw: new Float64Array(generatorCount),
    islandCrankS: new Float64Array(busCount).fill(Number.POSITIVE_INFINITY),
    waitingViaIx: new Map(),
    cold: new Uint8Array(feederCount),
    outageS: new Float64Array(feederCount),
    factor: new Float64Array(feederCount).fill(1),
    factorS: new Float64Array(feederCount),
    nextColdS: Number.POSITIVE_INFINITY,
    islandColdMw: new Float64Array(busCount),
    islandPickupS: new Float64Array(busCount),
    busPickupS: new Float64Array(busCount),
    nextSwitchS: Number.POSITIVE_INFINITY,
    hasSwitched: false,
    darkChanged: false,
    islandOf: new Int32Array(busCount),
    dueBusIx: new Int32Array(busCount),
    viaBranchIx: new Int32Array(busCount),
    islandCapacityMw: new Float64Array(busCount),
    islandRoomMw: new Float64Array(busCount),
    islandSwitched: new Int32Array(busCount),
    stepsAway: new Int32Array(busCount),
    queue: new Int32Array(busCount),
  };
}
