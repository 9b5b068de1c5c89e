import { transferReactance } from '../../power/flow/dc-solver';
import { hardHours, stateAt } from './dispatch';
import { lineLadders } from './equipment';
import { solveStates } from './grid-check';
import { buildLine, type LineMaker, type Net } from './grid-nets';
import { baseMva, busId, writeGrid } from './grid-write';

/** Share of the missing lines that is added on the flows of one power flow. */
const batchShare = 0.25;
/** Share of candidates with the greatest angle across them whose gain is worked out. */
const lookedAt = 0.4;

/**
 * Meshes each net above 35 kV to its number of lines, with those that relieve the others most for their cost: what a
 * line of reactance x between two buses takes off the sum of x f2 of the DC power flow is angle2 / (x + x of the rest).
 * Source: the penalised choice of candidates by DC power flow of Birchfield et al., IEEE Trans. Power Systems 32(4), 2017.
 */
export function addGainLines(maker: LineMaker, nets: readonly Net[]): void {
  for (const net of nets) {
    if (net.kv < 110) continue;
    const wanted = Math.round(maker.plan.rules.linesPerSite * net.siteIx.length);
    while (net.built.size < wanted) {
      const missing = wanted - net.built.size;
      const best = bestCandidates(maker, net, Math.max(1, Math.ceil(batchShare * missing)));
      if (best.length === 0) break;
      for (const i of best) buildLine(maker, net, i);
    }
  }
}

function bestCandidates(maker: LineMaker, net: Net, count: number): number[] {
  const { plan } = maker;
  const grid = writeGrid(plan);
  const states = [stateAt(plan, grid, hardHours[1]), stateAt(plan, grid, hardHours[2])];
  const flows = solveStates(grid, states);
  const busIx = net.siteIx.map(
    (ix) => flows.structure.busIxById.get(busId(plan.sites[ix], net.kv)) as number,
  );
  const across = (i: number) => {
    const { a, b } = net.candidates[i];
    return flows.angleRad.reduce((most, it) => Math.max(most, Math.abs(it[busIx[a]] - it[busIx[b]])), 0);
  };
  const free = net.candidates.flatMap((it, i) =>
    net.built.has(i) ? [] : [{ i, across: across(i), first: 0, gain: 0, cost: it.cost }],
  );
  for (const it of free) it.first = (it.across * it.across) / it.cost;
  free.sort((p, q) => q.first - p.first || p.i - q.i);
  const looked = free.slice(0, Math.max(4 * count, Math.ceil(lookedAt * free.length)));
  const perM = (0.001 * lineLadders[net.kv][0].reactanceOhm * baseMva) / (net.kv * net.kv);
  for (const it of looked) {
    const { a, b, lengthM } = net.candidates[it.i];
    const rest = transferReactance(flows.base.solver, busIx[a], busIx[b]);
    it.gain = (it.across * it.across) / (perM * lengthM + rest) / it.cost;
  }
  looked.sort((p, q) => q.gain - p.gain || p.i - q.i);
  const chosen: number[] = [];
  const touched = new Set<number>();
  for (const { i } of looked) {
    if (chosen.length === count) break;
    const { a, b } = net.candidates[i];
    if (touched.has(a) || touched.has(b)) continue;
    touched.add(a);
    touched.add(b);
    chosen.push(i);
  }
  return chosen;
}
