import type { Tanker } from '../model/crew';
import { distanceKm } from '../model/geo-distance';
import { none } from '../model/ids';
import type { LonLat } from '../model/schema-parts';
import { windowAt } from './backup-fleet';

/** Tankers of one load on their rounds: who goes where, and when they are done there. */
export interface TankerRounds {
  /** What tankers have aboard now, litres. */
  readonly aboardL: Float64Array;
  /** 1 while a tanker is on its way to a site. */
  readonly coming: Uint8Array;
  /** Whether a site can be served from its tanker's own place of loading within one shift. */
  isInReach(siteIx: number): boolean;
  /** Pumps off what is due to arrive by `timeS`. */
  deliver(timeS: number): void;
  /** Answers calls, in order, by free tankers; those without a call drive home. */
  answer(siteIxs: readonly number[], timeS: number): void;
  /** Whether a tanker is free away from home. */
  waits(): boolean;
  /** When a tanker has pumped off or is back; Infinity if none is under way. */
  nextTimeS(): number;
}

/** Where tankers load and what they bring it to. */
export interface RoundsOptions {
  tankers: readonly { tanker: Tanker; home: LonLat }[];
  siteCount: number;
  /** Place of a site; asked only for sites that can be called for. */
  placeOf(siteIx: number): LonLat;
  /** Litres that a site has room for, as it was last looked at. */
  roomL(siteIx: number): number;
  /** Places to load at. */
  loads: {
    places: readonly LonLat[];
    /** The place that a tanker loads at when it stands at `from`; -1 for none. */
    pick(tankerIx: number, from: LonLat): number;
    /** Takes up to `wantedL` litres there; returns what there was. */
    take(loadIx: number, wantedL: number, timeS: number): number;
  };
  /** Hands over to a site out of what is aboard; returns the litres taken. */
  handOver(siteIx: number, aboardL: number, timeS: number): number;
  /** How long a tanker stands at a site, s; absent: its usual stop. */
  standS?(siteIx: number, litres: number, stopS: number): number;
  /** Way by road over the straight line. */
  detour: number;
  /** Local time of day at time 0, s. */
  startOfDayS: number;
}

interface Truck {
  capacityL: number;
  kmPerS: number;
  stopS: number;
  shift: Tanker['shift'];
  home: LonLat;
  place: LonLat;
  /** Free again at this time; Infinity while free. */
  dueS: number;
  siteIx: number;
}

/** A way to a site, by a place of loading where more has to be loaded. */
interface Way {
  doneS: number;
  loadIx: number;
}

const never = Number.POSITIVE_INFINITY;
/** Litres that are no longer worth a stop. */
export const traceL = 1e-5;

/**
 * Each call is answered by the tanker that is done there soonest. A tanker leaves only if it is back home within its
 * shift, loads what has room when less than half of the site's room is aboard, and goes on to the next call or home.
 */
export function createTankerRounds(options: RoundsOptions): TankerRounds {
  const { placeOf, roomL, loads, handOver, standS, detour, startOfDayS } = options;
  const trucks = options.tankers.map(
    ({ tanker, home }): Truck => ({
      capacityL: tanker.capacityL,
      kmPerS: tanker.speedKmh / 3600,
      stopS: tanker.stopMin * 60,
      shift: tanker.shift,
      home,
      place: home,
      dueS: never,
      siteIx: none,
    }),
  );
  const aboardL = new Float64Array(trucks.length);
  const coming = new Uint8Array(options.siteCount);

  function travelS(truck: Truck, from: LonLat, to: LonLat): number {
    return (distanceKm(from, to) * detour) / truck.kmPerS;
  }

  function siteStopS(truck: Truck, siteIx: number, litres: number): number {
    return standS ? standS(siteIx, litres, truck.stopS) : truck.stopS;
  }

  /** How a free tanker gets to a site and is done there; undefined if it has nothing to bring or no time. */
  function planWay(t: number, siteIx: number, timeS: number): Way | undefined {
    const truck = trucks[t];
    const shift = windowAt(truck.shift, startOfDayS + timeS);
    if (!shift.open) return undefined;
    const site = placeOf(siteIx);
    const wantedL = roomL(siteIx);
    let from = truck.place;
    let atS = timeS;
    let litres = Math.min(aboardL[t], wantedL);
    let loadIx: number = none;
    if (aboardL[t] < wantedL / 2 && aboardL[t] < truck.capacityL) {
      loadIx = loads.pick(t, from);
      if (loadIx !== none) {
        atS += travelS(truck, from, loads.places[loadIx]) + truck.stopS;
        from = loads.places[loadIx];
        litres = Math.min(truck.capacityL, wantedL);
      } else if (aboardL[t] <= traceL) return undefined;
    }
    // no round is over in the second in which it begins, however near the place and short the stop
    const doneS = Math.max(
      Math.floor(timeS) + 1,
      Math.ceil(atS + travelS(truck, from, site) + siteStopS(truck, siteIx, litres)),
    );
    const homeS = doneS + travelS(truck, site, truck.home);
    return homeS - timeS <= shift.changesInS ? { doneS, loadIx } : undefined;
  }

  function go(t: number, siteIx: number, { doneS, loadIx }: Way, timeS: number): void {
    if (loadIx !== none) aboardL[t] += loads.take(loadIx, trucks[t].capacityL - aboardL[t], timeS);
    trucks[t].siteIx = siteIx;
    trucks[t].dueS = doneS;
    coming[siteIx] = 1;
  }

  function pumpOff(t: number, timeS: number): void {
    const truck = trucks[t];
    const { siteIx } = truck;
    truck.place = placeOf(siteIx);
    truck.siteIx = none;
    coming[siteIx] = 0;
    aboardL[t] -= handOver(siteIx, aboardL[t], timeS);
  }

  return {
    aboardL,
    coming,
    isInReach(siteIx) {
      return trucks.some((truck) => {
        const { fromH, toH } = truck.shift;
        // 0 to 24 h is always, as it is for the shift itself
        const shiftS = ((((toH - fromH) * 3600) % 86400) + 86400) % 86400 || never;
        const stopsS = truck.stopS + siteStopS(truck, siteIx, 0);
        return 2 * travelS(truck, truck.home, placeOf(siteIx)) + stopsS <= shiftS;
      });
    },
    deliver(timeS) {
      for (let t = 0; t < trucks.length; t++) {
        if (trucks[t].dueS > timeS) continue;
        trucks[t].dueS = never;
        if (trucks[t].siteIx !== none) pumpOff(t, timeS);
      }
    },
    answer(siteIxs, timeS) {
      for (const siteIx of siteIxs) {
        let bestT: number = none;
        let best: Way | undefined;
        for (let t = 0; t < trucks.length; t++) {
          const way = trucks[t].dueS === never ? planWay(t, siteIx, timeS) : undefined;
          if (way && (!best || way.doneS < best.doneS)) {
            best = way;
            bestT = t;
          }
        }
        if (best) go(bestT, siteIx, best, timeS);
      }
      for (const truck of trucks) {
        if (truck.dueS !== never || truck.place === truck.home) continue;
        truck.dueS = Math.ceil(timeS + travelS(truck, truck.place, truck.home));
        truck.place = truck.home;
      }
    },
    waits: () => trucks.some((it) => it.dueS === never && it.place !== it.home),
    nextTimeS() {
      let soonestS = never;
      for (const { dueS } of trucks) if (dueS < soonestS) soonestS = dueS;
      return soonestS;
    },
  };
}
