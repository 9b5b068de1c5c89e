import { type Sharers, shareFairly } from './fair-shares';
import { addMaxFlow, flowOf, resetFlow } from './max-flow';
import type { ZoneGraph } from './zone-graph';

/** What holds while water is allocated. */
export interface ZoneSituation {
  /** By node: 1 where nothing passes (no power, lost). */
  nodeClosed: Uint8Array;
  /** The most that passes through a node for now, m3/s, where that is less than its capacity. */
  nodeLimitM3s?: Float64Array;
  /** By link. */
  linkClosed: Uint8Array;
  /** By zone, m3/s. */
  demandM3s: Float64Array;
  /** By reservoir: holds water, has room. */
  hasWater: Uint8Array;
  hasRoom: Uint8Array;
}

/** Flows of one allocation, m3/s. */
export interface ZoneFlows {
  /** By link. */
  linkM3s: Float64Array;
  /** By node: what passes through it. */
  throughM3s: Float64Array;
  /** By source. */
  sourceM3s: Float64Array;
  /** By reservoir: what it gains; negative while it is drawn on. */
  gainM3s: Float64Array;
  /** By zone. */
  servedM3s: Float64Array;
}

/** Flows below this share of all that is wanted and could flow count as none. */
const traceShare = 1e-13;
/** A zone is served whole when it lacks no more than the rounding of a sum of flows. */
const roundingShare = 1e-14;
/** Capacities beyond this many times the demand stand for "no limit" and do not make traces coarser. */
const manyTimes = 1000;

/**
 * Allocates water in a lexicographic order: tier after tier as much as can be brought, from sources and storage
 * together; within a tier the shares served are max-min fair; then storage is drawn on as little and filled as
 * much as the served amounts leave, reservoirs by their volumes, again max-min fair. Depends on nothing but its
 * arguments. One maximum flow where all are served, else some for each tier.
 */
export interface WaterAllocator {
  readonly flows: ZoneFlows;
  allocate(situation: ZoneSituation): void;
}

