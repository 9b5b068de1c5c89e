import type { Highs } from 'highs';
import type { CaseTables } from './case-tables';

/**
 * Shedding and DC optimal power flow written down as MATPOWER's manual has them (chapters 3 and 6): an angle for every
 * bus, a balance at every bus, a row for every rated branch, all in one program from the tables of a case. Curves are
 * their straight pieces, or tangents that are added where the answer lies until they are met. Nothing is left out for
 * speed, and nothing is shared with the engine.
 */
export interface ReferenceAnswer {
  status: 'solved' | 'infeasible' | 'unbounded' | 'failed';
  objective: number;
}

/** A tangent or a piece: cost >= slope·output + constant. */
interface CostLine {
  slope: number;
  constant: number;
}

const tangentGap = 1e-9;
const tangentRounds = 60;
const none = 1e10;

interface Program {
  lower: number[];
  upper: number[];
  cost: number[];
  rowLower: number[];
  rowUpper: number[];
  rows: Map<number, number>[];
}

/** Buses, branches and units that MATPOWER keeps, and which buses a unit that can give reaches. */
function inService(tables: CaseTables) {
  const rowOfBus = new Map(tables.bus.map((row, b) => [row[0], b]));
  const isBus = tables.bus.map((row) => row[1] !== 4);
  const at = (number: number) => rowOfBus.get(number) ?? -1;
  const branches = tables.branch
    .map((row, k) => ({ k, row, from: at(row[0]), to: at(row[1]) }))
    .filter(({ row, from, to }) => row[10] > 0 && isBus[from] && isBus[to] && from !== to);
  const units = tables.gen
    .map((row, g) => ({ g, row, bus: at(row[0]) }))
    .filter(({ row, bus }) => row[7] > 0 && isBus[bus]);
  const island = tables.bus.map((_, b) => b);
  const root = (b: number): number => {
    let r = b;
    while (island[r] !== r) r = island[r];
    for (let at = b; island[at] !== r; ) [island[at], at] = [r, island[at]];
    return r;
  };
  for (const { from, to } of branches) island[root(from)] = root(to);
  return { isBus, branches, units, islandOf: tables.bus.map((_, b) => root(b)) };
}

/** Angles (times the base, so that numbers are of one size), balances (row number = bus number), ratings, angle limits. */
function openProgram(tables: CaseTables, isLive: boolean[], withAngleLimits: boolean): Program {
  const { branches, islandOf } = inService(tables);
  const program: Program = { lower: [], upper: [], cost: [], rowLower: [], rowUpper: [], rows: [] };
  tables.bus.forEach((row, b) => {
    const held = !isLive[b] || islandOf[b] === b;
    program.lower.push(held ? 0 : Number.NEGATIVE_INFINITY);
    program.upper.push(held ? 0 : Number.POSITIVE_INFINITY);
    program.cost.push(0);
    addRow(program, [], isLive[b] ? row[4] : 0, isLive[b] ? row[4] : 0);
  });
  for (const { row, from, to } of branches) {
    if (!isLive[from]) continue;
    const b = 1 / (row[3] * (row[8] === 0 ? 1 : row[8]));
    const pushed = -b * ((row[9] * Math.PI) / 180) * tables.baseMva;
    addTo(program, from, from, -b);
    addTo(program, from, to, b);
    addTo(program, to, from, b);
    addTo(program, to, to, -b);
    moveRow(program, from, pushed);
    moveRow(program, to, -pushed);
    const flow: [number, number][] = [
      [from, b],
      [to, -b],
    ];
    if (row[5] > 0 && row[5] < none) addRow(program, flow, -row[5] - pushed, row[5] - pushed);
    if (!withAngleLimits) continue;
    const [least, most] = [row[11] ?? -360, row[12] ?? 360];
    if (!((least !== 0 && least > -360) || (most !== 0 && most < 360))) continue;
    const perDeg = (tables.baseMva * Math.PI) / 180;
    const difference: [number, number][] = [
      [from, 1],
      [to, -1],
    ];
    addRow(program, difference, least * perDeg, most * perDeg);
  }
  return program;
}

function addRow(program: Program, entries: [number, number][], lower: number, upper: number): number {
  program.rows.push(new Map(entries));
  program.rowLower.push(lower);
  return program.rowUpper.push(upper) - 1;
}

function addTo(program: Program, row: number, column: number, value: number): void {
  program.rows[row].set(column, (program.rows[row].get(column) ?? 0) + value);
}

function moveRow(program: Program, row: number, by: number): void {
  program.rowLower[row] += by;
  program.rowUpper[row] += by;
}

function addColumn(program: Program, lower: number, upper: number, cost: number): number {
  program.lower.push(lower);
  program.upper.push(upper);
  return program.cost.push(cost) - 1;
}

interface Solved extends ReferenceAnswer {
  value: Float64Array;
}

type Solve = (program: Program) => Solved;

