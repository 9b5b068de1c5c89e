import type { Issue, Result } from '../model/result';
import type { WaterNetwork } from '../model/water';
import type { LpSolver } from '../power/lp-solver';
import type { HydraulicEngine } from '../water/hydraulic-engine';

/** How a run is watched and stopped from outside. Nothing here can change a byte of its result. */
export interface RunControl {
  /** Milliseconds of any clock that goes forward; decides only when to pause and to report. */
  nowMs(): number;
  /** Lets messages in; resolves in a later task. */
  pause(): Promise<void>;
  /** Asked at every step; true ends the run with the issue `run.cancelled`. */
  cancelled(): boolean;
  /** Called at most ten times a second with the time reached, s. */
  onProgress(timeS: number): void;
}

/** What the run asks of a hydraulic engine beside the network itself. */
export interface WaterOptions {
  /** Local time of day at the start, s: shifts demand patterns so that they follow the scenario's clock. */
  startOfDayS: number;
  /** Pipes that will break: each gets a junction `ID~break` at mid-length, its far half being `ID~far`. */
  splitPipes: string[];
}

/** Makes a hydraulic engine for a network, not yet started. The caller disposes of it. */
export type OpenWater = (
  network: WaterNetwork,
  options: WaterOptions,
) => Promise<Result<{ engine: HydraulicEngine; issues: Issue[] }>>;

/** Loads the solver of operators' programs, once per thread. */
export type LoadLpSolver = () => Promise<LpSolver>;

/** A control that never stops a run and never pauses it, for tests and the command line. */
export function uninterrupted(): RunControl {
  return {
    nowMs: () => 0,
    pause: () => Promise.resolve(),
    cancelled: () => false,
    onProgress: () => undefined,
  };
}
