import { type Issue, issue } from '../model/result';
import { linkProperties, linkTypes, nodeProperties, nodeTypes, type SolverNetwork } from './solver';

/** Id of the junction put at mid-length of a pipe, and of the pipe's half beyond it. */
export function breakNodeId(pipeId: string): string {
  return `${pipeId}~break`;
}
export function farHalfId(pipeId: string): string {
  return `${pipeId}~far`;
}

/**
 * Puts a junction at mid-length of a pipe, before hydraulics start, so that a break can leak there. Its elevation is the mean of the ends',
 * a reservoir's end counting as the other's. The check valve, if there is one, stays in the near half.
 */
export function splitPipe(network: SolverNetwork, pipeId: string, file: string): Issue[] {
  let linkIx = -1;
  for (let k = 0; k < network.linkCount(); k++) if (network.linkId(k) === pipeId) linkIx = k;
  const type = linkIx < 0 ? linkTypes.pump : network.linkType(linkIx);
  if (type > linkTypes.pipe) return [issue('error', 'water.noPipe', { id: pipeId }, { file, id: pipeId })];
  const ends = network.linkNodes(linkIx);
  const fromId = network.nodeId(ends.fromIx);
  const toId = network.nodeId(ends.toIx);
  const added = network.addJunction(breakNodeId(pipeId));
  if (added.code >= 100) return [issue('error', 'water.noSplit', { id: pipeId }, { file, id: pipeId })];
  // A new junction comes before tanks and reservoirs and so moves their indices.
  const indexOf = (id: string) => {
    for (let n = 0; n < network.nodeCount(); n++) if (network.nodeId(n) === id) return n;
    return -1;
  };
  const fromIx = indexOf(fromId);
  const toIx = indexOf(toId);
  const elevation = (n: number) => network.nodeValue(nodeProperties.elevation, n);
  const isReservoir = (n: number) => network.nodeType(n) === nodeTypes.reservoir;
  const from = isReservoir(fromIx) ? elevation(toIx) : elevation(fromIx);
  const to = isReservoir(toIx) ? elevation(fromIx) : elevation(toIx);
  network.setNodeValue(nodeProperties.elevation, added.nodeIx, (from + to) / 2);

  const halved = network.addPipe(farHalfId(pipeId), added.nodeIx, toIx);
  if (halved.code >= 100) return [issue('error', 'water.noSplit', { id: pipeId }, { file, id: pipeId })];
  const copied = [linkProperties.diameter, linkProperties.roughness, linkProperties.initialStatus];
  for (const property of copied) {
    network.setLinkValue(property, halved.linkIx, network.linkValue(property, linkIx));
  }
  for (const property of [linkProperties.length, linkProperties.minorLoss]) {
    const half = network.linkValue(property, linkIx) / 2;
    network.setLinkValue(property, halved.linkIx, half);
    network.setLinkValue(property, linkIx, half);
  }
  network.setLinkNodes(linkIx, fromIx, added.nodeIx);
  return [];
}
