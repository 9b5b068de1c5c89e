import type { GridStructure } from '../flow/grid-structure';
import type { AcCase } from './ac-case';
import type { AcState } from './ac-state';

/** Power that enters each branch at its two ends: 0 where it is dead or out of service, NaN where there is no answer. */
export interface AcBranchFlows {
  fromMw: Float64Array;
  fromMvar: Float64Array;
  toMw: Float64Array;
  toMvar: Float64Array;
  /** Sum over all branches of what enters less what leaves; NaN where an island did not converge. */
  lossMw: number;
}

/** S_from = V_from conj(Yff V_from + Yft V_to), and the same at the to end. */
export function branchFlows(
  structure: GridStructure,
  state: AcCase,
  voltages: AcState,
  solvedBus: Uint8Array,
  isDead: (bus: number) => boolean,
): AcBranchFlows {
  const { branchCount, branchFromIx, branchToIx, baseMva } = structure;
  const { real, imaginary } = voltages;
  const y = voltages.admittance.branch;
  const fromMw = new Float64Array(branchCount);
  const fromMvar = new Float64Array(branchCount);
  const toMw = new Float64Array(branchCount);
  const toMvar = new Float64Array(branchCount);
  let lossMw = 0;
  for (let k = 0; k < branchCount; k++) {
    const f = branchFromIx[k];
    const t = branchToIx[k];
    if (state.branchActive[k] === 0 || isDead(f)) continue;
    if (solvedBus[f] === 0) {
      for (const flow of [fromMw, fromMvar, toMw, toMvar]) flow[k] = Number.NaN;
      lossMw = Number.NaN;
      continue;
    }
    const at = 8 * k;
    const fromReal =
      y[at] * real[f] - y[at + 1] * imaginary[f] + y[at + 2] * real[t] - y[at + 3] * imaginary[t];
    const fromImaginary =
      y[at] * imaginary[f] + y[at + 1] * real[f] + y[at + 2] * imaginary[t] + y[at + 3] * real[t];
    const toReal =
      y[at + 4] * real[f] - y[at + 5] * imaginary[f] + y[at + 6] * real[t] - y[at + 7] * imaginary[t];
    const toImaginary =
      y[at + 4] * imaginary[f] + y[at + 5] * real[f] + y[at + 6] * imaginary[t] + y[at + 7] * real[t];
    fromMw[k] = baseMva * (real[f] * fromReal + imaginary[f] * fromImaginary);
    fromMvar[k] = baseMva * (imaginary[f] * fromReal - real[f] * fromImaginary);
    toMw[k] = baseMva * (real[t] * toReal + imaginary[t] * toImaginary);
    toMvar[k] = baseMva * (imaginary[t] * toReal - real[t] * toImaginary);
    lossMw += fromMw[k] + toMw[k];
  }
  return { fromMw, fromMvar, toMw, toMvar, lossMw };
}
