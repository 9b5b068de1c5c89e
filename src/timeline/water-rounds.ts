import type { FacilityPower } from '../facility/facility-power';
import type { FacilityWater } from '../facility/facility-water';
import { createTankerRounds, traceL } from '../facility/tanker-rounds';
import { type ComponentRef, none } from '../model/ids';
import type { ParameterReader } from '../model/parameters';
import type { Area } from '../model/people';
import type { Region } from '../model/region';
import { type Issue, issue } from '../model/result';
import type { EventSink } from '../model/run-event';
import { facilityWaterStates } from '../model/run-record';
import type { LonLat } from '../model/schema-parts';
import type { AreaWater } from './area-water';
import { causedBy } from './event-log';
import { listFillingPlaces } from './filling-places';
import type { FloorReach } from './floor-reach';
import type { HouseholdWater } from './household-water';
import type { WaterPoints } from './water-points';
import type { WaterSide } from './water-side';

/** Tankers of water on their rounds to facilities, water points and people. */
export interface WaterRounds {
  /** What tankers have aboard now, litres; what they have loaded, and what was taken off them, m3 from time 0. */
  readonly aboardL: Float64Array;
  readonly loadedM3: number;
  readonly deliveredM3: number;
  deliver(timeS: number): void;
  /** Looks who needs water and sends free tankers. `isStep`: everyone is looked at anew. */
  send(timeS: number, isStep: boolean): void;
  nextTimeS(): number;
}

export interface WaterRoundsOptions {
  region: Region;
  homes: HouseholdWater;
  floors: FloorReach;
  points: WaterPoints;
  facilityWater: FacilityWater;
  facilityPower: FacilityPower;
  areaWater: AreaWater;
  water: WaterSide;
  read: ParameterReader;
  startOfDayS: number;
  log: EventSink;
  onIssue: (issue: Issue) => void;
}

/** Who can call for a tanker. `ix` counts in the list of its kind. */
interface Site {
  ref: ComponentRef;
  ix: number;
  place: LonLat;
  name: string;
  tier: number;
}

/**
 * Who calls, looked at every step: a facility whose water comes from its store, or not at all, with less than
 * `tankers.triggerShare` of it left; the store of a water point that is asked for water, likewise; people of an area who
 * have less than they would carry home. Each has room for `tankers.leastRoomShare`. Calls are answered by tier, people
 * standing at `tankers.peopleTier`, then by whose water lasts shortest.
 */
