/**
 * The electrical loads of one pump station or treatment works, and which of them a backup can carry. Treatment
 * comes first (nothing may be pumped untreated), then pumps by the flow they give, largest first, ties by order:
 * each is taken if it still fits into the kW left.
 */
export interface StationLoads {
  /** kW of treatment; 0 where the station treats nothing. */
  treatmentKw: number;
  /** kW and flow by pump, in the order of the station's `pumpIds`. */
  pumpKw: Float64Array;
  pumpFlowM3s: Float64Array;
}

export interface Carried {
  treatment: boolean;
  /** 1 for the pumps that run. */
  pumps: Uint8Array;
  loadKw: number;
}

/** Which loads `capacityKw` carries. */
export function carryLoads(station: StationLoads, capacityKw: number): Carried {
  const count = station.pumpKw.length;
  const pumps = new Uint8Array(count);
  let leftKw = capacityKw * (1 + 1e-12);
  let loadKw = 0;
  const treatment = station.treatmentKw <= leftKw && capacityKw > 0;
  if (treatment) {
    leftKw -= station.treatmentKw;
    loadKw += station.treatmentKw;
  }
  const order = Array.from({ length: count }, (_, i) => i).sort(
    (a, b) => station.pumpFlowM3s[b] - station.pumpFlowM3s[a] || a - b,
  );
  for (const i of order) {
    if (capacityKw <= 0 || station.pumpKw[i] > leftKw) continue;
    if (station.treatmentKw > 0 && !treatment) continue;
    pumps[i] = 1;
    leftKw -= station.pumpKw[i];
    loadKw += station.pumpKw[i];
  }
  return { treatment, pumps, loadKw };
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
