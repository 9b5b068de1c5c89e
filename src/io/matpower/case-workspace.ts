import type { IssueList } from '../issue-list';
import { largestFigure } from './case-columns';
import { runStatement } from './matlab-assign';
import { evaluate, type Variables } from './matlab-expression';
import { createMatrix, MatlabRefusal, type Matrix } from './matlab-matrix';
import { readStatements } from './matlab-statements';
import type { MatlabTable } from './matlab-table';

/** What a case file leaves behind after all its statements have run. */
export interface CaseWorkspace {
  functionName?: string;
  baseMva: number;
  /** DC lines count in a power flow: the file calls `toggle_dcline(mpc, 'on')`. */
  dcLinesOn: boolean;
  /** Fields of the case by name without the prefix: `bus`, `gen`, … */
  tables: Map<string, MatlabTable>;
  strings: Map<string, string[]>;
}

/** Fields of a case that a calculation uses; a statement on them that cannot be run is an error. */
const usedFields = new Set(['bus', 'gen', 'branch', 'gencost', 'dcline', 'baseMVA', '']);

/** A case file has a handful of statements; with more than this that cannot be run, the text is no case. */
const mostRefused = 1000;

interface Run {
  workspace: CaseWorkspace;
  variables: Variables;
  /** Tables by full name that no statement has asked for yet; most files never do. */
  untouched: Map<string, MatlabTable>;
  issues: IssueList;
  /** Name of the case's variable, nearly always `mpc`. */
  prefix: string;
  version?: string;
  isOldForm: boolean;
  refused: { text: string; line: number; isUsed: boolean }[];
}

/** Runs a case file. Undefined, with the reason reported, when it is no case of format version 2. */
export function runCase(text: string, issues: IssueList): CaseWorkspace | undefined {
  const run: Run = {
    workspace: { baseMva: 100, dcLinesOn: false, tables: new Map(), strings: new Map() },
    variables: new Map(),
    untouched: new Map(),
    issues,
    prefix: 'mpc',
    isOldForm: false,
    refused: [],
  };
  for (const statement of readStatements(text)) {
    const { line } = statement;
    if (run.refused.length > mostRefused) break;
    if (statement.kind === 'function') {
      // A second function is a helper of the first, whose statements have all been seen.
      if (run.workspace.functionName !== undefined) break;
      readFunction(statement.text, run);
    } else if (statement.kind === 'other') runOther(statement.text, line, run);
    else if (statement.kind === 'strings') {
      const field = fieldOf(statement.name, run.prefix);
      if (!statement.closed) issues.add('error', 'matpower.notClosed', { table: statement.name }, { line });
      if (field !== undefined) run.workspace.strings.set(field, statement.strings);
    } else takeTable(statement.name, statement.table, run);
  }
  const hasBareTables = run.untouched.has('bus') && run.untouched.has('branch');
  const { tables } = run.workspace;
  if (run.isOldForm || run.version === '1' || (tables.size === 0 && hasBareTables)) {
    issues.add('error', 'matpower.version1', {});
    return undefined;
  }
  if (!tables.has('bus') && !tables.has('branch') && !tables.has('gen')) {
    issues.add('error', 'matpower.notACase', {});
    return undefined;
  }
  if (run.version === undefined) issues.add('warning', 'matpower.noVersion', {});
  else if (run.version !== '2')
    issues.add('error', 'matpower.otherVersion', { version: run.version.slice(0, 20) });
  for (const { text: shown, line, isUsed } of run.refused)
    issues.add(
      isUsed ? 'error' : 'warning',
      isUsed ? 'matpower.notRun' : 'matpower.ignored',
      { text: shown },
      { line },
    );
  takeBase(run);
  putBack(run);
  return run.workspace;
}

function readFunction(text: string, run: Run): void {
  const match = /^function\s+(?:(\w+)|\[([^\]]*)\])\s*=\s*(\w+)/.exec(text);
  if (!match) return;
  const outputs = (match[1] ?? match[2]).split(/[\s,]+/).filter((name) => name !== '');
  if (outputs.length === 1) run.prefix = outputs[0];
  else run.isOldForm = true;
  run.workspace.functionName = match[3];
}