export function createWaterRounds(options: WaterRoundsOptions): WaterRounds {
  const { region, homes, floors, points, facilityWater, areaWater, read, log, onIssue } = options;
  const triggerShare = read('tankers.triggerShare');
  const leastRoomShare = read('tankers.leastRoomShare');
  const handOutLPerS = read('tankers.handOutLPerMin') / 60;
  const peopleTier = read('tankers.peopleTier');
  const drawLPerH = read('household.drawLPerPersonDay') / 24;
  const containerL = Math.max(read('household.storedLPerPerson'), read('household.containerLPerPerson'));
  const places = new Map(region.depots.map((it) => [it.id, it.lonLat]));
  const tankers = region.tankers.flatMap((tanker) => {
    const home = tanker.carries === 'water' ? places.get(tanker.depotId) : undefined;
    return home ? [{ tanker, home }] : [];
  });
  const sites = tankers.length > 0 ? listSites(region, points, peopleTier) : [];
  const filling = listFillingPlaces(region, tankers, options.facilityPower, options.water, read);
  const areaIxOf = new Map(region.areas.map((it, ix) => [it.id, ix]));
  const areasOf = points.points.map((it) => [...new Set(it.areaIds)].flatMap((id) => areaIxOf.get(id) ?? []));
  const roomL = new Float64Array(sites.length);
  const leftH = new Float64Array(sites.length);
  const people = new Float64Array(sites.length);
  /** Event of a call that stands; -1 for none. */
  const callIx = new Int32Array(sites.length).fill(none);
  let loadedM3 = 0;
  let deliveredM3 = 0;
  let toldOfFilling = false;
  const rounds = createTankerRounds({
    tankers,
    siteCount: sites.length,
    placeOf: (s) => sites[s].place,
    roomL: (s) => roomL[s],
    loads: {
      places: filling.places,
      pick: filling.pick,
      take(_, wantedL) {
        loadedM3 += wantedL / 1000;
        return wantedL;
      },
    },
    handOver,
    standS: (s, litres, stopS) =>
      sites[s].ref.kind === 'area' ? Math.max(stopS, litres / handOutLPerS) : stopS,
    detour: read('roads.detourFactor'),
    startOfDayS: options.startOfDayS,
  });
  tellOfReach();

  function tellOfReach(): void {
    const far = sites.filter((_, s) => !rounds.isInReach(s));
    if (far.length > 0)
      onIssue(issue('warning', 'run.waterOutOfReach', { count: far.length, first: far[0].name }));
  }

  /** Hours that people of an area can live on what they have at home. */
  function homeH(area: number): number {
    const total = region.areas[area].people;
    return total > 0 && drawLPerH > 0 ? homes.storedL[area] / total / drawLPerH : 0;
  }

  function roomOf(s: number): number {
    const { ref, ix } = sites[s];
    if (ref.kind === 'area') return homes.roomL(ix);
    if (ref.kind === 'waterPoint') return 1000 * points.roomM3(ix);
    const fullM3 = region.facilities[ix].storedWaterM3 ?? 0;
    return 1000 * Math.max(0, fullM3 - facilityWater.state.storedM3[ix]);
  }

  /** Reads room and urgency of a site; true where it needs a tanker. */
  function needs(s: number): boolean {
    const { ref, ix } = sites[s];
    if (ref.kind === 'facility') return facilityNeeds(s, ix);
    if (ref.kind === 'waterPoint') {
      if (points.wanted[ix] === 0) return false;
      const fullM3 = points.points[ix].storeM3 ?? 0;
      roomL[s] = roomOf(s);
      leftH[s] = Number.POSITIVE_INFINITY;
      people[s] = 0;
      for (const area of areasOf[ix]) {
        leftH[s] = Math.min(leftH[s], homeH(area));
        people[s] += region.areas[area].people;
      }
      const low = points.storedM3[ix] < triggerShare * fullM3;
      return low && roomL[s] >= 1000 * leastRoomShare * fullM3;
    }
    people[s] = homes.shortPeople[ix];
    roomL[s] = 0;
    if (people[s] === 0) return false;
    roomL[s] = roomOf(s);
    leftH[s] = homeH(ix);
    return roomL[s] > leastRoomShare * containerL * people[s];
  }

  function facilityNeeds(s: number, f: number): boolean {
    const { water, storedM3 } = facilityWater.state;
    if (water[f] === facilityWaterStates.served) return false;
    const { waterM3Day = 0, storedWaterM3: fullM3 = 0 } = region.facilities[f];
    roomL[s] = roomOf(s);
    leftH[s] = waterM3Day > 0 ? (24 * storedM3[f]) / waterM3Day : Number.POSITIVE_INFINITY;
    people[s] = region.facilities[f].people;
    return storedM3[f] < triggerShare * fullM3 && roomL[s] >= 1000 * leastRoomShare * fullM3;
  }

  /** The event behind a need. */
  function behind({ ref, ix }: Site): number {
    if (ref.kind === 'facility') {
      // A site that lives on its store has lost no water yet: what its network lost is behind the call.
      const { water, eventIx, supplyCauseIx } = facilityWater.state;
      return water[ix] === facilityWaterStates.none ? eventIx[ix] : supplyCauseIx[ix];
    }
    let latestIx: number = none;
    for (const area of ref.kind === 'area' ? [ix] : areasOf[ix])
      latestIx = Math.max(latestIx, areaWater.causeIx[area], floors.causeIx[area]);
    return latestIx;
  }

  function look(timeS: number): void {
    for (let s = 0; s < sites.length; s++) {
      if (!needs(s)) {
        if (rounds.coming[s] === 0) callIx[s] = none;
        continue;
      }
      if (callIx[s] !== none) continue;
      callIx[s] = log({
        timeS,
        kind: 'waterCalledFor',
        component: sites[s].ref.kind,
        id: sites[s].ref.id,
        ...causedBy(behind(sites[s])),
        values: { people: people[s] },
      });
    }
  }

  function listCalls(): number[] {
    const calls: number[] = [];
    for (let s = 0; s < sites.length; s++) if (callIx[s] !== none && rounds.coming[s] === 0) calls.push(s);
    return calls.sort(
      (a, b) =>
        sites[a].tier - sites[b].tier || compare(leftH[a], leftH[b]) || people[b] - people[a] || a - b,
    );
  }

  function handOver(s: number, aboardL: number, timeS: number): number {
    const { ref, ix } = sites[s];
    const offeredL = Math.min(aboardL, roomOf(s));
    if (offeredL <= traceL) return 0;
    const values = { waterM3: offeredL / 1000 };
    const eventIx = log({
      timeS,
      kind: 'delivered',
      component: ref.kind,
      id: ref.id,
      ...causedBy(callIx[s]),
      values,
    });
    let takenL: number;
    if (ref.kind === 'facility') takenL = 1000 * facilityWater.fill(ix, offeredL / 1000);
    else if (ref.kind === 'waterPoint') takenL = 1000 * points.fill(ix, offeredL / 1000, timeS, eventIx);
    else takenL = homes.handOut(ix, offeredL);
    deliveredM3 += takenL / 1000;
    return takenL;
  }

  /** Once: calls stand and no tanker finds water. */
  function tellOfFilling(timeS: number, calls: readonly number[]): void {
    if (toldOfFilling || calls.length === 0) return;
    if (tankers.some(({ home }, t) => rounds.aboardL[t] > traceL || filling.pick(t, home) !== none)) return;
    toldOfFilling = true;
    onIssue(issue('warning', 'run.nothingToFill', { hour: Math.floor(timeS / 3600) }));
  }

  return {
    aboardL: rounds.aboardL,
    get loadedM3() {
      return loadedM3;
    },
    get deliveredM3() {
      return deliveredM3;
    },
    deliver: rounds.deliver,
    send(timeS, isStep) {
      if (sites.length === 0 || !(isStep || rounds.waits())) return;
      look(timeS);
      const calls = listCalls();
      tellOfFilling(timeS, calls);
      rounds.answer(calls, timeS);
    },
    nextTimeS: rounds.nextTimeS,
  };
}

