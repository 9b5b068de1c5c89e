import type { Facility } from '../model/facility';
import { none } from '../model/ids';
import type { ParameterReader } from '../model/parameters';
import type { Region } from '../model/region';
import { type Issue, issue } from '../model/result';
import type { EventSink } from '../model/run-event';
import { facilityPowerStates } from '../model/run-record';
import type { LonLat } from '../model/schema-parts';
import type { FacilityPower } from './facility-power';
import { listFuelDepots, listFuelTankers } from './fuel-depots';
import { createFuelLevel, hoursLeft, readFuelInto } from './fuel-levels';
import { createTankerRounds, traceL } from './tanker-rounds';

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
  const depots = listFuelDepots(region);
  const tankers = listFuelTankers(region, depots);
  const sites = facilities.flatMap(({ lonLat }, f) =>
    lonLat && fleet.first[f + 1] > fleet.first[f] ? [f] : [],
  );
  /** Event of a call that stands; -1 for none. */
  const callIx = new Int32Array(facilities.length).fill(none);
  const leftH = new Float64Array(facilities.length);
  const roomL = new Float64Array(facilities.length);
  const level = createFuelLevel();
  const emptyTold = new Set<number>();
  let deliveredL = 0;
  const rounds = createTankerRounds({
    tankers: tankers.map(({ tanker, homeIx }) => ({ tanker, home: depots.places[homeIx] })),
    siteCount: facilities.length,
    placeOf: (f) => facilities[f].lonLat as LonLat,
    roomL: (f) => roomL[f],
    loads: { places: depots.places, pick: (t, from) => depots.pick(tankers[t].homeIx, from), take },
    handOver,
    detour: read('roads.detourFactor'),
    startOfDayS,
  });
  if (tankers.length > 0) tellOfSites();

  function tellOfSites(): void {
    const missing = facilities.filter((it, f) => !it.lonLat && fleet.first[f + 1] > fleet.first[f]);
    if (missing.length > 0)
      onIssue(issue('warning', 'run.fuelWithoutPlace', { count: missing.length, first: nameOf(missing[0]) }));
    const far = sites.filter((f) => !rounds.isInReach(f));
    if (far.length > 0)
      onIssue(
        issue('warning', 'run.fuelOutOfReach', { count: far.length, first: nameOf(facilities[far[0]]) }),
      );
  }

  /** Reads the levels of all sites; logs and ends calls. */
  function look(timeS: number): void {
    for (const f of sites) {
      readFuelInto(level, fleet, f, timeS);
      leftH[f] = hoursLeft(level);
      roomL[f] = level.tankL - level.fuelL;
      const low = level.fuelL < triggerShare * level.tankL || leftH[f] < triggerH;
      if (!low || roomL[f] <= Math.max(traceL, leastRoomShare * level.tankL)) {
        if (rounds.coming[f] === 0) callIx[f] = none;
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
      .filter(
        (f) => callIx[f] !== none && rounds.coming[f] === 0 && state.power[f] !== facilityPowerStates.lost,
      )
      .sort(
        (a, b) =>
          onGrid(a) - onGrid(b) ||
          facilities[a].tier - facilities[b].tier ||
          compare(leftH[a], leftH[b]) ||
          a - b,
      );
  }

  function take(depotIx: number, wantedL: number, timeS: number): number {
    const takenL = Math.min(wantedL, depots.leftL[depotIx]);
    depots.leftL[depotIx] -= takenL;
    if (depots.leftL[depotIx] > 0 || emptyTold.has(depotIx)) return takenL;
    emptyTold.add(depotIx);
    onIssue(
      issue('warning', 'run.depotWithoutFuel', {
        depot: depots.ids[depotIx],
        hour: Math.floor(timeS / 3600),
      }),
    );
    return takenL;
  }

  function handOver(f: number, aboardL: number, timeS: number): number {
    readFuelInto(level, fleet, f, timeS);
    const dieselL = Math.min(aboardL, Math.max(0, level.tankL - level.fuelL));
    if (dieselL <= traceL) return 0;
    const eventIx = log({
      timeS,
      kind: 'delivered',
      component: 'facility',
      id: facilities[f].id,
      ...(callIx[f] === none ? {} : { causeIx: callIx[f] }),
      values: { dieselL },
    });
    const takenL = power.refuel(f, dieselL, eventIx);
    deliveredL += takenL;
    return takenL;
  }

  return {
    aboardL: rounds.aboardL,
    depotL: depots.leftL,
    get deliveredL() {
      return deliveredL;
    },
    deliver: rounds.deliver,
    send(timeS, isStep) {
      if (tankers.length === 0 || !(isStep || rounds.waits())) return;
      look(timeS);
      rounds.answer(listCalls(), timeS);
    },
    nextTimeS: rounds.nextTimeS,
  };
}

function compare(a: number, b: number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function nameOf({ id, name }: Facility): string {
  return name ?? id;
}
