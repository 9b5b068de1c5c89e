import { describe, expect, it } from 'vitest';
import { emptyRegion } from '../../../src/model/region';
import { branchStates, busStates } from '../../../src/model/run-record';
import { createRandom } from '../../../src/numerics/random';
import { createBranchModel } from '../../../src/power/flow/branch-model';
import { createDcSolver, flowsInto, refactorDc, solveAnglesInto } from '../../../src/power/flow/dc-solver';
import { prepareGrid } from '../../../src/power/flow/grid-structure';
import { meshGrid } from '../../builders/mesh-grid';
import { type StartedEngine, startEngine } from '../../builders/power-engine';

/** Largest difference of the run's flows from those of a matrix made anew for the same injections, MW. */
function largestDifference(started: StartedEngine, region: ReturnType<typeof emptyRegion>): number {
  const { state, index } = started.engine;
  const structure = prepareGrid(region.grid);
  if (!structure.ok) throw new Error('grid');
  const model = createBranchModel(structure.value, 'matpower');
  if (!model.ok) throw new Error('model');
  const solver = createDcSolver(structure.value, model.value);
  const { busCount, branchCount, generatorBusIx } = structure.value;
  const held = new Uint8Array(busCount);
  const injectionMw = new Float64Array(busCount);
  const seen = new Set<number>();
  for (let bus = 0; bus < busCount; bus++) {
    const isLive = state.busState[bus] === busStates.live;
    held[bus] = !isLive || !seen.has(state.busIslandIx[bus]) ? 1 : 0;
    if (isLive) seen.add(state.busIslandIx[bus]);
  }
  // A unit that is cranked draws from its bus while it does not run yet.
  generatorBusIx.forEach((bus, g) => {
    injectionMw[bus] += state.generatorOutputMw[g];
  });
  index.feederBusIx.forEach((bus, f) => {
    injectionMw[bus] -= state.feederServedMw[f];
  });
  const active = state.branchState.map((it) => (it === branchStates.live ? 1 : 0));
  refactorDc(solver, active, held);
  const angleRad = new Float64Array(busCount);
  const flowMw = new Float64Array(branchCount);
  expect(solveAnglesInto(angleRad, solver, injectionMw)).toBeLessThan(1e-10);
  flowsInto(flowMw, solver, angleRad);
  return flowMw.reduce((most, mw, k) => Math.max(most, Math.abs(mw - state.branchFlowMw[k])), 0);
}

describe('flows of the islands that changed, with an updated factor', () => {
  it.each([1, 2, 3])('equal those of a matrix made anew, grid %i', (seed) => {
    const region = emptyRegion('mesh');
    region.grid = meshGrid(400, seed);
    const started = startEngine(region, { protection: 'bands', balance: 'stages' });
    const random = createRandom(seed, 'island-flows');
    const { branchIds, busIds } = started.engine.index;
    const lost: string[] = [];
    let islands = 0;
    for (let step = 1; step <= 60; step++) {
      const timeS = 600 * step;
      started.runTo(timeS);
      if (lost.length > 20 && random.next() < 0.5) {
        started.repair(lost.splice(random.int(lost.length), 1)[0], timeS);
      } else {
        const id =
          random.next() < 0.9
            ? `branch:${branchIds[random.int(branchIds.length)]}`
            : `bus:${busIds[random.int(busIds.length)]}`;
        lost.push(id);
        started.lose(id, timeS);
      }
      islands = Math.max(islands, new Set(started.engine.state.busIslandIx).size);
      expect([step, largestDifference(started, region) < 1e-7]).toEqual([step, true]);
    }
    expect(islands).toBeGreaterThan(3);
  });
});
