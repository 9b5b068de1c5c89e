import { createRandom } from '../../../src/numerics/random';
import type { PlainCase } from './plain-case';
import { balanceIntact } from './relay-reference';
import { solveFlowsMw } from './skyline-flow';

export interface Stress {
  seed: number;
  /** Emergency ratings lie this much above the flows before the loss. */
  headroom: number;
  /** Least rating, as a share of the mean flow. */
  floorShare: number;
  lostCount: number;
  /** Adds what makes rules meet: parallel and split lines, no ratings, loads that feed in, units at their minimum, rows out of service. */
  awkward: boolean;
}

export interface StressedCase {
  grid: PlainCase;
  /** Places of the lost branches. */
  lost: number[];
}

/** A case with ratings close to its flows and random losses, the same for the same seed. */
export function stressCase(base: PlainCase, stress: Stress): StressedCase {
  const random = createRandom(stress.seed, 'stressed-case');
  const grid = structuredClone(base);
  // Radial lines of one plant would come due together by chance; only copies of a line should.
  const spread = 0.05;
  for (const it of grid.branches) it.ratingMw = 1 + spread * random.next();
  if (stress.awkward) makeAwkward(grid, random);
  balanceIntact(grid);
  const injection = grid.loadMw.map((it) => -it);
  for (const it of grid.units) if (it.inService) injection[it.bus] += it.outputMw;
  const on = grid.branches.map((it) => it.inService);
  const flow = solveFlowsMw(grid.loadMw.length, grid.branches, on, grid.baseMva, injection);
  const floor =
    (stress.floorShare * flow.reduce((sum, it) => sum + Math.abs(it), 0)) / Math.max(1, flow.length);
  grid.branches.forEach((it, ix) => {
    const unlimited = stress.awkward && random.next() < 0.03;
    it.ratingMw *= unlimited ? 0 : Math.max(floor, stress.headroom * Math.abs(flow[ix]));
  });
  const lost = new Set<number>();
  while (lost.size < stress.lostCount) {
    const ix = random.int(grid.branches.length);
    if (on[ix]) lost.add(ix);
  }
  return { grid, lost: [...lost] };
}

function makeAwkward(grid: PlainCase, random: ReturnType<typeof createRandom>): void {
  const own = grid.branches.length;
  for (let ix = 0; ix < own; ix++) {
    const it = grid.branches[ix];
    if (!it.inService) continue;
    const draw = random.next();
    if (draw < 0.05) grid.branches.push({ ...it });
    else if (draw < 0.1) {
      // A bus without load in the middle: both halves carry the same.
      const middle = grid.loadMw.length;
      grid.loadMw.push(0);
      grid.busNumbers.push(Math.max(...grid.busNumbers) + 1);
      grid.branches.push({ ...it, from: middle, xPu: it.xPu / 2 });
      it.to = middle;
      it.xPu /= 2;
    } else if (draw < 0.13) grid.branches.push({ ...it, inService: false });
  }
  grid.loadMw.forEach((it, bus) => {
    if (it > 0 && random.next() < 0.05) grid.loadMw[bus] = -0.3 * it;
  });
  for (const unit of [...grid.units]) {
    if (!unit.inService) continue;
    const draw = random.next();
    if (draw < 0.1) unit.minMw = Math.max(0, unit.outputMw);
    else if (draw < 0.2) unit.outputMw = unit.maxMw * 1.1;
    else if (draw < 0.3) unit.minMw = 0;
    else if (draw < 0.45) {
      // Two equal halves at the same bus.
      unit.outputMw /= 2;
      unit.maxMw /= 2;
      unit.minMw /= 2;
      grid.units.push({ ...unit });
    } else if (draw < 0.5) unit.inService = false;
  }
}
