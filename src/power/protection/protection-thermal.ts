import { exp, log } from '../../numerics/math';
import { collectBy, earliest, type Protection } from './protection';

/** A branch that carried its full rating before is taken as just below its limit temperature. */
const hottestStart = 1 - 1e-9;

/** Seconds for the temperature to go from `start` to the limit at a constant loading; Infinity at or below 1. */
export function thermalTripS(loading: number, start: number, ratePerS: number): number {
  if (!(loading > 1)) return Number.POSITIVE_INFINITY;
  const end = loading * loading;
  return Math.max(0, log((end - start) / (end - 1)) / ratePerS);
}

/**
 * Line temperature x as a share of its limit: dx/dt = K(L² - x), trip at x = 1. The first loadings taken in
 * are the steady state, x = L².
 */
export function createThermalProtection(branchCount: number, ratePerS: number): Protection {
  const temperature = new Float64Array(branchCount);
  const loadingNow = new Float64Array(branchCount);
  /** Since when a branch has had its present loading: its temperature is that of this time. */
  const sinceS = new Float64Array(branchCount);
  const tripS = new Float64Array(branchCount).fill(Number.POSITIVE_INFINITY);
  let now = Number.NaN;
  let decayS = 0;
  let decay = 1;

  /** Carries the temperature of a branch to the present. Most have had their loading equally long. */
  function carry(k: number): void {
    const stepS = now - sinceS[k];
    sinceS[k] = now;
    if (stepS === 0) return;
    if (stepS !== decayS) {
      decayS = stepS;
      decay = exp(-ratePerS * stepS);
    }
    const end = loadingNow[k] * loadingNow[k];
    temperature[k] = end + (temperature[k] - end) * decay;
  }

  return {
    tripS,
    observe(timeS, loading, changedIx, count = branchCount) {
      const first = Number.isNaN(now);
      now = timeS;
      for (let c = 0; c < count; c++) {
        const k = changedIx ? changedIx[c] : c;
        const load = loading[k];
        if (first) {
          temperature[k] = Math.min(hottestStart, load * load);
          sinceS[k] = now;
        } else if (load === loadingNow[k]) continue;
        else carry(k);
        loadingNow[k] = load;
        tripS[k] = load > 1 ? timeS + thermalTripS(load, temperature[k], ratePerS) : Number.POSITIVE_INFINITY;
      }
    },
    nextTimeS: () => earliest(tripS),
    collectDue: (timeS, due) => collectBy(tripS, timeS, due),
    collectWarnings: () => 0,
    reset(k) {
      carry(k);
      loadingNow[k] = 0;
      tripS[k] = Number.POSITIVE_INFINITY;
    },
  };
}
