import { noFlowM3s } from './constants';
import type { HydraulicState } from './hydraulic-engine';
import type { NetworkStructure } from './network-structure';
import { controlTypes, type SolverNetwork } from './solver';
import type { WaterRates } from './water-books';

/**
 * Tells when the solution of a network must stay what it is: every link of a reservoir or of a tank that holds water is held
 * closed, so nothing can flow until one is handed back, whatever controls and rules do. EPANET takes many trials to find
 * that again. Its demands still follow their patterns, so each pattern period is solved once.
 */
export interface Standstill {
  /** Called after a solution. */
  note(timeS: number): void;
  /** True at a time at which the last solution still holds, if nothing was changed since. */
  holds(timeS: number): boolean;
}

export function createStandstill(
  network: SolverNetwork,
  structure: NetworkStructure,
  reasons: Uint8Array,
  state: HydraulicState,
  rates: WaterRates,
  pattern: { stepS: number; phaseS: number },
): Standstill {
  const { reservoirNodeIx, nodeStart, nodeLinks, tankMinimumLevelM } = structure;
  const { tankNodeIx } = structure.index;
  /** A control at a time acts in the solution of that second only, so none may be left out. */
  const hasTimeControls = Array.from({ length: network.controlCount() }, (_, i) => network.control(i)).some(
    ({ type }) => type === controlTypes.timer || type === controlTypes.timeOfDay,
  );
  let periodIx = -1;

  const periodAt = (timeS: number) => Math.floor((timeS + pattern.phaseS) / pattern.stepS);

  function isShut(node: number): boolean {
    for (let at = nodeStart[node]; at < nodeStart[node + 1]; at++)
      if (reasons[nodeLinks[at]] === 0) return false;
    return true;
  }

  function stands(): boolean {
    const { deliveredM3s, injectedM3s, leakedM3s, reservoirM3s, tankInflowM3s } = rates;
    if (deliveredM3s > 0 || injectedM3s > 0 || leakedM3s !== 0 || Math.abs(reservoirM3s) > noFlowM3s)
      return false;
    for (let i = 0; i < reservoirNodeIx.length; i++) if (!isShut(reservoirNodeIx[i])) return false;
    for (let i = 0; i < tankNodeIx.length; i++) {
      if (Math.abs(tankInflowM3s[i]) > noFlowM3s) return false;
      if (state.tankLevelM[i] > tankMinimumLevelM[i] && !isShut(tankNodeIx[i])) return false;
    }
    return true;
  }

  return {
    note(timeS) {
      periodIx = !hasTimeControls && stands() ? periodAt(timeS) : -1;
    },
    holds: (timeS) => periodIx === periodAt(timeS),
  };
}
