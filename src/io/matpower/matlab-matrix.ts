import { atan2, cos, exp, log, pow, sin } from '../../numerics/math';

/** A MATLAB value: numbers by column, as MATLAB keeps them; a scalar is 1 x 1. */
export interface Matrix {
  rows: number;
  columns: number;
  /** Column by column. */
  data: Float64Array;
  /** True for results of comparisons, which select when used as an index. */
  logical?: boolean;
}

/** Largest result a statement may make. */
const mostElements = 20_000_000;

export function createMatrix(rows: number, columns: number): Matrix {
  if (!(rows >= 0 && columns >= 0 && rows * columns <= mostElements)) throw new MatlabRefusal();
  return { rows, columns, data: new Float64Array(rows * columns) };
}

export function scalar(value: number): Matrix {
  return { rows: 1, columns: 1, data: Float64Array.of(value) };
}

/** Thrown inside the statement runner only, and caught there: the statement is beyond what it can run. */
export class MatlabRefusal extends Error {}

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '==' | '~=' | '<' | '>' | '<=' | '>=' | '&' | '|';

const byElement: Record<BinaryOperator, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': power,
  '==': (a, b) => Number(a === b),
  '~=': (a, b) => Number(a !== b),
  '<': (a, b) => Number(a < b),
  '>': (a, b) => Number(a > b),
  '<=': (a, b) => Number(a <= b),
  '>=': (a, b) => Number(a >= b),
  '&': (a, b) => Number(a !== 0 && b !== 0),
  '|': (a, b) => Number(a !== 0 || b !== 0),
};

function power(base: number, exponent: number): number {
  if (exponent === 2) return base * base;
  if (exponent === 0.5) return Math.sqrt(base);
  if (Number.isInteger(exponent) && Math.abs(exponent) <= 64) {
    let value = 1;
    for (let ix = 0; ix < Math.abs(exponent); ix++) value *= base;
    return exponent < 0 ? 1 / value : value;
  }
  if (base <= 0) throw new MatlabRefusal();
  return pow(base, exponent);
}

/** Element by element, a scalar, row or column stretched over the other, as MATLAB does. */
export function combine(operator: BinaryOperator, a: Matrix, b: Matrix): Matrix {
  const rows = stretch(a.rows, b.rows);
  const columns = stretch(a.columns, b.columns);
  const out = createMatrix(rows, columns);
  const apply = byElement[operator];
  for (let column = 0; column < columns; column++)
    for (let row = 0; row < rows; row++)
      out.data[column * rows + row] = apply(stretched(a, row, column), stretched(b, row, column));
  if (!['+', '-', '*', '/', '^'].includes(operator)) out.logical = true;
  return out;
}

function stretch(a: number, b: number): number {
  if (a === b || b === 1) return a;
  if (a === 1) return b;
  throw new MatlabRefusal();
}

function stretched(it: Matrix, row: number, column: number): number {
  return it.data[(it.columns === 1 ? 0 : column) * it.rows + (it.rows === 1 ? 0 : row)];
}

export function mapMatrix(it: Matrix, apply: (value: number) => number): Matrix {
  return { rows: it.rows, columns: it.columns, data: it.data.map(apply) };
}

export function transpose(it: Matrix): Matrix {
  const out = createMatrix(it.columns, it.rows);
  for (let row = 0; row < it.rows; row++)
    for (let column = 0; column < it.columns; column++)
      out.data[row * it.columns + column] = it.data[column * it.rows + row];
  return out;
}

/** Puts matrices side by side, or one under the other. Empty ones count for nothing. */
export function join(parts: Matrix[], below: boolean): Matrix {
  const kept = parts.filter((it) => it.data.length > 0);
  if (kept.length === 0) return createMatrix(0, 0);
  if (kept.length === 1) return kept[0];
  if (below) return transpose(join(kept.map(transpose), false));
  const rows = kept[0].rows;
  if (kept.some((it) => it.rows !== rows)) throw new MatlabRefusal();
  const out = createMatrix(
    rows,
    kept.reduce((sum, it) => sum + it.columns, 0),
  );
  let at = 0;
  for (const it of kept) {
    out.data.set(it.data, at);
    at += it.data.length;
  }
  return out;
}

/** Functions a statement may call, with one argument and element by element. */
export const elementFunctions: Record<string, (value: number) => number> = {
  sin,
  cos,
  tan: (x) => sin(x) / cos(x),
  acos: (x) => atan2(Math.sqrt(1 - x * x), x),
  asin: (x) => atan2(x, Math.sqrt(1 - x * x)),
  atan: (x) => atan2(x, 1),
  sqrt: Math.sqrt,
  abs: Math.abs,
  exp,
  log,
  floor: Math.floor,
  ceil: Math.ceil,
  round: (x) => (x < 0 ? -Math.round(-x) : Math.round(x)),
  sign: Math.sign,
};
