import { solvePermutedInPlace } from '../../numerics/ldlt';
import type { FactorBase } from './factor-base';

/** Pivot of the small system below which the outage splits an island or leaves flows undetermined. */
const leastPivot = 1e-9;

/** Room for the outage of a few branches at once on one factorised grid. */
export interface OutageUpdate {
  base: FactorBase;
  mostBranches: number;
  /** Angles by position for a transfer over each lost branch, one after the other. */
  responses: Float64Array[];
  /** The small system by rows, its right side as last column. */
  system: Float64Array;
}

export function createOutageUpdate(base: FactorBase, mostBranches: number): OutageUpdate {
  return {
    base,
    mostBranches,
    responses: Array.from({ length: mostBranches }, () => new Float64Array(base.angle.length)),
    system: new Float64Array(mostBranches * (mostBranches + 1)),
  };
}

/**
 * Flows after the outage of a few branches, from the flows before it and the factor of the intact grid: transfers over
 * the lost branches that make each of them carry only its own transfer, by the Sherman-Morrison-Woodbury formula.
 * Injections stay as they were. Returns false, with `out` undefined, where the outage splits an island.
 * Costs one solve for each branch. Source: Alsac, Stott and Tinney, "Sparsity-oriented compensation methods for
 * modified network solutions", IEEE Trans. PAS-102, 1983.
 */
export function flowsAfterOutageInto(
  out: Float64Array,
  update: OutageUpdate,
  flowMw: Float64Array,
  lostBranchIx: ArrayLike<number>,
): boolean {
  const { base, responses, system } = update;
  const { structure, model, held, factor, branchActive } = base.solver;
  const { branchFromIx, branchToIx, branchCount, symbolic } = structure;
  const { position } = symbolic;
  const { susceptance } = model;
  const m = lostBranchIx.length;
  if (m > update.mostBranches) throw new Error(`room for ${update.mostBranches} branches, not ${m}`);
  for (let j = 0; j < m; j++) {
    const k = lostBranchIx[j];
    const from = branchFromIx[k];
    const to = branchToIx[k];
    const response = responses[j];
    response.fill(0);
    if (from !== to && branchActive[k] === 1) {
      if (held[from] === 0) response[position[from]] = 1;
      if (held[to] === 0) response[position[to]] = -1;
      solvePermutedInPlace(factor, response);
    }
  }
  const width = m + 1;
  for (let i = 0; i < m; i++) {
    const k = lostBranchIx[i];
    const pf = position[branchFromIx[k]];
    const pt = position[branchToIx[k]];
    for (let j = 0; j < m; j++) {
      const moved = susceptance[k] * (responses[j][pf] - responses[j][pt]);
      system[i * width + j] = (i === j ? 1 : 0) - moved;
    }
    system[i * width + m] = flowMw[k];
  }
  if (!eliminate(system, m)) return false;
  for (let l = 0; l < branchCount; l++) {
    if (branchActive[l] === 0) {
      out[l] = 0;
      continue;
    }
    const pf = position[branchFromIx[l]];
    const pt = position[branchToIx[l]];
    let angle = 0;
    for (let j = 0; j < m; j++) angle += system[j * width + m] * (responses[j][pf] - responses[j][pt]);
    out[l] = flowMw[l] + susceptance[l] * angle;
  }
  for (let j = 0; j < m; j++) out[lostBranchIx[j]] = 0;
  return true;
}

/** Solves the small system in place by Gauss-Jordan with row exchanges; the answer stands in the last column. */
function eliminate(system: Float64Array, m: number): boolean {
  const width = m + 1;
  for (let k = 0; k < m; k++) {
    let best = k;
    for (let i = k + 1; i < m; i++)
      if (Math.abs(system[i * width + k]) > Math.abs(system[best * width + k])) best = i;
    if (!(Math.abs(system[best * width + k]) > leastPivot)) return false;
    for (let c = k; best !== k && c < width; c++) {
      const kept = system[k * width + c];
      system[k * width + c] = system[best * width + c];
      system[best * width + c] = kept;
    }
    const pivot = system[k * width + k];
    for (let c = k; c < width; c++) system[k * width + c] /= pivot;
    for (let i = 0; i < m; i++) {
      const share = system[i * width + k];
      if (i === k || share === 0) continue;
      for (let c = k; c < width; c++) system[i * width + c] -= share * system[k * width + c];
    }
  }
  return true;
}
