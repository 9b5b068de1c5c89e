import startHighs, { type Highs } from 'highs';
import { beforeAll, expect, it } from 'vitest';
import { parseMatpower } from '../../src/io/matpower/parse-matpower';
import type { LpSolver } from '../../src/power/lp-solver';
import { loadHighs } from '../../workers/wasm/highs';
import { readHighsWasm } from '../../workers/wasm/highs-node';
import { costGrid, type PreparedGrid, prepare, shedGrid, sum } from '../power/redispatch-grids';
import { describeShared, readSharedText } from '../shared-files';
import { referenceCost, referenceShed } from './angle-program';
import { type CaseTables, readTables, writeTables } from './case-tables';
import { varyCase } from './vary-case';

/** The reference stops within 1e-9 of the cost; sums of thousands of figures with 1e-9 MW each differ by more. */
const costTolerance = 1e-6;
const shedToleranceMw = 1e-5;
/** Breach of a balance or limit that is put down to the solver's 1e-9 on rows of hundreds of figures, MW. */
const feasibleMw = 1e-4;

let solver: LpSolver;
let highs: Highs;

beforeAll(async () => {
  solver = await loadHighs(readHighsWasm());
  highs = await startHighs({ wasmBinary: readHighsWasm() });
});

function prepareTables(tables: CaseTables): PreparedGrid {
  const read = parseMatpower(writeTables(tables), 'varied.m');
  if (!read.value) throw new Error(JSON.stringify(read.issues.slice(0, 3)));
  return prepare(read.value.grid);
}

/** Balance at every bus and ratings of every branch, from the tables and the angles alone. */
function expectFeasible(
  tables: CaseTables,
  isLive: Uint8Array,
  angleRad: Float64Array,
  givenMw: (busRow: number) => number,
): void {
  const busRow = new Map(tables.bus.map((row, b) => [row[0], b]));
  const balance = tables.bus.map((row, b) => (isLive[b] === 1 ? givenMw(b) - row[4] : 0));
  for (const row of tables.branch) {
    const [from, to] = [busRow.get(row[0]) ?? -1, busRow.get(row[1]) ?? -1];
    if (row[10] <= 0 || isLive[from] === 0 || isLive[to] === 0 || from === to) continue;
    const shift = (row[9] * Math.PI) / 180;
    const flowMw =
      ((angleRad[from] - angleRad[to] - shift) * tables.baseMva) / (row[3] * (row[8] === 0 ? 1 : row[8]));
    balance[from] -= flowMw;
    balance[to] += flowMw;
    if (row[5] > 0 && row[5] < 1e10) expect(Math.abs(flowMw)).toBeLessThan(row[5] + feasibleMw);
  }
  for (const gapMw of balance) expect(Math.abs(gapMw)).toBeLessThan(feasibleMw);
}

/** Units' output by row of the bus table. */
function unitsByBus(tables: CaseTables, outputMw: Float64Array): Float64Array {
  const busRow = new Map(tables.bus.map((row, b) => [row[0], b]));
  const byBus = new Float64Array(tables.bus.length);
  tables.gen.forEach((row, g) => {
    byBus[busRow.get(row[0]) ?? -1] += outputMw[g];
  });
  return byBus;
}

function compareShed(tables: CaseTables, grid: PreparedGrid): boolean {
  const wanted = referenceShed(highs, tables);
  const { plan, servedMw, issues } = shedGrid(grid, solver);
  if (wanted.status === 'failed') return false;
  if (wanted.status !== 'solved') {
    // No answer holds the negative loads and shunts: either some are given up, or the issues say why not.
    expect(plan.status === 'solved' ? sum(plan.givenUpMw) : issues.length).toBeGreaterThan(0);
    return false;
  }
  expect(plan.status).toBe('solved');
  expect(sum(plan.givenUpMw)).toBeLessThan(1e-6);
  expect(Math.abs(plan.unservedMw - wanted.objective)).toBeLessThan(
    shedToleranceMw + 1e-9 * wanted.objective,
  );
  const unitMw = unitsByBus(tables, plan.outputMw);
  const takenByUnits = unitsByBus(
    tables,
    Float64Array.from(plan.outputMw, (mw) => Math.max(0, -mw)),
  );
  // `servedMw` holds loads written as units too, whose output is negative.
  expectFeasible(
    tables,
    plan.topology.busLive,
    plan.angleRad,
    (b) => unitMw[b] + takenByUnits[b] - servedMw[b],
  );
  return true;
}

function compareCost(tables: CaseTables, grid: PreparedGrid): boolean {
  const wanted = referenceCost(highs, tables);
  const found = costGrid(grid, solver);
  if (wanted.status === 'failed') return false;
  expect(found.status).toBe(wanted.status);
  if (wanted.status !== 'solved') {
    expect(found.issues.some((it) => it.severity === 'error')).toBe(true);
    return false;
  }
  const scale = Math.max(1, Math.abs(wanted.objective));
  expect(Math.abs((found.objective ?? Number.NaN) - wanted.objective)).toBeLessThan(costTolerance * scale);
  const unitMw = unitsByBus(tables, found.outputMw);
  expectFeasible(tables, found.topology.busLive, found.angleRad, (b) => unitMw[b] - tables.bus[b][2]);
  return true;
}

const cases: [string, number][] = [
  ['case9.m', 20],
  ['case14.m', 20],
  ['case24_ieee_rts.m', 20],
  ['case30.m', 20],
  ['case39.m', 20],
  ['case118.m', 12],
  ['case_RTS_GMLC.m', 12],
  ['case_ACTIVSg200.m', 12],
  ['case_ACTIVSg2000.m', 2],
];

describeShared('cases changed at random against one program in angles', () => {
  it.each(cases)(
    '%s, %d times',
    (file, count) => {
      const source = readTables(readSharedText(`cases/power/${file}`));
      let shed = 0;
      let cost = 0;
      for (let seed = 0; seed < count; seed++) {
        const tables = varyCase(source, seed);
        const grid = prepareTables(tables);
        if (compareShed(tables, grid)) shed++;
        if (compareCost(tables, grid)) cost++;
      }
      expect(shed).toBeGreaterThanOrEqual(count / 2);
      expect(cost).toBeGreaterThan(0);
    },
    120_000,
  );
});
