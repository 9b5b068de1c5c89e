import type { Facility } from '../model/facility';
import { none } from '../model/ids';
import type { ParameterReader } from '../model/parameters';
import type { EventKind, EventSink } from '../model/run-event';
import { exp, log as ln } from '../numerics/math';
import type { FacilityPowerState } from './facility-power';
import { dueS } from './set-moves';

/** How warm it is in the buildings that boiler houses heat. */
export interface HeatClock {
  /** Indoor temperature, °C; NaN for facilities that heat nothing. */
  readonly indoorC: Float64Array;
  advance(timeS: number): void;
  settle(timeS: number, power: FacilityPowerState, outdoorC: number): void;
  nextTimeS(): number;
}

const never = Number.POSITIVE_INFINITY;
/** A temperature is reached within this, K. */
const traceC = 1e-9;
const colder: readonly EventKind[] = ['indoorsCold', 'indoorsTooCold', 'pipesMayFreeze'];

/**
 * Buildings behind a boiler house cool and warm by one time constant: `T = Tend + (T0 - Tend)·exp(-t/tau)`, where
 * `Tend` is the outdoor temperature without heat, and lies above the set temperature by a reserve of power with full
 * heat (the thermostat holds the set temperature). Heat goes with the boiler house's share of power.
 */
export function createHeatClock(
  facilities: readonly Facility[],
  read: ParameterReader,
  log: EventSink,
): HeatClock {
  const houses = facilities.flatMap((it, f) => (it.kind === 'boilerHouse' ? [f] : []));
  const tauH = read('heating.timeConstantH');
  const setC = read('heating.indoorC');
  const fullShare = 1 + read('heating.reserveShare');
  const warmC = read('heating.warmC');
  const limitsC = [read('heating.alertC'), read('heating.actC'), read('heating.frostC')];
  const indoorC = new Float64Array(facilities.length).fill(Number.NaN);
  for (const f of houses) indoorC[f] = setC;
  const endC = new Float64Array(facilities.length).fill(setC);
  /** How many of the limits have been passed. */
  const passed = new Uint8Array(facilities.length);
  let nowS = 0;

  function note(kind: EventKind, f: number, causeIx: number): void {
    const { id, people } = facilities[f];
    const cause = causeIx === none ? {} : { causeIx };
    log({ timeS: nowS, kind, component: 'facility', id, ...cause, values: { people, indoorC: indoorC[f] } });
  }

  /** Hours until a temperature between now and the end is reached; Infinity for any other. */
  function hoursTo(f: number, limitC: number): number {
    const ratio = (indoorC[f] - endC[f]) / (limitC - endC[f]);
    return ratio > 1 ? tauH * ln(ratio) : never;
  }

  return {
    indoorC,
    advance(timeS) {
      const stays = exp(-(timeS - nowS) / 3600 / tauH);
      for (const f of houses) indoorC[f] = Math.min(setC, endC[f] + (indoorC[f] - endC[f]) * stays);
      nowS = timeS;
    },
    settle(timeS, power, outdoorC) {
      nowS = timeS;
      for (const f of houses) {
        endC[f] = outdoorC < setC ? outdoorC + power.share[f] * fullShare * (setC - outdoorC) : setC;
        const causeIx = power.causeIx[f];
        for (; passed[f] < limitsC.length && indoorC[f] <= limitsC[passed[f]] + traceC; passed[f]++)
          note(colder[passed[f]], f, causeIx);
        if (passed[f] === 0 || indoorC[f] < warmC - traceC) continue;
        passed[f] = 0;
        note('indoorsWarmAgain', f, causeIx);
      }
    },
    nextTimeS() {
      let soonestS = never;
      for (const f of houses) {
        if (passed[f] < limitsC.length && indoorC[f] > endC[f])
          soonestS = Math.min(soonestS, dueS(nowS, hoursTo(f, limitsC[passed[f]])));
        if (passed[f] > 0 && indoorC[f] < endC[f])
          soonestS = Math.min(soonestS, dueS(nowS, hoursTo(f, warmC)));
      }
      return soonestS;
    },
  };
}