function withSolver<T>(highs: Highs, run: (solve: Solve) => T): T {
  return run((program) =>
    highs.withModel((model): Solved => {
      const starts = new Int32Array(program.rows.length + 1);
      program.rows.forEach((row, r) => {
        starts[r + 1] = starts[r] + row.size;
      });
      model.options.set({
        output_flag: false,
        primal_feasibility_tolerance: 1e-9,
        dual_feasibility_tolerance: 1e-9,
      });
      model.passModel({
        numCols: program.cost.length,
        numRows: program.rows.length,
        colCost: program.cost,
        colLower: program.lower,
        colUpper: program.upper,
        rowLower: program.rowLower,
        rowUpper: program.rowUpper,
        matrix: {
          format: 'csr',
          numRows: program.rows.length,
          numCols: program.cost.length,
          starts,
          indices: Int32Array.from(program.rows.flatMap((row) => [...row.keys()])),
          values: Float64Array.from(program.rows.flatMap((row) => [...row.values()])),
        },
      });
      const codes = highs.constants.modelStatus;
      let code: number = codes.solveError;
      try {
        code = model.run().modelStatus;
      } catch {
        // The library throws where it meets trouble of its own; the comparison is then without a reference.
      }
      const isSolved = code === codes.optimal;
      const isInfeasible = code === codes.infeasible || code === codes.unboundedOrInfeasible;
      return {
        status: isSolved
          ? 'solved'
          : isInfeasible
            ? 'infeasible'
            : code === codes.unbounded
              ? 'unbounded'
              : 'failed',
        objective: model.getObjectiveValue(),
        value: isSolved ? model.getSolution().colValue.slice() : new Float64Array(0),
      };
    }),
  );
}

/**
 * Least unserved load, MW: units from 0 to Pmax, ratings held, negative loads and shunts as they are. A unit that can
 * only take is a load of -Pmin. What no unit that can give reaches is unserved.
 */
export function referenceShed(highs: Highs, tables: CaseTables): ReferenceAnswer {
  const { isBus, units, islandOf } = inService(tables);
  const fed = new Set(units.filter(({ row }) => row[8] > 0).map(({ bus }) => islandOf[bus]));
  const isLive = tables.bus.map((_, b) => isBus[b] && fed.has(islandOf[b]));
  const program = openProgram(tables, isLive, false);
  let deadMw = 0;
  const takeLoad = (bus: number, mw: number) => {
    if (!isLive[bus]) {
      deadMw += isBus[bus] ? Math.max(0, mw) : 0;
      return;
    }
    moveRow(program, bus, mw);
    if (mw > 0) addTo(program, bus, addColumn(program, 0, mw, 1), 1);
  };
  tables.bus.forEach((row, b) => {
    takeLoad(b, row[2]);
  });
  for (const { row, bus } of units) {
    if (row[8] <= 0 && row[9] < 0) takeLoad(bus, -row[9]);
    else if (isLive[bus]) addTo(program, bus, addColumn(program, 0, Math.max(0, row[8]), 0), 1);
  }
  return withSolver(highs, (solve) => {
    const { status, objective } = solve(program);
    return { status, objective: objective + deadMw };
  });
}

/**
 * Least cost of the units between Pmin and Pmax with every load served, ratings and angle limits held. One known
 * difference from MATPOWER is kept: a shunt without voltage, at buses with neither unit nor load, draws nothing.
 */
export function referenceCost(highs: Highs, tables: CaseTables): ReferenceAnswer {
  const { isBus, units, islandOf } = inService(tables);
  const used = new Set(units.map(({ bus }) => islandOf[bus]));
  tables.bus.forEach((row, b) => {
    if (row[2] !== 0) used.add(islandOf[b]);
  });
  const isLive = isBus.map((it, b) => it && used.has(islandOf[b]));
  const program = openProgram(tables, isLive, true);
  tables.bus.forEach((row, b) => {
    if (isBus[b]) moveRow(program, b, row[2]);
  });
  const priced = units.map(({ g, row, bus }) => {
    const output = addColumn(program, row[9], row[8], 0);
    const price = addColumn(program, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 1);
    addTo(program, bus, output, 1);
    const curve = tables.gencost[g];
    const steps =
      curve[0] === 2 && coefficients(curve).some((c, i, all) => i < all.length - 2 && c !== 0) ? 8 : 0;
    for (let i = 0; i <= steps; i++)
      for (const line of linesOf(curve, row[9] + ((row[8] - row[9]) * i) / Math.max(1, steps)))
        addCostLine(program, output, price, line);
    return { output, price, curve };
  });
  return withSolver(highs, (solve) => {
    for (let round = 0; ; round++) {
      const found = solve(program);
      if (found.status !== 'solved') return { status: found.status, objective: Number.NaN };
      let gap = 0;
      let actual = 0;
      for (const { output, price, curve } of priced) {
        const lines = linesOf(curve, found.value[output]);
        const cost = Math.max(...lines.map(({ slope, constant }) => slope * found.value[output] + constant));
        actual += cost;
        gap += Math.max(0, cost - found.value[price]);
      }
      if (gap <= tangentGap * Math.max(1, Math.abs(actual))) return { status: 'solved', objective: actual };
      if (round === tangentRounds) return { status: 'failed', objective: Number.NaN };
      for (const { output, price, curve } of priced)
        if (curve[0] === 2)
          for (const line of linesOf(curve, found.value[output])) addCostLine(program, output, price, line);
    }
  });
}

function addCostLine(program: Program, output: number, price: number, { slope, constant }: CostLine): void {
  addRow(
    program,
    [
      [price, 1],
      [output, -slope],
    ],
    constant,
    Number.POSITIVE_INFINITY,
  );
}

const coefficients = (curve: number[]) => curve.slice(4, 4 + curve[3]);

/** Lines that a convex curve lies on or above: all pieces, or the tangent of a polynomial at an output. */
function linesOf(curve: number[], output: number): CostLine[] {
  if (curve[0] === 2) {
    let value = 0;
    let slope = 0;
    for (const c of coefficients(curve)) {
      slope = slope * output + value;
      value = value * output + c;
    }
    return [{ slope, constant: value - slope * output }];
  }
  return Array.from({ length: curve[3] - 1 }, (_, i) => {
    const [x0, c0, x1, c1] = curve.slice(4 + 2 * i, 8 + 2 * i);
    const slope = (c1 - c0) / (x1 - x0);
    return { slope, constant: c0 - slope * x0 };
  });
}
