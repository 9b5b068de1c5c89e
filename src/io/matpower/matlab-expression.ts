import { pi } from '../../numerics/math';
import {
  type BinaryOperator,
  combine,
  createMatrix,
  elementFunctions,
  join,
  MatlabRefusal,
  type Matrix,
  mapMatrix,
  scalar,
  transpose,
} from './matlab-matrix';
import { readTokens, type Token } from './matlab-tokens';

export type Variables = Map<string, Matrix>;

const deepest = 100;

/** One expression being worked out; `at` is the next token. */
interface Reading {
  tokens: Token[];
  at: number;
  variables: Variables;
  depth: number;
  /** Inside `[ ]` a blank parts elements. */
  inMatrix: boolean;
  /** What `end` stands for, innermost index last. */
  ends: number[];
}

/** Works out an expression of the supported part of MATLAB. Throws `MatlabRefusal` for anything beyond it. */
export function evaluate(text: string, variables: Variables): Matrix {
  return evaluateTokens(readTokens(text), variables);
}

export function evaluateTokens(tokens: Token[], variables: Variables): Matrix {
  const reading: Reading = { tokens, at: 0, variables, depth: 0, inMatrix: false, ends: [] };
  const value = readRange(reading);
  if (reading.at < tokens.length) throw new MatlabRefusal();
  return value;
}

/** The places (from 0) that an argument list in `( )` names in a matrix; used to read and to assign. */
export function evaluateIndex(tokens: Token[], matrix: Matrix, variables: Variables): Int32Array[] {
  const reading: Reading = { tokens, at: 0, variables, depth: 0, inMatrix: false, ends: [] };
  const places = readIndices(reading, matrix);
  if (reading.at < tokens.length) throw new MatlabRefusal();
  return places;
}

const levels: readonly (readonly string[])[] = [
  ['|', '||'],
  ['&', '&&'],
  ['==', '~=', '!=', '<', '>', '<=', '>='],
];

function readRange(reading: Reading): Matrix {
  if (++reading.depth > deepest) throw new MatlabRefusal();
  const first = readLevel(reading, 0);
  let value = first;
  if (accepts(reading, ':')) {
    let step = 1;
    let last = single(readLevel(reading, 0));
    if (accepts(reading, ':')) {
      step = last;
      last = single(readLevel(reading, 0));
    }
    const count = Math.floor((last - single(first)) / step + 1e-9) + 1;
    value = createMatrix(1, Math.max(0, count));
    for (let ix = 0; ix < value.columns; ix++) value.data[ix] = single(first) + ix * step;
  }
  reading.depth--;
  return value;
}

function readLevel(reading: Reading, level: number): Matrix {
  if (level === levels.length) return readSum(reading);
  let value = readLevel(reading, level + 1);
  for (;;) {
    const operator = levels[level].find((it) => accepts(reading, it));
    if (!operator) return value;
    const plain =
      operator === '!='
        ? '~='
        : operator.length === 2 && operator[0] === operator[1] && operator !== '=='
          ? operator[0]
          : operator;
    value = combine(plain as BinaryOperator, value, readLevel(reading, level + 1));
  }
}

function readSum(reading: Reading): Matrix {
  let value = readProduct(reading);
  for (;;) {
    const token = reading.tokens[reading.at];
    if (token?.text !== '+' && token?.text !== '-') return value;
    if (reading.inMatrix && token.blankBefore && !token.blankAfter) return value;
    reading.at++;
    value = combine(token.text, value, readProduct(reading));
  }
}

function readProduct(reading: Reading): Matrix {
  let value = readSign(reading);
  for (;;) {
    const operator = ['*', '/', '.*', './'].find((it) => accepts(reading, it));
    if (!operator) return value;
    const right = readSign(reading);
    if (operator === '*') value = multiply(value, right);
    else if (operator === '/' && right.data.length !== 1) throw new MatlabRefusal();
    else value = combine(operator.endsWith('*') ? '*' : '/', value, right);
  }
}

