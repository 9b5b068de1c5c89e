import type { PowerState } from '../power/power-engine';

/** Energy that each feeder needed and did not get since the recording before, MWh. */
export interface FeederEnergy {
  readonly neededMwh: Float64Array;
  readonly unservedMwh: Float64Array;
  /** Adds `seconds` at the powers that held. */
  grow(state: PowerState, seconds: number): void;
  /** Starts again from 0, after a recording. */
  reset(): void;
}

export function createFeederEnergy(count: number): FeederEnergy {
  const neededMwh = new Float64Array(count);
  const unservedMwh = new Float64Array(count);
  return {
    neededMwh,
    unservedMwh,
    grow({ feederNeededMw, feederServedMw }, seconds) {
      const hours = seconds / 3600;
      for (let f = 0; f < count; f++) {
        neededMwh[f] += feederNeededMw[f] * hours;
        unservedMwh[f] += (feederNeededMw[f] - feederServedMw[f]) * hours;
      }
    },
    reset() {
      neededMwh.fill(0);
      unservedMwh.fill(0);
    },
  };
}
