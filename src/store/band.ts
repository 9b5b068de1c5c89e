import { create } from 'zustand';
import type { Issue } from '../model/result';
import type { Progress } from '../protocol/session-api';

export type BandStatus = 'none' | 'working' | 'done' | 'cancelled' | 'failed';

/** How far the band of the latest run is: what operators can change. Its arrays are held by `client/held`. */
export interface BandState {
  status: BandStatus;
  /** Key of the work in progress. */
  bandKey?: string;
  progress?: Progress;
  /** Why the last attempt failed. The run it belongs to stays. */
  issues: Issue[];
}

export const useBand = create<BandState>()(() => ({ status: 'none', issues: [] }));

export function startBand(bandKey: string): void {
  useBand.setState({ status: 'working', bandKey, progress: undefined, issues: [] });
}

/** Ignored unless it is still the one in progress. */
export function setBandProgress(bandKey: string, progress: Progress): void {
  if (useBand.getState().bandKey === bandKey) useBand.setState({ progress });
}

/** Ends the work with this key, or any for `undefined`; false when another one has begun since. */
export function endBand(
  bandKey: string | undefined,
  status: Exclude<BandStatus, 'working'>,
  issues: Issue[] = [],
): boolean {
  if (bandKey !== undefined && useBand.getState().bandKey !== bandKey) return false;
  useBand.setState({ status, bandKey: undefined, progress: undefined, issues });
  return true;
}
