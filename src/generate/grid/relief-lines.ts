import { changeOfFlowsInto } from '../../power/flow/dc-solver';
import { lineLadders } from './equipment';
import type { GridCheck } from './grid-check';
import type { LineMaker, Net } from './grid-nets';
import { baseMva, busId } from './grid-write';

/** Share of its flow that a new line must take off what it relieves. */
const leastRelief = 0.04;

/**
 * The candidate that would take most flow off a branch for its cost, in the state of its highest loading after a loss;
 * undefined where none helps.
 */
export function reliefLine(
  maker: LineMaker,
  net: Net,
  check: GridCheck,
  branchIx: number,
): number | undefined {
  const { plan } = maker;
  const { structure, base, flowMw, angleRad, model } = check.flows;
  const s = Math.max(0, check.worstState[branchIx]);
  // by symmetry the flow over the branch for a transfer over any pair of buses is read from one solve
  const injection = new Float64Array(structure.busCount);
  injection[structure.branchFromIx[branchIx]] += 1;
  injection[structure.branchToIx[branchIx]] -= 1;
  const unused = new Float64Array(structure.branchCount);
  changeOfFlowsInto(unused, base.solver, injection);
  const { position } = structure.symbolic;
  const response = Float64Array.from(base.solver.held, (it, b) =>
    it === 1 ? 0 : base.solver.solution[position[b]],
  );
  const perM = (0.001 * lineLadders[net.kv][0].reactanceOhm * baseMva) / (net.kv * net.kv);
  const flow = flowMw[s][branchIx];
  let best: number | undefined;
  let bestGain = 0;
  net.candidates.forEach(({ a, b, lengthM, cost }, i) => {
    if (net.built.has(i)) return;
    const from = structure.busIxById.get(busId(plan.sites[net.siteIx[a]], net.kv)) as number;
    const to = structure.busIxById.get(busId(plan.sites[net.siteIx[b]], net.kv)) as number;
    // what the line would carry, were the rest stiff; and what of it comes off the branch
    const carriedMw = ((angleRad[s][from] - angleRad[s][to]) * baseMva) / (perM * lengthM);
    const share = model.susceptance[branchIx] * (response[from] - response[to]);
    const relief = Math.sign(flow) * share * carriedMw;
    if (relief < leastRelief * Math.abs(flow)) return;
    const gain = relief / cost;
    if (gain <= bestGain) return;
    bestGain = gain;
    best = i;
  });
  return best;
}
