import { none } from '../model/ids';
import type { ParameterReader } from '../model/parameters';
import type { Region } from '../model/region';
import { type Issue, issue } from '../model/result';
import type { EventSink } from '../model/run-event';
import type { PowerEngine } from '../power/power-engine';
import type { AreaPower } from './area-power';
import type { WaterGroups } from './area-water';
import { causedBy } from './event-log';
import type { OutageLog } from './outage-log';
import type { WaterSide } from './water-side';

/** Which storeys have water at their taps now. */
export interface FloorReach {
  /** Storeys of each group's buildings, at least 1. */
  readonly floors: Uint8Array;
  /** Lowest storeys that the pressure at the group's node reaches. */
  readonly reached: Uint8Array;
  /** Share of an area's boosters that run; 0 where it has none. */
  readonly boosted: Float64Array;
  /** Share of each area's people whose storey is dry; NaN where nobody of the area draws from a network. */
  readonly dryShare: Float64Array;
  readonly peopleDry: number;
  /** The last event about an area's upper storeys, -1 for none. */
  readonly causeIx: Int32Array;
  /** Looks anew. `waterMoved`: the groups have read their pressures anew. */
  review(timeS: number, waterMoved: boolean): void;
}

/** Reasons why upper storeys are dry. */
const because = { nothing: 0, pressure: 1, boosters: 2 } as const;
const mostFloors = 255;
const never = Number.POSITIVE_INFINITY;

/** Storeys of the typical building of every group's area. */
export function floorsOfGroups(region: Region, groups: WaterGroups): Uint8Array {
  return Uint8Array.from({ length: groups.count }, (_, g) => {
    const { floors = 1 } = groups.areaIx[g] === none ? {} : region.areas[groups.areaIx[g]];
    return Math.max(1, Math.min(mostFloors, Math.round(floors)));
  });
}

/**
 * A storey is reached by `floors.firstHeadM` of pressure at the street for the first and `floors.storeyHeadM` more for each
 * further one. The ground storey follows what the network delivers: pressure-driven demand already makes less of it at
 * low pressure. Storeys above have water while boosters run, which follow the area's feeders and need water below. Where
 * no pressure is known (supply zones) all storeys are reached as long as water comes.
 */
