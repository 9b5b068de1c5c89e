import { createFacilityPower } from '../facility/facility-power';
import type { Facility } from '../model/facility';
import { none, splitWaterId } from '../model/ids';
import type { ParameterReader } from '../model/parameters';
import type { Region } from '../model/region';
import type { EventKind, EventSink } from '../model/run-event';
import { waterPointStates } from '../model/run-record';
import type { Scenario } from '../model/scenario';
import { needsPower, type WaterPoint } from '../model/water-point';
import type { PowerIndex, PowerState } from '../power/power-engine';
import type { AreaWater, WaterGroups } from './area-water';
import { causedBy } from './event-log';
import type { HouseholdWater } from './household-water';
import { decidingPoint, findSupplyPoints } from './supply-points';
import type { WaterNet, WaterSide } from './water-side';

/** Public water points: what they can give, and what people carried from them. */
export interface WaterPoints {
  readonly points: readonly WaterPoint[];
  /** Codes of `waterPointStates`. */
  readonly state: Uint8Array;
  readonly storedM3: Float64Array;
  /** Handed out by each since this was last asked for. */
  readGivenM3(): Float64Array;
  /** Handed out by all from time 0. */
  readonly givenTotalM3: number;
  /** 1 where people of its areas wanted water in the last step. */
  readonly wanted: Uint8Array;
  /** Fuel that the points' own sets have burnt from time 0. */
  readonly fuelUsedL: number;
  /** Burns the fuel of the points' sets up to `timeS`. */
  advance(timeS: number): void;
  /** Hands the grid's power on to wells. */
  couple(power: PowerState, timeS: number): void;
  /** Hands water out to people for a step of `seconds` that ends at `timeS`. */
  give(homes: HouseholdWater, seconds: number, timeS: number): void;
  roomM3(pointIx: number): number;
  /** Fills a store; returns the m3 that found room. */
  fill(pointIx: number, waterM3: number, timeS: number, causeIx: number): number;
  nextTimeS(): number;
}

export interface PointsOptions {
  region: Region;
  scenario: Scenario;
  water: WaterSide;
  groups: WaterGroups;
  areaWater: AreaWater;
  power: PowerIndex;
  read: ParameterReader;
  startOfDayS: number;
  log: EventSink;
}

/** Litres too few to count. */
const traceL = 1e-6;
/** The pump of a well needs its whole power. */
const wholeShare = 1 - 1e-9;

/**
 * A point gives people of its areas what they want to carry home, up to `peoplePerTap` people a tap and the flow of its
 * taps; those with fewer areas come first. A well gives while its pump has power, up to its yield; a store until it
 * is empty; a point on a network what its node was given and nobody used, or used above the level for refilling.
 */
