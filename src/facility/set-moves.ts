import type { EventKind } from '../model/run-event';
import { type BackupFleet, setStates, windowAt } from './backup-fleet';

/** Logs an event of a facility, caused by what last happened to it. */
export type FacilityNote = (kind: EventKind, facilityIx: number, values?: Record<string, number>) => void;

/** What single sets do: start, stand by, take load, run dry, fail, are serviced, keep to their hours. */
export interface SetMoves {
  /** Whether the set can take load now: it is running or stands by. */
  isReady(setIx: number): boolean;
  /** Ends a start, a tank, a life, a service or a daily window that is due. */
  finish(facilityIx: number, setIx: number, nowS: number): void;
  /**
   * Makes an idle set ready, if it can be. Every set is called when the grid is lost, needed or not, so that what
   * others hold never puts off its start. A set that does not start is tried once in an outage.
   */
  call(facilityIx: number, setIx: number, nowS: number): void;
  /** A ready set runs with a load and stands by without one. */
  take(facilityIx: number, setIx: number, hasLoad: boolean): void;
  /** Stops all sets of a facility; true if one was running. */
  stopAll(facilityIx: number): boolean;
  /** When one of a facility's sets will change by itself. */
  nextS(facilityIx: number, nowS: number): number;
}

/** Service after so many running hours, and how long it takes; 0 h: none. */
export interface ServiceRule {
  everyH: number;
  stopS: number;
}

const never = Number.POSITIVE_INFINITY;
/** A tank that holds no more than this is empty: what rounding leaves over. */
const traceL = 1e-5;
/** Running hours are taken as reached within this. */
const traceH = 1e-6;

export function createSetMoves(
  fleet: BackupFleet,
  startOfDayS: number,
  service: ServiceRule,
  note: FacilityNote,
): SetMoves {
  const { setState, fuelL, readyS, ratedKw, ranH, sinceServiceH, failsAfterH, first } = fleet;
  const hoursAt = (k: number, nowS: number) => windowAt(fleet.sets[k].window, startOfDayS + nowS);
  const dueForServiceH = service.everyH > 0 ? service.everyH : never;

  function isReady(k: number): boolean {
    return setState[k] === setStates.running || setState[k] === setStates.standingBy;
  }

  function isCalled(k: number): boolean {
    return isReady(k) || setState[k] === setStates.starting;
  }

  function finish(f: number, k: number, nowS: number): void {
    if (setState[k] === setStates.inService && readyS[k] <= nowS) {
      setState[k] = setStates.idle;
      readyS[k] = never;
    }
    if (setState[k] === setStates.starting && readyS[k] <= nowS) {
      setState[k] = setStates.standingBy;
      readyS[k] = never;
    }
    if (!isCalled(k)) return;
    const ran = setState[k] === setStates.running;
    if (!hoursAt(k, nowS).open) {
      setState[k] = setStates.idle;
      readyS[k] = never;
      if (ran) note('backupStopped', f, { fuelL: fuelL[k] });
    } else if (fuelL[k] <= traceL) {
      setState[k] = setStates.idle;
      readyS[k] = never;
      if (ran) note('backupRanDry', f, { ranH: ranH[k] });
    } else if (ranH[k] >= failsAfterH[k] - traceH) {
      setState[k] = setStates.failed;
      readyS[k] = never;
      note('backupFailed', f, { ranH: ranH[k], fuelL: fuelL[k] });
    } else if (sinceServiceH[k] >= dueForServiceH - traceH) {
      setState[k] = setStates.inService;
      sinceServiceH[k] = 0;
      readyS[k] = Math.ceil(nowS + service.stopS);
      note('backupServiced', f, { ranH: ranH[k], fuelL: fuelL[k] });
    }
  }

  return {
    isReady,
    finish,
    call(f, k, nowS) {
      if (setState[k] !== setStates.idle || fuelL[k] <= traceL || fleet.onSiteS[k] > nowS) return;
      if (!hoursAt(k, nowS).open) return;
      if (fleet.starts[k] === 0) {
        setState[k] = setStates.failedToStart;
        note('backupFailedToStart', f, { ratedKw: ratedKw[k] });
        return;
      }
      setState[k] = setStates.starting;
      readyS[k] = Math.ceil(nowS + fleet.startDelayS[k]);
      if (readyS[k] <= nowS) finish(f, k, nowS);
    },
    take(f, k, hasLoad) {
      if (!isReady(k) || hasLoad === (setState[k] === setStates.running)) return;
      setState[k] = hasLoad ? setStates.running : setStates.standingBy;
      if (hasLoad) note('backupStarted', f, { ratedKw: ratedKw[k], fuelL: fuelL[k] });
      else note('backupStopped', f, { fuelL: fuelL[k] });
    },
    stopAll(f) {
      let ran = false;
      for (let k = first[f]; k < first[f + 1]; k++) {
        if (setState[k] === setStates.running) ran = true;
        // a service goes on to its end, whoever supplies the site
        if (setState[k] === setStates.failed || setState[k] === setStates.inService) continue;
        setState[k] = setStates.idle;
        readyS[k] = never;
      }
      return ran;
    },
    nextS(f, nowS) {
      let soonestS = never;
      for (let k = first[f]; k < first[f + 1]; k++) {
        const { changesInS, open } = hoursAt(k, nowS);
        if (readyS[k] !== never) soonestS = Math.min(soonestS, readyS[k]);
        if (setState[k] === setStates.running) {
          const dryH = fleet.useLPerH[k] > 0 ? fuelL[k] / fleet.useLPerH[k] : never;
          const leftH = Math.min(failsAfterH[k] - ranH[k], dueForServiceH - sinceServiceH[k]);
          soonestS = Math.min(soonestS, dueS(nowS, Math.min(dryH, leftH)));
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
