import type { ParameterReader } from '../../model/parameters';
import type { SupplyZones } from '../../model/water';
import { waterDemandFactor } from '../../model/water-profile';
import type { HydraulicEngine, HydraulicOutcome } from '../hydraulic-engine';
import { createPartAllocator } from './allocate-parts';
import type { ZoneSituation } from './allocate-water';
import { meanZoneDemandM3s } from './zone-demand';
import { createZoneGraph, type ZoneGraph } from './zone-graph';
import { createZoneState, indexZones } from './zone-index';

export interface ZoneOptions {
  /** Local time of day at the start, s. */
  startOfDayS: number;
  read: ParameterReader;
}

/** Demand is looked up anew each 15 min from the start, s. */
const demandStepS = 900;
/** Share of its volume by which a reservoir misses a limit through rounding. */
const traceShare = 1e-12;
/** A moment that is this little past a whole second counts as that second, s. */
const roundingS = 1e-6;

/**
 * Supply zones on the one clock, behind the interface of hydraulic networks: a source is a reservoir, a reservoir a
 * tank, all else junctions. A station is, besides its node, a pump link from its node to itself that carries what
 * passes through, so that power reaches it as it does a pump. There is no head and no pressure (NaN), and leaks
 * are not taken. Water is allocated anew at each change, each 15 min, and at the moment a reservoir runs empty or full.
 */
