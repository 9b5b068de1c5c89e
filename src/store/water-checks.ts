import { create } from 'zustand';
import type { AreaNodes } from '../model/area-nodes';
import type { Issue } from '../model/result';
import type { WaterNetwork } from '../model/water';
import type { WaterCheck } from '../protocol/session-api';

/** The checks of one network's content; they hold for it wherever it is, open or about to be imported. */
export interface NetworkChecks {
  status: 'waiting' | 'working' | 'done' | 'cancelled' | 'failed';
  /** 0 to 1 while working. */
  done: number;
  checks: readonly WaterCheck[];
  /** Why the last attempt failed. */
  issues: readonly Issue[];
}

export interface WaterChecksState {
  byContent: Readonly<Record<string, NetworkChecks>>;
}

export const useWaterChecks = create<WaterChecksState>()(() => ({ byContent: {} }));

/** Key of what the checks depend on: the file and who draws from it. */
export function contentKey({ inp }: WaterNetwork, areas: readonly AreaNodes[]): string {
  return `${areas.map((it) => `${it.areaId}:${it.name}:${it.nodeIds.join(' ')}`).join('\n')}\n${inp}`;
}

export function setNetworkChecks(key: string, change: Partial<NetworkChecks>): void {
  useWaterChecks.setState(({ byContent }) => {
    const before = byContent[key] ?? { status: 'waiting', done: 0, checks: [], issues: [] };
    return { byContent: { ...byContent, [key]: { ...before, ...change } } };
  });
}
