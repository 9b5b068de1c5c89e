import { create } from 'zustand';
import type { Issue } from '../model/result';
import type { MomentVoltages } from '../protocol/session-api';
import type { RunSummary } from './runs';

/** The latest voltage check. It belongs to one run and one recorded time. */
export interface VoltagesState {
  status: 'none' | 'working' | 'done' | 'failed';
  /** The run it was made from; another one makes it past. */
  of?: RunSummary;
  /** Recorded time that was checked, s. */
  timeS: number;
  found?: MomentVoltages;
  issues: Issue[];
}

export const useVoltages = create<VoltagesState>()(() => ({ status: 'none', timeS: 0, issues: [] }));

export function startVoltages(of: RunSummary, timeS: number): void {
  useVoltages.setState({ status: 'working', of, timeS, found: undefined, issues: [] });
}

/** Ignored when another moment has been asked for since. */
export function finishVoltages(of: RunSummary, timeS: number, found: MomentVoltages | Issue[]): void {
  const state = useVoltages.getState();
  if (state.of !== of || state.timeS !== timeS) return;
  if (Array.isArray(found)) useVoltages.setState({ status: 'failed', issues: found });
  else useVoltages.setState({ status: 'done', found });
}