export function createWaterAllocator(graph: ZoneGraph): WaterAllocator {
  const { net, arcOf, superSource, superSink } = graph;
  const { nodeCount, linkCount, sourceIx, reservoirIx, zoneIx, tier, volumeM3 } = graph;
  const capacity = new Float64Array(net.arcCount);
  const flows: ZoneFlows = {
    linkM3s: new Float64Array(linkCount),
    throughM3s: new Float64Array(nodeCount),
    sourceM3s: new Float64Array(sourceIx.length),
    gainM3s: new Float64Array(reservoirIx.length),
    servedM3s: new Float64Array(zoneIx.length),
  };
  const tiers = [...new Set(tier)].sort((a, b) => a - b);
  const zonesOf = tiers.map((it) => Int32Array.from(zoneIx.keys()).filter((z) => tier[z] === it));
  const drawnM3s = new Float64Array(reservoirIx.length);
  let linkSumM3s = 0;
  for (let k = 0; k < linkCount; k++) linkSumM3s += graph.linkCapacityM3s[k];
  let sourceSumM3s = 0;
  for (const i of sourceIx) sourceSumM3s += graph.nodeCapacityM3s[i];
  const mostFilledM3s = Math.min(linkSumM3s, sourceSumM3s);

  /** Capacities of what is built. `beyondM3s` is no less than all that can be of use. */
  function layOut({ nodeClosed, nodeLimitM3s, linkClosed }: ZoneSituation, beyondM3s: number): void {
    for (let i = 0; i < nodeCount; i++)
      capacity[arcOf.through + i] =
        nodeClosed[i] === 1
          ? 0
          : Math.min(graph.nodeCapacityM3s[i], nodeLimitM3s?.[i] ?? beyondM3s, beyondM3s);
    for (let k = 0; k < linkCount; k++)
      capacity[arcOf.link + k] = linkClosed[k] === 1 ? 0 : Math.min(graph.linkCapacityM3s[k], beyondM3s);
    for (let s = 0; s < sourceIx.length; s++) capacity[arcOf.source + s] = beyondM3s;
  }

  /** Leaves the amounts that the zones are served as capacities of their arcs. */
  function serveZones(demandM3s: Float64Array, trace: number): void {
    for (let z = 0; z < zoneIx.length; z++) capacity[arcOf.demand + z] = demandM3s[z];
    resetFlow(net, capacity);
    addMaxFlow(net, superSource, superSink, trace);
    let missing = 0;
    for (let z = 0; z < zoneIx.length; z++) missing += net.residual[2 * (arcOf.demand + z)];
    if (missing <= trace * zoneIx.length) return;
    for (let z = 0; z < zoneIx.length; z++) capacity[arcOf.demand + z] = 0;
    for (const zones of zonesOf) {
      const wanted = Float64Array.from(zones, (z) => demandM3s[z]);
      const sharers: Sharers = {
        arc: zones.map((z) => arcOf.demand + z),
        weight: wanted,
        offset: new Float64Array(zones.length),
        most: wanted,
      };
      shareFairly(net, capacity, sharers, superSource, superSink, trace);
    }
  }

  /**
   * Storage as one more tier. A reservoir that holds water gives `most` times its volume and takes back what is not
   * needed: taking back less is being drawn on, taking back more is being filled. `most` is what a draw that is
   * as small as can be asks of the hardest drawn. The shortest paths are filled first, so a reservoir takes back its own.
   */
  function moveStorage({ hasWater, hasRoom }: ZoneSituation, beyondM3s: number, trace: number): void {
    const count = reservoirIx.length;
    for (let r = 0; r < count; r++) capacity[arcOf.draw + r] = 0;
    resetFlow(net, capacity);
    addMaxFlow(net, superSource, superSink, trace);
    let most = 0;
    let isShort = false;
    for (let z = 0; z < zoneIx.length; z++)
      if (net.residual[2 * (arcOf.demand + z)] > trace * net.arcCount) isShort = true;
    if (isShort) {
      for (let r = 0; r < count; r++) if (hasWater[r] === 1) net.residual[2 * (arcOf.draw + r)] = beyondM3s;
      addMaxFlow(net, superSource, superSink, trace);
      for (let r = 0; r < count; r++) {
        drawnM3s[r] = flowOf(net, arcOf.draw + r);
        if (drawnM3s[r] > 0) most = Math.max(most, drawnM3s[r] / volumeM3[r]);
      }
    } else if (!hasRoom.includes(1)) return;
    const offset = new Float64Array(count);
    const taken = new Float64Array(count);
    for (let r = 0; r < count; r++) {
      const given = most * volumeM3[r];
      const gives = hasWater[r] === 1 && given > 0;
      capacity[arcOf.draw + r] = gives ? given : 0;
      offset[r] = gives ? 0 : given;
      taken[r] = (gives ? given : 0) + (hasRoom[r] === 1 ? beyondM3s : 0);
    }
    const arc = Int32Array.from(reservoirIx, (_, r) => arcOf.fill + r);
    const sharers: Sharers = { arc, weight: volumeM3, offset, most: taken };
    shareFairly(net, capacity, sharers, superSource, superSink, trace);
  }

  function readFlows(demandM3s: Float64Array): void {
    for (let k = 0; k < linkCount; k++) flows.linkM3s[k] = flowOf(net, arcOf.link + k);
    for (let i = 0; i < nodeCount; i++) flows.throughM3s[i] = flowOf(net, arcOf.through + i);
    for (let s = 0; s < sourceIx.length; s++) flows.sourceM3s[s] = flowOf(net, arcOf.source + s);
    for (let r = 0; r < reservoirIx.length; r++)
      flows.gainM3s[r] = flowOf(net, arcOf.fill + r) - flowOf(net, arcOf.draw + r);
    for (let z = 0; z < zoneIx.length; z++) {
      const served = flowOf(net, arcOf.demand + z);
      const isWhole = served >= demandM3s[z] * (1 - roundingShare);
      flows.servedM3s[z] = isWhole ? demandM3s[z] : served;
    }
  }

  return {
    flows,
    allocate(situation) {
      let demandSumM3s = 0;
      for (const it of situation.demandM3s) demandSumM3s += it;
      const beyondM3s = demandSumM3s + mostFilledM3s;
      const scaleM3s = demandSumM3s > 0 ? Math.min(beyondM3s, demandSumM3s * manyTimes) : beyondM3s;
      const trace = traceShare * scaleM3s;
      layOut(situation, beyondM3s);
      for (let r = 0; r < reservoirIx.length; r++) {
        capacity[arcOf.fill + r] = 0;
        capacity[arcOf.draw + r] = situation.hasWater[r] === 1 ? beyondM3s : 0;
      }
      serveZones(situation.demandM3s, trace);
      moveStorage(situation, beyondM3s, trace);
      readFlows(situation.demandM3s);
    },
  };
}
