import type { RunBand, RunRecord } from '../model/run-record';
import type { WaterGeometry } from '../model/water-geometry';
import type { InstantState } from '../protocol/session-api';
import { createRunReader, type RunReader } from './run-reader';

/** Typed arrays the page holds on to; the stores name them by id. */
let reader: RunReader | undefined;
/** The grid right after a loss, until the run answers. */
let instant: { state: InstantState; timeS: number } | undefined;
/** What operators can change in the run that is held. */
let band: RunBand | undefined;
let geometry: readonly WaterGeometry[] = [];
const listeners = new Set<() => void>();

/** Keeps a run for reading; the one before is let go, with its band. */
export function holdRun(record: RunRecord | undefined): void {
  reader = record && createRunReader(record);
  band = undefined;
  instant = undefined;
  tell();
}

/** Reader of the latest run; undefined before the first. Same object until another run is held. */
export function heldRun(): RunReader | undefined {
  return reader;
}

/** Keeps the band of the run that is held. */
export function holdBand(latest: RunBand): void {
  band = latest;
  tell();
}

/** The band of the run that is held; undefined until it is worked out. */
export function heldBand(): RunBand | undefined {
  return band;
}

/** Keeps what the grid does at once at a time of the scenario; undefined to show the run alone. */
export function holdInstant(state: InstantState | undefined, timeS = 0): void {
  if (!state && !instant) return;
  instant = state && { state, timeS };
  tell();
}

/** The grid at once after the latest change of losses; undefined when the run has answered since. */
export function heldInstant(): { state: InstantState; timeS: number } | undefined {
  return instant;
}

/** Keeps the drawn geometry of the open project's water networks. */
export function holdGeometry(networks: readonly WaterGeometry[]): void {
  geometry = networks;
  tell();
}

/** Geometry of the open project's water networks. Same object until it is replaced. */
export function heldGeometry(): readonly WaterGeometry[] {
  return geometry;
}

/** Calls back when a run or a geometry is replaced; returns the way to stop. */
export function subscribeHeld(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}
