import type { Facility } from '../model/facility';
import { none } from '../model/ids';
import type { ParameterReader } from '../model/parameters';
import type { EventSink } from '../model/run-event';
import type { FacilityPowerState } from './facility-power';
import { dueS } from './set-moves';

/** Wells and sewers of the sewage lifts, and when they overflow. */
export interface SewageClock {
  /** Part of the room above the normal level that is filled, 0 to 1 (overflowing); NaN for other facilities. */
  readonly fill: Float64Array;
  advance(timeS: number): void;
  /** Reads power, and the share of its water that each facility's area gets now. */
  settle(timeS: number, power: FacilityPowerState, waterShare: (facilityIx: number) => number): void;
  nextTimeS(): number;
}

const never = Number.POSITIVE_INFINITY;
/** Full within this. */
const traceFill = 1e-9;

/**
 * A lift without power fills: full after `sewage.overflowH` at the normal inflow, which follows the water of its area
 * down to `sewage.leastInflowShare` (what seeps in). With full power it pumps the normal inflow and empties a full
 * well in `sewage.drainH`; with part of its power, that part of it.
 */
export function createSewageClock(
  facilities: readonly Facility[],
  read: ParameterReader,
  log: EventSink,
): SewageClock {
  const lifts = facilities.flatMap((it, f) => (it.kind === 'sewageLift' ? [f] : []));
  const inflowPerH = 1 / read('sewage.overflowH');
  const pumpedPerH = inflowPerH + 1 / read('sewage.drainH');
  const leastInflowShare = read('sewage.leastInflowShare');
  const fill = new Float64Array(facilities.length).fill(Number.NaN);
  for (const f of lifts) fill[f] = 0;
  const netPerH = new Float64Array(facilities.length);
  const overflows = new Uint8Array(facilities.length);
  let nowS = 0;

  function note(kind: 'sewageOverflowed' | 'sewageOverflowEnded', f: number, causeIx: number): void {
    const { id, people } = facilities[f];
    const cause = causeIx === none ? {} : { causeIx };
    log({ timeS: nowS, kind, component: 'facility', id, ...cause, values: { people } });
  }

  return {
    fill,
    advance(timeS) {
      const hours = (timeS - nowS) / 3600;
      for (const f of lifts) fill[f] = Math.max(0, Math.min(1, fill[f] + netPerH[f] * hours));
      nowS = timeS;
    },
    settle(timeS, power, waterShare) {
      nowS = timeS;
      for (const f of lifts) {
        const inflowShare = Math.max(leastInflowShare, Math.min(1, waterShare(f)));
        netPerH[f] = inflowPerH * inflowShare - pumpedPerH * power.share[f];
        const isFull = fill[f] >= 1 - traceFill && netPerH[f] > 0 ? 1 : 0;
        if (isFull === overflows[f]) continue;
        overflows[f] = isFull;
        note(isFull ? 'sewageOverflowed' : 'sewageOverflowEnded', f, power.causeIx[f]);
      }
    },
    nextTimeS() {
      let soonestS = never;
      for (const f of lifts)
        if (netPerH[f] > 0 && fill[f] < 1 - traceFill)
          soonestS = Math.min(soonestS, dueS(nowS, (1 - fill[f]) / netPerH[f]));
      return soonestS;
    },
  };
}
