import type { PowerSettings } from '../power-settings';
import { collectBy, earliest, type Protection } from './protection';

/**
 * Overload bands: a notice after hours above the rating, a slow trip above the second threshold, a fast one
 * above the third. Each clock runs while its threshold is exceeded and starts anew after a drop below it.
 */
export function createBandsProtection(branchCount: number, settings: PowerSettings): Protection {
  const { alarmLoading, slowTripLoading, fastTripLoading, warnS, slowTripS, fastTripS } = settings;
  const never = Number.POSITIVE_INFINITY;
  const aboveAlarmS = new Float64Array(branchCount).fill(never);
  const aboveSlowS = new Float64Array(branchCount).fill(never);
  const aboveFastS = new Float64Array(branchCount).fill(never);
  const tripS = new Float64Array(branchCount).fill(never);
  const warningS = new Float64Array(branchCount).fill(never);
  const loadingNow = new Float64Array(branchCount);
  return {
    tripS,
    observe(timeS, loading, changedIx, count = branchCount) {
      for (let c = 0; c < count; c++) {
        const k = changedIx ? changedIx[c] : c;
        const load = loading[k];
        if (load === loadingNow[k]) continue;
        loadingNow[k] = load;
        if (!(load > alarmLoading)) {
          aboveAlarmS[k] = never;
          warningS[k] = never;
        } else if (aboveAlarmS[k] === never) {
          aboveAlarmS[k] = timeS;
          warningS[k] = timeS + warnS;
        }
        if (!(load > slowTripLoading)) aboveSlowS[k] = never;
        else if (aboveSlowS[k] === never) aboveSlowS[k] = timeS;
        if (!(load > fastTripLoading)) aboveFastS[k] = never;
        else if (aboveFastS[k] === never) aboveFastS[k] = timeS;
        tripS[k] = Math.min(aboveSlowS[k] + slowTripS, aboveFastS[k] + fastTripS);
      }
    },
    nextTimeS: () => Math.min(earliest(tripS), earliest(warningS)),
    collectDue: (timeS, due) => collectBy(tripS, timeS, due),
    collectWarnings(timeS, due) {
      const count = collectBy(warningS, timeS, due);
      for (let c = 0; c < count; c++) warningS[due[c]] = never;
      return count;
    },
    reset(k) {
      loadingNow[k] = 0;
      aboveAlarmS[k] = never;
      aboveSlowS[k] = never;
      aboveFastS[k] = never;
      tripS[k] = never;
      warningS[k] = never;
    },
  };
}
