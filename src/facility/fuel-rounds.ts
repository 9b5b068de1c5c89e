import type { Facility } from '../model/facility';
import { distanceKm } from '../model/geo-distance';
import { none } from '../model/ids';
import type { ParameterReader } from '../model/parameters';
import type { Region } from '../model/region';
import { type Issue, issue } from '../model/result';
import type { EventSink } from '../model/run-event';
import { facilityPowerStates } from '../model/run-record';
import type { LonLat } from '../model/schema-parts';
import { windowAt } from './backup-fleet';
import type { FacilityPower } from './facility-power';
import { listFuelDepots, listFuelTankers } from './fuel-depots';
import { createFuelLevel, hoursLeft, readFuelInto } from './fuel-levels';

/** Tankers of diesel on their rounds: who is called for, who goes where, what arrives. */
export interface FuelRounds {
  /** What tankers have aboard now, litres. */
  readonly aboardL: Float64Array;
  /** Diesel left at the depots with a place. */
  readonly depotL: Float64Array;
  readonly deliveredL: number;
  /** Pumps off what is due to arrive by `timeS`. */
  deliver(timeS: number): void;
  /** Looks which sites need fuel and sends free tankers. `isStep`: sites are looked at anew. */
  send(timeS: number, isStep: boolean): void;
  /** When a tanker has pumped off or is back; Infinity if none is under way. */
  nextTimeS(): number;
}

export interface FuelRoundsOptions {
  region: Region;
  power: FacilityPower;
  read: ParameterReader;
  /** Local time of day at time 0, s. */
  startOfDayS: number;
  log: EventSink;
  onIssue: (issue: Issue) => void;
}

interface Truck {
  id: string;
  capacityL: number;
  kmPerS: number;
  stopS: number;
  shift: { fromH: number; toH: number };
  homeIx: number;
  place: LonLat;
  /** Free again at this time; Infinity while free. */
  dueS: number;
  siteIx: number;
}

/** A way to a site, by a depot where more has to be loaded. */
interface Way {
  doneS: number;
  depotIx: number;
}

const never = Number.POSITIVE_INFINITY;
/** Litres that are no longer worth a stop. */
const traceL = 1e-5;

/**
 * A site without grid calls for fuel below `fuel.triggerShare` of its tanks or with less than `fuel.triggerH` left,
 * looked at every step, if there is room for `fuel.leastRoomShare` of its tanks; a call stands as long as that holds. Calls are answered by sites without grid
 * first, then by tier, then by who is dry first; each by the tanker that is done there soonest. A tanker leaves only
 * if it is back at its depot within its shift, fills what has room, and goes on to the next call or home.
 */
