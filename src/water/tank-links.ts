import type { HydraulicState } from './hydraulic-engine';
import type { NetworkStructure } from './network-structure';
import { linkTypes } from './solver';

/** Links at each tank, and what flows into them now. */
export interface TankLinks {
  /** Links by tank, in the order of the file. */
  links: readonly (readonly number[])[];
  /** True for pipes, with and without check valve. */
  isPipe(linkIx: number): boolean;
  /** Flow from a tank into one of its links, m3/s. */
  outflowM3s(tankIx: number, linkIx: number): number;
}

export function createTankLinks({ index, linkType }: NetworkStructure, state: HydraulicState): TankLinks {
  const { tankNodeIx, linkFromIx, linkToIx } = index;
  return {
    links: Array.from(tankNodeIx, (tank) =>
      Array.from(linkFromIx.keys()).filter((k) => linkFromIx[k] === tank || linkToIx[k] === tank),
    ),
    isPipe: (k) => linkType[k] === linkTypes.pipe || linkType[k] === linkTypes.checkValvePipe,
    outflowM3s: (tankIx, k) =>
      linkFromIx[k] === tankNodeIx[tankIx] ? state.linkFlowM3s[k] : -state.linkFlowM3s[k],
  };
}
