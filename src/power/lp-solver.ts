/** How a solve ended. Anything but `optimal` leaves the solution arrays as they were. */
export const lpStatuses = ['optimal', 'infeasible', 'unbounded', 'limit', 'failed'] as const;
export type LpStatus = (typeof lpStatuses)[number];

/** Rows in compressed form: row `r` holds entries `start[r] … start[r + 1] - 1`; no column twice in a row. */
export interface LpRows {
  lower: Float64Array;
  upper: Float64Array;
  start: Int32Array;
  columnIx: Int32Array;
  value: Float64Array;
}

/**
 * Minimise cost·x subject to rowLower <= A x <= rowUpper and lower <= x <= upper. Infinity stands for no bound.
 * With `isInteger` it is a mixed-integer program and has no duals and no basis.
 */
export interface LpModel {
  cost: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
  rows: LpRows;
  isInteger?: Uint8Array;
}

/** Simplex statuses (0 lower, 1 basic, 2 upper, 3 free at zero, 4 nonbasic) of every column and row. */
export interface LpBasis {
  columnStatus: Int32Array;
  rowStatus: Int32Array;
}

/** Values of the last optimal solve. A dual is the change of the objective for one more unit of the bound. */
export interface LpSolution {
  objective: number;
  columnValue: Float64Array;
  columnDual: Float64Array;
  rowValue: Float64Array;
  rowDual: Float64Array;
}

/** One program kept in the solver's memory between solves, which start from the last basis. */
export interface LpProblem {
  readonly columnCount: number;
  readonly rowCount: number;
  readonly solution: LpSolution;
  addRows(rows: LpRows): void;
  /** Writes the bounds of columns `0 … lower.length - 1`. */
  changeColumnBounds(lower: Float64Array, upper: Float64Array): void;
  /** Writes the costs of columns `0 … cost.length - 1`. */
  changeCosts(cost: Float64Array): void;
  changeRowBounds(rowIx: number, lower: number, upper: number): void;
  solve(): LpStatus;
  /** Simplex iterations of the last solve. */
  iterations(): number;
  basis(): LpBasis;
  /** Starts the next solve from a basis; a basis of other dimensions is passed over. */
  setBasis(basis: LpBasis): void;
  /** Frees the solver's memory; the problem must not be used after it. */
  dispose(): void;
}

/** A linear-program solver. Outcomes are data: nothing here throws on a program, however badly posed. */
export interface LpSolver {
  readonly version: string;
  open(model: LpModel): LpProblem;
}
