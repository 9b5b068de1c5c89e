import { type FactorBase, respondToTransfer } from './factor-base';

/**
 * Power transfer distribution factors of one branch: the MW at its from end for each MW put in at a bus and taken
 * out at the reference of the bus's island. The matrix is symmetric, so that one solve gives all buses:
 * b_k (x_from - x_to) with x the response to a transfer over the branch. Returns false where the flows of the
 * grid are not determined. Source: Wood and Wollenberg, "Power Generation, Operation and Control", chapter 7;
 * MATPOWER's `makePTDF`.
 */
export function ptdfRowInto(out: Float64Array, base: FactorBase, branchIx: number): boolean {
  const { structure, model, branchActive, held } = base.solver;
  out.fill(0);
  if (branchActive[branchIx] === 0) return true;
  if (!(respondToTransfer(base, branchIx) <= leastAccuracy)) return false;
  const { position } = structure.symbolic;
  const b = model.susceptance[branchIx];
  for (let bus = 0; bus < structure.busCount; bus++) {
    if (held[bus] === 0) out[bus] = b * base.angle[position[bus]];
  }
  return true;
}

/** Relative residual above which a response is no answer; one of a regular grid stays below 1e-11. */
export const leastAccuracy = 1e-9;
