import { none } from '../../model/ids';
import type { SupplyZones } from '../../model/water';
import { createFlowNet, type FlowNet } from './max-flow';

/**
 * Supply zones as a network of flows. Node `i` is split into an entry `2i` and an exit `2i + 1`, joined by an arc of its
 * capacity; links run from exits to entries. Sources and storage feed the entries, demand is taken at exits (so a
 * zone's capacity counts what it uses itself), and reservoirs are filled at their entries.
 */
export interface ZoneGraph {
  nodeCount: number;
  linkCount: number;
  linkFromIx: Int32Array;
  linkToIx: Int32Array;
  linkCapacityM3s: Float64Array;
  /** Infinity where none is given. */
  nodeCapacityM3s: Float64Array;
  /** Nodes by role. */
  sourceIx: Int32Array;
  reservoirIx: Int32Array;
  zoneIx: Int32Array;
  /** By reservoir, m3. */
  volumeM3: Float64Array;
  /** By zone, 1 to 6. */
  tier: Int32Array;
  net: FlowNet;
  /** First arc of each kind: through nodes, links, then by source, draw and fill by reservoir, demand by zone. */
  arcOf: { through: 0; link: number; source: number; draw: number; fill: number; demand: number };
  superSource: number;
  superSink: number;
}

/** A zone without a tier is of the last. */
const lastTier = 6;

/** Builds the network. The ends of every link must be there, as the check of a project makes sure. */
export function createZoneGraph({ nodes, links }: SupplyZones): ZoneGraph {
  const ixOf = new Map(nodes.map((it, ix) => [it.id, ix]));
  const nodeCount = nodes.length;
  const linkFromIx = Int32Array.from(links, (it) => ixOf.get(it.fromId) ?? none);
  const linkToIx = Int32Array.from(links, (it) => ixOf.get(it.toId) ?? none);
  const ofKind = (kind: string) => Int32Array.from(nodes.flatMap((it, ix) => (it.kind === kind ? [ix] : [])));
  const sourceIx = ofKind('source');
  const reservoirIx = ofKind('reservoir');
  const zoneIx = ofKind('zone');
  const superSource = 2 * nodeCount;
  const superSink = superSource + 1;
  const from: number[] = [];
  const to: number[] = [];
  function put(tail: number, head: number): void {
    from.push(tail);
    to.push(head);
  }
  for (let i = 0; i < nodeCount; i++) put(2 * i, 2 * i + 1);
  const link = from.length;
  for (let k = 0; k < links.length; k++) put(2 * linkFromIx[k] + 1, 2 * linkToIx[k]);
  const source = from.length;
  for (const i of sourceIx) put(superSource, 2 * i);
  const draw = from.length;
  for (const i of reservoirIx) put(superSource, 2 * i);
  const fill = from.length;
  for (const i of reservoirIx) put(2 * i, superSink);
  const demand = from.length;
  for (const i of zoneIx) put(2 * i + 1, superSink);
  return {
    nodeCount,
    linkCount: links.length,
    linkFromIx,
    linkToIx,
    linkCapacityM3s: Float64Array.from(links, (it) => it.capacityM3s),
    nodeCapacityM3s: Float64Array.from(nodes, (it) => it.capacityM3s ?? Number.POSITIVE_INFINITY),
    sourceIx,
    reservoirIx,
    zoneIx,
    volumeM3: Float64Array.from(reservoirIx, (i) => nodes[i].volumeM3 ?? 0),
    tier: Int32Array.from(zoneIx, (i) => nodes[i].tier ?? lastTier),
    net: createFlowNet(superSink + 1, Int32Array.from(from), Int32Array.from(to)),
    arcOf: { through: 0, link, source, draw, fill, demand },
    superSource,
    superSink,
  };
}