export function createFuelRounds(options: FuelRoundsOptions): FuelRounds {
  const { region, power, read, startOfDayS, log, onIssue } = options;
  const { facilities } = region;
  const { fleet, state } = power;
  const triggerShare = read('fuel.triggerShare');
  const triggerH = read('fuel.triggerH');
  const leastRoomShare = read('fuel.leastRoomShare');
  const detour = read('roads.detourFactor');
  const depots = listFuelDepots(region);
  const trucks = listFuelTankers(region, depots).map(
    ({ tanker, homeIx }): Truck => ({
      id: tanker.id,
      capacityL: tanker.capacityL,
      kmPerS: tanker.speedKmh / 3600,
      stopS: tanker.stopMin * 60,
      shift: tanker.shift,
      homeIx,
      place: depots.places[homeIx],
      dueS: never,
      siteIx: none,
    }),
  );
  const aboardL = new Float64Array(trucks.length);
  const sites = facilities.flatMap(({ lonLat }, f) =>
    lonLat && fleet.first[f + 1] > fleet.first[f] ? [f] : [],
  );
  /** Event of a call that stands; -1 for none. */
  const callIx = new Int32Array(facilities.length).fill(none);
  const coming = new Uint8Array(facilities.length);
  const leftH = new Float64Array(facilities.length);
  const roomL = new Float64Array(facilities.length);
  const level = createFuelLevel();
  const emptyTold = new Set<number>();
  let deliveredL = 0;
  if (trucks.length > 0) tellOfSites();

  function tellOfSites(): void {
    const missing = facilities.filter((it, f) => !it.lonLat && fleet.first[f + 1] > fleet.first[f]);
    if (missing.length > 0)
      onIssue(issue('warning', 'run.fuelWithoutPlace', { count: missing.length, first: nameOf(missing[0]) }));
    const far = sites.filter((f) => !trucks.some((it) => isInReach(it, f)));
    if (far.length > 0)
      onIssue(
        issue('warning', 'run.fuelOutOfReach', { count: far.length, first: nameOf(facilities[far[0]]) }),
      );
  }

  /** Loaded at its own depot and back within a shift. */
  function isInReach(truck: Truck, f: number): boolean {
    const { fromH, toH } = truck.shift;
    const shiftS = fromH === toH ? never : ((((toH - fromH) * 3600) % 86400) + 86400) % 86400;
    return 2 * travelS(truck, depots.places[truck.homeIx], placeOf(f)) + 2 * truck.stopS <= shiftS;
  }

  function placeOf(f: number): LonLat {
    return facilities[f].lonLat as LonLat;
  }

  function travelS(truck: Truck, from: LonLat, to: LonLat): number {
    return (distanceKm(from, to) * detour) / truck.kmPerS;
  }

  /** Reads the levels of all sites; logs and ends calls. */
  function look(timeS: number): void {
    for (const f of sites) {
      readFuelInto(level, fleet, f, timeS);
      leftH[f] = hoursLeft(level);
      roomL[f] = level.tankL - level.fuelL;
      const low = level.fuelL < triggerShare * level.tankL || leftH[f] < triggerH;
      if (!low || roomL[f] <= Math.max(traceL, leastRoomShare * level.tankL)) {
        if (coming[f] === 0) callIx[f] = none;
        continue;
      }
      if (callIx[f] !== none || level.starting || state.power[f] === facilityPowerStates.grid) continue;
      const causeIx = state.causeIx[f];
      callIx[f] = log({
        timeS,
        kind: 'fuelCalledFor',
        component: 'facility',
        id: facilities[f].id,
        ...(causeIx === none ? {} : { causeIx }),
        values: { fuelL: level.fuelL, tankL: level.tankL },
      });
    }
  }

  /** Sites that wait for a tanker, the most urgent first. */
  function listCalls(): number[] {
    const onGrid = (f: number) => (state.power[f] === facilityPowerStates.grid ? 1 : 0);
    return sites
      .filter((f) => callIx[f] !== none && coming[f] === 0 && state.power[f] !== facilityPowerStates.lost)
      .sort(
        (a, b) =>
          onGrid(a) - onGrid(b) ||
          facilities[a].tier - facilities[b].tier ||
          compare(leftH[a], leftH[b]) ||
          a - b,
      );
  }

  /** How a free tanker gets to a site and is done there; undefined if it has nothing to bring or no time. */
  function planWay(t: number, f: number, timeS: number): Way | undefined {
    const truck = trucks[t];
    const shift = windowAt(truck.shift, startOfDayS + timeS);
    if (!shift.open) return undefined;
    let from = truck.place;
    let atS = timeS;
    let depotIx: number = none;
    if (aboardL[t] < roomL[f] / 2 && aboardL[t] < truck.capacityL) {
      depotIx = depots.pick(truck.homeIx, from);
      if (depotIx !== none) {
        atS += travelS(truck, from, depots.places[depotIx]) + truck.stopS;
        from = depots.places[depotIx];
      } else if (aboardL[t] <= traceL) return undefined;
    }
    const doneS = Math.ceil(atS + travelS(truck, from, placeOf(f)) + truck.stopS);
    const homeS = doneS + travelS(truck, placeOf(f), depots.places[truck.homeIx]);
    return homeS - timeS <= shift.changesInS ? { doneS, depotIx } : undefined;
  }

  function go(t: number, f: number, { doneS, depotIx }: Way, timeS: number): void {
    const truck = trucks[t];
    if (depotIx !== none) load(t, depotIx, timeS);
    truck.siteIx = f;
    truck.dueS = doneS;
    coming[f] = 1;
  }

  function load(t: number, depotIx: number, timeS: number): void {
    const takenL = Math.min(trucks[t].capacityL - aboardL[t], depots.leftL[depotIx]);
    depots.leftL[depotIx] -= takenL;
    aboardL[t] += takenL;
    if (depots.leftL[depotIx] > 0 || emptyTold.has(depotIx)) return;
    emptyTold.add(depotIx);
    onIssue(
      issue('warning', 'run.depotWithoutFuel', {
        depot: depots.ids[depotIx],
        hour: Math.floor(timeS / 3600),
      }),
    );
  }

  function pumpOff(t: number, timeS: number): void {
    const truck = trucks[t];
    const f = truck.siteIx;
    truck.place = placeOf(f);
    truck.siteIx = none;
    coming[f] = 0;
    readFuelInto(level, fleet, f, timeS);
    const dieselL = Math.min(aboardL[t], Math.max(0, level.tankL - level.fuelL));
    if (dieselL <= traceL) return;
    const eventIx = log({
      timeS,
      kind: 'delivered',
      component: 'facility',
      id: facilities[f].id,
      ...(callIx[f] === none ? {} : { causeIx: callIx[f] }),
      values: { dieselL },
    });
    const takenL = power.refuel(f, dieselL, eventIx);
    aboardL[t] -= takenL;
    deliveredL += takenL;
  }

  function answer(timeS: number): void {
    for (const f of listCalls()) {
      let bestT: number = none;
      let best: Way | undefined;
      for (let t = 0; t < trucks.length; t++) {
        const way = trucks[t].dueS === never ? planWay(t, f, timeS) : undefined;
        if (way && (!best || way.doneS < best.doneS)) {
          best = way;
          bestT = t;
        }
      }
      if (best) go(bestT, f, best, timeS);
    }
    for (const truck of trucks) {
      const home = depots.places[truck.homeIx];
      if (truck.dueS !== never || truck.place === home) continue;
      truck.dueS = Math.ceil(timeS + travelS(truck, truck.place, home));
      truck.place = home;
    }
  }

  return {
    aboardL,
    depotL: depots.leftL,
    get deliveredL() {
      return deliveredL;
    },
    deliver(timeS) {
      trucks.forEach((truck, t) => {
        if (truck.dueS > timeS) return;
        truck.dueS = never;
        if (truck.siteIx !== none) pumpOff(t, timeS);
      });
    },
    send(timeS, isStep) {
      if (trucks.length === 0 || !(isStep || trucks.some((it) => it.dueS === never && !isAtHome(it)))) return;
      look(timeS);
      answer(timeS);
    },
    nextTimeS() {
      let soonestS = never;
      for (const { dueS } of trucks) if (dueS < soonestS) soonestS = dueS;
      return soonestS;
    },
  };

  function isAtHome(truck: Truck): boolean {
    return truck.place === depots.places[truck.homeIx];
  }
}

function compare(a: number, b: number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function nameOf({ id, name }: Facility): string {
  return name ?? id;
}
