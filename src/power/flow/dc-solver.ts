import {
  createLdltFactor,
  createSymmetricValues,
  factorLdltInto,
  type LdltFactor,
  type SolveOutcome,
  type SymmetricValues,
  solvePermutedInPlace,
  solveRefinedInto,
} from '../../numerics/ldlt';
import type { BranchModel } from './branch-model';
import type { GridStructure } from './grid-structure';

/** A residual above this share means that the matrix is singular: no answer. */
export const solvedResidual = 1e-7;

/** The reduced susceptance matrix of all islands at once. Held buses (references, dead ones) are unit rows. */
export interface DcSolver {
  structure: GridStructure;
  model: BranchModel;
  values: SymmetricValues;
  factor: LdltFactor;
  held: Uint8Array;
  branchActive: Uint8Array;
  rightSide: Float64Array;
  solution: Float64Array;
  outcome: SolveOutcome;
}

export function createDcSolver(structure: GridStructure, model: BranchModel): DcSolver {
  return {
    structure,
    model,
    values: createSymmetricValues(structure.symbolic),
    factor: createLdltFactor(structure.symbolic),
    held: new Uint8Array(structure.busCount),
    branchActive: new Uint8Array(structure.branchCount),
    rightSide: new Float64Array(structure.busCount),
    solution: new Float64Array(structure.busCount),
    outcome: { residual: 0, refinements: 0 },
  };
}

/** Sets the matrix for these branches and held buses and factorises it. `branchActive` and `held` are copied. */
export function refactorDc(solver: DcSolver, branchActive: Uint8Array, held: Uint8Array): void {
  solver.branchActive.set(branchActive);
  solver.held.set(held);
  assembleDc(solver);
  factorLdltInto(solver.factor, solver.values);
}

function assembleDc(solver: DcSolver): void {
  const { structure, model, held, branchActive } = solver;
  const { branchFromIx, branchToIx, branchEntryIx, branchCount, busCount } = structure;
  const { position } = structure.symbolic;
  const { upper, diagonal } = solver.values;
  upper.fill(0);
  diagonal.fill(0);
  for (let k = 0; k < branchCount; k++) {
    const entry = branchEntryIx[k];
    if (entry < 0 || branchActive[k] === 0) continue;
    const from = branchFromIx[k];
    const to = branchToIx[k];
    const b = model.susceptance[k];
    if (held[from] === 0) diagonal[position[from]] += b;
    if (held[to] === 0) diagonal[position[to]] += b;
    if (held[from] === 0 && held[to] === 0) upper[entry] -= b;
  }
  for (let bus = 0; bus < busCount; bus++) if (held[bus] === 1) diagonal[position[bus]] = 1;
}

/**
 * Angles for the given injections; held buses keep the angle that `angleRad` holds on entry. Returns the
 * relative residual, above `solvedResidual` where the matrix is singular.
 */
export function solveAnglesInto(angleRad: Float64Array, solver: DcSolver, injectionMw: Float64Array): number {
  const { structure, model, held, branchActive, rightSide, solution } = solver;
  const { branchFromIx, branchToIx, busCount, busBranchStart, busBranchIx, baseMva } = structure;
  const { position } = structure.symbolic;
  for (let bus = 0; bus < busCount; bus++) {
    rightSide[position[bus]] = held[bus] === 1 ? angleRad[bus] : injectionMw[bus] / baseMva;
  }
  const { shiftedBranchIx } = model;
  for (let s = 0; s < shiftedBranchIx.length; s++) {
    const k = shiftedBranchIx[s];
    if (branchActive[k] === 0) continue;
    const push = model.susceptance[k] * model.shiftRad[k];
    if (held[branchFromIx[k]] === 0) rightSide[position[branchFromIx[k]]] += push;
    if (held[branchToIx[k]] === 0) rightSide[position[branchToIx[k]]] -= push;
  }
  for (let bus = 0; bus < busCount; bus++) {
    if (held[bus] === 0 || angleRad[bus] === 0) continue;
    for (let p = busBranchStart[bus]; p < busBranchStart[bus + 1]; p++) {
      const k = busBranchIx[p];
      if (branchActive[k] === 0) continue;
      const other = branchFromIx[k] === bus ? branchToIx[k] : branchFromIx[k];
      if (held[other] === 0) rightSide[position[other]] += model.susceptance[k] * angleRad[bus];
    }
  }
  solveRefinedInto(solution, solver.factor, solver.values, rightSide, solver.outcome);
  for (let bus = 0; bus < busCount; bus++) {
    if (held[bus] === 0) angleRad[bus] = solution[position[bus]];
  }
  return solver.outcome.residual;
}

/** Flow of each active branch at its from end, MW; 0 for the others. */
export function flowsInto(flowMw: Float64Array, solver: DcSolver, angleRad: Float64Array): void {
  const { structure, model, branchActive } = solver;
  const { branchFromIx, branchToIx, branchCount, baseMva } = structure;
  for (let k = 0; k < branchCount; k++) {
    flowMw[k] =
      branchActive[k] === 0
        ? 0
        : baseMva *
          model.susceptance[k] *
          (angleRad[branchFromIx[k]] - angleRad[branchToIx[k]] - model.shiftRad[k]);
  }
}

/**
 * Angle difference across two buses of one island for 1 p.u. sent from one to the other: the reactance that
 * the rest of the grid shows between them.
 */
export function transferReactance(solver: DcSolver, fromIx: number, toIx: number): number {
  const { position } = solver.structure.symbolic;
  const { solution, held } = solver;
  solution.fill(0);
  if (held[fromIx] === 0) solution[position[fromIx]] = 1;
  if (held[toIx] === 0) solution[position[toIx]] = -1;
  solvePermutedInPlace(solver.factor, solution);
  return (
    (held[fromIx] === 1 ? 0 : solution[position[fromIx]]) - (held[toIx] === 1 ? 0 : solution[position[toIx]])
  );
}

/**
 * Change of each active branch's flow for a change of injections, MW; the held buses take what does not sum
 * to 0. Without refinement: good to about 1e-9 of the change.
 */
export function changeOfFlowsInto(flowMw: Float64Array, solver: DcSolver, injectionMw: Float64Array): void {
  const { structure, model, held, branchActive, solution } = solver;
  const { branchFromIx, branchToIx, branchCount, busCount } = structure;
  const { position } = structure.symbolic;
  for (let bus = 0; bus < busCount; bus++) solution[position[bus]] = held[bus] === 1 ? 0 : injectionMw[bus];
  solvePermutedInPlace(solver.factor, solution);
  for (let k = 0; k < branchCount; k++) {
    flowMw[k] =
      branchActive[k] === 0
        ? 0
        : model.susceptance[k] * (solution[position[branchFromIx[k]]] - solution[position[branchToIx[k]]]);
  }
}
