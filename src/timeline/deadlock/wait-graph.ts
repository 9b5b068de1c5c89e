/** Kinds of nodes of the graph of who waits for whom. */
export const waitKinds = { unit: 0, bus: 1, feeder: 2, supply: 3, water: 4 } as const;

/**
 * What power and water need of each other, without numbers of state. Nodes are units, buses, feeders, electric supplies
 * of water (pumps, sources) and nodes of water networks, in this order; `start` has the first of each kind.
 */
export interface WaitGraph {
  count: number;
  start: { unit: number; bus: number; feeder: number; supply: number; water: number };
  kind: Uint8Array;
  /** By unit: its bus, its cooling node (-1 for none), MW to start it (0 where it starts alone), MW it can give. */
  unitBus: Int32Array;
  unitWater: Int32Array;
  startsAlone: Uint8Array;
  crankMw: Float64Array;
  maxMw: Float64Array;
  /** By feeder: its bus. */
  feederBus: Int32Array;
  /** By supply: the feeders or buses it hangs on. */
  supplyPoints: Int32Array[];
  /** By bus: its units, and pairs of branch and far bus. */
  busUnits: Int32Array[];
  busBranches: Int32Array[];
  branchCount: number;
  /** By water node: the supply that must run for it to pass anything on, -1 for none. */
  waterGate: Int32Array;
  /** By water node: triples of link, far node and the supply of a pump that lifts from there; -1: no pump, -2: a pump that needs no power. */
  waterInlets: Int32Array[];
  /** Ground by water node, m; -Infinity where there are no heads. */
  groundM: Float64Array;
  /** Nodes to look at again when one comes alive. */
  dependents: Int32Array[];
}

/** In `waterInlets`: water comes by itself, or by a pump that nothing can take power from. */
export const inletKinds = { pipe: -1, freePump: -2 } as const;

/** What holds now, for one look at the graph. */
export interface Situation {
  /** 1 for nodes that are alive now: running units, live buses, feeders that serve, supplies with power, water at a source. */
  alive: Uint8Array;
  /** 1 for what is there at all: in service, lost with a repair to come. */
  present: Uint8Array;
  branchUsable: Uint8Array;
  /** By unit: 1 where its cooling water is enough as it is. */
  cooled: Uint8Array;
  /** By unit: 1 where somebody brings what starts it. */
  startBrought: Uint8Array;
  /** MW that a feeder needs to be switched on, by feeder. */
  feederMw: Float64Array;
  /** Head by water node of what is alive now, m; -Infinity else. */
  headM: Float64Array;
  /** 1 for links that are open or can come open, in the order of all networks' links. */
  linkWay: Uint8Array;
}
