import { mostBenefit } from './most-benefit';

/**
 * The electrical loads of one pump station or treatment works, and which of them a backup can carry. Treatment comes
 * first (nothing may be pumped untreated), then the pumps that together bring the most water.
 */
export interface StationLoads {
  /** kW of treatment; 0 where the station treats nothing. */
  treatmentKw: number;
  /** kW and flow by pump, in the order of the station's `pumpIds`. */
  pumpKw: Float64Array;
  pumpFlowM3s: Float64Array;
  /** Its pumps stand for several machines each (stations of supply zones) and may run in part. */
  divisible: boolean;
}

export interface Carried {
  treatment: boolean;
  /** Share of each pump that runs: 0 or 1, anything between where the station is divisible. */
  pumps: Float64Array;
  loadKw: number;
}

/** Kilowatts that rounding may leave over. */
const roundingShare = 1e-12;

/**
 * Which loads `capacityKw` carries: of all sets of pumps that fit, the one with the most flow, so that more kW never
 * bring less water; then pumps that have given nothing yet, if they still fit. Before any pump has run, kW stand for flow.
 * A divisible pump runs in proportion to its kW from `leastShare` on, pumps with more flow for a kW first.
 */
export function carryLoads(station: StationLoads, capacityKw: number, leastShare = 0): Carried {
  const { treatmentKw, pumpKw, divisible } = station;
  const pumps = new Float64Array(pumpKw.length);
  const fitsKw = capacityKw * (1 + roundingShare);
  const treatment = treatmentKw <= fitsKw && capacityKw > 0;
  if (capacityKw <= 0 || (treatmentKw > 0 && !treatment)) return { treatment, pumps, loadKw: 0 };
  const hasRun = station.pumpFlowM3s.some((it) => it > 0);
  const benefit = hasRun ? station.pumpFlowM3s : pumpKw;
  let loadKw = treatmentKw;
  if (divisible) {
    for (const i of byBenefitOfKw(pumpKw, benefit)) {
      const share = pumpKw[i] > 0 ? Math.min(1, Math.max(0, capacityKw - loadKw) / pumpKw[i]) : 1;
      if (share < leastShare || share <= 0) continue;
      pumps[i] = share;
      loadKw += share * pumpKw[i];
    }
    return { treatment, pumps, loadKw };
  }
  const chosen = mostBenefit(pumpKw, benefit, fitsKw - treatmentKw);
  for (let i = 0; i < pumps.length; i++)
    if (chosen[i] === 1) {
      pumps[i] = 1;
      loadKw += pumpKw[i];
    }
  for (let i = 0; i < pumps.length; i++) {
    if (pumps[i] === 1 || benefit[i] > 0 || loadKw + pumpKw[i] > fitsKw) continue;
    pumps[i] = 1;
    loadKw += pumpKw[i];
  }
  return { treatment, pumps, loadKw };
}

function byBenefitOfKw(pumpKw: Float64Array, benefit: Float64Array): number[] {
  const worth = (i: number) => (pumpKw[i] > 0 ? benefit[i] / pumpKw[i] : Number.POSITIVE_INFINITY);
  return Array.from(pumpKw, (_, i) => i).sort((a, b) =>
    worth(a) === worth(b) ? a - b : worth(b) - worth(a),
  );
}

/**
 * Shares a station's electrical demand among its pumps by the hydraulic power each has shown (flow x head gained
 * x 9.81 kN/m3 / efficiency). A pump that has not run yet counts as the mean of those that have; when none has,
 * all are alike.
 */
export function sharePumpKw(demandKw: number, hydraulicKw: Float64Array, out: Float64Array): void {
  let sum = 0;
  let ran = 0;
  for (let i = 0; i < out.length; i++) {
    if (hydraulicKw[i] > 0) {
      sum += hydraulicKw[i];
      ran++;
    }
  }
  for (let i = 0; i < out.length; i++) {
    if (ran === 0) out[i] = demandKw / out.length;
    else out[i] = hydraulicKw[i] > 0 ? (demandKw * hydraulicKw[i]) / sum : demandKw / ran;
  }
}
