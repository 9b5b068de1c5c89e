import { linkKinds } from '../hydraulic-engine';
import type { CheckedNetwork } from './checked-network';
import { createJoinedNodes, reachFrom } from './join-nodes';

/** How long tanks last at the mean demand of what they feed without a pump. */
export interface TankCover {
  /** By tank: water over its lowest level at the start over the demand it reaches; infinity where it reaches none. */
  tankHours: Float64Array;
  /** By tank: mean demand it reaches that no source brings by gravity, m3/s, and all demand it reaches. */
  tankNeedM3s: Float64Array;
  tankReachM3s: Float64Array;
  /** By tank: tanks that share consumers with it, itself among them, as tank indices. */
  groupOf: number[][];
  /** By tank: hours of its group together. */
  groupHours: Float64Array;
  /** By node: a tank that reaches it, or -1. */
  tankOfNode: Int32Array;
}

/**
 * Water of tanks goes along links that were open in a run without pumps, through check valves and through valves that
 * hold a pressure or a flow in their direction only. `gravityShare` is what sources bring to each node without pumps and tanks, 0 to 1.
 */
export function measureTankCover(
  network: CheckedNetwork,
  everOpen: Uint8Array,
  gravityShare: Float64Array,
): TankCover {
  const { tanks, nodeMeanDemandM3s, nodeIds } = network;
  const oneWay = new Set(
    network.valves.flatMap((it) => (/^(PRV|PSV|FCV)$/.test(it.type) ? [it.linkIx] : [])),
  );
  const passes = (k: number) => {
    if (network.linkKind[k] === linkKinds.pump || everOpen[k] === 0) return 0;
    return network.linkIsCheckValve[k] === 1 || oneWay.has(k) ? 1 : 3;
  };
  const reach = tanks.map((it) => reachFrom(nodeIds.length, network, [it.nodeIx], passes));
  const groups = createJoinedNodes(tanks.length);
  const tankOfNode = new Int32Array(nodeIds.length).fill(-1);
  const tankNeedM3s = new Float64Array(tanks.length);
  const tankReachM3s = new Float64Array(tanks.length);
  const groupNeedM3s = new Float64Array(tanks.length);
  const groupHeldM3 = new Float64Array(tanks.length);
  const needOf = (n: number) => nodeMeanDemandM3s[n] * (1 - Math.min(1, gravityShare[n]));
  for (let n = 0; n < nodeIds.length; n++) {
    if (!(nodeMeanDemandM3s[n] > 0)) continue;
    for (let t = 0; t < tanks.length; t++) {
      if (reach[t][n] === 0) continue;
      tankReachM3s[t] += nodeMeanDemandM3s[n];
      tankNeedM3s[t] += needOf(n);
      if (tankOfNode[n] < 0) tankOfNode[n] = t;
      else groups.join(tankOfNode[n], t);
    }
  }
  for (let n = 0; n < nodeIds.length; n++)
    if (tankOfNode[n] >= 0) groupNeedM3s[groups.root(tankOfNode[n])] += needOf(n);
  const groupOf: number[][] = [];
  for (let t = 0; t < tanks.length; t++) {
    groupHeldM3[groups.root(t)] += tanks[t].heldM3;
    groupOf.push(Array.from(tanks.keys()).filter((other) => groups.root(other) === groups.root(t)));
  }
  const hours = (heldM3: number, needM3s: number) =>
    needM3s > 1e-9 ? heldM3 / needM3s / 3600 : Number.POSITIVE_INFINITY;
  return {
    tankHours: Float64Array.from(tanks, (it, t) => hours(it.heldM3, tankNeedM3s[t])),
    tankNeedM3s,
    tankReachM3s,
    groupOf,
    groupHours: Float64Array.from(tanks, (_, t) => {
      const root = groups.root(t);
      return hours(groupHeldM3[root], groupNeedM3s[root]);
    }),
    tankOfNode,
  };
}
