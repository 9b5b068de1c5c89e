import { type HydraulicState, nodeKinds } from './hydraulic-engine';
import type { NetworkStructure } from './network-structure';
import { linkProperties, nodeProperties, type SolverNetwork } from './solver';
import { clearUnfed, dropImpossible, type SupplyReach } from './supply-reach';
import type { WaterRates } from './water-books';

/** Scratch for bulk reads. */
export interface Readings {
  node: Float64Array;
  leakage: Float64Array;
  link: Float64Array;
}

export function createReadings(structure: NetworkStructure): Readings {
  const { nodeIds, linkIds } = structure.index;
  return {
    node: new Float64Array(nodeIds.length),
    leakage: new Float64Array(nodeIds.length),
    link: new Float64Array(linkIds.length),
  };
}

export function createState(structure: NetworkStructure): HydraulicState {
  const { nodeIds, linkIds, tankNodeIx } = structure.index;
  const ofNodes = () => new Float64Array(nodeIds.length);
  return {
    timeS: 0,
    nodeHeadM: ofNodes(),
    nodePressureM: ofNodes(),
    nodeDemandM3s: ofNodes(),
    nodeDeliveredM3s: ofNodes(),
    nodeInjectedM3s: ofNodes(),
    nodeDemandTotalM3: ofNodes(),
    nodeDeliveredTotalM3: ofNodes(),
    linkFlowM3s: new Float64Array(linkIds.length),
    linkOpen: new Uint8Array(linkIds.length),
    tankLevelM: new Float64Array(tankNodeIx.length),
    tankVolumeM3: new Float64Array(tankNodeIx.length),
    demandM3: 0,
    deliveredM3: 0,
    leakedM3: 0,
    sourceM3: 0,
    balanceErrorM3: 0,
  };
}

/**
 * Reads the solved present into the state, in bulk and in SI, and sums the rates. Returns how many nodes had a pressure
 * that cannot be; they are shown as not served.
 */
export function readSolution(
  network: SolverNetwork,
  structure: NetworkStructure,
  reasons: Uint8Array,
  hasEmitter: Uint8Array,
  reach: SupplyReach,
  readings: Readings,
  state: HydraulicState,
  rates: WaterRates,
): number {
  const { units, index } = structure;
  const { node, leakage, link } = readings;
  const { nodeKind, tankNodeIx } = index;

  network.readLinks(linkProperties.status, link);
  for (let k = 0; k < link.length; k++) state.linkOpen[k] = reasons[k] === 0 && link[k] > 0 ? 1 : 0;
  network.readLinks(linkProperties.flow, link);
  for (let k = 0; k < link.length; k++) {
    state.linkFlowM3s[k] = state.linkOpen[k] === 1 ? link[k] * units.flowToM3s : 0;
  }
  network.readNodes(nodeProperties.head, node);
  for (let n = 0; n < node.length; n++) {
    state.nodeHeadM[n] = node[n] * units.lengthToM;
    state.nodePressureM[n] = state.nodeHeadM[n] - structure.nodeElevationM[n];
  }
  network.readNodes(nodeProperties.fullDemand, node);
  for (let n = 0; n < node.length; n++) {
    state.nodeDemandM3s[n] = nodeKind[n] === nodeKinds.junction ? Math.max(0, node[n] * units.flowToM3s) : 0;
  }
  network.readNodes(nodeProperties.consumerFlow, node);
  for (let n = 0; n < node.length; n++) {
    const flowM3s = nodeKind[n] === nodeKinds.junction ? node[n] * units.flowToM3s : 0;
    // Pressure-driven demand ends a trifle above what was wanted; no more than that is served.
    state.nodeDeliveredM3s[n] = Math.min(Math.max(0, flowM3s), state.nodeDemandM3s[n]);
    state.nodeInjectedM3s[n] = Math.max(0, -flowM3s);
  }
  const hasEmitters = hasEmitter.includes(1);
  if (hasEmitters) network.readNodes(nodeProperties.emitterFlow, node);
  if (structure.hasLeakage) network.readNodes(nodeProperties.leakageFlow, leakage);

  reach.update(state.linkOpen);
  const impossibleCount = dropImpossible(state, reach.fed);
  clearUnfed(state, structure, reach.fed);

  rates.deliveredM3s = 0;
  rates.injectedM3s = 0;
  rates.leakedM3s = 0;
  rates.reservoirM3s = 0;
  for (let n = 0; n < node.length; n++) {
    if (nodeKind[n] !== nodeKinds.junction || reach.fed[n] === 0) continue;
    rates.deliveredM3s += state.nodeDeliveredM3s[n];
    rates.injectedM3s += state.nodeInjectedM3s[n];
    // `leakage` stays 0 where the file has none.
    const emitted = hasEmitters && hasEmitter[n] === 1 ? node[n] : 0;
    rates.leakedM3s += (emitted + leakage[n]) * units.flowToM3s;
  }
  for (let i = 0; i < structure.reservoirNodeIx.length; i++) {
    const inflow = network.nodeValue(nodeProperties.outflow, structure.reservoirNodeIx[i]);
    rates.reservoirM3s -= inflow * units.flowToM3s;
  }
  for (let i = 0; i < tankNodeIx.length; i++) {
    const n = tankNodeIx[i];
    rates.tankInflowM3s[i] = network.nodeValue(nodeProperties.outflow, n) * units.flowToM3s;
    state.tankLevelM[i] = state.nodePressureM[n];
  }
  return impossibleCount;
}

/** Where EPANET found no solution at all: nothing is shown to flow or to be served. */
export function clearSolution(state: HydraulicState, structure: NetworkStructure, rates: WaterRates): void {
  state.linkFlowM3s.fill(0);
  state.nodePressureM.fill(0);
  state.nodeHeadM.set(structure.nodeElevationM);
  state.nodeDeliveredM3s.fill(0);
  state.nodeInjectedM3s.fill(0);
  rates.deliveredM3s = 0;
  rates.injectedM3s = 0;
  rates.leakedM3s = 0;
  rates.reservoirM3s = 0;
  rates.tankInflowM3s.fill(0);
}

/** A tank's volume as EPANET holds it now, m3. */
export function readVolumeM3(network: SolverNetwork, structure: NetworkStructure, tankIx: number): number {
  const node = structure.index.tankNodeIx[tankIx];
  return network.nodeValue(nodeProperties.tankVolume, node) * structure.units.volumeToM3;
}

/** Reads the tanks' volumes, which move in a step. */
export function readVolumesInto(
  out: Float64Array,
  network: SolverNetwork,
  structure: NetworkStructure,
): void {
  for (let i = 0; i < out.length; i++) out[i] = readVolumeM3(network, structure, i);
}
