import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Branch, Bus, Generator, Grid } from '../../src/model/grid';
import type { RunEvent } from '../../src/model/run-event';
import { branchStates } from '../../src/model/run-record';
import type { BalanceRule, ProtectionRule } from '../../src/model/scenario';
import { createRandom } from '../../src/numerics/random';
import { gridRegion, type StartedEngine, startEngine } from '../builders/power-engine';
import { randomGrid } from '../builders/random-grid';
import { solveFlowsMw } from '../validation/dcsimsep/skyline-flow';

const seeds = fc.integer({ min: 0, max: 1_000_000 });
const sizes = fc.integer({ min: 3, max: 30 });
const protections = fc.constantFrom<ProtectionRule>('bands', 'thermal', 'integral');
const balances = fc.constantFrom<BalanceRule>('stages', 'uniform');

/** Of the grid's load. */
const tolerance = 1e-9;

interface Part {
  buses: Bus[];
  branches: Branch[];
  generators: Generator[];
}

function renamed(grid: Grid, name: (id: string) => string): Part {
  return {
    buses: grid.buses.map((it) => ({ ...it, id: name(it.id) })),
    branches: grid.branches.map((it) => ({
      ...it,
      id: name(it.id),
      fromBusId: name(it.fromBusId),
      toBusId: name(it.toBusId),
    })),
    generators: grid.generators.map((it) => ({ ...it, id: name(it.id), busId: name(it.busId) })),
  };
}

function joined(a: Part, b: Part): Part {
  return {
    buses: [...a.buses, ...b.buses],
    branches: [...a.branches, ...b.branches],
    generators: [...a.generators, ...b.generators],
  };
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = createRandom(seed, 'shuffle');
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.int(i + 1);
    [result[i], result[j]] = [result[j], result[i]];
  }
  return result;
}

/** Two branches and a unit are lost in each of the parts that `names` tell apart, one of them comes back. */
function runCascade(
  part: Part,
  seed: number,
  grid: Grid,
  names: ((id: string) => string)[],
  protection: ProtectionRule,
  balance: BalanceRule,
): StartedEngine {
  const run = startEngine(gridRegion(part.buses, part.branches, part.generators), { protection, balance });
  const random = createRandom(seed, 'losses');
  const branchId = () => grid.branches[random.int(grid.branches.length)].id;
  const keys = [`branch:${branchId()}`, `branch:${branchId()}`, 'generator:g0'];
  const each = (change: 'lose' | 'repair', key: string, timeS: number) => {
    run.runTo(timeS);
    const [kind, id] = key.split(':');
    for (const name of names) {
      const eventKind = change === 'lose' ? 'componentLost' : 'componentRepaired';
      const event = { timeS, kind: eventKind, component: kind, id: name(id) } as RunEvent;
      run.engine[change]({ kind: kind as 'branch', id: name(id) }, run.events.push(event) - 1);
    }
    run.engine.settle(timeS);
  };
  each('lose', keys[0], 0);
  each('lose', keys[1], 60);
  each('lose', keys[2], 700);
  each('repair', keys[1], 3600);
  run.runTo(7200);
  return run;
}

/** Served, flow, output and the times of trips by id. */
function figuresOf(run: StartedEngine, name: (id: string) => string, grid: Grid): Map<string, number> {
  const { index, state } = run.engine;
  const figures = new Map<string, number>();
  const at = (ids: readonly string[], id: string) => ids.indexOf(name(id));
  for (const it of grid.buses) {
    const f = index.feederIds.indexOf(`bus:${name(it.id)}`);
    if (f >= 0) figures.set(`served ${it.id}`, state.feederServedMw[f]);
  }
  for (const it of grid.branches) {
    figures.set(`flow ${it.id}`, state.branchFlowMw[at(index.branchIds, it.id)]);
    const trips = run.events.filter((event) => event.kind === 'branchTripped' && event.id === name(it.id));
    trips.forEach((event: RunEvent, i) => {
      figures.set(`trip ${i} of ${it.id}`, event.timeS);
    });
  }
  for (const it of grid.generators) {
    figures.set(`output ${it.id}`, state.generatorOutputMw[at(index.generatorIds, it.id)]);
  }
  return figures;
}

function differences(a: Map<string, number>, b: Map<string, number>, scale: number): string[] {
  const keys = new Set([...a.keys(), ...b.keys()]);
  return [...keys]
    .filter((key) => !(Math.abs(a.get(key)! - b.get(key)!) <= tolerance * scale))
    .map((key) => `${key}: ${a.get(key)} and ${b.get(key)}`);
}

/** MW by which figures are measured: the load, or the largest flow where phase shifters drive more around. */
function scaleOf(grid: Grid, run: StartedEngine): number {
  const loadMw = grid.buses.reduce((sum, it) => sum + it.loadMw, 0);
  return run.engine.state.branchFlowMw.reduce((most, it) => Math.max(most, Math.abs(it)), loadMw);
}

