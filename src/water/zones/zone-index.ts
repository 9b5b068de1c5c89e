import { none } from '../../model/ids';
import type { SupplyZones } from '../../model/water';
import { type HydraulicIndex, type HydraulicState, linkKinds, nodeKinds } from '../hydraulic-engine';

/** Nodes and links of supply zones as a hydraulic network's; stations come after the links, as pumps. */
export function indexZones({ nodes, links }: SupplyZones): HydraulicIndex {
  const ixOf = new Map(nodes.map((it, ix) => [it.id, ix]));
  const stations = nodes.flatMap((it, ix) => (it.kind === 'station' ? [ix] : []));
  const kindOf = { source: nodeKinds.reservoir, reservoir: nodeKinds.tank } as const;
  const ends = (end: 'fromId' | 'toId') =>
    Int32Array.from([...links.map((it) => ixOf.get(it[end]) ?? none), ...stations]);
  return {
    nodeIds: nodes.map((it) => it.id),
    nodeKind: Uint8Array.from(nodes, ({ kind }) =>
      kind === 'source' || kind === 'reservoir' ? kindOf[kind] : nodeKinds.junction,
    ),
    linkIds: [...links.map((it) => it.id), ...stations.map((ix) => nodes[ix].id)],
    linkKind: Uint8Array.from([...links.map(() => linkKinds.pipe), ...stations.map(() => linkKinds.pump)]),
    linkFromIx: ends('fromId'),
    linkToIx: ends('toId'),
    linkDiameterM: new Float64Array(links.length + stations.length).fill(Number.NaN),
    tankNodeIx: Int32Array.from(nodes.flatMap((it, ix) => (it.kind === 'reservoir' ? [ix] : []))),
  };
}

export function createZoneState({ nodeIds, linkIds, tankNodeIx }: HydraulicIndex): HydraulicState {
  const byNode = () => new Float64Array(nodeIds.length);
  return {
    timeS: 0,
    nodeHeadM: byNode().fill(Number.NaN),
    nodePressureM: byNode().fill(Number.NaN),
    nodeDemandM3s: byNode(),
    nodeDeliveredM3s: byNode(),
    nodeInjectedM3s: byNode(),
    nodeDemandTotalM3: byNode(),
    nodeDeliveredTotalM3: byNode(),
    linkFlowM3s: new Float64Array(linkIds.length),
    linkOpen: new Uint8Array(linkIds.length).fill(1),
    tankLevelM: new Float64Array(tankNodeIx.length).fill(Number.NaN),
    tankVolumeM3: new Float64Array(tankNodeIx.length),
    demandM3: 0,
    deliveredM3: 0,
    leakedM3: 0,
    sourceM3: 0,
    balanceErrorM3: 0,
  };
}
