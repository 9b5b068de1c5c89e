import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DcLine } from '../../src/model/grid';
import { busStates } from '../../src/model/run-record';
import type { BalanceRule } from '../../src/model/scenario';
import { createRandom } from '../../src/numerics/random';
import { gridRegion, type StartedEngine, startEngine } from '../builders/power-engine';
import { randomGrid } from '../builders/random-grid';

const seeds = fc.integer({ min: 0, max: 1_000_000 });
const sizes = fc.integer({ min: 8, max: 25 });
const balances = fc.constantFrom<BalanceRule>('stages', 'uniform');

/** A random grid with three DC lines, each between two buses of its own. */
function createCase(seed: number, size: number) {
  const grid = randomGrid(seed, size);
  const random = createRandom(seed, 'dc-lines');
  const free = grid.buses.map((it) => it.id);
  const take = () => free.splice(random.int(free.length), 1)[0];
  const dcLines = Array.from(
    { length: 3 },
    (_, d): DcLine => ({
      id: `d${d}`,
      fromBusId: take(),
      toBusId: take(),
      inService: true,
      flowMw: 4 + 20 * random.next(),
      minMw: 0,
      maxMw: 40,
      lossConstantMw: random.next(),
      lossFraction: 0.05 * random.next(),
    }),
  );
  const region = gridRegion(grid.buses, grid.branches, grid.generators);
  region.grid.dcLines = dcLines;
  return region;
}

type Case = ReturnType<typeof createCase>;

/** What flows into the branches at each bus beyond what units, loads and shunts leave over: the work of DC lines. */
function dcGivenMw({ grid }: Case, it: StartedEngine): Map<string, number> {
  const { state, index } = it.engine;
  const givenMw = new Map(grid.buses.map((bus) => [bus.id, 0]));
  const add = (busId: string, mw: number) => givenMw.set(busId, (givenMw.get(busId) ?? 0) + mw);
  grid.buses.forEach((bus, b) => {
    if (state.busState[b] === busStates.live) add(bus.id, bus.shuntMw);
  });
  // A unit that is being cranked draws power: its output is below 0.
  grid.generators.forEach((unit, g) => {
    add(unit.busId, -state.generatorOutputMw[g]);
  });
  index.feederBusIx.forEach((b, f) => {
    add(grid.buses[b].id, state.feederServedMw[f]);
  });
  grid.branches.forEach((branch, k) => {
    add(branch.fromBusId, state.branchFlowMw[k]);
    add(branch.toBusId, -state.branchFlowMw[k]);
  });
  return givenMw;
}

function expectTransfers(region: Case, it: StartedEngine, lost: ReadonlySet<string>): void {
  const { state } = it.engine;
  expect(state.balanceErrorMw).toBeLessThan(1e-9);
  if (state.flowResidual > 1e-9) return;
  const givenMw = dcGivenMw(region, it);
  const isLive = (busId: string) =>
    state.busState[region.grid.buses.findIndex((bus) => bus.id === busId)] === busStates.live;
  for (const { id, fromBusId, toBusId, flowMw, lossConstantMw, lossFraction } of region.grid.dcLines) {
    const share = -(givenMw.get(fromBusId) ?? Number.NaN) / flowMw;
    const arrivingMw = flowMw - lossConstantMw - lossFraction * flowMw;
    expect(share).toBeGreaterThan(-1e-6);
    expect(share).toBeLessThan(1 + 1e-6);
    expect(Math.abs((givenMw.get(toBusId) ?? Number.NaN) - share * arrivingMw)).toBeLessThan(1e-5);
    if (lost.has(`dcLine:${id}`) || !isLive(fromBusId) || !isLive(toBusId)) expect(share).toBeLessThan(1e-6);
    givenMw.delete(fromBusId);
    givenMw.delete(toBusId);
  }
  for (const mw of givenMw.values()) expect(Math.abs(mw)).toBeLessThan(1e-5);
}

describe('DC lines in random grids', () => {
  it('give at one end what they draw at the other less losses, through losses and repairs', () => {
    fc.assert(
      fc.property(seeds, sizes, balances, (seed, size, balance) => {
        const region = createCase(seed, size);
        const it = startEngine(region, { balance, dcLinesOn: true });
        const random = createRandom(seed, 'life');
        const keys = [
          ...region.grid.dcLines.map(({ id }) => `dcLine:${id}`),
          ...region.grid.branches.map(({ id }) => `branch:${id}`),
          ...region.grid.generators.map(({ id }) => `generator:${id}`),
          ...region.grid.buses.map(({ id }) => `bus:${id}`),
        ];
        const lost = new Set<string>();
        expectTransfers(region, it, lost);
        for (let step = 1; step <= 25; step++) {
          const timeS = step * 1800;
          it.runTo(timeS);
          expectTransfers(region, it, lost);
          const draw = random.next();
          if (draw < 0.5) {
            // One time in two a DC line, so that they come and go often.
            const key = keys[random.int(draw < 0.25 ? 3 : keys.length)];
            lost.add(key);
            it.lose(key, timeS);
          } else if (lost.size > 0) {
            const key = [...lost][random.int(lost.size)];
            lost.delete(key);
            it.repair(key, timeS);
          }
          expectTransfers(region, it, lost);
        }
      }),
      { numRuns: 60 },
    );
  });
});
