import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SymmetricValues } from '../../src/numerics/ldlt';
import type { LdltSymbolic } from '../../src/numerics/ldlt-symbolic';

export interface KluTimes {
  refactorMs: number;
  solveMs: number;
  entriesOfL: number;
  /** Sum of the solution, to compare with. */
  sum: number;
}

/**
 * Compiles and runs SuiteSparse KLU on the same matrix; undefined where it or a C compiler is absent. Rows are
 * handed over in the caller's own numbering, so that KLU orders them itself.
 */
export function timeKlu(
  symbolic: LdltSymbolic,
  values: SymmetricValues,
  rightSide: Float64Array,
  runs: number,
): KluTimes | undefined {
  if (!existsSync('/usr/include/suitesparse/klu.h')) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'klu-'));
  try {
    const program = join(folder, 'klu-reference');
    const source = join(import.meta.dirname, 'klu-reference.c');
    const flags = ['-O3', '-march=native', '-I/usr/include/suitesparse', '-o', program, source, '-lklu'];
    execFileSync('cc', flags, { stdio: 'pipe' });
    const matrix = join(folder, 'matrix');
    writeFileSync(matrix, matrixBytes(symbolic, values, rightSide));
    return JSON.parse(execFileSync(program, [matrix, String(runs)], { encoding: 'utf8' }));
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Size, entries, column starts, rows, values and right-hand side, as C ints and doubles; held rows are kept. */
function matrixBytes(symbolic: LdltSymbolic, values: SymmetricValues, rightSide: Float64Array): Buffer {
  const { size, order, upperStart, upperRow } = symbolic;
  const columns: [number, number][][] = Array.from({ length: size }, () => []);
  for (let k = 0; k < size; k++) {
    columns[order[k]].push([order[k], values.diagonal[k]]);
    for (let p = upperStart[k]; p < upperStart[k + 1]; p++) {
      if (values.upper[p] === 0) continue;
      columns[order[k]].push([order[upperRow[p]], values.upper[p]]);
      columns[order[upperRow[p]]].push([order[k], values.upper[p]]);
    }
  }
  const start = new Int32Array(size + 1);
  columns.forEach((column, c) => {
    column.sort((a, b) => a[0] - b[0]);
    start[c + 1] = start[c] + column.length;
  });
  const rows = Int32Array.from(columns.flatMap((column) => column.map((it) => it[0])));
  const entries = Float64Array.from(columns.flatMap((column) => column.map((it) => it[1])));
  const right = new Float64Array(size);
  for (let k = 0; k < size; k++) right[order[k]] = rightSide[k];
  const parts = [Int32Array.of(size, rows.length), start, rows, entries, right];
  return Buffer.concat(parts.map((it) => Buffer.from(it.buffer, it.byteOffset, it.byteLength)));
}