export function createWaterPoints(options: PointsOptions): WaterPoints {
  const { region, scenario, water, groups, areaWater, read, startOfDayS, log } = options;
  const points = region.waterPoints ?? [];
  const count = points.length;
  const areaIxOf = new Map(region.areas.map((it, ix) => [it.id, ix]));
  const areasOf = points.map((it) => [...new Set(it.areaIds)].flatMap((id) => areaIxOf.get(id) ?? []));
  const order = points.map((_, p) => p).sort((a, b) => areasOf[a].length - areasOf[b].length || a - b);
  const supply = findSupplyPoints(region.couplings, options.power);
  const joints = points.map((it) => supply.get(`waterPoint:${it.id}`));
  const isPumped = Uint8Array.from(points, (it) => (needsPower(it) ? 1 : 0));
  const carriedLPerS = read('household.carriedLPerPersonDay') / 86400;
  const perTap = read('waterPoint.peoplePerTap');
  const tapLPerMin = read('waterPoint.tapLPerMin');
  const tapsLPerS = Float64Array.from(points, (it) => {
    const people = it.peoplePerTap ?? perTap;
    return it.taps * Math.min(people * carriedLPerS, (it.tapLPerMin ?? tapLPerMin) / 60);
  });
  const yieldLPerS = Float64Array.from(points, (it) => 1000 * (it.capacityM3s ?? Number.POSITIVE_INFINITY));
  const noneShare = read('water.noneShare');
  const partialShare = read('coupling.partialFeederShare');
  const lostPressureM = read('water.lostPressureM');
  const sites = createFacilityPower({
    facilities: points.map(siteOf),
    scenario: { ...scenario, placements: [] },
    read,
    startOfDayS,
    log: ({ values, ...event }) =>
      log({ ...event, component: 'waterPoint', ...(values && values.people !== 0 ? { values } : {}) }),
  });
  const nodes = points.map((it) => findNode(it, water));
  const groupsAt = nodes.map((it) => (it ? listGroupsAt(it, water, groups) : []));
  const state = new Uint8Array(count);
  const volumeM3 = Float64Array.from(points, (it) => (it.kind === 'store' ? (it.storeM3 ?? 0) : 0));
  const storedM3 = volumeM3.map((volume, p) => volume * (points[p].startFill ?? 1));
  /** Filled in since the last step: there for the next one. */
  const freshM3 = new Float64Array(count);
  const givenM3 = new Float64Array(count);
  const readM3 = new Float64Array(count);
  const sinceM3 = new Float64Array(count);
  const wanted = new Uint8Array(count);
  const changedIx = new Int32Array(count).fill(none);
  let givenTotalM3 = 0;
  for (let p = 0; p < count; p++) state[p] = stateOf(p);

  function stateOf(p: number): number {
    if (isPumped[p] === 1 && sites.state.share[p] < wholeShare) return waterPointStates.noPower;
    if (points[p].kind === 'store') return storedM3[p] > 0 ? waterPointStates.open : waterPointStates.empty;
    const node = nodes[p];
    if (points[p].kind === 'network' && (!node || !isWet(node))) return waterPointStates.empty;
    return waterPointStates.open;
  }

  function isWet({ net, nodeIx }: Place): boolean {
    const { nodeDemandM3s, nodeDeliveredM3s, nodePressureM } = net.engine.state;
    if (nodeDemandM3s[nodeIx] > 0) return nodeDeliveredM3s[nodeIx] > noneShare * nodeDemandM3s[nodeIx];
    return !(nodePressureM[nodeIx] < lostPressureM);
  }

  /** Looks at a point and tells of a change. */
  function review(p: number, timeS: number, filledIx: number): void {
    const now = stateOf(p);
    if (now === state[p]) return;
    const before = state[p];
    state[p] = now;
    let kind: EventKind = 'waterPointOpened';
    if (now === waterPointStates.noPower) kind = 'waterPointLostPower';
    else if (now === waterPointStates.empty) kind = 'waterPointEmptied';
    const cause = filledIx === none ? causeOf(p, now, before) : filledIx;
    changedIx[p] = log({ timeS, kind, component: 'waterPoint', id: points[p].id, ...causedBy(cause) });
  }

  function causeOf(p: number, now: number, before: number): number {
    if (isPumped[p] === 1) return sites.state.causeIx[p];
    const node = nodes[p];
    if (node)
      return now === waterPointStates.empty
        ? node.net.causes.shortageCauseIx([node.nodeIx])
        : node.net.causes.recoveryIx;
    if (before === waterPointStates.empty) return changedIx[p];
    let latestIx: number = none;
    for (const area of areasOf[p]) latestIx = Math.max(latestIx, areaWater.causeIx[area]);
    return latestIx;
  }

  function roomM3(p: number): number {
    return Math.max(0, volumeM3[p] - storedM3[p]);
  }

  function sourceL(p: number, homes: HouseholdWater, seconds: number): number {
    if (state[p] !== waterPointStates.open) return 0;
    if (points[p].kind === 'well') return yieldLPerS[p] * seconds;
    if (points[p].kind === 'store') return 1000 * Math.max(0, storedM3[p] - freshM3[p]);
    let litres = 0;
    for (const g of groupsAt[p]) litres += homes.spareL(g);
    return litres;
  }

  function takeFromSource(p: number, homes: HouseholdWater, litres: number, hadL: number): void {
    if (points[p].kind === 'store') {
      const leftM3 = storedM3[p] - litres / 1000;
      storedM3[p] = leftM3 * 1000 > traceL ? leftM3 : 0;
    }
    if (points[p].kind !== 'network') return;
    for (const g of groupsAt[p]) homes.giveAway(g, (homes.spareL(g) * litres) / hadL);
  }

  function giveFrom(p: number, homes: HouseholdWater, seconds: number): void {
    let wantL = 0;
    for (const area of areasOf[p]) wantL += homes.wantL[area];
    wanted[p] = wantL > traceL ? 1 : 0;
    if (wanted[p] === 0) return;
    const hadL = sourceL(p, homes, seconds);
    const litres = Math.min(wantL, tapsLPerS[p] * seconds, hadL);
    if (litres <= traceL) return;
    takeFromSource(p, homes, litres, hadL);
    for (const area of areasOf[p]) homes.carry(area, (litres * homes.wantL[area]) / wantL);
    givenM3[p] += litres / 1000;
    givenTotalM3 += litres / 1000;
  }

  return {
    points,
    state,
    storedM3,
    readGivenM3() {
      for (let p = 0; p < count; p++) {
        sinceM3[p] = givenM3[p] - readM3[p];
        readM3[p] = givenM3[p];
      }
      return sinceM3;
    },
    wanted,
    get givenTotalM3() {
      return givenTotalM3;
    },
    get fuelUsedL() {
      return sites.state.fuelUsedL;
    },
    advance: sites.advance,
    couple(power, timeS) {
      for (let p = 0; p < count; p++) {
        const joint = joints[p] && decidingPoint(joints[p], power, partialShare);
        if (joint && isPumped[p] === 1) sites.setGrid(p, joint.on, joint.causeIx);
      }
      sites.settle(timeS);
      for (let p = 0; p < count; p++) if (isPumped[p] === 1) review(p, timeS, none);
    },
    give(homes, seconds, timeS) {
      for (const p of order) if (isPumped[p] === 0) review(p, timeS, none);
      for (const p of order) giveFrom(p, homes, seconds);
      freshM3.fill(0);
      for (const p of order) if (points[p].kind === 'store') review(p, timeS, none);
    },
    roomM3,
    fill(p, waterM3, timeS, causeIx) {
      const takenM3 = Math.min(waterM3, roomM3(p));
      storedM3[p] += takenM3;
      freshM3[p] += takenM3;
      review(p, timeS, causeIx);
      return takenM3;
    },
    nextTimeS: sites.nextTimeS,
  };
}

interface Place {
  net: WaterNet;
  nodeIx: number;
}

/** A point as a site of its own, for its electricity. */
function siteOf({ id, pumpKw = 0, backup = [] }: WaterPoint): Facility {
  const kw = pumpKw;
  return { id, kind: 'other', tier: 6, demandKw: kw, essentialKw: kw, people: 0, backup };
}

function findNode({ kind, nodeId }: WaterPoint, water: WaterSide): Place | undefined {
  if (kind !== 'network' || nodeId === undefined) return undefined;
  const { networkId, elementId } = splitWaterId(nodeId);
  const net = water.nets.find((it) => it.id === networkId);
  const nodeIx = net ? net.engine.index.nodeIds.indexOf(elementId) : none;
  return net && nodeIx !== none ? { net, nodeIx } : undefined;
}

function listGroupsAt(place: Place, water: WaterSide, { count, netIx, nodeIx }: WaterGroups): number[] {
  const found: number[] = [];
  for (let g = 0; g < count; g++)
    if (water.nets[netIx[g]] === place.net && nodeIx[g] === place.nodeIx) found.push(g);
  return found;
}
