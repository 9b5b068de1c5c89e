/** A relay rule for all branches. Loadings are fractions of the rule's rating; 0 where there is none. */
export interface Protection {
  /** When each branch trips at the loadings taken in last; Infinity for never. */
  readonly tripS: Float64Array;
  /**
   * Carries the relays' memory to `timeS` at the loadings taken in last, then takes in new ones: of all branches, or of
   * the first `count` in `changedIx` where no other can have changed since.
   */
  observe(timeS: number, loading: Float64Array, changedIx?: Int32Array, count?: number): void;
  /** When the next trip or notice is due; Infinity for never. */
  nextTimeS(): number;
  /** Writes the branches due by `timeS` into `due`, lowest index first; returns how many. */
  collectDue(timeS: number, due: Int32Array): number;
  /** Warnings due by `timeS`, as trips in `collectDue`. Each is given once per overload. */
  collectWarnings(timeS: number, due: Int32Array): number;
  /** Forgets a branch that went out of service. */
  reset(branchIx: number): void;
}

/** Relays whose times lie this close together trip together. */
export const togetherS = 1e-6;

export function earliest(times: Float64Array): number {
  let first = Number.POSITIVE_INFINITY;
  for (let k = 0; k < times.length; k++) if (times[k] < first) first = times[k];
  return first;
}

export function collectBy(times: Float64Array, timeS: number, due: Int32Array): number {
  let count = 0;
  for (let k = 0; k < times.length; k++) if (times[k] <= timeS + togetherS) due[count++] = k;
  return count;
}