export function createFloorReach(
  region: Region,
  water: WaterSide,
  groups: WaterGroups,
  grid: { power: PowerEngine; areaPower: AreaPower; outages: OutageLog },
  read: ParameterReader,
  log: EventSink,
  onIssue: (issue: Issue) => void,
): FloorReach {
  const { areas } = region;
  const { count, netIx, nodeIx, areaIx, people, nodeNeedM3s, nodeGotM3s, pressureM } = groups;
  const firstM = read('floors.firstHeadM');
  const storeyM = read('floors.storeyHeadM');
  const noneShare = read('water.noneShare');
  const lostPressureM = read('water.lostPressureM');
  const toldShare = read('water.dryFloorsShare');
  const floors = floorsOfGroups(region, groups);
  /** Pressure from which all storeys are reached. */
  const topM = Float64Array.from(floors, (it) => (it > 1 ? firstM + (it - 1) * storeyM : -never));
  const reached = new Uint8Array(count);
  const startReached = new Uint8Array(count);
  /** Areas with storeys above the ground to tell of; the ground storey's water is told with the area's. */
  const hasUpper = Uint8Array.from(areas, (it) => (Math.round(it.floors ?? 1) > 1 ? 1 : 0));
  const hasBoosters = Uint8Array.from(areas, (it) => (it.boosters ? 1 : 0));
  const boosted = Float64Array.from(hasBoosters);
  const areaPeople = new Float64Array(areas.length);
  const dryPeople = new Float64Array(areas.length);
  /** Those of them whom running boosters would serve. */
  const boostablePeople = new Float64Array(areas.length);
  const dryShare = new Float64Array(areas.length).fill(Number.NaN);
  const startShare = new Float64Array(areas.length);
  const reason = new Uint8Array(areas.length);
  const causeIx = new Int32Array(areas.length).fill(none);
  const feedersOf = areas.map(() => [] as number[]);
  const areaIxOf = new Map(areas.map((it, ix) => [it.id, ix]));
  const feederArea = new Map(region.feeders.map((it) => [it.id, areaIxOf.get(it.areaId ?? '') ?? none]));
  grid.power.index.feederIds.forEach((id, f) => {
    const area = feederArea.get(id) ?? none;
    if (area !== none) feedersOf[area].push(f);
  });
  for (let g = 0; g < count; g++) if (areaIx[g] !== none) areaPeople[areaIx[g]] += people[g];
  let peopleDry = 0;

  function reachOf(g: number): number {
    const headM = pressureM[g];
    const known = !Number.isNaN(headM);
    const needed = nodeNeedM3s[g];
    const wet = needed > 0 ? nodeGotM3s[g] > noneShare * needed : !known || headM >= lostPressureM;
    if (!wet) return 0;
    if (!known || headM >= topM[g]) return floors[g];
    const above = (headM - firstM) / storeyM;
    return above < 1 ? 1 : Math.min(floors[g], 1 + Math.floor(above + 1e-9));
  }

  /** Whether the reach of some group has changed. */
  function readPressures(): boolean {
    let changed = false;
    for (let g = 0; g < count; g++) {
      const now = reachOf(g);
      if (now === reached[g]) continue;
      reached[g] = now;
      changed = true;
    }
    return changed;
  }

  /** Whether the share of some area's boosters has changed. */
  function readBoosters(): boolean {
    let changed = false;
    for (let a = 0; a < areas.length; a++) {
      if (hasBoosters[a] === 0) continue;
      const share = grid.areaPower.share[a];
      const now = Number.isNaN(share) ? 1 : share;
      if (now === boosted[a]) continue;
      boosted[a] = now;
      changed = true;
    }
    return changed;
  }

  function addUp(): void {
    dryPeople.fill(0);
    boostablePeople.fill(0);
    peopleDry = 0;
    for (let g = 0; g < count; g++) {
      if (reached[g] >= floors[g]) continue;
      const area = areaIx[g];
      const canBoost = area !== none && hasBoosters[area] === 1 && reached[g] > 0;
      const off = canBoost ? 1 - boosted[area] : 1;
      const dry = people[g] * off * (1 - reached[g] / floors[g]);
      peopleDry += dry;
      if (area === none) continue;
      dryPeople[area] += dry;
      if (canBoost) boostablePeople[area] += dry;
    }
    for (let a = 0; a < areas.length; a++) if (areaPeople[a] > 0) dryShare[a] = dryPeople[a] / areaPeople[a];
  }

  /** The latest change of an area's feeders: of those that are off, or of any. */
  function feederCauseIx(area: number, onlyOff: boolean): number {
    let latestIx: number = none;
    for (const f of feedersOf[area])
      if (!onlyOff || grid.outages.offShare[f] > 0)
        latestIx = Math.max(latestIx, grid.power.state.feederCauseIx[f]);
    return latestIx;
  }

  /** The latest cause over the area's networks, at the nodes whose pressure has fallen. */
  function pressureCauseIx(area: number): number {
    let latestIx: number = none;
    for (const [n, net] of water.nets.entries()) {
      const nodes: number[] = [];
      for (let g = 0; g < count; g++)
        if (areaIx[g] === area && netIx[g] === n && reached[g] < startReached[g]) nodes.push(nodeIx[g]);
      if (nodes.length > 0) latestIx = Math.max(latestIx, net.causes.shortageCauseIx(nodes));
    }
    return latestIx;
  }

  function recoveryIx(area: number): number {
    let latestIx: number = none;
    for (let g = 0; g < count; g++)
      if (areaIx[g] === area) latestIx = Math.max(latestIx, water.nets[netIx[g]].causes.recoveryIx);
    return latestIx;
  }

  function tell(area: number, timeS: number, lost: boolean): void {
    const byBoosters = boostablePeople[area] > dryPeople[area] / 2;
    let from: number;
    if (lost) from = byBoosters ? feederCauseIx(area, true) : pressureCauseIx(area);
    else from = reason[area] === because.boosters ? feederCauseIx(area, false) : recoveryIx(area);
    reason[area] = lost ? (byBoosters ? because.boosters : because.pressure) : because.nothing;
    causeIx[area] = log({
      timeS,
      kind: lost ? 'upperFloorsLostWater' : 'upperFloorsWaterReturned',
      component: 'area',
      id: areas[area].id,
      ...causedBy(from === none && !lost ? causeIx[area] : from),
      values: { people: dryPeople[area] },
    });
  }

  readPressures();
  startReached.set(reached);
  addUp();
  for (let a = 0; a < areas.length; a++) startShare[a] = Number.isNaN(dryShare[a]) ? 0 : dryShare[a];
  const dryAtStart = areas.filter((_, a) => startShare[a] > 0 && areas[a].floors !== undefined);
  if (dryAtStart.length > 0)
    onIssue(
      issue('info', 'run.floorsDryAtStart', {
        count: dryAtStart.length,
        first: dryAtStart[0].name ?? dryAtStart[0].id,
        people: Math.round(peopleDry),
      }),
    );

  return {
    floors,
    reached,
    boosted,
    dryShare,
    causeIx,
    get peopleDry() {
      return peopleDry;
    },
    review(timeS, waterMoved) {
      const moved = waterMoved && readPressures();
      if (!readBoosters() && !moved) return;
      addUp();
      for (let a = 0; a < areas.length; a++) {
        if (hasUpper[a] === 0) continue;
        const more = dryShare[a] - startShare[a];
        if (reason[a] === because.nothing && more >= toldShare) tell(a, timeS, true);
        else if (reason[a] !== because.nothing && more < toldShare / 2) tell(a, timeS, false);
      }
    },
  };
}
