import type { ComponentKind } from '../model/ids';
import { none } from '../model/ids';
import type { EventKind, EventSink } from '../model/run-event';
import type { Policies } from '../model/scenario';
import { createDcLineRun, type DcLineRun } from './dc-lines/dc-line-run';
import { areDcLinesOn } from './dc-lines/dc-lines';
import { createEnergisingState, type EnergisingState } from './energising/energising-state';
import type { BranchModel } from './flow/branch-model';
import { createDcSolver, type DcSolver } from './flow/dc-solver';
import type { GridStructure } from './flow/grid-structure';
import { createIslandFlows, type IslandFlows } from './flow/island-flows';
import { createIslands, createIslandWatch, type Islands, type IslandWatch } from './islands/islands';
import type { PowerState } from './power-engine';
import type { PowerSettings } from './power-settings';
import type { PreparedPower } from './prepare-power';
import { createStartTimes, type StartTimes } from './restoring/start-time';
import { createStateWatch, type StateWatch } from './run-states';
import { createStorageState, type StorageState } from './storage/storage-state';
import { fileAvailableMw, unitKindOf, unitsFormingGrid } from './unit-kind';

/** MW below which two figures count as equal. */
export const tinyMw = 1e-7;

/** DCSIMSEP adds this to Pmax before it takes the ramp rate from it; kept so that its times are met. Source: its `dcsimsep.m`. */
const uniformSlackMw = 1e-4;

/** Why a unit does not run: it was tripped on a surplus, or it lost the grid it fed. */
export const stopReasons = { none: 0, surplus: 1, noGrid: 2 } as const;

/** One run's grid: masks, units, feeders, islands and scratch. All arrays are made once. */
export interface PowerRun {
  prepared: PreparedPower;
  structure: GridStructure;
  /** Its `shuntMw` is the run's own: with what DC lines draw. */
  model: BranchModel;
  dcLines: DcLineRun;
  policies: Policies;
  settings: PowerSettings;
  sink: EventSink;
  solver: DcSolver;
  islandFlows: IslandFlows;
  stateWatch: StateWatch;
  /** Flows were solved since relays last saw them. */
  flowsChanged: boolean;
  state: PowerState;
  timeS: number;

  busLost: Uint8Array;
  branchLost: Uint8Array;
  /** Buses lost since the last settle, each followed by its event. */
  lostBuses: number[];
  branchTripped: Uint8Array;
  /** The trip event by branch. */
  branchTripEventIx: Int32Array;
  generatorLost: Uint8Array;
  /** 1 for a unit that may not run though it is in order: it has no cooling water. */
  unitHeld: Uint8Array;
  feederLost: Uint8Array;
  busActive: Uint8Array;
  branchActive: Uint8Array;
  busLive: Uint8Array;

  running: Uint8Array;
  stopReason: Uint8Array;
  /** When a stopped unit may start; -1 while it has no grid to start on. */
  readyS: Float64Array;
  generatorCauseIx: Int32Array;
  availableMw: Float64Array;
  /** 1 for units that can hold an island by themselves. */
  formsGrid: Uint8Array;
  /** Codes of `unitKinds`. */
  unitKind: Uint8Array;
  minMw: Float64Array;
  rampMwPerS: Float64Array;
  storage: StorageState;
  startTimes: StartTimes;
  /** When a unit last stopped; -1 where it never did. */
  stoppedS: Float64Array;
  /** What a unit may still move, MW: fills at its ramp rate, is spent by moving. */
  reserveMw: Float64Array;
  lowMw: Float64Array;
  highMw: Float64Array;
  /** 1 for a unit that gives nothing to what is being put back, since it would add to a full branch. */
  unitLeftOut: Uint8Array;

  /** What re-energising keeps. */
  energising: EnergisingState;
  /** What a feeder needs where it was on all the time, MW. */
  demandMw: Float64Array;
  /** Share of its need that a feeder is switched to get, 0 to 1. */
  share: Float64Array;

  /** Order in which feeders are switched off; the rota changes it among equals. */
  shedOrder: Int32Array;
  /** Seconds that a feeder has been off, all reasons but its own loss. */
  offS: Float64Array;
  /** 1 for a feeder that the rota keeps off. */
  rotated: Uint8Array;
  /** A feeder that the rota keeps off is not restored up to and including this time; -1 for none. */
  feederHeldS: Float64Array;

  /** The protection rule's rating by branch, MW; 0 for none. */
  ratingMw: Float64Array;
  /** Feeders at a bus are not tried again before this time, since one of them would have overloaded a branch. */
  busHeldS: Float64Array;
  /** The same for the bus loads of an island. */
  islandHeldS: Float64Array;
  /** The last kept by bus over changes of islands. */
  bulkHeldS: Float64Array;
  /** 1 for a bus at which a branch came or went when the islands were last found; and the branches before that. */
  rewired: Uint8Array;
  branchWasActive: Uint8Array;

