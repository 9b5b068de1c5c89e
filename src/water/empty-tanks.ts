import { emptyLevelM, noFlowM3s, rawLinkState, refilledLevelM } from './constants';
import { closureReasons, type LinkClosures } from './link-closures';
import type { NetworkStructure } from './network-structure';
import { linkProperties, linkTypes, nodeProperties, type SolverNetwork } from './solver';
import type { TankLinks } from './tank-links';

/**
 * Stops pumps and pipes that draw from an empty tank. EPANET closes them itself where its solution converges; where the
 * states of other links keep turning over, its last iteration may leave them open, and they bring water that is not there.
 */
export interface EmptyTanks {
  /**
   * After a solution: closes what draws from an empty tank; after one that is not balanced, also pumps on it that EPANET has closed for the
   * time being, which it may open again at every other trial. True when the time has to be solved again.
   */
  hold(timeS: number, isUnbalanced: boolean): boolean;
  /** Before a solution: hands back the pumps of tanks that hold water again, and all pipes, which may fill the tank. */
  release(timeS: number): void;
}

export function createEmptyTanks(
  network: SolverNetwork,
  structure: NetworkStructure,
  closures: LinkClosures,
  tankLinks: TankLinks,
): EmptyTanks {
  const { linkFromIx, tankNodeIx } = structure.index;
  const { links, isPipe, outflowM3s } = tankLinks;
  const isPump = (k: number) => structure.linkType[k] === linkTypes.pump;
  const isHeld = new Uint8Array(tankNodeIx.length);
  const heldPipes = new Set<number>();

  /** Height of the water over the tank's lowest level now. */
  function spareM(tankIx: number): number {
    const node = tankNodeIx[tankIx];
    const headM = network.nodeValue(nodeProperties.head, node) * structure.units.lengthToM;
    return headM - structure.nodeElevationM[node] - structure.tankMinimumLevelM[tankIx];
  }

  const isClosedForNow = (k: number) =>
    network.linkValue(linkProperties.rawState, k) === rawLinkState.closedForNow;

  return {
    hold(timeS, isUnbalanced) {
      let changed = false;
      for (let i = 0; i < links.length; i++) {
        let netM3s = 0;
        for (const k of links[i]) netM3s += outflowM3s(i, k);
        if (spareM(i) > emptyLevelM) continue;
        for (const k of links[i]) {
          const isPumpOfTank = isPump(k) && linkFromIx[k] === tankNodeIx[i];
          const mayDraw = isUnbalanced && isPumpOfTank && isClosedForNow(k);
          if (outflowM3s(i, k) <= noFlowM3s && !mayDraw) continue;
          if (isPumpOfTank) isHeld[i] = 1;
          else if (isPipe(k) && netM3s > noFlowM3s) heldPipes.add(k);
          else continue;
          changed = closures.set(k, closureReasons.tankEmpty, true, timeS) || changed;
        }
      }
      return changed;
    },
    release(timeS) {
      for (const k of heldPipes) closures.set(k, closureReasons.tankEmpty, false, timeS);
      heldPipes.clear();
      for (let i = 0; i < links.length; i++) {
        if (isHeld[i] === 0 || spareM(i) < refilledLevelM) continue;
        isHeld[i] = 0;
        for (const k of links[i])
          if (isPump(k) && linkFromIx[k] === tankNodeIx[i])
            closures.set(k, closureReasons.tankEmpty, false, timeS);
      }
    },
  };
}
