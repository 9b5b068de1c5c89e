import { fail, type Issue, issue, ok, type Result } from '../../model/result';
import { cos, sin } from '../../numerics/math';
import { createSymmetricPattern } from '../../numerics/symmetric-pattern';
import type { GridStructure } from '../flow/grid-structure';

/**
 * The bus admittance matrix, per unit, rows in compressed form without the diagonal, and the four admittances of
 * each active branch: I_from = Yff V_from + Yft V_to, I_to = Ytf V_from + Ytt V_to.
 */
export interface Admittance {
  start: Int32Array;
  index: Int32Array;
  /** Y(row, index) and, beside it, the entry across the diagonal, Y(index, row). */
  conductance: Float64Array;
  susceptance: Float64Array;
  acrossConductance: Float64Array;
  acrossSusceptance: Float64Array;
  diagonalConductance: Float64Array;
  diagonalSusceptance: Float64Array;
  /** Gff, Bff, Gft, Bft, Gtf, Btf, Gtt, Btt of branch `k` from `8 k`. */
  branch: Float64Array;
}

/**
 * Series impedance r + jx, half of the charging at either end, tap and phase shift at the from end, shunts at
 * the buses. Fails with one issue for each active branch without impedance.
 * Source: MATPOWER 8 manual, section 3.2, and `makeYbus`.
 */
export function createAdmittance(
  structure: GridStructure,
  busActive: Uint8Array,
  branchActive: Uint8Array,
): Result<Admittance> {
  const { grid, busCount, branchCount, branchFromIx, branchToIx, baseMva } = structure;
  const issues: Issue[] = [];
  const branch = new Float64Array(8 * branchCount);
  const activeFrom: number[] = [];
  const activeTo: number[] = [];
  for (let k = 0; k < branchCount; k++) {
    if (branchActive[k] === 0) continue;
    const { id, resistancePu: r, reactancePu: x, chargingPu, shiftRad } = grid.branches[k];
    const tap = grid.branches[k].tap === 0 ? 1 : grid.branches[k].tap;
    const square = r * r + x * x;
    if (!(square > 0) || !Number.isFinite(square + tap + chargingPu + shiftRad)) {
      issues.push(issue('error', 'ac.zeroImpedance', { id }, { id }));
      continue;
    }
    activeFrom.push(branchFromIx[k]);
    activeTo.push(branchToIx[k]);
    const g = r / square;
    const b = -x / square;
    const real = shiftRad === 0 ? tap : tap * cos(shiftRad);
    const imaginary = shiftRad === 0 ? 0 : tap * sin(shiftRad);
    const at = 8 * k;
    branch[at] = g / (tap * tap);
    branch[at + 1] = (b + chargingPu / 2) / (tap * tap);
    branch[at + 2] = -(g * real - b * imaginary) / (tap * tap);
    branch[at + 3] = -(b * real + g * imaginary) / (tap * tap);
    branch[at + 4] = -(g * real + b * imaginary) / (tap * tap);
    branch[at + 5] = -(b * real - g * imaginary) / (tap * tap);
    branch[at + 6] = g;
    branch[at + 7] = b + chargingPu / 2;
  }
  if (issues.length > 0) return fail(issues);

  const { start, index } = createSymmetricPattern(
    busCount,
    Int32Array.from(activeFrom),
    Int32Array.from(activeTo),
  );
  const conductance = new Float64Array(index.length);
  const susceptance = new Float64Array(index.length);
  const acrossConductance = new Float64Array(index.length);
  const acrossSusceptance = new Float64Array(index.length);
  const diagonalConductance = new Float64Array(busCount);
  const diagonalSusceptance = new Float64Array(busCount);
  for (let bus = 0; bus < busCount; bus++) {
    if (busActive[bus] === 0) continue;
    diagonalConductance[bus] = grid.buses[bus].shuntMw / baseMva;
    diagonalSusceptance[bus] = grid.buses[bus].shuntMvar / baseMva;
  }
  for (let k = 0; k < branchCount; k++) {
    if (branchActive[k] === 0) continue;
    const from = branchFromIx[k];
    const to = branchToIx[k];
    const at = 8 * k;
    diagonalConductance[from] += branch[at];
    diagonalSusceptance[from] += branch[at + 1];
    diagonalConductance[to] += branch[at + 6];
    diagonalSusceptance[to] += branch[at + 7];
    if (from === to) {
      diagonalConductance[from] += branch[at + 2] + branch[at + 4];
      diagonalSusceptance[from] += branch[at + 3] + branch[at + 5];
      continue;
    }
    const p = entryOf(start, index, from, to);
    const q = entryOf(start, index, to, from);
    conductance[p] += branch[at + 2];
    susceptance[p] += branch[at + 3];
    acrossConductance[p] += branch[at + 4];
    acrossSusceptance[p] += branch[at + 5];
    conductance[q] += branch[at + 4];
    susceptance[q] += branch[at + 5];
    acrossConductance[q] += branch[at + 2];
    acrossSusceptance[q] += branch[at + 3];
  }
  return ok({
    start,
    index,
    conductance,
    susceptance,
    acrossConductance,
    acrossSusceptance,
    diagonalConductance,
    diagonalSusceptance,
    branch,
  });
}

/** Place of a column in a row of ascending columns that holds it. */
function entryOf(start: Int32Array, index: Int32Array, row: number, column: number): number {
  let low = start[row];
  let high = start[row + 1] - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (index[middle] < column) low = middle + 1;
    else high = middle;
  }
  return low;
}
