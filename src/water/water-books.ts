import type { HydraulicState } from './hydraulic-engine';
import type { NetworkStructure } from './network-structure';

/** Rates of the present solution, m3/s; a tank's is what flows into it. */
export interface WaterRates {
  deliveredM3s: number;
  injectedM3s: number;
  leakedM3s: number;
  /** Net outflow of all reservoirs. */
  reservoirM3s: number;
  tankInflowM3s: Float64Array;
}

export function createRates(tankCount: number): WaterRates {
  return {
    deliveredM3s: 0,
    injectedM3s: 0,
    leakedM3s: 0,
    reservoirM3s: 0,
    tankInflowM3s: new Float64Array(tankCount),
  };
}

/** What the books of one step show, m3. */
export interface StepBooks {
  throughputM3: number;
  errorM3: number;
  /** Share of what was taken that tanks really held. */
  heldShare: number;
}

/**
 * Books the step just taken, of `stepS` seconds at the rates of its start; the state still holds the tanks' volumes of then. EPANET
 * keeps an emptying tank at its minimum whatever was drawn from it; that water did not exist and (where asked) is taken off what was delivered,
 * what leaked and what ran back into reservoirs or into other tanks, in proportion (other tanks give it back later). What a tank that may overflow cannot hold is booked as leaked.
 */
export function bookStepInto(
  out: StepBooks,
  state: HydraulicState,
  structure: NetworkStructure,
  rates: WaterRates,
  stepS: number,
  volumeAfterM3: Float64Array,
  takesOffUnsupported: boolean,
): void {
  const volumeBeforeM3 = state.tankVolumeM3;
  let storedM3 = 0;
  let tankMovedM3 = 0;
  let spilledM3 = 0;
  let unsupportedM3 = 0;
  let filledM3 = 0;
  for (let i = 0; i < volumeAfterM3.length; i++) {
    const inflowM3 = rates.tankInflowM3s[i] * stepS;
    const changeM3 = volumeAfterM3[i] - volumeBeforeM3[i];
    storedM3 += changeM3;
    tankMovedM3 += Math.abs(changeM3);
    if (inflowM3 > 0) filledM3 += inflowM3;
    const surplusM3 = inflowM3 - changeM3;
    if (surplusM3 > 0 && inflowM3 > 0 && structure.tankOverflows[i] === 1) spilledM3 += surplusM3;
    else if (surplusM3 < 0 && inflowM3 < 0 && takesOffUnsupported) unsupportedM3 -= surplusM3;
  }
  const flowedM3 = rates.deliveredM3s * stepS;
  const escapedM3 = rates.leakedM3s * stepS;
  const reservoirM3 = rates.reservoirM3s * stepS;
  const drawnM3 = flowedM3 + Math.max(0, escapedM3) + Math.max(0, -reservoirM3) + filledM3;
  const heldShare = drawnM3 > 0 ? Math.max(0, 1 - unsupportedM3 / drawnM3) : 1;
  const deliveredM3 = flowedM3 * heldShare;
  const leakedM3 = (escapedM3 > 0 ? escapedM3 * heldShare : escapedM3) + spilledM3;
  const sourceM3 = (reservoirM3 < 0 ? reservoirM3 * heldShare : reservoirM3) + rates.injectedM3s * stepS;
  const heldS = heldShare * stepS;
  const { nodeDemandM3s, nodeDeliveredM3s, nodeDemandTotalM3, nodeDeliveredTotalM3 } = state;
  for (let n = 0; n < nodeDemandM3s.length; n++) {
    const wantedM3 = nodeDemandM3s[n] * stepS;
    nodeDemandTotalM3[n] += wantedM3;
    state.demandM3 += wantedM3;
    nodeDeliveredTotalM3[n] += nodeDeliveredM3s[n] * heldS;
  }
  state.deliveredM3 += deliveredM3;
  state.leakedM3 += leakedM3;
  state.sourceM3 += sourceM3;
  out.heldShare = heldShare;
  out.errorM3 = sourceM3 - storedM3 - deliveredM3 - leakedM3;
  out.throughputM3 = (Math.abs(sourceM3) + tankMovedM3 + deliveredM3 + leakedM3) / 2;
  state.balanceErrorM3 += out.errorM3;
}
