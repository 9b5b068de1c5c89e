import { namedConstants } from './matlab-constants';
import { evaluateIndex, evaluateTokens, type Variables } from './matlab-expression';
import { MatlabRefusal, type Matrix, scalar } from './matlab-matrix';
import { readTokens, type Token } from './matlab-tokens';

/** Runs one statement on the variables. False, with nothing changed, when it is beyond the supported part. */
export function runStatement(text: string, variables: Variables): boolean {
  try {
    run(readTokens(text), variables);
    return true;
  } catch (error) {
    if (error instanceof MatlabRefusal) return false;
    throw error;
  }
}

function run(tokens: Token[], variables: Variables): void {
  if (tokens.length === 1 && tokens[0].text === 'define_constants') {
    for (const names of Object.values(namedConstants))
      for (const [name, value] of names) variables.set(name, scalar(value));
    return;
  }
  const equals = findAssignment(tokens);
  if (equals < 1) throw new MatlabRefusal();
  const left = tokens.slice(0, equals);
  const right = tokens.slice(equals + 1);
  if (left[0].text === '[') assignConstants(left, right, variables);
  else if (left.length === 1 && left[0].kind === 'name') {
    const value = evaluateTokens(right, variables);
    variables.set(left[0].text, { ...value, data: value.data.slice() });
  } else assignPart(left, right, variables);
}

function findAssignment(tokens: Token[]): number {
  let depth = 0;
  for (let ix = 0; ix < tokens.length; ix++) {
    const { text } = tokens[ix];
    if (text === '(' || text === '[') depth++;
    if (text === ')' || text === ']') depth--;
    if (text === '=' && depth === 0) return ix;
  }
  return -1;
}

/** `[PQ, PV, …] = idx_bus`: names are given by position, as the function returns them. */
function assignConstants(left: Token[], right: Token[], variables: Variables): void {
  const constants = right.length === 1 ? namedConstants[right[0].text] : undefined;
  if (!constants) throw new MatlabRefusal();
  const names = left.filter((token) => token.kind === 'name' || token.text === '~');
  if (names.length > constants.length) throw new MatlabRefusal();
  for (let ix = 0; ix < names.length; ix++)
    if (names[ix].kind === 'name') variables.set(names[ix].text, scalar(constants[ix][1]));
}

/** `name(rows, columns) = value` inside the matrix that is there; it cannot grow. */
function assignPart(left: Token[], right: Token[], variables: Variables): void {
  const matrix = left[0].kind === 'name' ? variables.get(left[0].text) : undefined;
  if (!matrix || left[1]?.text !== '(' || left.at(-1)?.text !== ')') throw new MatlabRefusal();
  const places = evaluateIndex(left.slice(2, -1), matrix, variables);
  const value = evaluateTokens(right, variables);
  const rows = places[0];
  const columns = places[1] ?? Int32Array.of(0);
  const stride = places.length === 2 ? matrix.rows : 0;
  if (value.data.length !== 1 && value.data.length !== rows.length * columns.length)
    throw new MatlabRefusal();
  if (value.data.length !== 1 && places.length === 2 && !fits(value, rows.length, columns.length))
    throw new MatlabRefusal();
  for (let column = 0; column < columns.length; column++)
    for (let row = 0; row < rows.length; row++)
      matrix.data[columns[column] * stride + rows[row]] =
        value.data[value.data.length === 1 ? 0 : column * rows.length + row];
}

function fits(value: Matrix, rows: number, columns: number): boolean {
  const isVector = rows === 1 || columns === 1;
  return (
    (value.rows === rows && value.columns === columns) ||
    (isVector && (value.rows === 1 || value.columns === 1))
  );
}
