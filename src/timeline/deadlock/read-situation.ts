import { setStates } from '../../facility/backup-fleet';
import { type ComponentKind, none, refKey, waterId, zonesNetworkId } from '../../model/ids';
import type { Region } from '../../model/region';
import {
  branchStates,
  busStates,
  facilityPowerStates,
  feederStates,
  generatorStates,
} from '../../model/run-record';
import type { Scenario } from '../../model/scenario';
import { linkKinds, nodeKinds } from '../../water/hydraulic-engine';
import type { Parts } from '../coupled-parts';
import type { ScenarioAction } from '../scenario-actions';
import { pointHasPower } from '../supply-points';
import { createGone } from './coming-help';
import type { NetworkWays } from './network-ways';
import type { Situation, WaitGraph } from './wait-graph';

export interface SituationOptions {
  region: Region;
  scenario: Scenario;
  parts: Parts;
  ways: readonly (NetworkWays | undefined)[];
  /** Share of a feeder from which on a consumer on it has power. */
  partialShare: number;
  /** Of the run itself: the times of repairs move. */
  actions: readonly ScenarioAction[];
}

/** A tank with less over its lowest level is empty, m: the least that the water engine tells apart. */
const emptyLevelM = 0.01;
const zoneKinds = ['supplySource', 'supplyZone'] as const;
const linkKindNames = ['pipe', 'pump', 'valve'] as const;
const nodeKindNames = ['junction', 'reservoir', 'tank'] as const;
/** A tank of diesel that holds no more is empty, litres. */
const emptyL = 1e-3;

/**
 * What holds at `timeS`, for the graph. What is lost counts as there where its repair comes by `comingByS`; so do
 * deliveries and sets of the scenario that come by then. Rounds of fuel tankers always count.
 */
export function readSituation(
  graph: WaitGraph,
  options: SituationOptions,
  timeS: number,
  comingByS: number,
  repairsS: ReadonlyMap<string, number>,
): Situation {
  const isGone = createGone(repairsS, comingByS);
  const { region } = options;
  const { scenario, parts, partialShare } = options;
  const { count, start } = graph;
  const { state, index } = parts.power;
  const now: Situation = {
    alive: new Uint8Array(count),
    present: new Uint8Array(count).fill(1),
    branchUsable: new Uint8Array(graph.branchCount),
    cooled: new Uint8Array(graph.unitBus.length).fill(1),
    startBrought: new Uint8Array(graph.unitBus.length),
    feederMw: new Float64Array(index.feederIds.length),
    headM: new Float64Array(graph.groundM.length).fill(Number.NEGATIVE_INFINITY),
    linkWay: new Uint8Array(parts.supplies.linkWithoutPower.length),
  };
  for (const { generatorIx, held } of parts.cooling.units) if (held) now.cooled[generatorIx] = 0;
  for (let g = 0; g < graph.unitBus.length; g++) {
    const code = state.generatorState[g];
    if (code === generatorStates.notInService || graph.unitBus[g] === none) now.present[start.unit + g] = 0;
    else if (code === generatorStates.running && now.cooled[g] === 1) now.alive[start.unit + g] = 1;
    else if (code === generatorStates.lost && isGone('generator', index.generatorIds[g]))
      now.present[start.unit + g] = 0;
  }
  for (let b = 0; b < index.busIds.length; b++) {
    if (state.busState[b] === busStates.notInService) now.present[start.bus + b] = 0;
    else if (state.busState[b] === busStates.live) now.alive[start.bus + b] = 1;
    else if (state.busState[b] === busStates.lost && isGone('bus', index.busIds[b]))
      now.present[start.bus + b] = 0;
  }
  const recloses = scenario.policies.protection === 'bands';
  for (let k = 0; k < graph.branchCount; k++) {
    const code = state.branchState[k];
    const tripped = code === branchStates.tripped && !recloses;
    const lost = code === branchStates.lost && isGone('branch', index.branchIds[k]);
    now.branchUsable[k] = code === branchStates.notInService || tripped || lost ? 0 : 1;
  }
  for (let f = 0; f < index.feederIds.length; f++) {
    const point = { feederIx: f, busIx: graph.feederBus[f] };
    if (pointHasPower(point, state, partialShare)) now.alive[start.feeder + f] = 1;
    const whole = index.feederIds[f].startsWith('bus:') ? partialShare : 1;
    now.feederMw[f] = Math.max(0, state.feederNeededMw[f]) * whole;
    if (state.feederState[f] === feederStates.lost && isGone('feeder', index.feederIds[f]))
      now.present[start.feeder + f] = 0;
  }
  parts.supplies.list.forEach(({ powered }, s) => {
    const f = parts.stations.stationOf(s)?.facilityIx ?? none;
    const isLost = f !== none && parts.facilityPower.state.power[f] === facilityPowerStates.lost;
    if (isLost && isGone('facility', region.facilities[f].id)) now.present[start.supply + s] = 0;
    else if (powered || suppliesItself(options, s, timeS, comingByS)) now.alive[start.supply + s] = 1;
  });
  readWater(now, options, repairsS, isGone);
  return now;
}