  islands: Islands;
  islandWatch: IslandWatch;
  islandLive: Uint8Array;
  islandTouched: Uint8Array;
  islandCauseIx: Int32Array;
  islandShedMw: Float64Array;
  /** Earliest time of the next restore step, by island and kept by bus over changes of islands. */
  islandPaceS: Float64Array;
  busPaceS: Float64Array;
  /** Feeders by island in shedding order, units by island. */
  islandFeederStart: Int32Array;
  islandFeederIx: Int32Array;
  islandGeneratorStart: Int32Array;
  islandGeneratorIx: Int32Array;
  /** Buses that can draw by themselves: with a shunt or a DC line; and those by island, as `memberBusIx` has them. */
  canDraw: Uint8Array;
  islandShuntStart: Int32Array;
  islandShuntIx: Int32Array;

  /** Latest event at or beside a bus since the last settle, and whether it could bring supply. */
  touchIx: Int32Array;
  touchJoins: Uint8Array;
  /** The last event that changed the island of a bus. */
  disturbIx: Int32Array;
  topologyChanged: boolean;
  /** The set of live buses or branches changed: the matrix must be set up again. */
  matrixChanged: boolean;
  injectionsChanged: boolean;
  /** Demand or a unit's limit changed since the last settle. */
  demandChanged: boolean;

  liveBranch: Uint8Array;
  injectionMw: Float64Array;
  changedFeederIx: Int32Array;
  /** Flows as a restore step would leave them, and flows for one MW of its units and for all bus loads that are off. */
  trialFlowMw: Float64Array;
  unitFlow: Float64Array;
  loadFlow: Float64Array;
  changeMw: Float64Array;
  /** Scratch: what one MW at each bus adds to a branch. */
  busResponse: Float64Array;
  /** Flows for one MW injected at a bus, for the present matrix. */
  busFlows: Map<number, Float64Array>;
  oldIslandIx: Int32Array;
  fragmentCount: Int32Array;
  fragmentSeenIn: Int32Array;
  largestFragment: Int32Array;
}

export interface PowerRunParts {
  prepared: PreparedPower;
  model: BranchModel;
  policies: Policies;
  settings: PowerSettings;
  sink: EventSink;
}

