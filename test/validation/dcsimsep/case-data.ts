import type { PlainGrid } from './relay-reference';

/** The tables inside a DCSIMSEP reference file. */
export interface CaseData {
  base_mva: number;
  bus: { id: number[]; type: number[] };
  branch: Record<
    'row' | 'from' | 'to' | 'x_pu' | 'rate_a_mva' | 'rate_b_mva' | 'rate_c_mva' | 'in_service',
    number[]
  >;
  gen: Record<'bus' | 'p_mw' | 'pmax_mw' | 'pmin_mw' | 'in_service', number[]>;
  load: Record<'bus' | 'p_mw' | 'factor', number[]>;
}

/** The grid with the emergency ratings, for the naive reference. */
export function plainGridOf(data: CaseData): PlainGrid {
  const placeOf = new Map(data.bus.id.map((id, i) => [id, i]));
  const loadMw = data.bus.id.map(() => 0);
  data.load.bus.forEach((id, i) => {
    loadMw[placeOf.get(id)!] += data.load.p_mw[i] * data.load.factor[i];
  });
  return {
    baseMva: data.base_mva,
    loadMw,
    branches: data.branch.row.map((_, i) => ({
      from: placeOf.get(data.branch.from[i])!,
      to: placeOf.get(data.branch.to[i])!,
      xPu: data.branch.x_pu[i],
      ratingMw: data.branch.rate_b_mva[i],
      inService: data.branch.in_service[i] === 1,
    })),
    units: data.gen.bus.map((id, i) => ({
      bus: placeOf.get(id)!,
      outputMw: data.gen.p_mw[i],
      minMw: data.gen.pmin_mw[i],
      maxMw: data.gen.pmax_mw[i],
      inService: data.gen.in_service[i] === 1,
    })),
  };
}