/** The station's own sets, with fuel there or to come, or its sun, can carry this supply. */
function suppliesItself(
  { region, scenario, parts }: SituationOptions,
  s: number,
  timeS: number,
  comingByS: number,
): boolean {
  const station = parts.stations.stationOf(s);
  if (!station) return false;
  const f = station.facilityIx;
  const facility = region.facilities[f];
  const { fleet } = parts.facilityPower;
  const { aboardL, depotL } = parts.fuelRounds;
  let fuelComes = scenario.deliveries.some(
    (it) =>
      it.facilityId === facility.id && it.timeS > timeS && it.timeS <= comingByS && (it.dieselL ?? 0) > 0,
  );
  if (facility.lonLat && aboardL.length > 0)
    fuelComes ||= depotL.some((it) => it > 0) || aboardL.some((it) => it > 0);
  let canGiveKw = 0;
  for (let k = fleet.first[f]; k < fleet.first[f + 1]; k++) {
    const broken = fleet.setState[k] === setStates.failed || fleet.setState[k] === setStates.failedToStart;
    const isThere = fleet.onSiteS[k] <= Math.max(timeS, comingByS);
    if (isThere && !broken && (fleet.fuelL[k] > emptyL || fuelComes)) canGiveKw += fleet.ratedKw[k];
  }
  const sunKw = facility.solarKwp ?? 0;
  canGiveKw += sunKw > 0 ? sunKw + (facility.battery?.powerKw ?? 0) : 0;
  return canGiveKw > 0 && canGiveKw >= station.leastKw;
}

function readWater(
  now: Situation,
  { parts, ways }: SituationOptions,
  repairsS: ReadonlyMap<string, number>,
  isGone: (kind: ComponentKind, id: string) => boolean,
): void {
  parts.water.nets.forEach(({ id, engine, nodeOffset, linkOffset }, netIx) => {
    const { nodeKind, nodeIds, linkKind, linkIds, linkFromIx, linkToIx, tankNodeIx } = engine.index;
    const { nodeHeadM, linkOpen, tankLevelM, tankVolumeM3 } = engine.state;
    const way = ways[netIx];
    if (!way) return;
    const { mayOpen, tankLeastM, feedsIn } = way;
    const isZones = id === zonesNetworkId;
    // a lost node holds the links at it closed as well
    const isOut = (k: number) => {
      const held: [ComponentKind, string][] = [[linkKindNames[linkKind[k]], linkIds[k]]];
      for (const n of [linkFromIx[k], linkToIx[k]])
        for (const kind of isZones ? zoneKinds : [nodeKindNames[nodeKind[n]]]) held.push([kind, nodeIds[n]]);
      return held.some(([kind, own]) => {
        const component = { kind, id: waterId(id, own) };
        return repairsS.has(refKey(component)) && isGone(kind, component.id);
      });
    };
    for (let n = 0; n < nodeKind.length; n++) {
      if (nodeKind[n] === nodeKinds.reservoir) now.headM[nodeOffset + n] = isZones ? 0 : nodeHeadM[n];
      else if (feedsIn[n] === 1) now.headM[nodeOffset + n] = Number.POSITIVE_INFINITY;
    }
    for (let t = 0; t < tankNodeIx.length; t++) {
      const holds = isZones ? tankVolumeM3[t] > 0 : tankLevelM[t] > tankLeastM[t] + emptyLevelM;
      const n = tankNodeIx[t];
      if (holds) now.headM[nodeOffset + n] = isZones ? 0 : nodeHeadM[n];
    }
    for (let k = 0; k < linkIds.length; k++) {
      const column = linkOffset + k;
      // a tank at a limit and a check valve shut links for a while, which is no obstacle
      const opens = linkKind[k] === linkKinds.pump || mayOpen[k] === 1 || linkOpen[k] === 1;
      const lost = parts.losses.linkLost[column] > 0 && isOut(k);
      if (opens && !lost) now.linkWay[column] = 1;
    }
  });
}
