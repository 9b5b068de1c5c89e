import { issue } from '../../model/result';
import { type CheckedNetwork, compareIds, listIds, nodeElement, type WaterCheck } from './checked-network';
import { round } from './district-checks';
import type { TankCover } from './tank-cover';

/** Each tank with its hours at the mean demand of what it feeds, in the order of ids. */
export function checkTanks(network: CheckedNetwork, cover: TankCover, file: string): WaterCheck[] {
  const { nodeIds, nodeLine, tanks } = network;
  const order = Array.from(tanks.keys()).sort((a, b) =>
    compareIds(nodeIds[tanks[a].nodeIx], nodeIds[tanks[b].nodeIx]),
  );
  return order.map((t) => {
    const { nodeIx, heldM3 } = tanks[t];
    const others = cover.groupOf[t].filter((it) => it !== t).map((it) => nodeIds[tanks[it].nodeIx]);
    const params = {
      tank: nodeIds[nodeIx],
      heldM3: Math.round(heldM3),
      hours: finite(cover.tankHours[t]),
      ...listIds(others.sort(compareIds)),
      others: others.length,
      groupHours: finite(cover.groupHours[t]),
    };
    let code = 'checks.tankHours';
    if (heldM3 <= 0) code = 'checks.tankEmpty';
    else if (cover.tankReachM3s[t] <= 0) code = 'checks.tankIdle';
    else if (!Number.isFinite(cover.tankHours[t])) code = 'checks.tankSpare';
    const where = { file, line: nodeLine[nodeIx], id: nodeIds[nodeIx] };
    return { issue: issue('info', code, params, where), elements: [nodeElement(network, nodeIx)] };
  });
}

function finite(hours: number): number {
  return Number.isFinite(hours) ? round(hours) : 0;
}
