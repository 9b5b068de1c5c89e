import { factorLu, type LuFactor } from '../../numerics/lu';
import { refactorLuInto, solveLuInto } from '../../numerics/lu-refactor';
import { pi } from '../../numerics/math';
import { createJacobian, jacobianInto, mismatchInto, powersInto } from './ac-equations';
import type { AcState, AcUnknowns } from './ac-state';
import { iterationLimit, runawayMismatchPu, toleranceMismatchPu } from './constants';

/** How an island's iteration ended. The mismatch is the last finite one, Infinity where even the start had none. */
export interface NewtonOutcome {
  converged: boolean;
  iterations: number;
  mismatchPu: number;
}

/**
 * Newton's method in polar form on one island, from the voltages in `state`, which is moved to the answer. The
 * pattern and the pivots of the first factorisation serve all iterations, unless a pivot becomes too small.
 * Source: Tinney and Hart, IEEE Trans. PAS-86, 1967; MATPOWER's `newtonpf`.
 */
export function iterateNewton(state: AcState, unknowns: AcUnknowns): NewtonOutcome {
  const { voltagePu, angleRad } = state;
  const { busIx, angleUnknown, voltageUnknown, count } = unknowns;
  const mismatch = new Float64Array(count);
  powersInto(state, busIx);
  let mismatchPu = mismatchInto(mismatch, state, unknowns);
  if (!Number.isFinite(mismatchPu)) return { converged: false, iterations: 0, mismatchPu };
  if (mismatchPu < toleranceMismatchPu) return { converged: true, iterations: 0, mismatchPu };
  const jacobian = createJacobian(state, unknowns);
  const order = Int32Array.from({ length: count }, (_, i) => i);
  let factor: LuFactor | undefined;
  for (let iteration = 1; iteration <= iterationLimit; iteration++) {
    jacobianInto(jacobian.value, state, unknowns);
    if (!factor || !refactorLuInto(factor, jacobian)) factor = factorLu(jacobian, order);
    if (!factor) return { converged: false, iterations: iteration, mismatchPu };
    solveLuInto(mismatch, factor, mismatch);
    for (let at = 0; at < busIx.length; at++) {
      const bus = busIx[at];
      if (angleUnknown[bus] >= 0) angleRad[bus] += mismatch[angleUnknown[bus]];
      if (voltageUnknown[bus] >= 0) voltagePu[bus] += mismatch[voltageUnknown[bus]];
      if (voltagePu[bus] < 0) {
        voltagePu[bus] = -voltagePu[bus];
        angleRad[bus] += pi;
      }
    }
    powersInto(state, busIx);
    const now = mismatchInto(mismatch, state, unknowns);
    if (!Number.isFinite(now)) return { converged: false, iterations: iteration, mismatchPu };
    mismatchPu = now;
    if (mismatchPu < toleranceMismatchPu) return { converged: true, iterations: iteration, mismatchPu };
    if (mismatchPu > runawayMismatchPu) return { converged: false, iterations: iteration, mismatchPu };
  }
  return { converged: false, iterations: iterationLimit, mismatchPu };
}