describe('a cascade changes by nothing', () => {
  it('when names and the order of the tables change', () => {
    fc.assert(
      fc.property(seeds, sizes, protections, balances, (seed, size, protection, balance) => {
        const grid = randomGrid(seed, size);
        const same = (id: string) => id;
        const order = shuffled(
          Array.from({ length: 200 }, (_, i) => i),
          seed,
        );
        const other = (id: string) => `${id[0]}${order[Number(id.slice(1))]}`;
        const part = renamed(grid, other);
        const turned: Part = {
          buses: shuffled(part.buses, seed),
          branches: shuffled(part.branches, seed + 1),
          generators: shuffled(part.generators, seed + 2),
        };
        const one = runCascade(grid, seed, grid, [same], protection, balance);
        const two = runCascade(turned, seed, grid, [other], protection, balance);
        const scale = scaleOf(grid, one);
        expect(differences(figuresOf(one, same, grid), figuresOf(two, other, grid), scale)).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it('when the grid stands twice in one case', () => {
    fc.assert(
      fc.property(seeds, sizes, protections, balances, (seed, size, protection, balance) => {
        const grid = randomGrid(seed, size);
        const same = (id: string) => id;
        const twin = (id: string) => `${id}-twin`;
        const doubled = joined(grid, renamed(grid, twin));
        const one = runCascade(grid, seed, grid, [same], protection, balance);
        const two = runCascade(doubled, seed, grid, [same, twin], protection, balance);
        const scale = scaleOf(grid, one);
        const wanted = figuresOf(one, same, grid);
        expect(differences(wanted, figuresOf(two, same, grid), scale)).toEqual([]);
        expect(differences(wanted, figuresOf(two, twin, grid), scale)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

/** Flows of the live branches from scratch, by another solver and the outputs and loads of the moment. */
function flowsFromScratch(grid: Grid, run: StartedEngine): { flowMw: number[]; worstBusMw: number } {
  const { state, index } = run.engine;
  const placeOf = new Map(grid.buses.map((it, ix) => [it.id, ix]));
  const netMw = grid.buses.map((it, ix) => (state.busState[ix] === 0 ? -it.shuntMw : 0));
  index.feederIds.forEach((_, f) => {
    netMw[index.feederBusIx[f]] -= state.feederServedMw[f];
  });
  grid.generators.forEach((it, g) => {
    netMw[placeOf.get(it.busId)!] += state.generatorOutputMw[g];
  });
  const injectionMw = [...netMw];
  const branches = grid.branches.map((it) => ({
    from: placeOf.get(it.fromBusId)!,
    to: placeOf.get(it.toBusId)!,
    xPu: it.reactancePu * it.tap,
    ratingMw: 0,
    inService: true,
  }));
  const on = grid.branches.map((_, k) => state.branchState[k] === branchStates.live);
  const pushMw = grid.branches.map((it, k) => (on[k] ? (it.shiftRad / branches[k].xPu) * grid.baseMva : 0));
  branches.forEach((it, k) => {
    injectionMw[it.from] += pushMw[k];
    injectionMw[it.to] -= pushMw[k];
  });
  const flowMw = solveFlowsMw(grid.buses.length, branches, on, grid.baseMva, injectionMw).map(
    (mw, k) => mw - pushMw[k],
  );
  branches.forEach((it, k) => {
    netMw[it.from] -= state.branchFlowMw[k];
    netMw[it.to] += state.branchFlowMw[k];
  });
  return { flowMw, worstBusMw: netMw.reduce((most, it) => Math.max(most, Math.abs(it)), 0) };
}

describe('the flows of a run', () => {
  it('are those from scratch, after any losses, trips and repairs', () => {
    fc.assert(
      fc.property(seeds, sizes, protections, balances, (seed, size, protection, balance) => {
        const grid = randomGrid(seed, size);
        const run = startEngine(gridRegion(grid.buses, grid.branches, grid.generators), {
          protection,
          balance,
        });
        const random = createRandom(seed, 'changes');
        const lost: string[] = [];
        for (let step = 0; step < 25; step++) {
          const timeS = 600 * step;
          if (lost.length > 0 && random.next() < 0.4) {
            run.repair(lost.splice(random.int(lost.length), 1)[0], timeS);
          } else {
            const key = `branch:${grid.branches[random.int(grid.branches.length)].id}`;
            lost.push(key);
            run.lose(key, timeS);
          }
          const { flowMw, worstBusMw } = flowsFromScratch(grid, run);
          const scale = scaleOf(grid, run);
          const wrong = flowMw.filter(
            (mw, k) => !(Math.abs(mw - run.engine.state.branchFlowMw[k]) <= tolerance * scale),
          );
          expect(wrong).toEqual([]);
          expect(worstBusMw).toBeLessThanOrEqual(tolerance * scale);
        }
      }),
      { numRuns: 60 },
    );
  });
});
