import type { SupplyZones } from '../../model/water';
import {
  createWaterAllocator,
  type WaterAllocator,
  type ZoneFlows,
  type ZoneSituation,
} from './allocate-water';
import { createZoneGraph, type ZoneGraph } from './zone-graph';

/** A part of the supply zones that no link joins to the rest, and where its things stand among all. */
interface Part {
  nodeIx: Int32Array;
  linkIx: Int32Array;
  /** Positions of its sources, reservoirs and zones in the lists of all. */
  sourceAt: Int32Array;
  reservoirAt: Int32Array;
  zoneAt: Int32Array;
  situation: ZoneSituation & { nodeLimitM3s: Float64Array };
  allocator: WaterAllocator;
  isKnown: boolean;
}

/**
 * As `createWaterAllocator`, part by part: water is shared fairly among those that can have the same water, so what is not joined has
 * nothing to do with each other. A part in which nothing has changed keeps its flows.
 */
export function createPartAllocator(zones: SupplyZones, graph: ZoneGraph): WaterAllocator {
  const { nodeCount, linkCount, sourceIx, reservoirIx, zoneIx } = graph;
  const flows: ZoneFlows = {
    linkM3s: new Float64Array(linkCount),
    throughM3s: new Float64Array(nodeCount),
    sourceM3s: new Float64Array(sourceIx.length),
    gainM3s: new Float64Array(reservoirIx.length),
    servedM3s: new Float64Array(zoneIx.length),
  };
  const parts = listParts(zones, graph);

  function putFlows(part: Part): void {
    const own = part.allocator.flows;
    scatter(own.linkM3s, part.linkIx, flows.linkM3s);
    scatter(own.throughM3s, part.nodeIx, flows.throughM3s);
    scatter(own.sourceM3s, part.sourceAt, flows.sourceM3s);
    scatter(own.gainM3s, part.reservoirAt, flows.gainM3s);
    scatter(own.servedM3s, part.zoneAt, flows.servedM3s);
  }

  return {
    flows,
    allocate({ nodeClosed, nodeLimitM3s, linkClosed, demandM3s, hasWater, hasRoom }) {
      for (const part of parts) {
        const own = part.situation;
        let changed = !part.isKnown;
        changed = gather(nodeClosed, part.nodeIx, own.nodeClosed) || changed;
        changed = (nodeLimitM3s && gather(nodeLimitM3s, part.nodeIx, own.nodeLimitM3s)) || changed;
        changed = gather(linkClosed, part.linkIx, own.linkClosed) || changed;
        changed = gather(demandM3s, part.zoneAt, own.demandM3s) || changed;
        changed = gather(hasWater, part.reservoirAt, own.hasWater) || changed;
        changed = gather(hasRoom, part.reservoirAt, own.hasRoom) || changed;
        if (!changed) continue;
        part.isKnown = true;
        part.allocator.allocate(own);
        putFlows(part);
      }
    },
  };
}

/** Copies what stands at `at`; true where something is new. */
function gather<A extends Float64Array | Uint8Array>(from: A, at: Int32Array, into: A): boolean {
  let changed = false;
  for (let i = 0; i < at.length; i++) {
    if (into[i] === from[at[i]]) continue;
    into[i] = from[at[i]];
    changed = true;
  }
  return changed;
}

function scatter(from: Float64Array, at: Int32Array, into: Float64Array): void {
  for (let i = 0; i < at.length; i++) into[at[i]] = from[i];
}

function listParts({ nodes, links }: SupplyZones, graph: ZoneGraph): Part[] {
  const partOf = numberParts(graph);
  const count = partOf.reduce((most, it) => Math.max(most, it + 1), 0);
  const nodesOf: number[][] = Array.from({ length: count }, () => []);
  const linksOf: number[][] = Array.from({ length: count }, () => []);
  const sourcesOf: number[][] = Array.from({ length: count }, () => []);
  const reservoirsOf: number[][] = Array.from({ length: count }, () => []);
  const zonesOf: number[][] = Array.from({ length: count }, () => []);
  for (let i = 0; i < graph.nodeCount; i++) nodesOf[partOf[i]].push(i);
  for (let k = 0; k < graph.linkCount; k++) linksOf[partOf[graph.linkFromIx[k]]].push(k);
  for (const [s, i] of graph.sourceIx.entries()) sourcesOf[partOf[i]].push(s);
  for (const [r, i] of graph.reservoirIx.entries()) reservoirsOf[partOf[i]].push(r);
  for (const [z, i] of graph.zoneIx.entries()) zonesOf[partOf[i]].push(z);
  return nodesOf.map((own, p) => {
    const part: SupplyZones = { nodes: own.map((i) => nodes[i]), links: linksOf[p].map((k) => links[k]) };
    return {
      nodeIx: Int32Array.from(own),
      linkIx: Int32Array.from(linksOf[p]),
      sourceAt: Int32Array.from(sourcesOf[p]),
      reservoirAt: Int32Array.from(reservoirsOf[p]),
      zoneAt: Int32Array.from(zonesOf[p]),
      situation: {
        nodeClosed: new Uint8Array(own.length),
        nodeLimitM3s: new Float64Array(own.length).fill(Number.POSITIVE_INFINITY),
        linkClosed: new Uint8Array(linksOf[p].length),
        demandM3s: new Float64Array(zonesOf[p].length),
        hasWater: new Uint8Array(reservoirsOf[p].length),
        hasRoom: new Uint8Array(reservoirsOf[p].length),
      },
      allocator: createWaterAllocator(createZoneGraph(part)),
      isKnown: false,
    };
  });
}

/** The part of each node, in order of its first node. */
function numberParts({ nodeCount, linkCount, linkFromIx, linkToIx }: ZoneGraph): Int32Array {
  const first = Int32Array.from({ length: nodeCount }, (_, i) => i);
  const rootOf = (node: number) => {
    let at = node;
    while (first[at] !== at) {
      first[at] = first[first[at]];
      at = first[at];
    }
    return at;
  };
  for (let k = 0; k < linkCount; k++) {
    const a = rootOf(linkFromIx[k]);
    const b = rootOf(linkToIx[k]);
    if (a !== b) first[Math.max(a, b)] = Math.min(a, b);
  }
  const partOf = new Int32Array(nodeCount);
  let count = 0;
  // the first node of a part is its root, so it is numbered before the others
  for (let i = 0; i < nodeCount; i++) partOf[i] = rootOf(i) === i ? count++ : partOf[rootOf(i)];
  return partOf;
}
