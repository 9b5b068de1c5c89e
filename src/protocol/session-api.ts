import type { FacilitySurvival } from '../facility/facility-survival';
import type { ResolvedCouplings } from '../io/couplings/resolve-couplings';
import type { AreaNodes } from '../model/area-nodes';
import type { Coupling } from '../model/coupling';
import type { DamageDraw } from '../model/damage-draw';
import type { Splice } from '../model/edits/splice-text';
import type { Footprint } from '../model/footprint';
import type { GenerateOptions, GenerateStep } from '../model/generate-options';
import type { ComponentRef } from '../model/ids';
import type { MeasuredRun } from '../model/measured-run';
import type { MeasureKind, MetricTable, TimeSpan } from '../model/metric-table';
import type { Project } from '../model/project';
import type { Imported, Issue, Result } from '../model/result';
import type { ActedOnGrid, RunBand, RunRecord } from '../model/run-record';
import type { Scenario } from '../model/scenario';
import type { Placement, WaterNetwork } from '../model/water';
import type { WaterEdit, WaterRow } from '../model/water-edit';
import type { WaterGeometry } from '../model/water-geometry';
import type { WaterCheck } from '../water/checks/checked-network';

export type { FacilitySurvival, WaterCheck };

/** Raised when a message or a byte layout changes meaning. */
export const protocolVersion = 1;

/** A dropped or chosen file, as bytes. */
export interface FileBytes {
  name: string;
  bytes: Uint8Array;
}

/** A table as the page shows it, to be written as a file. */
export interface ShownTable {
  /** File name. */
  name: string;
  /** Head lines besides the mark, by name. */
  about: Record<string, string | number>;
  header: string[];
  rows: (string | number | undefined)[][];
}

/** What reading files gave: a whole project, or parts that the user may join. */
export interface ReadFiles {
  files: { file: string; kind: string; counts: Record<string, number>; issues: Issue[] }[];
  /** A project made of all files that could be used together; absent when none could. */
  project?: Project;
}

/** Opened in the worker: revisions and what validation and preparation noticed. */
export interface OpenedProject {
  regionRevision: string;
  issues: Issue[];
  /** One for each water network that has a place; for the map. */
  waterGeometry: WaterGeometry[];
}

/** State of the grid right after a set of losses, before anything else moves; rows in the Region's order. */
export interface InstantState {
  busState: Uint8Array;
  branchState: Uint8Array;
  branchFlowMw: Float64Array;
  branchLoading: Float64Array;
  feederState: Uint8Array;
  areaPowerShare: Float64Array;
  servedMw: number;
  neededMw: number;
}

export interface Progress {
  /** 0 to 1. */
  done: number;
  timeS: number;
  /** Estimated seconds of computing left; absent until there is a basis. */
  leftS?: number;
}

/** One recorded time of a run, as its frame has it, for a check of voltages. */
export interface MomentToCheck {
  /** Of the run; a check on another Region is refused. */
  regionRevision: string;
  /** Assumed for loads that state no reactive power. */
  loadPowerFactor: number;
  busState: Uint8Array;
  branchState: Uint8Array;
  generatorState: Uint8Array;
  generatorOutputMw: Float32Array;
  feederServedMw: Float32Array;
}

export interface BusVoltage {
  busId: string;
  voltagePu: number;
  minVoltagePu: number;
  /** 0: no upper limit. */
  maxVoltagePu: number;
}

/** Voltages of one moment, from an AC power flow that nothing acts on. */
export interface MomentVoltages {
  status: 'solved' | 'notConverged' | 'dead';
  liveBusCount: number;
  /** Live buses in islands for which no voltages were found. */
  unsolvedBusCount: number;
  /** Absent where an island has no solution. */
  lossMw?: number;
  lowest?: BusVoltage;
  highest?: BusVoltage;
  /** In the order of the grid. */
  outside: BusVoltage[];
  issues: Issue[];
}

/** What stands at the head of every exported file. */
export interface ExportMark {
  handling: Project['handling'];
  projectName: string;
  /** Time of the export, ISO 8601. */
  exportedAt: string;
}

/** A change of a network's file that its reader and EPANET accept. */
export interface WaterEdited {
  /** Of the file, one set after the other. */
  splices: Splice[][];
  /** Where the drawing lies afterwards, if that had to be put differently so that all else stays in its place. */
  placement?: Placement;
  /** Elements that are gone, those that went along among them; ids as in the Region. */
  removed: ComponentRef[];
  removedControlCount: number;
  /** Warnings that were not there before. */
  issues: Issue[];
}

/** What to measure: a run by its id, the rows, and a window, which is cut to the run. */
export interface MeasureRequest {
  runId: string;
  by: MeasureKind;
  span: TimeSpan;
}

