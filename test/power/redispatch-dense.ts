import type { HessianInput, Highs } from 'highs';
import type { Grid } from '../../src/model/grid';

/**
 * The same programs written independently: angles as variables, one power balance per bus, one row per limited
 * branch, all of it in one model from the tables of the case. Buses without a path to a unit that can give are dead.
 */
interface Entry {
  row: number;
  column: number;
  value: number;
}

export interface DenseAnswer {
  status: number;
  objective: number;
}

export interface DensePlan {
  columns: { lower: number; upper: number; cost: number; square?: number }[];
  rows: { lower: number; upper: number }[];
  entries: Entry[];
}

export function liveBuses(grid: Grid): Set<string> {
  const live = new Set(grid.generators.filter((it) => it.inService && it.maxMw > 0).map((it) => it.busId));
  spread(grid, live);
  return live;
}

/** Adds every bus that a branch in service joins to one of the set. */
function spread(grid: Grid, reached: Set<string>): void {
  for (let grew = true; grew; ) {
    grew = false;
    for (const { inService, fromBusId, toBusId } of grid.branches) {
      if (!inService || reached.has(fromBusId) === reached.has(toBusId)) continue;
      reached.add(fromBusId);
      reached.add(toBusId);
      grew = true;
    }
  }
}

/** Angles (times the base, so that numbers are of one size), balances and limits; the caller adds what injects into the balance rows (row number = bus number). */
export function denseFlow(grid: Grid, live: Set<string>, angleLimits = false): DensePlan {
  const plan: DensePlan = { columns: [], rows: [], entries: [] };
  const index = new Map(grid.buses.map((it, b) => [it.id, b]));
  grid.buses.forEach((it) => {
    plan.columns.push({ lower: -1e3, upper: 1e3, cost: 0 });
    const drawn = live.has(it.id) ? it.shuntMw : 0;
    plan.rows.push({ lower: drawn, upper: drawn });
  });
  for (const it of grid.branches) {
    if (!it.inService || !live.has(it.fromBusId) || it.fromBusId === it.toBusId) continue;
    const from = index.get(it.fromBusId) ?? -1;
    const to = index.get(it.toBusId) ?? -1;
    const perRad = 1 / (it.reactancePu * it.tap);
    const pushed = perRad * it.shiftRad * grid.baseMva;
    plan.entries.push({ row: from, column: from, value: -perRad }, { row: from, column: to, value: perRad });
    plan.entries.push({ row: to, column: from, value: perRad }, { row: to, column: to, value: -perRad });
    for (const [row, sign] of [
      [from, -1],
      [to, 1],
    ]) {
      plan.rows[row].lower += sign * pushed;
      plan.rows[row].upper += sign * pushed;
    }
    if (angleLimits && (it.minAngleRad ?? it.maxAngleRad) !== undefined) {
      plan.entries.push({ row: plan.rows.length, column: from, value: 1 });
      plan.entries.push({ row: plan.rows.length, column: to, value: -1 });
      plan.rows.push({
        lower: grid.baseMva * (it.minAngleRad ?? Number.NEGATIVE_INFINITY),
        upper: grid.baseMva * (it.maxAngleRad ?? Number.POSITIVE_INFINITY),
      });
    }
    if (it.ratingAMw === 0) continue;
    plan.entries.push({ row: plan.rows.length, column: from, value: perRad });
    plan.entries.push({ row: plan.rows.length, column: to, value: -perRad });
    plan.rows.push({ lower: pushed - it.ratingAMw, upper: pushed + it.ratingAMw });
  }
  const seen = new Set<string>();
  for (const it of grid.buses) {
    if (seen.has(it.id)) continue;
    const angle = plan.columns[index.get(it.id) ?? -1];
    angle.lower = 0;
    angle.upper = 0;
    spread(grid, seen.add(it.id));
  }
  return plan;
}

export function solveDense(highs: Highs, plan: DensePlan): DenseAnswer {
  const { columns, rows, entries } = plan;
  const merged = new Map<number, number>();
  for (const { row, column, value } of entries) {
    const key = row * columns.length + column;
    merged.set(key, (merged.get(key) ?? 0) + value);
  }
  const keys = [...merged.keys()].sort((a, b) => a - b);
  const starts = new Int32Array(rows.length + 1);
  for (const key of keys) starts[Math.floor(key / columns.length) + 1]++;
  for (let r = 0; r < rows.length; r++) starts[r + 1] += starts[r];
  const squares = columns.map((it) => it.square ?? 0);
  const curved = squares.flatMap((square, c) => (square > 0 ? [c] : []));
  const hessian: HessianInput | undefined =
    curved.length === 0
      ? undefined
      : {
          format: 'triangular',
          dimension: columns.length,
          starts: Int32Array.from(
            { length: columns.length + 1 },
            (_, c) => curved.filter((k) => k < c).length,
          ),
          indices: Int32Array.from(curved),
          values: Float64Array.from(curved, (c) => 2 * squares[c]),
        };
  return highs.withModel((model) => {
    model.options.set({ output_flag: false });
    if (hessian) model.options.set({ qp_iteration_limit: 500, time_limit: 1 });
    else model.options.set({ primal_feasibility_tolerance: 1e-9, dual_feasibility_tolerance: 1e-9 });
    model.passModel({
      numCols: columns.length,
      numRows: rows.length,
      colCost: columns.map((it) => it.cost),
      colLower: columns.map((it) => it.lower),
      colUpper: columns.map((it) => it.upper),
      rowLower: rows.map((it) => it.lower),
      rowUpper: rows.map((it) => it.upper),
      matrix: {
        format: 'csr',
        numRows: rows.length,
        numCols: columns.length,
        starts,
        indices: Int32Array.from(keys, (key) => key % columns.length),
        values: Float64Array.from(keys, (key) => merged.get(key) ?? 0),
      },
      ...(hessian ? { hessian } : {}),
    });
    try {
      const status = model.run().modelStatus;
      return { status, objective: model.getObjectiveValue() };
    } catch {
      // The quadratic solver gives up on some degenerate programs.
      return { status: denseFailed, objective: Number.NaN };
    }
  });
}

