import type { ColumnMatrix } from '../../numerics/lu';
import { cos, sin } from '../../numerics/math';
import type { AcState, AcUnknowns } from './ac-state';

/** Works out the power that leaves each bus of the island: S_i = V_i conj(sum of Y_ij V_j). */
export function powersInto(state: AcState, busIx: Int32Array): void {
  const { admittance, voltagePu, angleRad, real, imaginary, activePu, reactivePu } = state;
  const { start, index, conductance, susceptance, diagonalConductance, diagonalSusceptance } = admittance;
  for (let at = 0; at < busIx.length; at++) {
    const bus = busIx[at];
    real[bus] = voltagePu[bus] * cos(angleRad[bus]);
    imaginary[bus] = voltagePu[bus] * sin(angleRad[bus]);
  }
  for (let at = 0; at < busIx.length; at++) {
    const bus = busIx[at];
    const e = real[bus];
    const f = imaginary[bus];
    let currentReal = diagonalConductance[bus] * e - diagonalSusceptance[bus] * f;
    let currentImaginary = diagonalConductance[bus] * f + diagonalSusceptance[bus] * e;
    const end = start[bus + 1];
    for (let p = start[bus]; p < end; p++) {
      const other = index[p];
      currentReal += conductance[p] * real[other] - susceptance[p] * imaginary[other];
      currentImaginary += conductance[p] * imaginary[other] + susceptance[p] * real[other];
    }
    activePu[bus] = e * currentReal + f * currentImaginary;
    reactivePu[bus] = f * currentReal - e * currentImaginary;
  }
}

/** Scheduled less computed power, by equation; returns the largest size, Infinity where the iteration ran away. */
export function mismatchInto(mismatch: Float64Array, state: AcState, unknowns: AcUnknowns): number {
  const { activePu, reactivePu, scheduledActivePu, scheduledReactivePu } = state;
  const { busIx, angleUnknown, voltageUnknown } = unknowns;
  let largest = 0;
  for (let at = 0; at < busIx.length; at++) {
    const bus = busIx[at];
    if (angleUnknown[bus] >= 0) {
      const error = scheduledActivePu[bus] - activePu[bus];
      mismatch[angleUnknown[bus]] = error;
      if (!Number.isFinite(error)) return Number.POSITIVE_INFINITY;
      if (Math.abs(error) > largest) largest = Math.abs(error);
    }
    if (voltageUnknown[bus] >= 0) {
      const error = scheduledReactivePu[bus] - reactivePu[bus];
      mismatch[voltageUnknown[bus]] = error;
      if (!Number.isFinite(error)) return Number.POSITIVE_INFINITY;
      if (Math.abs(error) > largest) largest = Math.abs(error);
    }
  }
  return largest;
}

/** The Jacobian's pattern: by column, own bus first, then neighbours; `jacobianInto` fills in the same order. */
export function createJacobian(state: AcState, unknowns: AcUnknowns): ColumnMatrix {
  const { start, index } = state.admittance;
  const { busIx, angleUnknown, voltageUnknown, count } = unknowns;
  const columnStart = new Int32Array(count + 1);
  const row: number[] = [];
  const addRows = (bus: number) => {
    if (angleUnknown[bus] >= 0) row.push(angleUnknown[bus]);
    if (voltageUnknown[bus] >= 0) row.push(voltageUnknown[bus]);
  };
  for (const bus of busIx) {
    for (const column of [angleUnknown[bus], voltageUnknown[bus]]) {
      if (column < 0) continue;
      addRows(bus);
      for (let p = start[bus]; p < start[bus + 1]; p++) addRows(index[p]);
      columnStart[column + 1] = row.length;
    }
  }
  return {
    size: count,
    start: columnStart,
    row: Int32Array.from(row),
    value: new Float64Array(row.length),
  };
}

/**
 * Derivatives of the powers by angles and magnitudes, in polar form. Needs `powersInto` at the same voltages.
 * Source: MATPOWER 8 manual, section 4.1; Tinney and Hart, IEEE Trans. PAS-86, 1967.
 */
export function jacobianInto(value: Float64Array, state: AcState, unknowns: AcUnknowns): void {
  const { voltagePu, real, imaginary, activePu, reactivePu } = state;
  const { start, index, acrossConductance, acrossSusceptance, diagonalConductance, diagonalSusceptance } =
    state.admittance;
  const { busIx, angleUnknown, voltageUnknown } = unknowns;
  let next = 0;
  for (let at = 0; at < busIx.length; at++) {
    const bus = busIx[at];
    const v = voltagePu[bus];
    const p = activePu[bus];
    const q = reactivePu[bus];
    const e = real[bus];
    const f = imaginary[bus];
    const squared = v * v;
    const end = start[bus + 1];
    for (let byMagnitude = 0; byMagnitude < 2; byMagnitude++) {
      const own = byMagnitude === 1 ? voltageUnknown[bus] : angleUnknown[bus];
      if (own < 0) continue;
      const g = diagonalConductance[bus];
      const b = diagonalSusceptance[bus];
      if (angleUnknown[bus] >= 0) value[next++] = byMagnitude === 1 ? p / v + g * v : -q - b * squared;
      if (voltageUnknown[bus] >= 0) value[next++] = byMagnitude === 1 ? q / v - b * v : p - g * squared;
      for (let entry = start[bus]; entry < end; entry++) {
        const other = index[entry];
        const cosine = real[other] * e + imaginary[other] * f;
        const sine = imaginary[other] * e - real[other] * f;
        const inPhase = acrossConductance[entry] * cosine + acrossSusceptance[entry] * sine;
        const across = acrossConductance[entry] * sine - acrossSusceptance[entry] * cosine;
        if (angleUnknown[other] >= 0) value[next++] = byMagnitude === 1 ? inPhase / v : across;
        if (voltageUnknown[other] >= 0) value[next++] = byMagnitude === 1 ? across / v : -inPhase;
      }
    }
  }
}
