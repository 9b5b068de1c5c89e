import type { Highs, IndexSelection, Model, ModelStatusCode } from 'highs';
import type { LpBasis, LpModel, LpProblem, LpRows, LpSolution, LpStatus } from '../../src/power/lp-solver';

/** Largest breach of a bound or row, in its own unit: far below what a planner reads, above rounding. */
const feasibilityTolerance = 1e-9;
/** A guard against cycling, far above what a program of this size needs. */
const iterationLimit = 2_000_000;

type Options = Readonly<Record<string, string | number | boolean>>;

/** Opens one program in the library. A program the library refuses solves as `failed`. */
export function openHighsProblem(
  highs: Highs,
  statusOf: (code: ModelStatusCode) => LpStatus,
  source: LpModel,
): LpProblem {
  const columnCount = source.cost.length;
  // The library takes no model without columns: a fixed one of no effect stands in.
  const heldCount = Math.max(1, columnCount);
  const held = (values: Float64Array) => (columnCount > 0 ? values : new Float64Array(1));
  const isInteger = source.isInteger?.includes(1) ?? false;
  let rowCount = source.rows.lower.length;
  let refused = false;
  let hasRun = false;
  /** The library checks what it is given and throws on NaN and the like. */
  const attempt = (call: () => void): void => {
    if (refused) return;
    try {
      call();
    } catch {
      refused = true;
    }
  };
  const model: Model = highs.createModel();
  const usualOptions: Options = {
    output_flag: false,
    primal_feasibility_tolerance: feasibilityTolerance,
    dual_feasibility_tolerance: feasibilityTolerance,
    simplex_iteration_limit: iterationLimit,
    presolve: isInteger ? 'choose' : 'off',
    solver: isInteger ? 'choose' : 'simplex',
  };
  attempt(() => {
    model.options.set(usualOptions);
    model.passModel({
      numCols: heldCount,
      numRows: rowCount,
      colCost: held(source.cost),
      colLower: held(source.lower),
      colUpper: held(source.upper),
      rowLower: source.rows.lower,
      rowUpper: source.rows.upper,
      matrix: matrixOf(source.rows, heldCount),
      ...(isInteger ? { integrality: Int32Array.from(source.isInteger ?? []) } : {}),
    });
  });
  const allColumns: IndexSelection | undefined =
    columnCount > 0 ? { kind: 'range', from: 0, to: columnCount - 1 } : undefined;
  const firstColumns = (count: number): IndexSelection | undefined =>
    count === columnCount ? allColumns : count > 0 ? { kind: 'range', from: 0, to: count - 1 } : undefined;
  const solution: LpSolution = {
    objective: 0,
    columnValue: new Float64Array(columnCount),
    columnDual: new Float64Array(columnCount),
    rowValue: new Float64Array(rowCount),
    rowDual: new Float64Array(rowCount),
  };

  const readSolution = () => {
    const found = model.getSolution();
    solution.objective = model.getObjectiveValue();
    solution.columnValue = found.colValue.subarray(0, columnCount);
    solution.rowValue = found.rowValue;
    if (isInteger) return;
    solution.columnDual = found.colDual.subarray(0, columnCount);
    solution.rowDual = found.rowDual;
  };

  const runOnce = (): LpStatus => {
    if (refused) return 'failed';
    try {
      return statusOf(model.run().modelStatus);
    } catch {
      return 'failed';
    }
  };

  /** From scratch, for this once with other options; a solver that gives up leaves the earlier verdict. */
  const runAnew = (earlier: LpStatus, options: Options = {}): LpStatus => {
    attempt(() => {
      model.clearSolver();
      model.options.set(options);
    });
    const status = runOnce();
    attempt(() => model.options.set(usualOptions));
    return status === 'failed' ? earlier : status;
  };

  return {
    columnCount,
    get rowCount() {
      return rowCount;
    },
    solution,
    addRows(rows) {
      const count = rows.lower.length;
      if (count === 0) return;
      attempt(() =>
        model.addRows({ lower: rows.lower, upper: rows.upper, matrix: matrixOf(rows, heldCount) }),
      );
      rowCount += count;
    },
    changeColumnBounds(lower, upper) {
      const selection = firstColumns(lower.length);
      if (selection) attempt(() => model.changeColsBounds(selection, lower, upper));
    },
    changeCosts(cost) {
      const selection = firstColumns(cost.length);
      if (selection) attempt(() => model.changeColsCost(selection, cost));
    },
    changeRowBounds(rowIx, lower, upper) {
      attempt(() => model.changeRowBounds(rowIx, lower, upper));
    },
    solve() {
      let status = runOnce();
      if (status !== 'optimal' && hasRun) {
        // A start from an old basis can end in rounding; from scratch the verdict stands.
        status = runAnew(status);
      }
      if (status === 'failed') status = runAnew(status, { presolve: 'on' });
      if (status === 'failed' && !isInteger) status = runAnew(status, { solver: 'ipm', presolve: 'on' });
      hasRun = true;
      if (status === 'optimal') attempt(readSolution);
      return refused ? 'failed' : status;
    },
    iterations() {
      let count = 0;
      attempt(() => {
        count = Math.max(0, Number(model.info.get('simplex_iteration_count')));
      });
      return count;
    },
    basis() {
      let basis: LpBasis = {
        columnStatus: new Int32Array(columnCount),
        rowStatus: new Int32Array(rowCount).fill(1),
      };
      attempt(() => {
        const { colStatus, rowStatus } = model.getBasis();
        basis = { columnStatus: colStatus.subarray(0, columnCount), rowStatus };
      });
      return basis;
    },
    setBasis({ columnStatus, rowStatus }) {
      if (columnCount === 0 || columnStatus.length !== columnCount || rowStatus.length !== rowCount) return;
      try {
        model.setBasis({ colStatus: columnStatus, rowStatus });
      } catch {
        // A basis that does not fit is only a slower start.
        model.setLogicalBasis();
      }
    },
    dispose: () => model.dispose(),
  };
}

function matrixOf(rows: LpRows, columnCount: number) {
  return {
    format: 'csr' as const,
    numRows: rows.lower.length,
    numCols: columnCount,
    starts: rows.start,
    indices: rows.columnIx,
    values: rows.value,
  };
}
