import { fail, type Issue, issue, ok, type Result } from '../../model/result';
import type { SusceptanceModel } from '../../model/scenario';
import type { GridStructure } from './grid-structure';

/**
 * Per-unit figures of the branches under one susceptance convention: flow = b·(angleFrom - angleTo - shift),
 * and whether bus shunts draw power.
 */
export interface BranchModel {
  susceptance: Float64Array;
  shiftRad: Float64Array;
  /** Branches with a shift other than 0. */
  shiftedBranchIx: Int32Array;
  /** MW drawn at 1 p.u. by bus. */
  shuntMw: Float64Array;
}

/**
 * `matpower`: 1/(x·tap) with shifts and shunts. `powermodels`: x/(r² + x²) without taps and shifts, with
 * shunts. `reactance`: 1/x without taps, shifts and shunts. Fails with one issue for each branch in service
 * whose susceptance would not be a finite number.
 */
export function createBranchModel(
  structure: GridStructure,
  convention: SusceptanceModel,
): Result<BranchModel> {
  const { grid, branchCount } = structure;
  const issues: Issue[] = [];
  const susceptance = new Float64Array(branchCount);
  const shiftRad = new Float64Array(branchCount);
  const shifted: number[] = [];
  for (let k = 0; k < branchCount; k++) {
    if (structure.branchPresent[k] === 0) continue;
    const branch = grid.branches[k];
    const x = branch.reactancePu;
    const r = branch.resistancePu;
    const tap = branch.tap === 0 ? 1 : branch.tap;
    const b =
      convention === 'matpower' ? 1 / (x * tap) : convention === 'reactance' ? 1 / x : x / (r * r + x * x);
    if (!Number.isFinite(b) || x === 0) {
      issues.push(issue('error', 'power.zeroReactance', { id: branch.id }, { id: branch.id }));
      continue;
    }
    susceptance[k] = b;
    if (convention === 'matpower' && branch.shiftRad !== 0) {
      shiftRad[k] = branch.shiftRad;
      shifted.push(k);
    }
  }
  if (issues.length > 0) return fail(issues);
  const shuntMw = new Float64Array(structure.busCount);
  if (convention !== 'reactance') for (let b = 0; b < shuntMw.length; b++) shuntMw[b] = grid.buses[b].shuntMw;
  return ok({ susceptance, shiftRad, shiftedBranchIx: Int32Array.from(shifted), shuntMw });
}