const denseFailed = 4;
export const denseOptimal = 7;
export const denseInfeasible = 8;

/** Least unserved load, or undefined where the shunts and shifts alone have no flow within the ratings. */
export function denseShed(highs: Highs, grid: Grid, loadScale = 1): number | undefined {
  return denseWeighted(
    highs,
    { ...grid, buses: grid.buses.map((it) => ({ ...it, loadMw: it.loadMw * loadScale })) },
    grid.generators.map((it) => ({ lowest: 0, highest: it.maxMw })),
    grid.buses.map(() => 1),
  );
}

/** Least weighted unserved load with units between the given outputs, weights by bus; undefined where infeasible. */
export function denseWeighted(
  highs: Highs,
  grid: Grid,
  reach: { lowest: number; highest: number }[],
  weight: number[],
): number | undefined {
  const live = liveBuses(grid);
  const plan = denseFlow(grid, live);
  let dead = 0;
  grid.buses.forEach((it, b) => {
    if (!live.has(it.id)) {
      dead += weight[b] * it.loadMw;
      return;
    }
    plan.rows[b].lower += it.loadMw;
    plan.rows[b].upper += it.loadMw;
    plan.entries.push({ row: b, column: plan.columns.length, value: 1 });
    plan.columns.push({ lower: 0, upper: it.loadMw, cost: weight[b] });
  });
  addUnits(plan, grid, live, (it) => {
    const { lowest, highest } = reach[grid.generators.indexOf(it)];
    return { lower: lowest, upper: highest, cost: 0 };
  });
  const answer = solveDense(highs, plan);
  return answer.status === denseOptimal ? answer.objective + dead : undefined;
}

/** Least movement of the units with no more unserved than `unservedMw`. */
export function denseMovement(highs: Highs, grid: Grid, unservedMw: number): number {
  const live = liveBuses(grid);
  const plan = denseFlow(grid, live);
  const cap = plan.rows.length;
  plan.rows.push({ lower: 0, upper: unservedMw });
  grid.buses.forEach((it, b) => {
    if (!live.has(it.id)) return;
    plan.rows[b].lower += it.loadMw;
    plan.rows[b].upper += it.loadMw;
    plan.entries.push({ row: b, column: plan.columns.length, value: 1 });
    plan.entries.push({ row: cap, column: plan.columns.length, value: 1 });
    plan.columns.push({ lower: 0, upper: it.loadMw, cost: 0 });
  });
  addUnits(plan, grid, live, (it) => ({ lower: 0, upper: it.maxMw - it.outputMw, cost: 1 }));
  addUnits(plan, grid, live, (it) => ({ lower: -it.outputMw, upper: 0, cost: -1 }));
  for (const it of grid.generators) {
    const b = grid.buses.findIndex((bus) => bus.id === it.busId);
    if (!it.inService || !live.has(it.busId)) continue;
    plan.rows[b].lower -= it.outputMw;
    plan.rows[b].upper -= it.outputMw;
  }
  return solveDense(highs, plan).objective;
}

/** Least cost with quadratic costs, by the solver's own quadratic program; undefined where infeasible. */
export function denseCost(highs: Highs, grid: Grid): { objective: number } | undefined {
  const live = liveBuses(grid);
  if (grid.buses.some((it) => !live.has(it.id) && it.loadMw !== 0)) return undefined;
  const plan = denseFlow(grid, live, true);
  grid.buses.forEach((it, b) => {
    plan.rows[b].lower += it.loadMw;
    plan.rows[b].upper += it.loadMw;
  });
  let constant = 0;
  for (const it of grid.generators)
    if (it.inService && live.has(it.busId)) constant += it.cost?.values[2] ?? 0;
  addUnits(plan, grid, live, (it) => ({
    lower: it.minMw,
    upper: it.maxMw,
    cost: it.cost?.values[1] ?? 0,
    square: it.cost?.values[0],
  }));
  const answer = solveDense(highs, plan);
  if (answer.status === denseInfeasible) return undefined;
  return { objective: answer.status === denseOptimal ? answer.objective + constant : Number.NaN };
}

function addUnits(
  plan: DensePlan,
  grid: Grid,
  live: Set<string>,
  columnOf: (it: Grid['generators'][number]) => DensePlan['columns'][number],
): void {
  for (const it of grid.generators) {
    if (!it.inService || !live.has(it.busId)) continue;
    const row = grid.buses.findIndex((bus) => bus.id === it.busId);
    plan.entries.push({ row, column: plan.columns.length, value: 1 });
    plan.columns.push(columnOf(it));
  }
}
