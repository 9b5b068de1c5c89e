import { type FactorBase, respondToTransfer } from './factor-base';
import { leastAccuracy } from './ptdf';

/** What of a branch's own transfer comes back over it, below which its outage leaves the rest undetermined. */
const leastRemainder = 1e-9;

/**
 * Line outage distribution factors for the outage of one branch: the share of its flow that each other branch
 * takes over, -1 for itself. Returns false, with zeros, for a branch that has no such column: one out of
 * service, a bridge (`isBridge`, whose outage is a split) or one whose outage leaves the flows undetermined.
 * Source: Wood and Wollenberg, chapter 7; MATPOWER's `makeLODF`.
 */
export function lodfColumnInto(
  out: Float64Array,
  base: FactorBase,
  branchIx: number,
  isBridge: Uint8Array,
): boolean {
  const { structure, model, branchActive, held } = base.solver;
  const { branchFromIx, branchToIx, branchCount, symbolic } = structure;
  out.fill(0);
  if (branchActive[branchIx] === 0 || isBridge[branchIx] === 1) return false;
  if (!(respondToTransfer(base, branchIx) <= leastAccuracy)) return false;
  const { angle } = base;
  const { position } = symbolic;
  for (let l = 0; l < branchCount; l++) {
    if (branchActive[l] === 0) continue;
    const from = branchFromIx[l];
    const to = branchToIx[l];
    const fromAngle = held[from] === 1 ? 0 : angle[position[from]];
    const toAngle = held[to] === 1 ? 0 : angle[position[to]];
    out[l] = model.susceptance[l] * (fromAngle - toAngle);
  }
  const remainder = 1 - out[branchIx];
  if (!(Math.abs(remainder) > leastRemainder)) {
    out.fill(0);
    return false;
  }
  for (let l = 0; l < branchCount; l++) out[l] /= remainder;
  out[branchIx] = -1;
  return true;
}
