import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LpModel, LpRows, LpSolver } from '../../src/power/lp-solver';
import { loadHighs } from '../../workers/wasm/highs';
import { readHighsWasm } from '../../workers/wasm/highs-node';

let solver: LpSolver;

beforeAll(async () => {
  solver = await loadHighs(readHighsWasm());
});

function rows(list: { lower: number; upper: number; entries: [number, number][] }[]): LpRows {
  const start = [0];
  for (const row of list) start.push(start[start.length - 1] + row.entries.length);
  return {
    lower: Float64Array.from(list, (it) => it.lower),
    upper: Float64Array.from(list, (it) => it.upper),
    start: Int32Array.from(start),
    columnIx: Int32Array.from(list.flatMap((it) => it.entries.map((entry) => entry[0]))),
    value: Float64Array.from(list.flatMap((it) => it.entries.map((entry) => entry[1]))),
  };
}

function model(cost: number[], upper: number[], list: Parameters<typeof rows>[0]): LpModel {
  return {
    cost: Float64Array.from(cost),
    lower: new Float64Array(cost.length),
    upper: Float64Array.from(upper),
    rows: rows(list),
  };
}

/** 3x + 2y, x + y >= 10, x <= 4, y <= 8. */
const twoUnits = () =>
  model(
    [3, 2],
    [4, 8],
    [
      {
        lower: 10,
        upper: Number.POSITIVE_INFINITY,
        entries: [
          [0, 1],
          [1, 1],
        ],
      },
    ],
  );

describe('the linear-program solver', () => {
  it('is known by its interface alone: only its own files import the library', () => {
    const root = resolve(import.meta.dirname, '../..');
    const files = ['src', 'workers'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    );
    const users = files.filter(
      (name) => /\.tsx?$/.test(name) && /from 'highs['/]/.test(readFileSync(join(root, name), 'utf8')),
    );
    expect(users.sort()).toEqual(
      ['highs-problem', 'highs-web', 'highs'].map((it) => `workers/wasm/${it}.ts`),
    );
  });

  it('gives values, objective and duals', () => {
    const problem = solver.open(twoUnits());
    expect(problem.solve()).toBe('optimal');
    expect([...problem.solution.columnValue]).toEqual([2, 8]);
    expect(problem.solution.objective).toBeCloseTo(22, 9);
    expect(problem.solution.rowDual[0]).toBeCloseTo(3, 9);
    expect(problem.solution.columnDual[1]).toBeCloseTo(-1, 9);
    expect(problem.solution.rowValue[0]).toBeCloseTo(10, 9);
    problem.dispose();
  });

  it('takes new rows, bounds, costs and row bounds and starts from the last basis', () => {
    const problem = solver.open(twoUnits());
    problem.solve();
    problem.addRows(rows([{ lower: 3, upper: 3, entries: [[0, 1]] }]));
    expect(problem.rowCount).toBe(2);
    expect(problem.solve()).toBe('optimal');
    expect([...problem.solution.columnValue]).toEqual([3, 7]);
    problem.changeRowBounds(1, 1, 4);
    problem.changeCosts(Float64Array.of(1, 2));
    expect(problem.solve()).toBe('optimal');
    expect([...problem.solution.columnValue]).toEqual([4, 6]);
    problem.changeColumnBounds(Float64Array.of(0, 0), Float64Array.of(2, 9));
    expect(problem.solve()).toBe('optimal');
    expect([...problem.solution.columnValue]).toEqual([2, 8]);
    const basis = problem.basis();
    const again = solver.open(twoUnits());
    again.addRows(rows([{ lower: 1, upper: 4, entries: [[0, 1]] }]));
    again.changeCosts(Float64Array.of(1, 2));
    again.changeColumnBounds(Float64Array.of(0, 0), Float64Array.of(2, 9));
    again.setBasis(basis);
    expect(again.solve()).toBe('optimal');
    expect(again.iterations()).toBe(0);
    expect([...again.solution.columnValue]).toEqual([2, 8]);
    problem.dispose();
    again.dispose();
  });

  it('solves whole-number programs', () => {
    const problem = solver.open({
      ...model(
        [-5, -4],
        [10, 10],
        [
          {
            lower: 0,
            upper: 7.5,
            entries: [
              [0, 2],
              [1, 1.5],
            ],
          },
        ],
      ),
      isInteger: Uint8Array.of(1, 1),
    });
    expect(problem.solve()).toBe('optimal');
    expect(problem.solution.objective).toBeCloseTo(-20, 9);
    problem.dispose();
  });

  it('tells infeasible, unbounded and unusable programs apart, and never throws', () => {
    const statusOf = (it: LpModel) => {
      const problem = solver.open(it);
      const status = problem.solve();
      problem.dispose();
      return status;
    };
    expect(
      statusOf(
        model(
          [1, 1],
          [4, 4],
          [
            {
              lower: 9,
              upper: 9,
              entries: [
                [0, 1],
                [1, 1],
              ],
            },
          ],
        ),
      ),
    ).toBe('infeasible');
    expect(statusOf(model([-1], [Number.POSITIVE_INFINITY], []))).toBe('unbounded');
    expect(statusOf(model([Number.NaN], [1], []))).toBe('failed');
    expect(statusOf(model([1], [1], [{ lower: 0, upper: 1, entries: [[5, 1]] }]))).toBe('failed');
    expect(statusOf(model([], [], [{ lower: 0, upper: 1, entries: [] }]))).toBe('optimal');
    expect(statusOf(model([], [], [{ lower: 1, upper: 1, entries: [] }]))).toBe('infeasible');
    expect(statusOf(model([], [], []))).toBe('optimal');
  });

  it('gives its memory back', () => {
    const large = model(new Array(20_000).fill(1), new Array(20_000).fill(1), [
      { lower: 100, upper: 100, entries: Array.from({ length: 20_000 }, (_, c): [number, number] => [c, 1]) },
    ]);
    for (let i = 0; i < 60; i++) {
      const problem = solver.open(large);
      if (i % 20 === 0) expect(problem.solve()).toBe('optimal');
      problem.dispose();
    }
  });
});
