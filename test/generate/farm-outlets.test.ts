import { describe, expect, it } from 'vitest';
import { fullHours, stateAt } from '../../src/generate/grid/dispatch';
import { solveStates } from '../../src/generate/grid/grid-check';
import { writeGrid } from '../../src/generate/grid/grid-write';
import { reinforceOutlets } from '../../src/generate/grid/reinforce';
import { gridSampleOf } from './grid-samples';

const sample = gridSampleOf({ seed: 4, people: 120_000, land: 'river' });

function statesOf(plan: typeof sample.plan) {
  const grid = writeGrid(plan);
  return { grid, states: fullHours.map((at) => stateAt(plan, grid, at)) };
}

/** Highest loading of the lines at a site in the hours of full output. */
function worstAt(plan: typeof sample.plan, siteId: string): number {
  const { grid, states } = statesOf(plan);
  const { flowMw } = solveStates(grid, states);
  let most = 0;
  grid.branches.forEach((it, k) => {
    const isOwn = it.fromBusId.startsWith(`${siteId}-`) || it.toBusId.startsWith(`${siteId}-`);
    if (!isOwn || it.kind === 'transformer') return;
    flowMw.forEach((flow, s) => {
      most = Math.max(most, Math.abs(flow[k]) / (it.ratingAMw * states[s].ratingShare));
    });
  });
  return most;
}

describe('lines of a wind farm', () => {
  const farm = sample.plan.units.find((it) => it.class === 'wind')!;
  const siteId = sample.plan.sites[farm.siteIx].id;

  it('are not changed where they carry its full output', () => {
    const plan = structuredClone(sample.plan);
    const { grid, states } = statesOf(plan);
    expect(worstAt(plan, siteId)).toBeGreaterThan(0);
    expect(worstAt(plan, siteId)).toBeLessThanOrEqual(1);
    expect(reinforceOutlets(plan, grid, states)).toBe(false);
    expect(plan.circuits).toEqual(sample.plan.circuits);
  });

  it('are made strong enough for all it can give, and no line elsewhere is', () => {
    const plan = structuredClone(sample.plan);
    const unit = plan.units.find((it) => it.id === farm.id)!;
    // the load of the region bounds what wind can give
    unit.maxMw = 120;
    for (const circuit of plan.circuits)
      if (circuit.fromIx === farm.siteIx || circuit.toIx === farm.siteIx) circuit.step = 0;
    expect(worstAt(plan, siteId)).toBeGreaterThan(1);
    const before = structuredClone(plan.circuits);
    for (let round = 0; round < 20; round++) {
      const { grid, states } = statesOf(plan);
      if (!reinforceOutlets(plan, grid, states)) break;
    }
    expect(worstAt(plan, siteId)).toBeLessThanOrEqual(1);
    const farms = plan.units.filter((it) => it.class === 'wind' || it.class === 'solar');
    plan.circuits.forEach((it, c) => {
      if (!farms.some(({ siteIx }) => siteIx === it.fromIx || siteIx === it.toIx))
        expect(it).toEqual(before[c]);
    });
  });
});
