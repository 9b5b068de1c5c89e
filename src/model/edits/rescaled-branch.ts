import { distanceKm } from '../geo-distance';
import type { Branch, Bus } from '../grid';
import type { LonLat } from '../schema-parts';

/** What of a line grows with its length. */
export type BranchByLength = Partial<
  Pick<Branch, 'lengthKm' | 'resistancePu' | 'reactancePu' | 'chargingPu'>
>;

/**
 * Length, resistance, reactance and charging of a line or cable between other buses: the course keeps its inner
 * points, and values per km stay as they are. Undefined for transformers, between other voltages than before, and
 * where a place is missing or nothing changes.
 */
export function rescaledBranch(
  branch: Branch,
  ends: Pick<Branch, 'fromBusId' | 'toBusId'>,
  busOf: (id: string) => Bus | undefined,
): BranchByLength | undefined {
  if (branch.kind === 'transformer') return undefined;
  const [from, to] = [busOf(ends.fromBusId), busOf(ends.toBusId)];
  const [oldFrom, oldTo] = [busOf(branch.fromBusId), busOf(branch.toBusId)];
  if (!from?.lonLat || !to?.lonLat || !oldFrom?.lonLat || !oldTo?.lonLat || from === to) return undefined;
  if (from.baseKv !== oldFrom.baseKv || to.baseKv !== oldTo.baseKv) return undefined;
  const inner = branch.route?.slice(1, -1) ?? [];
  const beforeKm = routeKm(branch.route ?? [oldFrom.lonLat, oldTo.lonLat]);
  const afterKm = routeKm([from.lonLat, ...inner, to.lonLat]);
  if (!(beforeKm > 0 && afterKm > 0) || beforeKm === afterKm) return undefined;
  const times = (value: number) => Number(((value * afterKm) / beforeKm).toPrecision(4));
  return {
    ...(branch.lengthKm === undefined ? {} : { lengthKm: times(branch.lengthKm) }),
    resistancePu: times(branch.resistancePu),
    reactancePu: times(branch.reactancePu),
    chargingPu: times(branch.chargingPu),
  };
}

function routeKm(route: readonly LonLat[]): number {
  let sumKm = 0;
  for (let i = 1; i < route.length; i++) sumKm += distanceKm(route[i - 1], route[i]);
  return sumKm;
}
