import { existsSync, readFileSync } from 'node:fs';
import { parseMatpower } from '../../src/io/matpower/parse-matpower';
import type { Grid } from '../../src/model/grid';
import type { LpSolver } from '../../src/power/lp-solver';
import { limitsOfRatings, longTimeRatings } from '../../src/power/redispatch/flow-limits';
import { createServiceMasks } from '../../src/power/redispatch/flow-topology';
import { solveLeastCost } from '../../src/power/redispatch/least-cost';
import { createRedispatch } from '../../src/power/redispatch/redispatch';
import { loadHighs } from '../../workers/wasm/highs';
import { readHighsWasm } from '../../workers/wasm/highs-node';
import { meshGrid } from '../builders/mesh-grid';
import { prepare } from '../power/redispatch-grids';
import { sharedPath } from '../shared-files';
import { type BenchRow, summarise, timeCalls } from './bench-row';

export async function rows(): Promise<BenchRow[]> {
  const solver = await loadHighs(readHighsWasm());
  return [
    ...gridRows('case_ACTIVSg2000.m', 2000, solver, 20),
    ...gridRows('case_ACTIVSg10k.m', 10_000, solver, 6),
  ];
}

/** The public grid where the reference folder is present, else a made-up mesh of its size, its branches rated. */
function readGrid(file: string, busCount: number): { grid: Grid; name: string } {
  const path = sharedPath(`cases/power/${file}`);
  if (existsSync(path)) {
    const read = parseMatpower(readFileSync(path, 'utf8'), file).value;
    if (read) return { grid: read.grid, name: file.replace(/^case_|\.m$/g, '') };
  }
  const grid = meshGrid(busCount, 1);
  grid.branches = grid.branches.map((it) => ({ ...it, ratingAMw: 400 }));
  return { grid, name: `mesh of ${busCount} buses` };
}

/** Operators' redispatch under stress: load a fifth up, units within 10 minutes' ramp, twenty branches lost. */
function gridRows(file: string, busCount: number, solver: LpSolver, runs: number): BenchRow[] {
  const { grid, name } = readGrid(file, busCount);
  const { structure, model } = prepare(grid);
  const loadBusIx = grid.buses.flatMap((it, b) => (it.loadMw > 0 ? [b] : []));
  const loads = {
    busIx: Int32Array.from(loadBusIx),
    weight: Float64Array.from(loadBusIx, (_, l) => 1 + (l % 5)),
  };
  const limits = limitsOfRatings(longTimeRatings(structure));
  const spread = (count: number) =>
    Array.from({ length: count }, (_, i) => (i * 997) % structure.branchCount);
  const masksOf = (count: number) =>
    createServiceMasks(structure, { busIx: [], branchIx: spread(count), generatorIx: [] });
  const stateOf = (scale: number) => ({
    outputMw: Float64Array.from(grid.generators, (it) => it.outputMw),
    lowestMw: Float64Array.from(grid.generators, (it) => Math.max(0, it.outputMw - 0.5 * it.maxMw)),
    highestMw: Float64Array.from(grid.generators, (it) => Math.min(it.maxMw, it.outputMw + 0.5 * it.maxMw)),
    neededMw: Float64Array.from(loadBusIx, (b) => grid.buses[b].loadMw * scale),
  });
  const before = masksOf(20);
  const after = masksOf(21);
  const states = [stateOf(1.2), stateOf(1.21)];

  const cold = timeCalls(
    () => {
      const once = createRedispatch({ structure, model, loads, limits }, solver);
      once.solve(before, states[0]);
      once.dispose();
    },
    runs,
    2,
  );
  const redispatch = createRedispatch({ structure, model, loads, limits }, solver);
  let turn = 0;
  let plan = redispatch.solve(before, states[0]);
  const note = () =>
    `${plan.status}, ${plan.unservedMw.toFixed(1)} MW unserved, ${plan.rounds} rounds, ${plan.iterations} iterations`;
  const coldNote = note();
  const demand = timeCalls(
    () => {
      plan = redispatch.solve(before, states[++turn % 2]);
    },
    runs,
    2,
  );
  const demandNote = note();
  const topology = timeCalls(
    () => {
      plan = redispatch.solve(++turn % 2 === 0 ? before : after, states[0]);
    },
    runs,
    2,
  );
  const topologyNote = note();
  redispatch.dispose();

  const loadMw = Float64Array.from(grid.buses, (it) => it.loadMw);
  const whole = createServiceMasks(structure, { busIx: [], branchIx: [], generatorIx: [] });
  const times: number[] = [];
  let cost = solveLeastCost(structure, model, whole, loadMw, solver);
  for (let i = 0; i < 5; i++) {
    const startMs = performance.now();
    cost = solveLeastCost(structure, model, whole, loadMw, solver);
    times.push(performance.now() - startMs);
  }
  return [
    { name: `${name}: redispatch, cold`, ...cold, note: coldNote },
    { name: `${name}: redispatch, other demand`, ...demand, note: demandNote },
    { name: `${name}: redispatch, one more loss`, ...topology, note: topologyNote },
    {
      name: `${name}: DC optimal power flow, cold`,
      ...summarise(times),
      note: `${cost.status}, ${cost.refinements} refinements`,
    },
  ];
}
