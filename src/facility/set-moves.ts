import type { EventKind } from '../model/run-event';
import { type BackupFleet, setStates, windowAt } from './backup-fleet';

/** Logs an event of a facility, caused by what last happened to it. */
export type FacilityNote = (kind: EventKind, facilityIx: number, values?: Record<string, number>) => void;

/** What single sets do: start, stop, run dry, fail, keep to their hours. */
export interface SetMoves {
  isCalled(setIx: number): boolean;
  /** Ends a start, a tank, a life or a daily window that is due. */
  finish(facilityIx: number, setIx: number, nowS: number): void;
  /** Calls an idle set; true if it will come. A set that does not start is tried once in an outage. */
  call(facilityIx: number, setIx: number, nowS: number): boolean;
  /** Stops all sets of a facility; true if one was running. */
  stopAll(facilityIx: number): boolean;
  /** When one of a facility's sets will change by itself. */
  nextS(facilityIx: number, nowS: number): number;
}

const never = Number.POSITIVE_INFINITY;
/** A tank that holds no more than this is empty: what rounding leaves over. */
const traceL = 1e-5;
/** Running hours are taken as reached within this. */
const traceH = 1e-6;

export function createSetMoves(fleet: BackupFleet, startOfDayS: number, note: FacilityNote): SetMoves {
  const { setState, fuelL, readyS, ratedKw, ranH, failsAfterH, first } = fleet;
  const hoursAt = (k: number, nowS: number) => windowAt(fleet.sets[k].window, startOfDayS + nowS);

  function isCalled(k: number): boolean {
    return setState[k] === setStates.running || setState[k] === setStates.starting;
  }

  function finish(f: number, k: number, nowS: number): void {
    if (setState[k] === setStates.starting && readyS[k] <= nowS) {
      setState[k] = setStates.running;
      readyS[k] = never;
      note('backupStarted', f, { ratedKw: ratedKw[k], fuelL: fuelL[k] });
    }
    if (!isCalled(k)) return;
    if (!hoursAt(k, nowS).open) {
      setState[k] = setStates.idle;
      note('backupStopped', f, { fuelL: fuelL[k] });
    } else if (fuelL[k] <= traceL) {
      setState[k] = setStates.idle;
      note('backupRanDry', f, { ranH: ranH[k] });
    } else if (ranH[k] >= failsAfterH[k] - traceH) {
      setState[k] = setStates.failed;
      note('backupFailed', f, { ranH: ranH[k], fuelL: fuelL[k] });
    }
  }

  return {
    isCalled,
    finish,
    call(f, k, nowS) {
      if (setState[k] !== setStates.idle || fuelL[k] <= traceL || fleet.onSiteS[k] > nowS) return false;
      if (!hoursAt(k, nowS).open) return false;
      if (fleet.starts[k] === 0) {
        setState[k] = setStates.failedToStart;
        note('backupFailedToStart', f, { ratedKw: ratedKw[k] });
        return false;
      }
      setState[k] = setStates.starting;
      readyS[k] = Math.ceil(nowS + fleet.startDelayS[k]);
      if (readyS[k] <= nowS) finish(f, k, nowS);
      return true;
    },
    stopAll(f) {
      let ran = false;
      for (let k = first[f]; k < first[f + 1]; k++) {
        if (setState[k] === setStates.running) ran = true;
        if (setState[k] !== setStates.failed) setState[k] = setStates.idle;
        readyS[k] = never;
      }
      return ran;
    },
    nextS(f, nowS) {
      let soonestS = never;
      for (let k = first[f]; k < first[f + 1]; k++) {
        const { changesInS, open } = hoursAt(k, nowS);
        if (setState[k] === setStates.starting) soonestS = Math.min(soonestS, readyS[k]);
        if (setState[k] === setStates.running) {
          const dryH = fleet.useLPerH[k] > 0 ? fuelL[k] / fleet.useLPerH[k] : never;
          soonestS = Math.min(soonestS, dueS(nowS, Math.min(dryH, failsAfterH[k] - ranH[k])));
        }
        if (isCalled(k) || !open) soonestS = Math.min(soonestS, Math.ceil(nowS + changesInS));
        if (fleet.onSiteS[k] > nowS) soonestS = Math.min(soonestS, fleet.onSiteS[k]);
      }
      return soonestS;
    },
  };
}

/** The whole second at or after `hours` from now, forgiving the rounding of a quotient; never the present one. */
export function dueS(nowS: number, hours: number): number {
  if (!Number.isFinite(hours)) return hours;
  return Math.max(Math.floor(nowS) + 1, Math.ceil(nowS + hours * 3600 - 1e-6));
}