function multiply(a: Matrix, b: Matrix): Matrix {
  if (a.data.length === 1 || b.data.length === 1) return combine('*', a, b);
  if (a.columns !== b.rows) throw new MatlabRefusal();
  const out = createMatrix(a.rows, b.columns);
  for (let column = 0; column < b.columns; column++)
    for (let inner = 0; inner < a.columns; inner++)
      for (let row = 0; row < a.rows; row++)
        out.data[column * a.rows + row] += a.data[inner * a.rows + row] * b.data[column * b.rows + inner];
  return out;
}

function readSign(reading: Reading): Matrix {
  if (++reading.depth > deepest) throw new MatlabRefusal();
  let value: Matrix;
  if (accepts(reading, '-')) value = mapMatrix(readSign(reading), (it) => -it);
  else if (accepts(reading, '+')) value = readSign(reading);
  else if (accepts(reading, '~') || accepts(reading, '!')) {
    value = { ...mapMatrix(readSign(reading), (it) => Number(it === 0)), logical: true };
  } else value = readPower(reading);
  reading.depth--;
  return value;
}

function readPower(reading: Reading): Matrix {
  let value = readOperand(reading);
  for (;;) {
    if (accepts(reading, "'") || accepts(reading, ".'")) value = transpose(value);
    else if (reading.tokens[reading.at]?.text === '^' || reading.tokens[reading.at]?.text === '.^') {
      const whole = reading.tokens[reading.at++].text === '^';
      const sign = accepts(reading, '-') ? -1 : 1;
      const exponent = readOperand(reading);
      if (whole && (value.data.length !== 1 || exponent.data.length !== 1)) throw new MatlabRefusal();
      value = combine('^', value, sign < 0 ? mapMatrix(exponent, (it) => -it) : exponent);
    } else return value;
  }
}

function readOperand(reading: Reading): Matrix {
  const token = reading.tokens[reading.at++];
  if (!token) throw new MatlabRefusal();
  if (token.kind === 'number') return scalar(token.value);
  if (token.text === '(') {
    const { inMatrix } = reading;
    reading.inMatrix = false;
    const value = readRange(reading);
    expect(reading, ')');
    reading.inMatrix = inMatrix;
    return value;
  }
  if (token.text === '[') return readMatrix(reading);
  if (token.kind !== 'name') throw new MatlabRefusal();
  if (token.text === 'end') {
    const end = reading.ends.at(-1);
    if (end === undefined) throw new MatlabRefusal();
    return scalar(end);
  }
  const variable = reading.variables.get(token.text);
  const next = reading.tokens[reading.at];
  const called = next?.text === '(' && !(reading.inMatrix && next.blankBefore);
  if (variable) return called ? take(variable, readArguments(reading, variable)) : variable;
  if (!called) return namedValue(token.text);
  return callFunction(token.text, reading);
}

function namedValue(name: string): Matrix {
  if (name === 'pi') return scalar(pi);
  if (/^inf$/i.test(name)) return scalar(Number.POSITIVE_INFINITY);
  if (/^nan$/i.test(name)) return scalar(Number.NaN);
  throw new MatlabRefusal();
}

function readMatrix(reading: Reading): Matrix {
  const { inMatrix } = reading;
  reading.inMatrix = true;
  const rows: Matrix[] = [];
  let row: Matrix[] = [];
  while (!accepts(reading, ']')) {
    if (accepts(reading, ';')) {
      rows.push(join(row, false));
      row = [];
    } else if (!accepts(reading, ',')) row.push(readRange(reading));
  }
  reading.inMatrix = inMatrix;
  return join([...rows, join(row, false)], true);
}

