import type { Result } from '../model/result';

/**
 * What the water engine needs of EPANET 2.3: one loaded library that opens networks. Implemented over the WASM
 * library in `workers/wasm/epanet.ts`; nothing in `src/water` knows where the library came from.
 * Indices count from 0. Values are in the units of the network's file. Calls return EPANET's error code
 * where one is possible: 0 done, 1 to 6 a warning, from 100 an error.
 */
export interface HydraulicSolver {
  /** The library's version, 20305 for 2.3.5. */
  readonly version: number;
  /** Memory the library holds, bytes. */
  memoryBytes(): number;
  /** Opens a network; on failure the lines of EPANET's own report say why. */
  open(inpText: string): Result<SolverNetwork, SolverFailure>;
}

export interface SolverFailure {
  code: number;
  /** EPANET's name of the error. */
  message: string;
  reportLines: string[];
}

export interface SolverNetwork {
  nodeCount(): number;
  linkCount(): number;
  controlCount(): number;
  ruleCount(): number;
  nodeId(nodeIx: number): string;
  linkId(linkIx: number): string;
  nodeType(nodeIx: number): number;
  linkType(linkIx: number): number;
  linkNodes(linkIx: number): { fromIx: number; toIx: number };
  /** Reads one property of all nodes or links in one call. */
  readNodes(property: number, out: Float64Array): void;
  readLinks(property: number, out: Float64Array): void;
  nodeValue(property: number, nodeIx: number): number;
  linkValue(property: number, linkIx: number): number;
  setNodeValue(property: number, nodeIx: number, value: number): number;
  setLinkValue(property: number, linkIx: number, value: number): number;
  option(option: number): number;
  setOption(option: number, value: number): number;
  timeParameter(parameter: number): number;
  setTimeParameter(parameter: number, value: number): number;
  statistic(statistic: number): number;
  flowUnits(): number;
  demandModel(): SolverDemandModel;
  setDemandModel(model: SolverDemandModel): number;
  control(controlIx: number): SolverControl;
  setControlEnabled(controlIx: number, enabled: boolean): void;
  /** Actions of a rule, THEN before ELSE. */
  ruleActions(ruleIx: number): SolverRuleAction[];
  /** What a rule with one premise waits for; undefined for rules with more. */
  onlyPremise(ruleIx: number): SolverPremise | undefined;
  setRuleAction(action: SolverRuleAction, status: number, setting: number): void;
  addJunction(id: string): { code: number; nodeIx: number };
  /** Adds a pattern that is 1 all the time; returns EPANET's number of it, -1 where it cannot. */
  addPattern(id: string): number;
  addPipe(id: string, fromIx: number, toIx: number): { code: number; linkIx: number };
  setLinkNodes(linkIx: number, fromIx: number, toIx: number): number;
  /** Makes the network ready to be stepped from time 0. */
  startHydraulics(): number;
  /** Solves the present time. */
  solve(): number;
  presentTimeS(): number;
  /** Moves to the end of the next hydraulic step, updating tanks and rules; returns its length. */
  step(): number;
  /** Seconds to the next moment at which a tank runs full or empty or a simple control acts, at most the hydraulic step. Rules are left out. */
  nextEventS(): number;
  /** EPANET's sentence for an error or warning code. */
  describe(code: number): string;
  /** Frees everything; the object cannot be used after. */
  dispose(): void;
}

export interface SolverDemandModel {
  pressureDriven: boolean;
  /** In the file's pressure units. */
  minimum: number;
  required: number;
  exponent: number;
}

/** A simple control. `nodeIx` is -1 for time controls; `level` is then seconds. */
export interface SolverControl {
  type: number;
  linkIx: number;
  setting: number;
  nodeIx: number;
  level: number;
}

export interface SolverRuleAction {
  ruleIx: number;
  actionIx: number;
  isElse: boolean;
  linkIx: number;
  status: number;
  setting: number;
}

/** A premise of a rule: object and variable compared with a value; times in seconds. */
export interface SolverPremise {
  object: number;
  variable: number;
  operator: number;
  value: number;
}

/** Property, option and other codes of the EPANET 2.3 toolkit, as in its header `epanet2_enums.h`. */
export const nodeProperties = {
  elevation: 0,
  baseDemand: 1,
  demandPattern: 2,
  emitter: 3,
  tankLevel: 8,
  outflow: 9,
  head: 10,
  pressure: 11,
  tankDiameter: 17,
  minimumVolume: 18,
  volumeCurve: 19,
  minimumLevel: 20,
  maximumLevel: 21,
  tankVolume: 24,
  maximumVolume: 25,
  canOverflow: 26,
  emitterFlow: 29,
  leakageFlow: 30,
  consumerFlow: 31,
  fullDemand: 32,
} as const;

export const linkProperties = {
  diameter: 0,
  length: 1,
  roughness: 2,
  minorLoss: 3,
  initialStatus: 4,
  flow: 8,
  status: 11,
  setting: 12,
  pumpPattern: 15,
  /** The toolkit's "pump state", which gives EPANET's own state of any link. */
  rawState: 16,
  leakArea: 26,
  leakExpansion: 27,
} as const;

export const solverOptions = {
  trials: 0,
  accuracy: 1,
  emitterExponent: 3,
  demandMultiplier: 4,
  headError: 5,
  flowChange: 6,
  unbalanced: 14,
  checkFrequency: 15,
  mostChecks: 16,
  damping: 17,
  emitterBackflow: 24,
  pressureUnits: 25,
} as const;

export const timeParameters = {
  duration: 0,
  hydraulicStep: 1,
  patternStep: 3,
  patternStart: 4,
  reportStep: 5,
  reportStart: 6,
  startClock: 10,
} as const;

export const solverStatistics = { iterations: 0, relativeError: 1 } as const;

export const nodeTypes = { junction: 0, reservoir: 1, tank: 2 } as const;
/** Types from 3 on are valves: PRV, PSV, PBV, FCV, TCV, GPV, PCV. */
export const linkTypes = {
  checkValvePipe: 0,
  pipe: 1,
  pump: 2,
  prv: 3,
  psv: 4,
  pbv: 5,
  fcv: 6,
  tcv: 7,
  gpv: 8,
  pcv: 9,
} as const;

export const controlTypes = { lowLevel: 0, highLevel: 1, timer: 2, timeOfDay: 3 } as const;
export const ruleStatuses = { open: 1, closed: 2, active: 3 } as const;

/** Setting of a rule action, or of a control on a valve, that has none ("open" or "closed" only). */
export const missingSetting = -1e10;

/** Codes in a rule's premise: the clock, and "equal to". */
export const premiseCodes = { system: 8, time: 9, clockTime: 10, equal: 0, is: 6 } as const;
