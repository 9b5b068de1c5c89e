import { feederStates, type Outages } from '../model/run-record';
import type { PowerState } from '../power/power-engine';

/** Collects the step function of each feeder's share that is off. */
export interface OutageLog {
  /** The share of each feeder that is off now. */
  readonly offShare: Float64Array;
  /** Reads the feeders at `timeS`; closes and opens pieces where the share has changed. */
  note(state: PowerState, timeS: number): void;
  /** Closes what is open at the end of the run. */
  finish(endS: number): Outages;
}

/** Changes of share below this are rounding. */
const traceShare = 1e-9;

export function createOutageLog(feederPeople: Float64Array): OutageLog {
  const count = feederPeople.length;
  const offShare = new Float64Array(count);
  const sinceS = new Float64Array(count);
  const feederIx: number[] = [];
  const fromS: number[] = [];
  const toS: number[] = [];
  const share: number[] = [];

  function close(f: number, timeS: number): void {
    if (offShare[f] > 0 && timeS > sinceS[f]) {
      feederIx.push(f);
      fromS.push(sinceS[f]);
      toS.push(timeS);
      share.push(offShare[f]);
    }
    sinceS[f] = timeS;
  }

  return {
    offShare,
    note(state, timeS) {
      for (let f = 0; f < count; f++) {
        const now = offShareOf(state, f);
        if (Math.abs(now - offShare[f]) <= traceShare) continue;
        close(f, timeS);
        offShare[f] = now;
      }
    },
    finish(endS) {
      for (let f = 0; f < count; f++) close(f, endS);
      return {
        feederIx: Int32Array.from(feederIx),
        fromS: Float64Array.from(fromS),
        toS: Float64Array.from(toS),
        offShare: Float64Array.from(share),
        feederPeople,
      };
    },
  };
}

/** Share of a feeder that is off, by its switch; without a need, its switch decides. */
function offShareOf(state: PowerState, f: number): number {
  const neededMw = state.feederNeededMw[f];
  if (neededMw > 0) {
    const share = state.feederOffShare[f];
    return share > traceShare ? share : 0;
  }
  const code = state.feederState[f];
  return code === feederStates.served || code === feederStates.partial ? 0 : 1;
}
