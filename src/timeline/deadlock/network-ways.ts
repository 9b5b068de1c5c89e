import { parseInp } from '../../io/inp/parse-inp';
import { zonesNetworkId } from '../../model/ids';
import type { Region } from '../../model/region';
import { nodeKinds } from '../../water/hydraulic-engine';
import type { WaterNet } from '../water-side';

/** How water can move in one network, by its own indices, whatever is open at the moment. */
export interface NetworkWays {
  /** 0 for links that the file shuts and that no control or rule commands. */
  mayOpen: Uint8Array;
  /** 1 for links that pass water from their first end to their second only. */
  oneWay: Uint8Array;
  /** m; -Infinity where there are no heads. */
  groundM: Float64Array;
  /** Lowest level of its tanks, m. */
  tankLeastM: Float64Array;
  /** 1 for junctions that feed in. */
  feedsIn: Uint8Array;
  /** Rated kW of its pumps by link, NaN where unknown. */
  pumpKw: Float64Array;
}

/** Reads a network's file for what its engine does not tell. Nodes and links that a run adds stand after those of the file. */
export function readNetworkWays(region: Region, { id, engine }: WaterNet): NetworkWays {
  const { nodeIds, linkIds, tankNodeIx } = engine.index;
  const ways: NetworkWays = {
    mayOpen: new Uint8Array(linkIds.length).fill(1),
    oneWay: new Uint8Array(linkIds.length),
    groundM: new Float64Array(nodeIds.length).fill(Number.NEGATIVE_INFINITY),
    tankLeastM: new Float64Array(tankNodeIx.length),
    feedsIn: new Uint8Array(nodeIds.length),
    pumpKw: new Float64Array(linkIds.length).fill(Number.NaN),
  };
  if (id === zonesNetworkId) {
    ways.oneWay.fill(1);
    return ways;
  }
  const network = region.waterNetworks.find((it) => it.id === id);
  if (!network) return ways;
  const index = parseInp(network.inp, id).value;
  if (!index) return ways;
  const linkIxOf = new Map(linkIds.map((it, k) => [it, k]));
  const nodeIxOf = new Map(nodeIds.map((it, n) => [it, n]));
  const commanded = new Set(index.controls.flatMap((it) => it.linkIx));
  index.linkIds.forEach((linkId, k) => {
    const own = linkIxOf.get(linkId);
    if (own === undefined) return;
    ways.oneWay[own] = index.linkIsCheckValve[k];
    ways.mayOpen[own] = index.linkStartsOpen[k] === 1 || commanded.has(k) ? 1 : 0;
  });
  index.nodeIds.forEach((nodeId, n) => {
    const own = nodeIxOf.get(nodeId);
    if (own === undefined) return;
    if (index.nodeKind[n] === nodeKinds.junction) ways.groundM[own] = index.nodeElevationM[n];
    ways.feedsIn[own] = index.nodeMeanDemandM3s[n] < 0 ? 1 : 0;
  });
  for (const { nodeIx, minLevelM } of index.tanks) {
    const own = nodeIxOf.get(index.nodeIds[nodeIx]);
    const t = own === undefined ? -1 : tankNodeIx.indexOf(own);
    if (t === -1 || own === undefined) continue;
    ways.tankLeastM[t] = minLevelM;
    ways.groundM[own] = index.nodeElevationM[nodeIx] + minLevelM;
  }
  for (const { linkIx, ratedKw } of index.pumps) {
    const own = linkIxOf.get(index.linkIds[linkIx]);
    if (own !== undefined) ways.pumpKw[own] = ratedKw;
  }
  return ways;
}
