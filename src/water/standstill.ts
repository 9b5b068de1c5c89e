import { noFlowM3s } from './constants';
import { type HydraulicState, nodeKinds } from './hydraulic-engine';
import type { NetworkStructure } from './network-structure';
import { controlTypes, type SolverNetwork } from './solver';
import type { WaterRates } from './water-books';

/**
 * Tells when the solution of a network must stay what it is: links that are held closed cut every reservoir, and every tank
 * that holds water, off from all demand and from each other, so nothing can flow until one is handed back, whatever
 * controls and rules do. EPANET takes many trials to find that again. Its demands still follow their patterns, so each
 * pattern period is solved once.
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
  const { tankNodeIx, linkFromIx, linkToIx, nodeKind } = structure.index;
  const seen = new Uint8Array(nodeKind.length);
  const reached = new Int32Array(nodeKind.length);
  /** A control at a time acts in the solution of that second only, so none may be left out. */
  const hasTimeControls = Array.from({ length: network.controlCount() }, (_, i) => network.control(i)).some(
    ({ type }) => type === controlTypes.timer || type === controlTypes.timeOfDay,
  );
  let periodIx = -1;

  const periodAt = (timeS: number) => Math.floor((timeS + pattern.phaseS) / pattern.stepS);

  /** No demand and no other source hangs on the node by links that are not held closed, whether they are open now or not. */
  function isShut(source: number): boolean {
    let count = 1;
    let shut = true;
    reached[0] = source;
    seen[source] = 1;
    for (let i = 0; i < count && shut; i++)
      for (let at = nodeStart[reached[i]]; at < nodeStart[reached[i] + 1] && shut; at++) {
        const k = nodeLinks[at];
        if (reasons[k] !== 0) continue;
        const other = linkFromIx[k] === reached[i] ? linkToIx[k] : linkFromIx[k];
        if (seen[other] === 1) continue;
        seen[other] = 1;
        reached[count++] = other;
        shut = nodeKind[other] === nodeKinds.junction && state.nodeDemandM3s[other] === 0;
      }
    for (let i = 0; i < count; i++) seen[reached[i]] = 0;
    return shut;
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
