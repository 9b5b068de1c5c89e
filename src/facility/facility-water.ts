import type { Facility } from '../model/facility';
import { none } from '../model/ids';
import type { ParameterReader } from '../model/parameters';
import type { EventKind, EventSink } from '../model/run-event';
import { facilityWaterStates } from '../model/run-record';

/** Water of every facility: what the network gives, then its own store. */
export interface FacilityWater {
  readonly state: FacilityWaterState;
  /** Share of its need that the network gives from now on, and the event behind it. */
  setSupply(facilityIx: number, share: number, causeIx: number): void;
  /** Tanked water that arrives; returns the m3 that found room. */
  fill(facilityIx: number, waterM3: number): number;
  /** Draws and refills up to `timeS`, which must not lie after `nextTimeS()`. */
  advance(timeS: number): void;
  settle(timeS: number): void;
  /** When a store runs out next, whole s; Infinity if none will. */
  nextTimeS(): number;
}

export interface FacilityWaterState {
  /** Codes of `facilityWaterStates`. */
  water: Uint8Array;
  storedM3: Float64Array;
  /** Share of its need that it gets, store included. */
  share: Float64Array;
  /** The event with which a facility lost its water or got it back last, -1 for none. */
  eventIx: Int32Array;
  /** The event behind what the network gives it now, -1 for none. */
  supplyCauseIx: Int32Array;
}

const never = Number.POSITIVE_INFINITY;
/** A store that holds no more than this is empty: what rounding leaves over. */
const traceM3 = 1e-8;

/**
 * A facility needs `waterM3Day` evenly over the day. What the network does not give comes from its store; with
 * full supply the store refills in a set time. The water that refills a store is not taken from the network.
 */
export function createFacilityWater(
  facilities: readonly Facility[],
  /** -1 for facilities whose water is not modelled. */
  networkIx: Int32Array,
  read: ParameterReader,
  log: EventSink,
): FacilityWater {
  const count = facilities.length;
  const servedShare = read('water.servedShare');
  const noneShare = read('water.noneShare');
  const refillS = read('facility.waterRefillH') * 3600;
  const modelled = Uint8Array.from(networkIx, (it) => (it === none ? 0 : 1));
  const needM3s = Float64Array.from(facilities, (it) => (it.waterM3Day ?? 0) / 86400);
  const fullM3 = Float64Array.from(facilities, (it) => it.storedWaterM3 ?? 0);
  const supply = new Float64Array(count).fill(1);
  const causeIx = new Int32Array(count).fill(none);
  const isOut = new Uint8Array(count);
  const state: FacilityWaterState = {
    water: Uint8Array.from(modelled, (it) =>
      it ? facilityWaterStates.served : facilityWaterStates.notModelled,
    ),
    storedM3: fullM3.slice(),
    share: new Float64Array(count).fill(1),
    eventIx: new Int32Array(count).fill(none),
    supplyCauseIx: causeIx,
  };
  let nowS = 0;

  function drawM3s(f: number): number {
    return supply[f] < servedShare && state.storedM3[f] > traceM3 ? needM3s[f] * (1 - supply[f]) : 0;
  }

  function judge(f: number): void {
    const drawn = drawM3s(f) > 0;
    state.share[f] = drawn ? 1 : supply[f];
    if (supply[f] >= servedShare) state.water[f] = facilityWaterStates.served;
    else if (drawn) state.water[f] = facilityWaterStates.storage;
    else state.water[f] = supply[f] > noneShare ? facilityWaterStates.low : facilityWaterStates.none;
    const out = state.water[f] === facilityWaterStates.none ? 1 : 0;
    if (out === isOut[f]) return;
    isOut[f] = out;
    note(out ? 'facilityLostWater' : 'facilityWaterReturned', f);
  }

  function note(kind: EventKind, f: number): void {
    const event = { timeS: nowS, kind, component: 'facility' as const, id: facilities[f].id };
    state.eventIx[f] = log({
      ...event,
      ...(causeIx[f] === none ? {} : { causeIx: causeIx[f] }),
      values: { people: facilities[f].people, supplyShare: supply[f] },
    });
  }

  return {
    state,
    setSupply(f, share, cause) {
      if (modelled[f] === 0) return;
      supply[f] = share;
      causeIx[f] = cause;
    },
    fill(f, waterM3) {
      const takenM3 = Math.min(waterM3, Math.max(0, fullM3[f] - state.storedM3[f]));
      state.storedM3[f] += takenM3;
      return takenM3;
    },
    advance(timeS) {
      const seconds = timeS - nowS;
      for (let f = 0; f < count && seconds > 0; f++) {
        if (fullM3[f] === 0) continue;
        const drawn = drawM3s(f);
        if (drawn > 0) state.storedM3[f] = Math.max(0, state.storedM3[f] - drawn * seconds);
        else if (supply[f] >= servedShare)
          state.storedM3[f] = Math.min(fullM3[f], state.storedM3[f] + (fullM3[f] / refillS) * seconds);
      }
      nowS = timeS;
    },
    settle(timeS) {
      nowS = timeS;
      for (let f = 0; f < count; f++) if (modelled[f]) judge(f);
    },
    nextTimeS() {
      let soonestS = never;
      for (let f = 0; f < count; f++) {
        const drawn = drawM3s(f);
        if (drawn === 0) continue;
        const dueS = Math.ceil(nowS + state.storedM3[f] / drawn - 1e-6);
        soonestS = Math.min(soonestS, Math.max(Math.floor(nowS) + 1, dueS));
      }
      return soonestS;
    },
  };
}
