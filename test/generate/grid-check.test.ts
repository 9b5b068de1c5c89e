import { describe, expect, it } from 'vitest';
import { hardHours, headroomMw, stateAt } from '../../src/generate/grid/dispatch';
import { checkSingleLosses, type GridState } from '../../src/generate/grid/grid-check';
import type { Grid } from '../../src/model/grid';
import { createBranchModel } from '../../src/power/flow/branch-model';
import { solveDcFlow } from '../../src/power/flow/dc-flow';
import { prepareGrid } from '../../src/power/flow/grid-structure';
import { gridSampleOf } from './grid-samples';

/** Flows of a state with branches out and outputs as given, by one factorisation for each. */
function createFlow(grid: Grid, { busLoadMw, outputMw }: GridState) {
  const structure = prepareGrid({
    ...grid,
    buses: grid.buses.map((it, b) => ({ ...it, loadMw: busLoadMw[b] })),
    generators: grid.generators.map((it, g) => ({ ...it, outputMw: outputMw[g] })),
  });
  if (!structure.ok) throw new Error(JSON.stringify(structure.error));
  const model = createBranchModel(structure.value, 'matpower');
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  return (lostBranchIx: number[]) =>
    solveDcFlow(structure.value, model.value, {
      lostBusIx: [],
      lostBranchIx,
      lostGeneratorIx: [],
      dcLines: false,
    });
}

describe('single losses by distribution factors', () => {
  const { plan, region } = gridSampleOf({ seed: 11, people: 400_000, land: 'river', gridAge: 'old' });
  const { grid } = region;
  const states = [stateAt(plan, grid, hardHours[1]), stateAt(plan, grid, hardHours[2])];
  const check = checkSingleLosses(grid, states, (it) => headroomMw(plan, it));
  const loading = (flowMw: Float64Array, state: GridState) =>
    flowMw.map((it, k) => Math.abs(it) / (grid.branches[k].ratingAMw * state.ratingShare));

  it('are those of a power flow for each loss', () => {
    const most = new Float64Array(grid.branches.length);
    const intact = new Float64Array(grid.branches.length);
    const takeIn = (values: Float64Array, into: Float64Array) =>
      values.forEach((it, k) => {
        into[k] = Math.max(into[k], it);
      });
    let splits = 0;
    for (const state of states) {
      const flow = createFlow(grid, state);
      takeIn(loading(flow([]).branchFlowMw, state), intact);
      grid.branches.forEach((_, k) => {
        const out = flow([k]);
        // what splits off is a unit alone, which is lost below
        if (out.islands.count === 1) takeIn(loading(out.branchFlowMw, state), most);
        else splits++;
      });
      plan.units.forEach((_, g) => {
        const room = headroomMw(plan, state.outputMw);
        const others = room.reduce((sum, it, i) => (i === g ? sum : sum + it), 0);
        const outputMw = state.outputMw.map((it, i) =>
          i === g ? 0 : it + (state.outputMw[g] / others) * room[i],
        );
        takeIn(loading(createFlow(grid, { ...state, outputMw })([]).branchFlowMw, state), most);
      });
    }
    expect(splits).toBeGreaterThan(0);
    check.intact.forEach((it, k) => {
      expect(it).toBeCloseTo(intact[k], 7);
    });
    // equal parallel branches share the greatest of theirs
    grid.branches.forEach((branch, k) => {
      const twins = grid.branches.flatMap((it, i) =>
        it.fromBusId === branch.fromBusId && it.toBusId === branch.toBusId ? [most[i]] : [],
      );
      expect(check.afterLoss[k], branch.id).toBeCloseTo(Math.max(...twins), 6);
    });
    expect(check.strandedMw).toBe(0);
  });

  it('tell of load that one branch alone holds, and of units that cannot be replaced', () => {
    const site = plan.sites.find((it) => it.kind === 'load')!;
    const isLow = (it: (typeof grid.branches)[number]) => it.toBusId === `${site.id}-10`;
    const [first, ...others] = grid.branches.filter(isLow);
    expect(others.length).toBeGreaterThan(0);
    const weak = { ...grid, branches: grid.branches.filter((it) => it === first || !isLow(it)) };
    const stranded = checkSingleLosses(weak, states, (it) => headroomMw(plan, it)).strandedMw;
    const loads = states.map(
      ({ busLoadMw }) => busLoadMw[grid.buses.findIndex((it) => it.id === first.toBusId)],
    );
    expect(stranded).toBeCloseTo(Math.max(...loads), 9);
    const largest = Math.max(...states.flatMap((it) => [...it.outputMw]));
    expect(checkSingleLosses(grid, states, (it) => it.map(() => 0)).strandedMw).toBeCloseTo(largest, 9);
  });
});