/** `mpc.bus` is `bus`, `mpc` itself is the empty field; undefined for other variables. */
function fieldOf(name: string, prefix: string): string | undefined {
  if (name === prefix) return '';
  return name.startsWith(`${prefix}.`) ? name.slice(prefix.length + 1) : undefined;
}

function runOther(text: string, line: number, run: Run): void {
  if (/^(return|end|endfunction|\w+\s*=\s*(struct(\(\s*\))?|\[\s*\]))$/.test(text)) return;
  const name = /^[A-Za-z_][\w.]*/.exec(text)?.[0];
  const field = name === undefined ? undefined : fieldOf(name, run.prefix);
  if (field === 'version') {
    run.version = text.replace(/^[^=]*=\s*/, '').replace(/^['"]|['"]$/g, '');
    return;
  }
  const toggle = /^(\w+)\s*=\s*toggle_(\w+)\s*\(\s*(\w+)\s*,\s*['"](on|off)['"]\s*\)$/.exec(text);
  if (toggle && toggle[1] === run.prefix && toggle[3] === run.prefix) {
    if (toggle[2] === 'dcline') run.workspace.dcLinesOn = toggle[4] === 'on';
    // Interface limits, reserves and soft limits bear on optimal power flow alone.
    else run.refused.push({ text: text.slice(0, 80), line, isUsed: false });
    return;
  }
  for (const [tableName, table] of run.untouched)
    if (text.includes(tableName)) {
      run.untouched.delete(tableName);
      run.variables.set(tableName, toMatrix(table));
    }
  if (runStatement(text, run.variables)) return;
  const isControl = /^(if|else|elseif|for|while|switch|case|otherwise|try|catch|parfor)\b/.test(text);
  const touchesList = text.startsWith('[') && text.includes(`${run.prefix}.`);
  run.refused.push({
    text: text.slice(0, 80),
    line,
    isUsed: isControl || touchesList || (field !== undefined && usedFields.has(field)),
  });
}

function takeTable(name: string, table: MatlabTable, run: Run): void {
  for (const cell of table.oddCells) {
    const value = evaluateCell(cell.text, run.variables);
    if (value !== undefined && cell.column < table.columnCount)
      table.values[cell.row * table.columnCount + cell.column] = value;
  }
  run.variables.delete(name);
  run.untouched.set(name, table);
  const field = fieldOf(name, run.prefix) ?? '';
  if (!usedFields.has(field) || field === '') return;
  if (!table.closed) run.issues.add('error', 'matpower.notClosed', { table: name }, { line: table.line });
  run.workspace.tables.set(field, table);
}

function evaluateCell(text: string, variables: Variables): number | undefined {
  try {
    const value = evaluate(text, variables);
    return value.data.length === 1 ? value.data[0] : undefined;
  } catch (error) {
    if (error instanceof MatlabRefusal) return undefined;
    throw error;
  }
}

function toMatrix(table: MatlabTable): Matrix {
  const { rowCount, columnCount } = table;
  const matrix = createMatrix(rowCount, columnCount);
  for (let row = 0; row < rowCount; row++)
    for (let column = 0; column < columnCount; column++)
      matrix.data[column * rowCount + row] = table.values[row * columnCount + column];
  return matrix;
}

function takeBase(run: Run): void {
  const base = run.variables.get(`${run.prefix}.baseMVA`);
  const value = base?.data.length === 1 ? base.data[0] : Number.NaN;
  if (value >= 1 / largestFigure && value <= largestFigure) run.workspace.baseMva = value;
  else run.issues.add('error', base ? 'matpower.badBase' : 'matpower.noBase', {});
}

/** Values that later statements changed go back into the tables. */
function putBack(run: Run): void {
  for (const [field, table] of run.workspace.tables) {
    if (run.untouched.has(`${run.prefix}.${field}`)) continue;
    const matrix = run.variables.get(`${run.prefix}.${field}`);
    if (!matrix || matrix.rows !== table.rowCount || matrix.columns !== table.columnCount) {
      run.issues.add('error', 'matpower.tableReshaped', { table: field }, { line: table.line });
      continue;
    }
    for (let row = 0; row < table.rowCount; row++)
      for (let column = 0; column < table.columnCount; column++)
        table.values[row * table.columnCount + column] = matrix.data[column * table.rowCount + row];
  }
}
