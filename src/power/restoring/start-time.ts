import type { Generator } from '../../model/grid';
import { isThermal, type PowerSettings } from '../power-settings';
import { wholeSecond } from '../whole-second';

/** How long each unit takes to start, by how long it has stood: whole seconds by generator. */
export interface StartTimes {
  hotS: Float64Array;
  warmS: Float64Array;
  coldS: Float64Array;
  /** A unit that has stood this long is warm, then cold. */
  warmAfterS: Float64Array;
  coldAfterS: Float64Array;
  /** Shortest time from stop to start. */
  minDownS: Float64Array;
}

/**
 * Start times by technology. A unit with hours of its own takes them however long it stood; technologies without
 * boiler or turbine casing know no warm and cold start.
 */
export function createStartTimes(units: readonly Generator[], settings: PowerSettings): StartTimes {
  const { startH, startWarmH, startColdH, warmAfterH, coldAfterH, minDownH } = settings;
  const seconds = (hours: (unit: Generator) => number) =>
    Float64Array.from(units, (unit) => Math.round(3600 * hours(unit)));
  const byHeat = (table: PowerSettings['startWarmH'], other: (unit: Generator) => number) =>
    seconds((unit) => {
      const { technology, startHours } = unit;
      return startHours === undefined && isThermal(technology) ? table[technology] : other(unit);
    });
  const hotH = (unit: Generator) => unit.startHours ?? startH[unit.technology];
  const never = () => Number.POSITIVE_INFINITY;
  return {
    hotS: seconds(hotH),
    warmS: byHeat(startWarmH, hotH),
    coldS: byHeat(startColdH, hotH),
    warmAfterS: byHeat(warmAfterH, never),
    coldAfterS: byHeat(coldAfterH, never),
    minDownS: seconds(({ technology }) => (isThermal(technology) ? minDownH[technology] : 0)),
  };
}

/** Seconds from the order to start until the unit is in service, for one that has stood for `stoodS`. */
export function startDurationS(times: StartTimes, generatorIx: number, stoodS: number): number {
  if (stoodS >= times.coldAfterS[generatorIx]) return times.coldS[generatorIx];
  if (stoodS >= times.warmAfterS[generatorIx]) return times.warmS[generatorIx];
  return times.hotS[generatorIx];
}

/**
 * When a unit that stopped at `stoppedS` and is told to start at `orderS` comes into service. One that never ran (-1)
 * counts as standing since time 0.
 */
export function readyTimeS(times: StartTimes, generatorIx: number, stoppedS: number, orderS: number): number {
  const startedS = orderS + startDurationS(times, generatorIx, orderS - Math.max(0, stoppedS));
  return wholeSecond(stoppedS < 0 ? startedS : Math.max(startedS, stoppedS + times.minDownS[generatorIx]));
}
