/**
 * What an EPANET input file says, for the map, for checks and for the coupled run. The text itself goes to EPANET word
 * for word; nothing here is fed back to it. Nodes and links stand in EPANET's own order (junctions, then reservoirs and tanks as they come;
 * links as they come), so that indices agree with the hydraulic engine's. Lines count from 1. SI unless said otherwise.
 */
export interface InpIndex {
  title: string;
  nodeIds: string[];
  /** 0 junction, 1 reservoir, 2 tank, as `nodeKinds`. */
  nodeKind: Uint8Array;
  nodeLine: Int32Array;
  /** A reservoir's is its head. */
  nodeElevationM: Float64Array;
  /** Coordinates as they stand in the file, in whatever system; NaN where there are none. */
  nodeX: Float64Array;
  nodeY: Float64Array;
  /** Mean consumer demand by node over one round of its patterns, m3/s; negative where a junction feeds in. */
  nodeMeanDemandM3s: Float64Array;
  linkIds: string[];
  /** 0 pipe, 1 pump, 2 valve, as `linkKinds`. */
  linkKind: Uint8Array;
  linkLine: Int32Array;
  linkFromIx: Int32Array;
  linkToIx: Int32Array;
  /** 0 for pumps and valves. */
  linkLengthM: Float64Array;
  /** 0 for pumps. */
  linkDiameterM: Float64Array;
  /** 1 where the file does not begin with the link closed. */
  linkStartsOpen: Uint8Array;
  /** 1 for pipes with a check valve, which pass water from their first end to their second only. */
  linkIsCheckValve: Uint8Array;
  /** Vertices of link `i` are `vertexStart[i]` to `vertexStart[i + 1]` of `vertexX`, `vertexY`. */
  vertexStart: Int32Array;
  vertexX: Float64Array;
  vertexY: Float64Array;
  tanks: InpTank[];
  pumps: InpPump[];
  valves: InpValve[];
  /** Multipliers by pattern id. */
  patterns: Record<string, number[]>;
  /** Points by curve id, in the file's units. */
  curves: Record<string, { x: number; y: number }[]>;
  controls: InpControl[];
  options: InpOptions;
  times: InpTimes;
  /** Section names as found, and how many rows each holds. */
  sections: { name: string; line: number; rowCount: number }[];
}

export interface InpTank {
  nodeIx: number;
  startLevelM: number;
  minLevelM: number;
  maxLevelM: number;
  /** 0 where a curve gives the volume. */
  diameterM: number;
  /** Volume between lowest and highest level, m3. */
  usableM3: number;
  /** Volume over the lowest level at the start, m3. */
  heldM3: number;
  curveId?: string;
  canOverflow: boolean;
}

export interface InpPump {
  linkIx: number;
  headCurveId?: string;
  /** Constant power, where the file gives that. */
  powerKw?: number;
  speed: number;
  patternId?: string;
  /** Electric power at the best point of its curve, or of its constant power, with the file's efficiency; NaN when unknown. */
  ratedKw: number;
}

export interface InpValve {
  linkIx: number;
  /** PRV, PSV, PBV, FCV, TCV, GPV or PCV. */
  type: string;
}

/** A simple control, or a rule as a whole: which links it commands. */
export interface InpControl {
  line: number;
  text: string;
  linkIx: number[];
  isRule: boolean;
  commands: InpCommand[];
}

/** What a control, or one action of a rule, tells a link. */
export interface InpCommand {
  linkIx: number;
  opens: boolean;
  /** `time` is counted from the start, `clock` comes back every day. */
  by: 'level' | 'time' | 'clock' | 'rule';
  /** Time of a `time` command, s. */
  atS?: number;
  /** Tank or junction whose level or pressure decides, by id. */
  nodeId?: string;
}

export interface InpOptions {
  /** GPM, LPS and so on, in capitals. */
  flowUnits: string;
  metric: boolean;
  headloss: string;
  pressureDriven: boolean;
  /** Thresholds where the file gives any, m. */
  minimumM?: number;
  requiredM?: number;
  /** The required pressure as it stands in the file, in its unit. */
  requiredInFile?: number;
  demandMultiplier: number;
  defaultPatternId: string;
  /** 0 to 1. */
  pumpEfficiency: number;
}

export interface InpTimes {
  durationS: number;
  hydraulicStepS: number;
  patternStepS: number;
  reportStepS: number;
  startClockS: number;
}