function listSites(region: Region, { points }: WaterPoints, peopleTier: number): Site[] {
  const sites: Site[] = [];
  const nameOf = ({ id, name }: { id: string; name?: string }) => name ?? id;
  region.facilities.forEach((it, ix) => {
    const { id, lonLat, waterNodeId, storedWaterM3 = 0, tier } = it;
    if (lonLat && waterNodeId !== undefined && storedWaterM3 > 0)
      sites.push({ ref: { kind: 'facility', id }, ix, place: lonLat, name: nameOf(it), tier });
  });
  points.forEach((it, ix) => {
    const { id, kind, lonLat } = it;
    if (kind === 'store' && lonLat)
      sites.push({ ref: { kind: 'waterPoint', id }, ix, place: lonLat, name: nameOf(it), tier: peopleTier });
  });
  region.areas.forEach((it, ix) => {
    const place = placeOf(it);
    if (place)
      sites.push({ ref: { kind: 'area', id: it.id }, ix, place, name: nameOf(it), tier: peopleTier });
  });
  return sites;
}

/** Where a tanker stands among an area's people: its centre, else the middle of its outline's corners. */
function placeOf({ centre, polygon }: Area): LonLat | undefined {
  if (centre) return centre;
  const ring = polygon?.[0].slice(1);
  if (!ring || ring.length === 0) return undefined;
  const mean = (k: 0 | 1) => ring.reduce((sum, it) => sum + it[k], 0) / ring.length;
  return [mean(0), mean(1)];
}

function compare(a: number, b: number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
