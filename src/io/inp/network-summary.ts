import { linkKind, nodeKind } from './element-kinds';
import type { InpIndex } from './inp-index';

/** How many elements of each kind a network has. */
export function countElements(index: InpIndex): Record<string, number> {
  const nodesOf = (kind: number) => index.nodeKind.reduce((sum, it) => sum + (it === kind ? 1 : 0), 0);
  const linksOf = (kind: number) => index.linkKind.reduce((sum, it) => sum + (it === kind ? 1 : 0), 0);
  return {
    junctions: nodesOf(nodeKind.junction),
    reservoirs: nodesOf(nodeKind.reservoir),
    tanks: nodesOf(nodeKind.tank),
    pipes: linksOf(linkKind.pipe),
    pumps: linksOf(linkKind.pump),
    valves: linksOf(linkKind.valve),
  };
}

/** The elements of a network by kind, and its controls. */
export function countNetwork(index: InpIndex): Record<string, number> {
  return { ...countElements(index), controls: index.controls.length };
}

/** What the coupled run and the generator ask of a network before it is run. Places are as in the file. */
export interface NetworkSummary {
  /** Junctions that consume: id, mean demand over their patterns, place. */
  consumers: { nodeIx: number; id: string; meanDemandM3s: number; x: number; y: number }[];
  reservoirs: { nodeIx: number; id: string; x: number; y: number }[];
  tanks: { nodeIx: number; id: string; usableM3: number; x: number; y: number }[];
  /** Electric power is NaN where the file does not tell. A pump stands at its suction node. */
  pumps: { linkIx: number; id: string; ratedKw: number; x: number; y: number }[];
}

export function summariseNetwork(index: InpIndex): NetworkSummary {
  const place = (nodeIx: number) => ({ x: index.nodeX[nodeIx], y: index.nodeY[nodeIx] });
  const summary: NetworkSummary = { consumers: [], reservoirs: [], tanks: [], pumps: [] };
  for (let n = 0; n < index.nodeIds.length; n++) {
    const element = { nodeIx: n, id: index.nodeIds[n], ...place(n) };
    if (index.nodeKind[n] === nodeKind.reservoir) summary.reservoirs.push(element);
    const meanDemandM3s = index.nodeMeanDemandM3s[n];
    if (index.nodeKind[n] === nodeKind.junction && meanDemandM3s > 0)
      summary.consumers.push({ ...element, meanDemandM3s });
  }
  for (const { nodeIx, usableM3 } of index.tanks)
    summary.tanks.push({ nodeIx, id: index.nodeIds[nodeIx], usableM3, ...place(nodeIx) });
  for (const { linkIx, ratedKw } of index.pumps)
    summary.pumps.push({ linkIx, id: index.linkIds[linkIx], ratedKw, ...place(index.linkFromIx[linkIx]) });
  return summary;
}
