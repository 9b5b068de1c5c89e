import { none } from '../../model/ids';
import { type SolveOutcome, solveRefinedInto } from '../../numerics/ldlt';
import type { BranchModel } from '../flow/branch-model';
import { createDcSolver, type DcSolver, refactorDc } from '../flow/dc-solver';
import type { GridStructure } from '../flow/grid-structure';
import { findReferenceBus } from '../flow/reference-bus';
import { createIslands, findIslandsInto } from '../islands/islands';

/**
 * A factorised grid with one held bus per island, from which distribution factors are taken. They are figures of the
 * engine and of its tests: nothing shows, exports or orders them.
 */
export interface FactorBase {
  solver: DcSolver;
  /** -1 for buses out of service. */
  busIslandIx: Int32Array;
  rightSide: Float64Array;
  /** Angles by position. */
  angle: Float64Array;
  outcome: SolveOutcome;
}

/**
 * Factorises the grid with these branches in service; buses and units as in the file. Held is the reference of each
 * island, or its first bus where it has no unit.
 */
export function createFactorBase(
  structure: GridStructure,
  model: BranchModel,
  branchActive: Uint8Array = structure.branchPresent,
): FactorBase {
  const { busCount } = structure;
  const islands = createIslands(busCount);
  findIslandsInto(islands, structure, structure.busPresent, branchActive);
  const held = structure.busPresent.map((present) => 1 - present);
  for (let i = 0; i < islands.count; i++) {
    const reference = findReferenceBus(structure, islands, i, structure.generatorPresent);
    held[reference === none ? islands.memberBusIx[islands.memberStart[i]] : reference] = 1;
  }
  const solver = createDcSolver(structure, model);
  refactorDc(solver, branchActive, held);
  return {
    solver,
    busIslandIx: islands.busIslandIx,
    rightSide: new Float64Array(busCount),
    angle: new Float64Array(busCount),
    outcome: { residual: 0, refinements: 0 },
  };
}

/**
 * Angles in `base.angle`, by position, for 1 p.u. put in at the from bus of a branch and taken out at its to bus,
 * references held. Returns the residual.
 */
export function respondToTransfer(base: FactorBase, branchIx: number): number {
  const { solver, rightSide, angle, outcome } = base;
  const { structure, held } = solver;
  const from = structure.branchFromIx[branchIx];
  const to = structure.branchToIx[branchIx];
  const { position } = structure.symbolic;
  rightSide.fill(0);
  if (from !== to) {
    if (held[from] === 0) rightSide[position[from]] = 1;
    if (held[to] === 0) rightSide[position[to]] = -1;
  }
  solveRefinedInto(angle, solver.factor, solver.values, rightSide, outcome);
  return outcome.residual;
}