export function createZoneEngine(zones: SupplyZones, { startOfDayS, read }: ZoneOptions): HydraulicEngine {
  const graph = createZoneGraph(zones);
  const { nodeCount, linkCount, reservoirIx, zoneIx, volumeM3 } = graph;
  const index = indexZones(zones);
  const state = createZoneState(index);
  const allocator = createPartAllocator(zones, graph);
  const { flows } = allocator;
  const meanM3s = meanZoneDemandM3s(zones, read);
  const situation: ZoneSituation & { nodeLimitM3s: Float64Array } = {
    nodeClosed: new Uint8Array(nodeCount),
    nodeLimitM3s: new Float64Array(nodeCount).fill(Number.POSITIVE_INFINITY),
    linkClosed: new Uint8Array(linkCount),
    demandM3s: new Float64Array(zoneIx.length),
    hasWater: new Uint8Array(reservoirIx.length),
    hasRoom: new Uint8Array(reservoirIx.length),
  };
  const drawM3s = new Float64Array(zoneIx.length);
  const leakShare = read('water.zoneLeakShare');
  /** What a zone has to be given for each m3 that reaches people, and the part of it that does so now. */
  const grossPerM3 = Float64Array.from(zoneIx, (i) => 1 / (1 - (zones.nodes[i].leakShare ?? leakShare)));
  const tightShare = new Float64Array(zoneIx.length).fill(1);
  const sourceClosed = new Uint8Array(nodeCount);
  const withoutPower = new Uint8Array(nodeCount);
  const stationLost = new Uint8Array(nodeCount);
  const isEmpty = new Uint8Array(reservoirIx.length);
  const startFill = read('water.zoneStartFill');
  let startM3 = 0;
  /** Exact time reached; `state.timeS` is where the last call ended. */
  let nowS = 0;
  let isSettled = false;

  function settle(): void {
    const stepStartS = Math.floor(nowS / demandStepS) * demandStepS;
    const factor = waterDemandFactor(startOfDayS + stepStartS, read);
    for (let z = 0; z < zoneIx.length; z++) {
      const grossM3s = meanM3s[z] * factor * grossPerM3[z] + drawM3s[z];
      situation.demandM3s[z] = grossM3s;
      tightShare[z] = grossM3s > 0 ? (meanM3s[z] * factor + drawM3s[z]) / grossM3s : 1;
    }
    for (let i = 0; i < nodeCount; i++)
      situation.nodeClosed[i] = sourceClosed[i] | withoutPower[i] | stationLost[i];
    for (let r = 0; r < reservoirIx.length; r++) {
      situation.hasWater[r] = state.tankVolumeM3[r] > 0 ? 1 : 0;
      situation.hasRoom[r] = state.tankVolumeM3[r] < volumeM3[r] ? 1 : 0;
    }
    allocator.allocate(situation);
    isSettled = true;
  }

  /** Time until a reservoir runs empty or full at the present flows, s. */
  function untilLimitS(): number {
    let leastS = Number.POSITIVE_INFINITY;
    for (let r = 0; r < reservoirIx.length; r++) {
      const gainM3s = flows.gainM3s[r];
      if (gainM3s < 0) leastS = Math.min(leastS, state.tankVolumeM3[r] / -gainM3s);
      else if (gainM3s > 0) leastS = Math.min(leastS, (volumeM3[r] - state.tankVolumeM3[r]) / gainM3s);
    }
    return leastS;
  }

  /** Moves on by `seconds` at the present flows, which no reservoir's limit cuts short. */
  function flow(seconds: number, outcome: HydraulicOutcome): void {
    for (let z = 0; z < zoneIx.length; z++) {
      const i = zoneIx[z];
      const neededM3 = situation.demandM3s[z] * tightShare[z] * seconds;
      const servedM3 = flows.servedM3s[z] * tightShare[z] * seconds;
      state.nodeDemandTotalM3[i] += neededM3;
      state.nodeDeliveredTotalM3[i] += servedM3;
      state.demandM3 += neededM3;
      state.deliveredM3 += servedM3;
      state.leakedM3 += flows.servedM3s[z] * (1 - tightShare[z]) * seconds;
    }
    for (const it of flows.sourceM3s) state.sourceM3 += it * seconds;
    const fromS = nowS;
    nowS += seconds;
    for (let r = 0; r < reservoirIx.length; r++) {
      const gainM3s = flows.gainM3s[r];
      if (gainM3s === 0) continue;
      const before = state.tankVolumeM3[r];
      // the limit that ended the piece is met in full, whatever the rounding
      const own = (gainM3s < 0 ? before : volumeM3[r] - before) / Math.abs(gainM3s);
      const moved = own <= seconds ? (gainM3s < 0 ? 0 : volumeM3[r]) : before + gainM3s * seconds;
      const trace = traceShare * volumeM3[r];
      if (moved < trace) state.tankVolumeM3[r] = 0;
      else state.tankVolumeM3[r] = moved > volumeM3[r] - trace ? volumeM3[r] : moved;
      tellEmptiness(r, fromS, outcome);
    }
  }

  function tellEmptiness(r: number, fromS: number, { tankChanges }: HydraulicOutcome): void {
    const empty = state.tankVolumeM3[r] <= 0;
    if (empty === (isEmpty[r] === 1)) return;
    isEmpty[r] = empty ? 1 : 0;
    tankChanges.push({ tankIx: r, timeS: wholeSecond(empty ? nowS : fromS), empty });
  }

  function show(): void {
    state.timeS = nowS;
    for (let z = 0; z < zoneIx.length; z++) {
      state.nodeDemandM3s[zoneIx[z]] = situation.demandM3s[z] * tightShare[z];
      state.nodeDeliveredM3s[zoneIx[z]] =
        Math.min(flows.servedM3s[z], situation.demandM3s[z]) * tightShare[z];
    }
    for (let k = 0; k < index.linkIds.length; k++) {
      const isLink = k < linkCount;
      const node = index.linkFromIx[k];
      state.linkFlowM3s[k] = isLink ? flows.linkM3s[k] : flows.throughM3s[node];
      const closed = isLink ? situation.linkClosed[k] : situation.nodeClosed[node];
      state.linkOpen[k] = closed === 1 ? 0 : 1;
    }
    let storedM3 = 0;
    for (const it of state.tankVolumeM3) storedM3 += it;
    state.balanceErrorM3 = state.sourceM3 + startM3 - storedM3 - state.deliveredM3 - state.leakedM3;
  }

  return {
    index,
    state,
    start() {
      reservoirIx.forEach((i, r) => {
        state.tankVolumeM3[r] = volumeM3[r] * (zones.nodes[i].startFill ?? startFill);
        isEmpty[r] = state.tankVolumeM3[r] > 0 ? 0 : 1;
        startM3 += state.tankVolumeM3[r];
      });
      settle();
      show();
      return { status: 'solved', issues: [], tankChanges: [] };
    },
    setPumpPower(linkIx, powered) {
      withoutPower[index.linkFromIx[linkIx]] = powered ? 0 : 1;
      isSettled = false;
    },
    setPumpShare(linkIx, share) {
      const node = index.linkFromIx[linkIx];
      situation.nodeLimitM3s[node] = share < 1 ? share * wholeM3s(graph, node) : Number.POSITIVE_INFINITY;
      isSettled = false;
    },
    setLinkLost(linkIx, lost) {
      if (linkIx < linkCount) situation.linkClosed[linkIx] = lost ? 1 : 0;
      else stationLost[index.linkFromIx[linkIx]] = lost ? 1 : 0;
      isSettled = false;
    },
    setSourceClosed(nodeIx, closed) {
      sourceClosed[nodeIx] = closed ? 1 : 0;
      isSettled = false;
    },
    setLeak() {},
    setDraw(nodeIx, m3s) {
      const z = zoneIx.indexOf(nodeIx);
      if (z === -1) return false;
      drawM3s[z] = m3s;
      isSettled = false;
      return true;
    },
    advance(timeS) {
      const outcome: HydraulicOutcome = { status: 'solved', issues: [], tankChanges: [] };
      while (nowS < timeS) {
        if (!isSettled) settle();
        const nextStepS = (Math.floor(nowS / demandStepS) + 1) * demandStepS;
        const untilS = Math.min(timeS, nextStepS);
        const limitS = untilLimitS();
        if (limitS < untilS - nowS) flow(limitS, outcome);
        else {
          flow(untilS - nowS, outcome);
          nowS = untilS;
        }
        isSettled = false;
      }
      if (!isSettled) settle();
      show();
      return outcome;
    },
    nextTimeS() {
      const leftS = (Math.floor(nowS / demandStepS) + 1) * demandStepS - nowS;
      const limitS = untilLimitS();
      return limitS < leftS ? Math.max(nowS + 1, wholeSecond(nowS + limitS)) : Number.POSITIVE_INFINITY;
    },
    dispose() {},
  };
}

function wholeSecond(timeS: number): number {
  return Math.max(0, Math.ceil(timeS - roundingS));
}

/** The most that a node passes: its capacity, and what its links can bring and take. */
function wholeM3s(
  { nodeCapacityM3s, linkCount, linkFromIx, linkToIx, linkCapacityM3s }: ZoneGraph,
  node: number,
) {
  let inM3s = 0;
  let outM3s = 0;
  for (let k = 0; k < linkCount; k++) {
    if (linkToIx[k] === node) inM3s += linkCapacityM3s[k];
    if (linkFromIx[k] === node) outM3s += linkCapacityM3s[k];
  }
  return Math.min(nodeCapacityM3s[node], inM3s, outM3s);
}
