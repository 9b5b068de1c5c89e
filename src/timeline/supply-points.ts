import type { Coupling } from '../model/coupling';
import { none } from '../model/ids';
import { busStates, feederStates } from '../model/run-record';
import type { PowerIndex, PowerState } from '../power/power-engine';

/** Where a consumer is joined to the grid: a feeder, else a bus. */
export interface SupplyPoint {
  /** Index in `PowerIndex.feederIds`, or none. */
  feederIx: number;
  busIx: number;
}

/** Supply points by `kind:id` of the consumer; a consumer with several couplings has power while one of them has. */
export function findSupplyPoints(
  couplings: readonly Coupling[],
  index: PowerIndex,
): Map<string, SupplyPoint[]> {
  const busIxOf = new Map(index.busIds.map((id, ix) => [id, ix]));
  const feederIxOf = new Map(index.feederIds.map((id, ix) => [id, ix]));
  const points = new Map<string, SupplyPoint[]>();
  for (const { consumer, busId, feederId } of couplings) {
    const key = `${consumer.kind}:${consumer.id}`;
    const feederIx = feederIxOf.get(feederId ?? `bus:${busId}`) ?? none;
    const list = points.get(key) ?? [];
    list.push({ feederIx, busIx: busIxOf.get(busId) ?? none });
    points.set(key, list);
  }
  return points;
}

/** The point that decides: the first with power, else the first. Undefined for a consumer that is not joined. */
export function decidingPoint(
  points: readonly SupplyPoint[] | undefined,
  state: PowerState,
  partialShare: number,
): { on: boolean; causeIx: number } | undefined {
  if (!points || points.length === 0) return undefined;
  for (const point of points)
    if (pointHasPower(point, state, partialShare)) return { on: true, causeIx: pointCauseIx(point, state) };
  return { on: false, causeIx: pointCauseIx(points[0], state) };
}

export function pointHasPower(point: SupplyPoint, state: PowerState, partialShare: number): boolean {
  const { feederIx, busIx } = point;
  if (feederIx === none) return busIx !== none && state.busState[busIx] === busStates.live;
  const code = state.feederState[feederIx];
  if (code === feederStates.served) return true;
  if (code !== feederStates.partial) return false;
  return 1 - state.feederOffShare[feederIx] >= partialShare;
}

function pointCauseIx(point: SupplyPoint, state: PowerState): number {
  if (point.feederIx !== none) return state.feederCauseIx[point.feederIx];
  return point.busIx === none ? none : state.busCauseIx[point.busIx];
}
