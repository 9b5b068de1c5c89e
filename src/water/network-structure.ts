import { type HydraulicIndex, linkKinds, nodeKinds } from './hydraulic-engine';
import { linkProperties, linkTypes, nodeProperties, nodeTypes, type SolverNetwork } from './solver';
import type { FileUnits } from './units';

/** What does not change while a network is run. Tank arrays are by tank index. */
export interface NetworkStructure {
  index: HydraulicIndex;
  units: FileUnits;
  nodeElevationM: Float64Array;
  linkType: Uint8Array;
  /** Links of node `n`: `nodeLinks[nodeStart[n]]` up to `nodeLinks[nodeStart[n + 1] - 1]`. */
  nodeStart: Int32Array;
  nodeLinks: Int32Array;
  reservoirNodeIx: Int32Array;
  /** Whether any pipe leaks by the file's [LEAKAGE]. */
  hasLeakage: boolean;
  tankMinimumLevelM: Float64Array;
  tankMaximumLevelM: Float64Array;
  tankMinimumM3: Float64Array;
  tankMaximumM3: Float64Array;
  tankOverflows: Uint8Array;
  /** 1 where a curve gives the volume. */
  tankHasCurve: Uint8Array;
}

const kindByType = [nodeKinds.junction, nodeKinds.reservoir, nodeKinds.tank];

/** Reads the fixed part of an opened network. */
export function readStructure(network: SolverNetwork, units: FileUnits): NetworkStructure {
  const nodeCount = network.nodeCount();
  const linkCount = network.linkCount();
  const nodeIds: string[] = [];
  const nodeKind = new Uint8Array(nodeCount);
  const tanks: number[] = [];
  const reservoirs: number[] = [];
  for (let n = 0; n < nodeCount; n++) {
    nodeIds.push(network.nodeId(n));
    const type = network.nodeType(n);
    nodeKind[n] = kindByType[type];
    if (type === nodeTypes.tank) tanks.push(n);
    if (type === nodeTypes.reservoir) reservoirs.push(n);
  }
  const linkIds: string[] = [];
  const linkType = new Uint8Array(linkCount);
  const linkKind = new Uint8Array(linkCount);
  const linkFromIx = new Int32Array(linkCount);
  const linkToIx = new Int32Array(linkCount);
  for (let k = 0; k < linkCount; k++) {
    linkIds.push(network.linkId(k));
    linkType[k] = network.linkType(k);
    linkKind[k] = kindOfLink(linkType[k]);
    const ends = network.linkNodes(k);
    linkFromIx[k] = ends.fromIx;
    linkToIx[k] = ends.toIx;
  }
  const nodeElevationM = new Float64Array(nodeCount);
  network.readNodes(nodeProperties.elevation, nodeElevationM);
  for (let n = 0; n < nodeCount; n++) nodeElevationM[n] *= units.lengthToM;
  const linkDiameterM = new Float64Array(linkCount);
  network.readLinks(linkProperties.diameter, linkDiameterM);
  for (let k = 0; k < linkCount; k++) {
    linkDiameterM[k] = linkKind[k] === linkKinds.pump ? 0 : linkDiameterM[k] * units.diameterToM;
  }

  const tankNodeIx = Int32Array.from(tanks);
  const ofTanks = (property: number, factor: number) =>
    Float64Array.from(tanks, (n) => network.nodeValue(property, n) * factor);
  return {
    index: { nodeIds, nodeKind, linkIds, linkKind, linkFromIx, linkToIx, linkDiameterM, tankNodeIx },
    units,
    nodeElevationM,
    linkType,
    ...joinLinks(nodeCount, linkFromIx, linkToIx),
    reservoirNodeIx: Int32Array.from(reservoirs),
    hasLeakage:
      hasAny(network, linkProperties.leakArea, linkCount) ||
      hasAny(network, linkProperties.leakExpansion, linkCount),
    tankMinimumLevelM: ofTanks(nodeProperties.minimumLevel, units.lengthToM),
    tankMaximumLevelM: ofTanks(nodeProperties.maximumLevel, units.lengthToM),
    tankMinimumM3: ofTanks(nodeProperties.minimumVolume, units.volumeToM3),
    tankMaximumM3: ofTanks(nodeProperties.maximumVolume, units.volumeToM3),
    tankHasCurve: Uint8Array.from(tanks, (n) =>
      network.nodeValue(nodeProperties.volumeCurve, n) > 0 ? 1 : 0,
    ),
    tankOverflows: Uint8Array.from(tanks, (n) => network.nodeValue(nodeProperties.canOverflow, n)),
  };
}

function hasAny(network: SolverNetwork, property: number, linkCount: number): boolean {
  const values = new Float64Array(linkCount);
  network.readLinks(property, values);
  return values.some((it) => it > 0);
}

function kindOfLink(type: number): number {
  if (type === linkTypes.pump) return linkKinds.pump;
  return type > linkTypes.pump ? linkKinds.valve : linkKinds.pipe;
}

function joinLinks(nodeCount: number, fromIx: Int32Array, toIx: Int32Array) {
  const nodeStart = new Int32Array(nodeCount + 1);
  for (let k = 0; k < fromIx.length; k++) {
    nodeStart[fromIx[k] + 1] += 1;
    nodeStart[toIx[k] + 1] += 1;
  }
  for (let n = 0; n < nodeCount; n++) nodeStart[n + 1] += nodeStart[n];
  const next = nodeStart.slice();
  const nodeLinks = new Int32Array(fromIx.length * 2);
  for (let k = 0; k < fromIx.length; k++) {
    nodeLinks[next[fromIx[k]]++] = k;
    nodeLinks[next[toIx[k]]++] = k;
  }
  return { nodeStart, nodeLinks };
}
