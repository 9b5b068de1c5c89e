import type { Grid } from '../../model/grid';
import { headroomMw } from './dispatch';
import { checkSingleLosses, type GridCheck, type GridState, solveStates } from './grid-check';
import { buildLine, type LineMaker, type Net } from './grid-nets';
import type { Bank, Circuit, GridPlan } from './grid-plan';
import { busId, writeGrid } from './grid-write';
import { reliefLine } from './relief-lines';

const mostRounds = 60;
const mostCircuits = 2;
const mostTransformers = 4;
/** What a part must be stronger than its present loading asks for, since a stronger one draws more flow. */
const margin = 1.01;
/** Rounding of sums. */
const leastStrandedMw = 1e-6;

/**
 * Makes what is loaded above a limit stronger until nothing is: the next conductor or transformer that is enough, then
 * one more circuit or transformer, then a new line that relieves it. Throws where that does not end.
 */
export function reinforce(
  maker: LineMaker,
  nets: readonly Net[],
  statesOf: (grid: Grid) => readonly GridState[],
): Grid {
  const { plan } = maker;
  const { intactLoading, singleLossLoading } = plan.rules;
  for (let round = 0; round < mostRounds; round++) {
    const grid = writeGrid(plan);
    const check = checkSingleLosses(grid, statesOf(grid), (it) => headroomMw(plan, it));
    const over = new Map<string, { over: number; branchIx: number }>();
    grid.branches.forEach((branch, k) => {
      const value = Math.max(check.intact[k] / intactLoading, check.afterLoss[k] / singleLossLoading);
      const key = `${branch.fromBusId} ${branch.toBusId}`;
      const known = over.get(key);
      if (!known || value > known.over) over.set(key, { over: value, branchIx: k });
    });
    if (strengthen(maker, nets, check, over)) continue;
    if (check.strandedMw > leastStrandedMw)
      throw new Error(`a single loss leaves ${check.strandedMw} MW unserved`);
    return grid;
  }
  throw new Error('the grid could not be made secure');
}

/**
 * Lines at the sites of wind and sun carry what these give at full output with everything in service: the next conductor
 * that is enough, or one more circuit. True where a line was made stronger; the others are left as they are.
 */
export function reinforceOutlets(plan: GridPlan, grid: Grid, states: readonly GridState[]): boolean {
  const farmIxs = new Set(
    plan.units.filter((it) => it.class === 'wind' || it.class === 'solar').map((it) => it.siteIx),
  );
  const { flowMw } = solveStates(grid, states);
  const busesOf = grid.branches.map((it) => `${it.fromBusId} ${it.toBusId}`);
  let changed = false;
  for (const circuit of plan.circuits) {
    if (!farmIxs.has(circuit.fromIx) && !farmIxs.has(circuit.toIx)) continue;
    const from = busId(plan.sites[circuit.fromIx], circuit.kv);
    const k = busesOf.indexOf(`${from} ${busId(plan.sites[circuit.toIx], circuit.kv)}`);
    const perMw = states.map((it) => 1 / (grid.branches[k].ratingAMw * it.ratingShare));
    const over = flowMw.reduce((most, it, s) => Math.max(most, Math.abs(it[k]) * perMw[s]), 0);
    if (over <= 1) continue;
    const sizes = circuit.ladder.map((it) => it.ratingMva);
    if (!step(circuit, sizes, over, mostCircuits)) circuit.count++;
    changed = true;
  }
  return changed;
}

type Overloads = ReadonlyMap<string, { over: number; branchIx: number }>;

/** One round over all lines and transformers; false where none was above a limit. */
function strengthen(maker: LineMaker, nets: readonly Net[], check: GridCheck, overloads: Overloads): boolean {
  const { plan } = maker;
  let changed = false;
  const stuck: { circuit: Circuit; branchIx: number }[] = [];
  for (const circuit of plan.circuits) {
    const from = busId(plan.sites[circuit.fromIx], circuit.kv);
    const found = overloads.get(`${from} ${busId(plan.sites[circuit.toIx], circuit.kv)}`);
    if (!found || found.over <= 1) continue;
    changed = true;
    if (
      !step(
        circuit,
        circuit.ladder.map((it) => it.ratingMva),
        found.over,
        mostCircuits,
      )
    )
      stuck.push({ circuit, branchIx: found.branchIx });
  }
  for (const bank of plan.banks) {
    const site = plan.sites[bank.siteIx];
    // a single step-up transformer is sized to its unit, which is what may be lost
    if (bank.count === 1) continue;
    const found = overloads.get(`${busId(site, bank.highKv)} ${busId(site, bank.lowKv)}`);
    if (!found || found.over <= 1) continue;
    changed = true;
    if (!step(bank, bank.range.sizesMva, found.over, mostTransformers)) bank.count++;
  }
  for (const { circuit, branchIx } of stuck) {
    const net = nets.find((it) => it.kv === circuit.kv);
    const relief = net && reliefLine(maker, net, check, branchIx);
    if (net && relief !== undefined) buildLine(maker, net, relief);
    else circuit.count++;
  }
  return changed;
}

/** The weakest size that is enough, or the strongest and one more beside it; false at the end of both. */
function step(
  it: Pick<Circuit | Bank, 'step' | 'count'>,
  sizes: readonly number[],
  over: number,
  mostCount: number,
): boolean {
  const needed = sizes[it.step] * over * margin;
  if (it.step < sizes.length - 1) {
    const enough = sizes.findIndex((size) => size >= needed);
    it.step = enough < 0 ? sizes.length - 1 : Math.max(it.step + 1, enough);
    return true;
  }
  if (it.count >= mostCount) return false;
  it.count++;
  return true;
}
