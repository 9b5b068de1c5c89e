import type { Issue } from '../model/result';

/**
 * One hydraulic network on the one clock, whatever solver is behind it. SI throughout; times in whole
 * seconds from the scenario's start. Changes take effect from the present time on.
 */
export interface HydraulicEngine {
  readonly index: HydraulicIndex;
  /** Live arrays owned by the engine, valid after `start` and `advance`. */
  readonly state: HydraulicState;
  /** Solves time 0. */
  start(): HydraulicOutcome;
  /** A pump without power stays off whatever controls and rules say, and is handed back to them after. */
  setPumpPower(linkIx: number, powered: boolean): void;
  /** Lets a pump with power give this share of its capacity, 0 to 1. Absent where pumps run whole or not at all. */
  setPumpShare?(linkIx: number, share: number): void;
  /** A powered valve without power stays as it is: no control or rule moves it. Absent where the engine has no valves. */
  setValvePower?(linkIx: number, powered: boolean): void;
  /** Closes a link (isolated pipe, lost valve), or hands it back. */
  setLinkLost(linkIx: number, lost: boolean): void;
  /** Closes every link of a reservoir (treatment without power), or hands them back. */
  setSourceClosed(nodeIx: number, closed: boolean): void;
  /** Outflow coefficient of a leak at a node, m3/s per sqrt(m); 0 for none. */
  setLeak(nodeIx: number, m3sPerSqrtM: number): void;
  /**
   * Sets a steady draw, such as a plant's cooling water, which counts as demand: at a junction that has none in its
   * file, or at a supply zone, on top of its own. False, with nothing changed, anywhere else.
   */
  setDraw(nodeIx: number, m3s: number): boolean;
  /** Runs from the present time to `timeS` and leaves the state of that time. */
  advance(timeS: number): HydraulicOutcome;
  /**
   * The whole second, after the present one, at which flows will change by themselves before the next 15 min; Infinity
   * for none. Absent where the engine cannot tell.
   */
  nextTimeS?(): number;
  /**
   * Where something may act that `nextTimeS` cannot foresee (rules): takes a step early, to `timeS` or to the second before it at
   * which the flows change. `state.timeS` tells which; `advance` to it then leaves its state. Changes made before that take effect there.
   */
  stepAhead?(timeS: number): HydraulicOutcome;
  /** Frees the solver's memory; the engine cannot be used after. */
  dispose(): void;
}

/** Element ids as in the network's file. */
export interface HydraulicIndex {
  nodeIds: string[];
  /** 0 junction, 1 reservoir, 2 tank. */
  nodeKind: Uint8Array;
  linkIds: string[];
  /** 0 pipe, 1 pump, 2 valve. */
  linkKind: Uint8Array;
  linkFromIx: Int32Array;
  linkToIx: Int32Array;
  /** 0 for pumps. */
  linkDiameterM: Float64Array;
  /** Node index by tank. */
  tankNodeIx: Int32Array;
}
export const nodeKinds = { junction: 0, reservoir: 1, tank: 2 } as const;
export const linkKinds = { pipe: 0, pump: 1, valve: 2 } as const;

export interface HydraulicState {
  timeS: number;
  nodeHeadM: Float64Array;
  nodePressureM: Float64Array;
  /** What consumers want, and what reaches them; 0 at nodes that are not junctions. */
  nodeDemandM3s: Float64Array;
  nodeDeliveredM3s: Float64Array;
  /** What a junction with negative demand (a well, an import) feeds in; 0 elsewhere. */
  nodeInjectedM3s: Float64Array;
  /** Sums from time 0 by node over every hydraulic step, m3: wanted and delivered. */
  nodeDemandTotalM3: Float64Array;
  nodeDeliveredTotalM3: Float64Array;
  linkFlowM3s: Float64Array;
  /** 1 open, 0 closed. */
  linkOpen: Uint8Array;
  tankLevelM: Float64Array;
  tankVolumeM3: Float64Array;
  /** Sums from time 0, m3: wanted, delivered, leaked, drawn from sources, taken from tanks net. */
  demandM3: number;
  deliveredM3: number;
  leakedM3: number;
  sourceM3: number;
  /** sources + tanks' loss - delivered - leaked, m3, from time 0. */
  balanceErrorM3: number;
}

export interface HydraulicOutcome {
  status: 'solved' | 'notConverged' | 'failed';
  /** What should be told, with time and size. */
  issues: Issue[];
  /** Tanks that ran empty or began to hold water again, with the whole second it happened. */
  tankChanges: { tankIx: number; timeS: number; empty: boolean }[];
}
