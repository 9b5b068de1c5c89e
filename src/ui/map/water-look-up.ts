import type { RunReader } from '../../client/run-reader';
import { none, splitWaterId } from '../../model/ids';
import type { Region } from '../../model/region';
import type { SupplyLink, SupplyNode } from '../../model/water';
import type { WaterGeometry } from '../../model/water-geometry';

/** A link of a network with its ends. */
export interface FoundLink {
  network: WaterGeometry;
  ix: number;
  fromId: string;
  toId: string;
  diameterM: number;
}

/** A tank of a network with its limits. */
export interface FoundTank {
  network: WaterGeometry;
  minLevelM: number;
  maxLevelM: number;
  usableM3: number;
  heldM3: number;
}

export function findNetwork(geometry: readonly WaterGeometry[], id: string): WaterGeometry | undefined {
  const { networkId } = splitWaterId(id);
  return geometry.find((it) => it.networkId === networkId);
}

export function findLink(geometry: readonly WaterGeometry[], id: string): FoundLink | undefined {
  const network = findNetwork(geometry, id);
  const ix = network?.linkIds.indexOf(id) ?? none;
  if (!network || ix === none) return undefined;
  return {
    network,
    ix,
    fromId: network.nodeIds[network.linkFromIx[ix]],
    toId: network.nodeIds[network.linkToIx[ix]],
    diameterM: network.linkDiameterM[ix],
  };
}

export function findTank(geometry: readonly WaterGeometry[], id: string): FoundTank | undefined {
  const network = findNetwork(geometry, id);
  const tank = network?.tankNodeIx.findIndex((node) => network.nodeIds[node] === id) ?? none;
  if (!network || tank === none) return undefined;
  return {
    network,
    minLevelM: network.tankMinLevelM[tank],
    maxLevelM: network.tankMaxLevelM[tank],
    usableM3: network.tankUsableM3[tank],
    heldM3: network.tankHeldM3[tank],
  };
}

/** Water above the lowest level now, m3: what the file held over it, and what has come or gone since the start. */
export function usableNowM3(
  reader: RunReader,
  tank: FoundTank,
  id: string,
  timeS: number,
): number | undefined {
  const startM3 = reader.value('tankVolumeM3', id, 0);
  const nowM3 = reader.value('tankVolumeM3', id, timeS);
  if (startM3 === undefined || nowM3 === undefined) return undefined;
  return Math.max(0, nowM3 - startM3 + tank.heldM3);
}

/** What a node of a network gains now from its links, m3/s. */
export function inflowM3s(reader: RunReader, network: WaterGeometry, id: string, timeS: number): number {
  const node = network.nodeIds.indexOf(id);
  let gain = 0;
  network.linkIds.forEach((linkId, link) => {
    const isTo = network.linkToIx[link] === node;
    if (!isTo && network.linkFromIx[link] !== node) return;
    gain += (isTo ? 1 : -1) * (reader.value('linkFlowM3s', linkId, timeS) ?? 0);
  });
  return gain;
}

/** What a node of the supply zones gains now, m3/s: what its links bring less what they take. */
export function supplyInflowM3s(
  reader: RunReader,
  links: readonly SupplyLink[],
  id: string,
  timeS: number,
): number {
  return (
    flowOf(reader, links, timeS, (it) => it.toId === id) -
    flowOf(reader, links, timeS, (it) => it.fromId === id)
  );
}

/** What passes through a node of the supply zones now, m3/s: what leaves a source, what comes to all else. */
export function supplyThroughM3s(
  reader: RunReader,
  links: readonly SupplyLink[],
  { id, kind }: SupplyNode,
  timeS: number,
): number {
  return flowOf(reader, links, timeS, (it) => (kind === 'source' ? it.fromId : it.toId) === id);
}

function flowOf(
  reader: RunReader,
  links: readonly SupplyLink[],
  timeS: number,
  isMeant: (link: SupplyLink) => boolean,
): number {
  let sum = 0;
  for (const link of links) if (isMeant(link)) sum += reader.value('linkFlowM3s', link.id, timeS) ?? 0;
  return sum;
}

const peopleByList = new WeakMap<Region['waterUsers'], Map<string, number>>();

/** People who draw their water at a node. */
export function peopleAt(waterUsers: Region['waterUsers'], nodeId: string): number {
  let people = peopleByList.get(waterUsers);
  if (!people) {
    people = new Map();
    for (const it of waterUsers) people.set(it.nodeId, (people.get(it.nodeId) ?? 0) + it.people);
    peopleByList.set(waterUsers, people);
  }
  return people.get(nodeId) ?? 0;
}