function callFunction(name: string, reading: Reading): Matrix {
  const values: Matrix[] = [];
  const { inMatrix } = reading;
  reading.inMatrix = false;
  expect(reading, '(');
  while (!accepts(reading, ')')) {
    values.push(readRange(reading));
    if (!accepts(reading, ',') && reading.tokens[reading.at]?.text !== ')') throw new MatlabRefusal();
  }
  reading.inMatrix = inMatrix;
  const [first, second] = values;
  const element = elementFunctions[name];
  if (element && values.length === 1) return mapMatrix(first, element);
  if ((name === 'ones' || name === 'zeros') && values.length > 0) {
    const out = createMatrix(single(first), single(second ?? first));
    return { ...out, data: out.data.fill(name === 'ones' ? 1 : 0) };
  }
  if (name === 'size' && first) {
    if (second) return scalar(single(second) === 1 ? first.rows : single(second) === 2 ? first.columns : 1);
    return { rows: 1, columns: 2, data: Float64Array.of(first.rows, first.columns) };
  }
  if (name === 'length' && first) return scalar(Math.max(first.rows, first.columns));
  if (name === 'numel' && first) return scalar(first.data.length);
  if (name === 'find' && values.length === 1) {
    const places = [...first.data.keys()].filter((ix) => first.data[ix] !== 0).map((ix) => ix + 1);
    const data = Float64Array.from(places);
    return first.rows === 1
      ? { rows: 1, columns: data.length, data }
      : { rows: data.length, columns: 1, data };
  }
  if (name === 'sum' && values.length === 1 && (first.rows === 1 || first.columns === 1))
    return scalar(first.data.reduce((sum, it) => sum + it, 0));
  throw new MatlabRefusal();
}

function readArguments(reading: Reading, matrix: Matrix): Int32Array[] {
  const { inMatrix } = reading;
  reading.inMatrix = false;
  expect(reading, '(');
  const places = readIndices(reading, matrix);
  expect(reading, ')');
  reading.inMatrix = inMatrix;
  return places;
}

function readIndices(reading: Reading, matrix: Matrix): Int32Array[] {
  const hasTwo = countArguments(reading) === 2;
  const places: Int32Array[] = [];
  const lengths = hasTwo ? [matrix.rows, matrix.columns] : [matrix.data.length];
  for (const length of lengths) {
    if (places.length > 0) expect(reading, ',');
    const next = reading.tokens[reading.at + 1]?.text;
    if (reading.tokens[reading.at]?.text === ':' && (next === ',' || next === ')' || next === undefined)) {
      reading.at++;
      places.push(Int32Array.from({ length }, (_, ix) => ix));
      continue;
    }
    reading.ends.push(length);
    const value = readRange(reading);
    reading.ends.pop();
    places.push(toPlaces(value, length));
  }
  return places;
}

function countArguments(reading: Reading): number {
  let depth = 0;
  let count = 1;
  for (let ix = reading.at; ix < reading.tokens.length; ix++) {
    const { text } = reading.tokens[ix];
    if (text === '(' || text === '[') depth++;
    else if (text === ')' || text === ']') {
      if (--depth < 0) break;
    } else if (text === ',' && depth === 0) count++;
  }
  return count;
}

function toPlaces(value: Matrix, length: number): Int32Array {
  const places: number[] = [];
  for (let ix = 0; ix < value.data.length; ix++) {
    if (value.logical) {
      if (value.data[ix] !== 0) places.push(ix);
    } else places.push(value.data[ix] - 1);
  }
  if (places.some((it) => !Number.isInteger(it) || it < 0 || it >= length)) throw new MatlabRefusal();
  return Int32Array.from(places);
}

function take(matrix: Matrix, places: Int32Array[]): Matrix {
  if (places.length === 1) {
    const data = Float64Array.from(places[0], (ix) => matrix.data[ix]);
    return matrix.rows === 1
      ? { rows: 1, columns: data.length, data }
      : { rows: data.length, columns: 1, data };
  }
  const [rows, columns] = places;
  const out = createMatrix(rows.length, columns.length);
  for (let column = 0; column < columns.length; column++)
    for (let row = 0; row < rows.length; row++)
      out.data[column * rows.length + row] = matrix.data[columns[column] * matrix.rows + rows[row]];
  return out;
}

export function single(value: Matrix): number {
  if (value.data.length !== 1) throw new MatlabRefusal();
  return value.data[0];
}

function accepts(reading: Reading, text: string): boolean {
  const token = reading.tokens[reading.at];
  if (token?.kind !== 'mark' || token.text !== text) return false;
  reading.at++;
  return true;
}

function expect(reading: Reading, text: string): void {
  if (!accepts(reading, text)) throw new MatlabRefusal();
}