/** Everything in service as in the file, nothing energised yet. */
export function createPowerRun(parts: PowerRunParts): PowerRun {
  const { structure, feeders } = parts.prepared;
  const { busCount, branchCount, generatorCount, grid } = structure;
  const feederCount = feeders.feederIds.length;
  const islands = createIslands(busCount);
  const { rampSharePerMin, uniformRampSharePerMin, uniformLeastRampMwPerMin } = parts.settings;
  const uniform = parts.policies.balance === 'uniform';
  const storage = createStorageState(grid.generators, parts.settings);
  const state: PowerState = {
    timeS: 0,
    busState: new Uint8Array(busCount),
    busIslandIx: islands.busIslandIx,
    busAngleRad: new Float64Array(busCount),
    busCauseIx: new Int32Array(busCount).fill(none),
    branchState: new Uint8Array(branchCount),
    branchFlowMw: new Float64Array(branchCount),
    branchLoading: new Float64Array(branchCount),
    generatorState: new Uint8Array(generatorCount),
    generatorOutputMw: Float64Array.from(grid.generators, (unit, g) =>
      structure.generatorPresent[g] === 1 ? unit.outputMw : 0,
    ),
    storedMwh: storage.storedMwh,
    feederState: new Uint8Array(feederCount),
    feederNeededMw: new Float64Array(feederCount),
    feederServedMw: new Float64Array(feederCount),
    feederOffShare: new Float64Array(feederCount),
    feederCauseIx: new Int32Array(feederCount).fill(none),
    balanceErrorMw: 0,
    flowResidual: 0,
  };
  const units = grid.generators;
  const rampMwPerS = Float64Array.from(units, (unit) => {
    const byTable = uniform
      ? Math.max(uniformLeastRampMwPerMin, uniformRampSharePerMin * (unit.maxMw + uniformSlackMw))
      : rampSharePerMin[unit.technology] * unit.maxMw;
    const perMin = unit.rampMwPerMin !== undefined && unit.rampMwPerMin > 0 ? unit.rampMwPerMin : byTable;
    return Math.max(0, perMin) / 60;
  });
  const solver = createDcSolver(structure, parts.model);
  const model = { ...parts.model, shuntMw: parts.model.shuntMw.slice() };
  const dcLinesOn = areDcLinesOn(structure, parts.policies.dcLinesOn);
  const dcLines = createDcLineRun(structure, dcLinesOn, model.shuntMw);
  const canDraw = Uint8Array.from(dcLines.shuntMw, (mw) => (mw === 0 ? 0 : 1));
  for (const ends of [dcLines.lines.fromBusIx, dcLines.lines.toBusIx])
    for (const bus of ends) canDraw[bus] = 1;
  return {
    ...parts,
    structure,
    model,
    dcLines,
    solver,
    islandFlows: createIslandFlows(solver),
    stateWatch: createStateWatch(structure, feeders),
    flowsChanged: true,
    state,
    timeS: 0,
    busLost: new Uint8Array(busCount),
    branchLost: new Uint8Array(branchCount),
    lostBuses: [],
    branchTripped: new Uint8Array(branchCount),
    branchTripEventIx: new Int32Array(branchCount).fill(none),
    generatorLost: new Uint8Array(generatorCount),
    unitHeld: new Uint8Array(generatorCount),
    feederLost: new Uint8Array(feederCount),
    busActive: structure.busPresent.slice(),
    branchActive: structure.branchPresent.slice(),
    busLive: new Uint8Array(busCount),
    running: structure.generatorPresent.slice(),
    stopReason: new Uint8Array(generatorCount),
    readyS: new Float64Array(generatorCount).fill(-1),
    generatorCauseIx: new Int32Array(generatorCount).fill(none),
    availableMw: fileAvailableMw(units),
    formsGrid: unitsFormingGrid(units, structure.generatorPresent),
    unitKind: Uint8Array.from(units, unitKindOf),
    minMw: Float64Array.from(units, (unit) => Math.min(unit.minMw, unit.maxMw)),
    rampMwPerS,
    storage,
    startTimes: createStartTimes(units, parts.settings),
    stoppedS: new Float64Array(generatorCount).fill(-1),
    reserveMw: Float64Array.from(units, (unit, g) => (rampMwPerS[g] > 0 ? Math.max(0, unit.maxMw) : 0)),
    lowMw: new Float64Array(generatorCount),
    highMw: new Float64Array(generatorCount),
    unitLeftOut: new Uint8Array(generatorCount),
    energising: createEnergisingState(
      structure,
      feeders,
      parts.settings,
      parts.policies.restoration ?? 'both',
    ),
    demandMw: new Float64Array(feederCount),
    share: new Float64Array(feederCount).fill(1),
    shedOrder: feeders.shedOrder.slice(),
    offS: new Float64Array(feederCount),
    rotated: new Uint8Array(feederCount),
    feederHeldS: new Float64Array(feederCount).fill(-1),
    ratingMw: Float64Array.from(grid.branches, (it) =>
      parts.policies.protection === 'integral' ? it.ratingBMw : it.ratingAMw,
    ),
    busHeldS: new Float64Array(busCount),
    islandHeldS: new Float64Array(busCount),
    bulkHeldS: new Float64Array(busCount),
    rewired: new Uint8Array(busCount),
    branchWasActive: new Uint8Array(branchCount),
    islands,
    islandWatch: createIslandWatch(busCount, branchCount),
    islandLive: new Uint8Array(busCount),
    islandTouched: new Uint8Array(busCount),
    islandCauseIx: new Int32Array(busCount).fill(none),
    islandShedMw: new Float64Array(busCount),
    islandPaceS: new Float64Array(busCount),
    busPaceS: new Float64Array(busCount),
    islandFeederStart: new Int32Array(busCount + 1),
    islandFeederIx: new Int32Array(feederCount),
    islandGeneratorStart: new Int32Array(busCount + 1),
    islandGeneratorIx: new Int32Array(generatorCount),
    canDraw,
    islandShuntStart: new Int32Array(busCount + 1),
    islandShuntIx: new Int32Array(canDraw.reduce((sum, it) => sum + it, 0)),
    touchIx: new Int32Array(busCount).fill(none),
    touchJoins: new Uint8Array(busCount),
    disturbIx: new Int32Array(busCount).fill(none),
    topologyChanged: true,
    matrixChanged: true,
    injectionsChanged: true,
    demandChanged: true,
    liveBranch: new Uint8Array(branchCount),
    injectionMw: new Float64Array(busCount),
    changedFeederIx: new Int32Array(feederCount),
    trialFlowMw: new Float64Array(branchCount),
    unitFlow: new Float64Array(branchCount),
    loadFlow: new Float64Array(branchCount),
    changeMw: new Float64Array(busCount),
    busResponse: new Float64Array(busCount),
    busFlows: new Map(),
    oldIslandIx: new Int32Array(busCount).fill(none),
    fragmentCount: new Int32Array(busCount),
    fragmentSeenIn: new Int32Array(busCount),
    largestFragment: new Int32Array(busCount),
  };
}

/** Neither lost nor kept out of service. */
export function mayRun({ generatorLost, unitHeld }: PowerRun, generatorIx: number): boolean {
  return generatorLost[generatorIx] === 0 && unitHeld[generatorIx] === 0;
}

/** Logs an event at the run's present time; a cause of -1 is left out. */
export function logEvent(
  run: PowerRun,
  kind: EventKind,
  component: ComponentKind,
  id: string,
  causeIx: number,
  valueMw?: number,
): number {
  const event = { timeS: run.timeS, kind, component, id };
  return run.sink({
    ...event,
    ...(causeIx === none ? {} : { causeIx }),
    ...(valueMw === undefined ? {} : { valueMw }),
  });
}

/** An island is named by the first of its buses in the order of ids. */
export function islandId(run: PowerRun, islandIx: number): string {
  const { memberStart, memberBusIx } = run.islands;
  const { busRank, grid } = run.structure;
  let first = memberBusIx[memberStart[islandIx]];
  for (let m = memberStart[islandIx]; m < memberStart[islandIx + 1]; m++) {
    if (busRank[memberBusIx[m]] < busRank[first]) first = memberBusIx[m];
  }
  return grid.buses[first].id;
}
