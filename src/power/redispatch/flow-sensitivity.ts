import { solveRefinedInto } from '../../numerics/ldlt';
import type { DcSolver } from '../flow/dc-solver';

/**
 * Change of the flow of one branch, MW, for 1 MW put in at each bus and taken out at the held bus of its island
 * (the power transfer distribution factors of the branch). One sparse solve: the row is b·B⁻¹(e_from - e_to).
 */
export function flowSensitivityInto(shareByBus: Float64Array, solver: DcSolver, branchIx: number): void {
  const { structure, model, held, rightSide, solution } = solver;
  const { position } = structure.symbolic;
  const from = structure.branchFromIx[branchIx];
  const to = structure.branchToIx[branchIx];
  const b = model.susceptance[branchIx];
  rightSide.fill(0);
  if (held[from] === 0) rightSide[position[from]] = b;
  if (held[to] === 0) rightSide[position[to]] = -b;
  solveRefinedInto(solution, solver.factor, solver.values, rightSide, solver.outcome);
  for (let bus = 0; bus < structure.busCount; bus++) {
    shareByBus[bus] = held[bus] === 1 ? 0 : solution[position[bus]];
  }
}
