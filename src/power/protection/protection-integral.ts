import { collectBy, earliest, type Protection } from './protection';

/** A relay trips when its excess, as a share of the rating, has integrated to this share of the relay time. */
const tripShare = 0.5;

/** Seconds to a trip at a constant loading from rest: 7.5/(L - 1) for a relay time of 15 s. */
export function integralTripS(loading: number, relayS: number): number {
  return loading > 1 ? (tripShare * relayS) / (loading - 1) : Number.POSITIVE_INFINITY;
}

/**
 * Time-overcurrent relays: the excess over the rating is integrated, falls at the same rate below it and never
 * below 0. Source: Eppstein and Hines, "A random chemistry algorithm", IEEE Trans. Power Syst. 27, 2012; DCSIMSEP.
 */
export function createIntegralProtection(branchCount: number, relayS: number): Protection {
  const excessS = new Float64Array(branchCount);
  const loadingNow = new Float64Array(branchCount);
  /** Since when a branch has had its present loading: its excess is that of this time. */
  const sinceS = new Float64Array(branchCount);
  const tripS = new Float64Array(branchCount).fill(Number.POSITIVE_INFINITY);
  const limitS = tripShare * relayS;
  return {
    tripS,
    observe(timeS, loading, changedIx, count = branchCount) {
      for (let c = 0; c < count; c++) {
        const k = changedIx ? changedIx[c] : c;
        const load = loading[k];
        const before = loadingNow[k];
        if (load === before) continue;
        if (before > 0) excessS[k] = Math.max(0, excessS[k] + (before - 1) * (timeS - sinceS[k]));
        sinceS[k] = timeS;
        loadingNow[k] = load;
        tripS[k] =
          load > 1 ? timeS + Math.max(0, limitS - excessS[k]) / (load - 1) : Number.POSITIVE_INFINITY;
      }
    },
    nextTimeS: () => earliest(tripS),
    collectDue: (timeS, due) => collectBy(tripS, timeS, due),
    collectWarnings: () => 0,
    reset(k) {
      excessS[k] = 0;
      loadingNow[k] = 0;
      tripS[k] = Number.POSITIVE_INFINITY;
    },
  };
}
