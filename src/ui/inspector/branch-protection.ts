import type { RunReader } from '../../client/run-reader';
import type { Branch } from '../../model/grid';
import type { ParameterReader } from '../../model/parameters';
import { branchStates } from '../../model/run-record';
import type { ProtectionRule } from '../../model/scenario';

/** How protection sees a branch at a time of a run. */
export interface BranchProtection {
  /** MW at which its loading is 1; 0: no limit. */
  ratingMw: number;
  /** It carried more than its long-time rating before anything was lost, and that is its rating since. */
  isRaised: boolean;
  state: 'within' | 'alarm' | 'slow' | 'fast' | 'above' | 'tripped' | 'out';
  /** Since when it is tripped or above its rating, s. */
  sinceS?: number;
  /** Trips since the start, or since it was last lost or repaired. */
  tripCount: number;
  /** When it is next tried to be closed, s. */
  nextTryS?: number;
}

/** The wait before reclosing stops doubling after this many trips, as in the engine. */
const mostDoublings = 6;

/** Reads a branch's ratings, alarms, trips and the next try to close it from the log, by the rule of the run. */
export function protectionAt(
  reader: RunReader,
  branch: Branch,
  timeS: number,
  rule: ProtectionRule,
  read: ParameterReader,
): BranchProtection {
  const { events } = reader.record;
  let raisedMw: number | undefined;
  let sinceS: number | undefined;
  let trippedS: number | undefined;
  let tripCount = 0;
  for (const ix of reader.eventsOf({ kind: 'branch', id: branch.id })) {
    const event = events[ix];
    if (event.timeS > timeS) break;
    if (event.kind === 'ratingRaised') raisedMw = event.valueMw;
    if (event.kind === 'branchAlarmed') sinceS = event.timeS;
    if (event.kind === 'branchReclosed') trippedS = undefined;
    if (event.kind === 'branchTripped') {
      trippedS = event.timeS;
      tripCount++;
    }
    if (event.kind === 'componentLost' || event.kind === 'componentRepaired') {
      trippedS = undefined;
      tripCount = 0;
    }
  }
  const ratingMw = raisedMw ?? (rule === 'integral' ? branch.ratingBMw : branch.ratingAMw);
  const base = { ratingMw, isRaised: raisedMw !== undefined, tripCount };
  const frameState = reader.value('branchState', branch.id, timeS);
  if (trippedS !== undefined && frameState === branchStates.tripped) {
    const nextTryS =
      rule === 'bands' ? nextTry(trippedS, tripCount, timeS, read('power.recloseS')) : undefined;
    return { ...base, state: 'tripped', sinceS: trippedS, nextTryS };
  }
  if (frameState !== branchStates.live) return { ...base, state: 'out' };
  const loading = reader.value('branchLoading', branch.id, timeS) ?? 0;
  if (!(loading > 1) || ratingMw <= 0) return { ...base, state: 'within' };
  if (rule !== 'bands') return { ...base, state: 'above' };
  const state =
    loading > read('power.fastTripLoading')
      ? 'fast'
      : loading > read('power.slowTripLoading')
        ? 'slow'
        : 'alarm';
  return { ...base, state, sinceS };
}

/** First after the delay, doubled with each further trip; then again after every plain delay. */
function nextTry(trippedS: number, tripCount: number, timeS: number, recloseS: number): number {
  const delayS = Math.max(1, recloseS);
  const firstS = trippedS + delayS * 2 ** Math.min(mostDoublings, tripCount - 1);
  if (timeS < firstS) return firstS;
  return firstS + (Math.floor((timeS - firstS) / delayS) + 1) * delayS;
}
