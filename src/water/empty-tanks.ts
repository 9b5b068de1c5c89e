import { emptyLevelM, noFlowM3s, refilledLevelM } from './constants';
import type { HydraulicState } from './hydraulic-engine';
import { closureReasons, type LinkClosures } from './link-closures';
import type { NetworkStructure } from './network-structure';
import { linkTypes, nodeProperties, type SolverNetwork } from './solver';

/**
 * Stops pumps that draw from an empty tank. EPANET closes them itself where its solution converges; where the states of
 * other links keep turning over, its last iteration may leave them open, and they lift water that is not there.
 */
export interface EmptyTanks {
  /** After a solution: closes the pumps that draw from an empty tank. True when the time has to be solved again. */
  hold(timeS: number): boolean;
  /** Before a solution: hands back the pumps of tanks that hold water again. */
  release(timeS: number): void;
}

export function createEmptyTanks(
  network: SolverNetwork,
  structure: NetworkStructure,
  closures: LinkClosures,
  state: HydraulicState,
): EmptyTanks {
  const { linkFromIx, tankNodeIx } = structure.index;
  /** Pumps that draw from each tank. */
  const drawing = Array.from(tankNodeIx, (tank) =>
    Array.from(linkFromIx.keys()).filter(
      (k) => structure.linkType[k] === linkTypes.pump && linkFromIx[k] === tank,
    ),
  );
  const isHeld = new Uint8Array(tankNodeIx.length);

  /** Height of the water over the tank's lowest level now. */
  function spareM(tankIx: number): number {
    const node = tankNodeIx[tankIx];
    const headM = network.nodeValue(nodeProperties.head, node) * structure.units.lengthToM;
    return headM - structure.nodeElevationM[node] - structure.tankMinimumLevelM[tankIx];
  }

  return {
    hold(timeS) {
      let changed = false;
      for (let i = 0; i < drawing.length; i++) {
        for (const k of drawing[i]) {
          if (state.linkFlowM3s[k] <= noFlowM3s || spareM(i) > emptyLevelM) continue;
          isHeld[i] = 1;
          changed = closures.set(k, closureReasons.tankEmpty, true, timeS) || changed;
        }
      }
      return changed;
    },
    release(timeS) {
      for (let i = 0; i < drawing.length; i++) {
        if (isHeld[i] === 0 || spareM(i) < refilledLevelM) continue;
        isHeld[i] = 0;
        for (const k of drawing[i]) closures.set(k, closureReasons.tankEmpty, false, timeS);
      }
    },
  };
}