/** Everything that crosses the worker boundary. Each reply is a Result; bulk is transferred. */
export interface SessionApi {
  version(): Promise<number>;
  /** Parses files in the worker; the open project is not touched. */
  readFiles(files: FileBytes[]): Promise<Imported<ReadFiles>>;
  /** Validates and prepares engines for a project; replaces the one that was open. */
  openProject(project: Project): Promise<Result<OpenedProject>>;
  /** What the grid does at once when these are lost on top of nothing else: at a time of a scenario, or at the start of the shown one. */
  instant(lost: ComponentRef[], at?: { scenario: Scenario; timeS: number }): Promise<Result<InstantState>>;
  /** The coupled run; progress is pushed at most ten times a second. */
  run(
    runKey: string,
    scenario: Scenario,
    onProgress: (progress: Progress) => void,
  ): Promise<Result<RunRecord>>;
  /**
   * Electricity served in a scenario without operators, as chosen, and with the best action of operators; some 100 ms
   * to a second of computing, so it is asked for apart from the run, with what water and facilities did to the grid in it. Cancelled by its key like a run, progress as of a run.
   */
  band(
    runKey: string,
    scenario: Scenario,
    acted: ActedOnGrid,
    onProgress?: (progress: Progress) => void,
  ): Promise<Result<RunBand>>;
  /** Chance that a facility's own backup carries it through hours without grid, under a scenario's assumptions; some milliseconds. */
  survival(facilityId: string, scenario: Scenario): Promise<Result<FacilitySurvival>>;
  /** One draw of what a footprint damages in the open Region, under a scenario's seed and assumptions; nothing is lost by it. */
  drawDamage(footprint: Footprint, scenario: Scenario): Promise<Result<DamageDraw>>;
  /** Reads natural-hazard footprints from GeoJSON. */
  readFootprints(file: FileBytes): Promise<Imported<Footprint[]>>;
  /** Footprints as GeoJSON, corners on a grid of 5 km unless `isExact`. */
  writeFootprints(footprints: Footprint[], mark: ExportMark, isExact: boolean): Promise<Result<FileBytes[]>>;
  /** Voltages of a recorded time of a run by an AC power flow: a check, which the simulation never acts on. */
  voltages(moment: MomentToCheck): Promise<Result<MomentVoltages>>;
  /**
   * What a planner should know of a water network before using it, open or not: its EPANET runs without any pump take from
   * some 100 ms to minutes. Cancelled by its key like a run; `onDone` is told the share done, 0 to 1, at most ten times a second.
   */
  checkWater(
    runKey: string,
    network: WaterNetwork,
    areas: AreaNodes[],
    onDone?: (done: number) => void,
  ): Promise<Result<WaterCheck[]>>;
  /** The elements of a network, open or not, with the values that can be edited. */
  listWater(network: WaterNetwork): Promise<Result<WaterRow[]>>;
  /** Tries changes of a network's file, which is not touched; refused where they make it wrong. */
  editWater(network: WaterNetwork, edits: WaterEdit[]): Promise<Result<WaterEdited>>;
  /**
   * Makes an invented region; some seconds for millions of people. The open project is not touched. Cancelled by its key
   * between steps, of each of which `onStep` is told when it begins.
   */
  generate(
    runKey: string,
    options: GenerateOptions,
    onStep?: (step: GenerateStep) => void,
  ): Promise<Result<Project>>;
  /** Asks the run with this key to stop; its promise settles with an issue `run.cancelled`. */
  cancel(runKey: string): Promise<void>;
  /** Reads a coupling table (CSV), rows checked against the open project. */
  readCouplings(file: FileBytes): Promise<Imported<ResolvedCouplings>>;
  /** The couplings of the open project as a CSV file. */
  writeCouplings(couplings: Coupling[], mark: ExportMark): Promise<Result<FileBytes[]>>;
  /**
   * The metrics of a run over a window. The run is kept from the call that sends it; of another the reply is the issue
   * `measure.unknownRun`.
   */
  measure(request: MeasureRequest, run?: MeasuredRun): Promise<Result<MetricTable>>;
  /** As `measure`: the table as CSV with its definitions, or the tables of all kinds of rows as one workbook. */
  writeMetrics(
    request: MeasureRequest & { format: 'csv' | 'xlsx' },
    mark: ExportMark,
    run?: MeasuredRun,
  ): Promise<Result<FileBytes[]>>;
  /** A run as CSV files (series, events, facilities, areas, metrics, the outage schedule, and the band where there is one), each headed by its mark. */
  writeResults(record: RunRecord, mark: ExportMark, band?: RunBand): Promise<Result<FileBytes[]>>;
  /** A table of the page as a CSV file, headed by its mark. */
  writeTable(table: ShownTable, mark: ExportMark): Promise<Result<FileBytes[]>>;
}
