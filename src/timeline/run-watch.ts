import { fail, issue, type Result } from '../model/result';
import { pauseEveryMs, reportEveryMs } from './constants';
import type { RunControl } from './run-control';

export function cancelledAt(timeS: number): Result<never> {
  return fail([issue('info', 'run.cancelled', { time: `${Math.floor(timeS / 3600)} h` })]);
}

/** Pauses and reports by the wall clock. */
export function createWatch({
  nowMs,
  pause,
  onProgress,
}: RunControl): (timeS: number) => Promise<void> | undefined {
  let pausedMs = nowMs();
  let reportedMs = pausedMs;
  return (timeS) => {
    const ms = nowMs();
    if (ms - pausedMs < pauseEveryMs) return undefined;
    if (ms - reportedMs >= reportEveryMs) {
      reportedMs = ms;
      onProgress(timeS);
    }
    return pause().then(() => {
      pausedMs = nowMs();
    });
  };
}
