import type { ComponentRef } from '../model/ids';

/**
 * The grid on the one clock. The owner applies changes (losses, repairs, demand), lets the engine `settle`,
 * and between its own events calls `advance` at the times the engine asks for. Every change of state is
 * pushed to the event sink given at creation, with its cause.
 */
export interface PowerEngine {
  readonly index: PowerIndex;
  /** Live arrays owned by the engine; valid after `settle` and `advance`, copied by who wants to keep them. */
  readonly state: PowerState;
  /** Needed MW per feeder of `index.feederIds`; taken into account by the next `settle`. */
  setDemand(neededMw: Float64Array): void;
  /**
   * Upper output limit of a generator now (weather, cooling water); never above its Pmax. `causeIx` is the event behind
   * it where what the grid does about it should be put down to it.
   */
  setAvailable(generatorIx: number, availableMw: number, causeIx?: number): void;
  /**
   * Keeps a generator out of service, whatever the grid needs, from the event `causeIx`: a running one stops at once.
   * Let go, it starts like one that lost its grid, with cranking power and in its start time.
   */
  setHeld(generatorIx: number, held: boolean, causeIx: number): void;
  /** Takes a bus, branch, generator or feeder out, from the event `causeIx`. */
  lose(component: ComponentRef, causeIx: number): void;
  /** Puts it back into service, from the event `causeIx`; protection trips of it are cleared. */
  repair(component: ComponentRef, causeIx: number): void;
  /** Works out islands, balance, shedding and flows at `timeS` after changes. */
  settle(timeS: number): void;
  /** When the engine will next act by itself (trip, reclose, restore step); Infinity if never. */
  nextTimeS(): number;
  /** Carries out all that is due at `timeS`, which must not lie after `nextTimeS()`. */
  advance(timeS: number): void;
  /** Frees what a solver holds for the operators; the engine must not be used after it. */
  dispose(): void;
}

/** Outside ids by dense index. */
export interface PowerIndex {
  busIds: string[];
  branchIds: string[];
  generatorIds: string[];
  /** The Region's feeders, then `bus:ID` for each bus whose own load is not 0, isolated buses left out. */
  feederIds: string[];
  feederBusIx: Int32Array;
  /** Generators with a store of energy. */
  storageIds: string[];
}

/** Codes are those of `model/run-record`; `…CauseIx` is the event behind the present state, -1 for none. */
export interface PowerState {
  timeS: number;
  busState: Uint8Array;
  /** Island number by bus, -1 for buses out of service. */
  busIslandIx: Int32Array;
  busAngleRad: Float64Array;
  busCauseIx: Int32Array;
  branchState: Uint8Array;
  branchFlowMw: Float64Array;
  /** |flow| over the rule's rating; 0 without a rating. */
  branchLoading: Float64Array;
  generatorState: Uint8Array;
  generatorOutputMw: Float64Array;
  /** Energy that can still be drawn, by store. */
  storedMwh: Float64Array;
  feederState: Uint8Array;
  /** What is on as it draws, above its demand for a while after an outage; what is off as if there had been none. */
  feederNeededMw: Float64Array;
  feederServedMw: Float64Array;
  /** Share of a feeder that is off, 0 to 1, whatever it needs; 1 where it is dark or lost. */
  feederOffShare: Float64Array;
  feederCauseIx: Int32Array;
  /** Largest |generation - served load - shunts| of any island, MW. */
  balanceErrorMw: number;
  /** Residual of the flows over the largest injection; where it is above 1e-7 the grid has no DC flow and all flows read 0. */
  flowResidual: number;
}
