import { noFlowM3s } from './constants';
import type { HydraulicState } from './hydraulic-engine';
import type { NetworkStructure } from './network-structure';
import { nodeProperties, type SolverNetwork } from './solver';
import { readVolumeM3 } from './solver-readings';
import type { WaterRates } from './water-books';

/**
 * Puts right what EPANET rounds away at a tank's limits. It counts a tank as full (or as empty) when it is within one second's
 * flow of it; the water so gained is given back when the tank next drains, and water so lost at its bottom is put back at once.
 * A tank with less than one second's flow left it draws below its lowest level: the level is set back to it.
 * And it closes the links of a tank only when the head computed from the volume is not below (above) the limit by as little as a rounding,
 * so that some tanks are filled (or emptied) for ever: there the level is set to the limit itself.
 */
export interface TankCorrections {
  /** What tanks were given that was not there, and have still to give back, m3. */
  owedM3(): number;
  /** Called before a step is booked: raises tanks that were drawn below their least volume to it. */
  raiseOverdrawn(volumeAfterM3: Float64Array): void;
  /**
   * Called with a step booked: `state` holds the volumes before it, `volumeAfterM3` those after, which may be put right. Of what flowed
   * into a tank, `heldShare` was there; it owes the rest.
   */
  afterStep(volumeAfterM3: Float64Array, stepS: number, heldShare: number): void;
  /** Called before a step: gives back what a tank owes when it begins to drain. */
  beforeStep(): void;
}

/** Roundings to either side of a limit that are tried. */
const limitSearch = 16;
/** A tank within this share of its range of a limit is at it. */
const atLimitShare = 1e-9;

export function createTankCorrections(
  network: SolverNetwork,
  structure: NetworkStructure,
  state: HydraulicState,
  rates: WaterRates,
): TankCorrections {
  const { tankNodeIx } = structure.index;
  const { tankMinimumM3, tankMaximumM3, tankMinimumLevelM, tankMaximumLevelM, tankHasCurve } = structure;
  const owedM3 = new Float64Array(tankNodeIx.length);

  /** True when EPANET took the volume; the level of a cylinder is straight in it. */
  function setVolume(tankIx: number, volumeM3: number): boolean {
    const rangeM3 = tankMaximumM3[tankIx] - tankMinimumM3[tankIx];
    if (tankHasCurve[tankIx] === 1 || !(rangeM3 > 0)) return false;
    const share = (volumeM3 - tankMinimumM3[tankIx]) / rangeM3;
    if (share < 0 || share > 1) return false;
    const levelM =
      tankMinimumLevelM[tankIx] + share * (tankMaximumLevelM[tankIx] - tankMinimumLevelM[tankIx]);
    const level = levelM / structure.units.lengthToM;
    return network.setNodeValue(nodeProperties.tankLevel, tankNodeIx[tankIx], level) < 100;
  }

  /** Sets the level to a limit, to the last bit: EPANET refuses a level beyond it. */
  function setToLimit(tankIx: number, levelM: number, direction: number): void {
    const level = levelM / structure.units.lengthToM;
    const ulp = Math.max(Math.abs(level), 1) * Number.EPSILON * direction;
    for (let k = -limitSearch; k <= limitSearch; k++) {
      const code = network.setNodeValue(nodeProperties.tankLevel, tankNodeIx[tankIx], level + k * ulp);
      if (code >= 100) return;
    }
  }

  return {
    owedM3: () => owedM3.reduce((sum, it) => sum + it, 0),
    raiseOverdrawn(volumeAfterM3) {
      for (let i = 0; i < volumeAfterM3.length; i++) {
        if (volumeAfterM3[i] >= tankMinimumM3[i]) continue;
        setToLimit(i, tankMinimumLevelM[i], -1);
        volumeAfterM3[i] = readVolumeM3(network, structure, i);
      }
    },
    afterStep(volumeAfterM3, stepS, heldShare) {
      for (let i = 0; i < owedM3.length; i++) {
        const inflowM3 = rates.tankInflowM3s[i] * stepS;
        const nearM3 = atLimitShare * (tankMaximumM3[i] - tankMinimumM3[i]);
        if (inflowM3 > 0 && structure.tankOverflows[i] === 0 && tankMaximumM3[i] - volumeAfterM3[i] < nearM3)
          setToLimit(i, tankMaximumLevelM[i], 1);
        else if (inflowM3 < 0 && Math.abs(volumeAfterM3[i] - tankMinimumM3[i]) < nearM3)
          setToLimit(i, tankMinimumLevelM[i], -1);
        if (inflowM3 <= 0 || structure.tankOverflows[i] === 1) continue;
        const expectedM3 = state.tankVolumeM3[i] + inflowM3 * heldShare;
        if (volumeAfterM3[i] > expectedM3) owedM3[i] += volumeAfterM3[i] - expectedM3;
        else if (volumeAfterM3[i] < expectedM3 && setVolume(i, expectedM3)) {
          state.balanceErrorM3 -= expectedM3 - volumeAfterM3[i];
          volumeAfterM3[i] = expectedM3;
        }
      }
    },
    beforeStep() {
      for (let i = 0; i < owedM3.length; i++) {
        if (owedM3[i] === 0 || rates.tankInflowM3s[i] >= -noFlowM3s) continue;
        if (setVolume(i, state.tankVolumeM3[i] - owedM3[i])) {
          state.tankVolumeM3[i] -= owedM3[i];
          state.balanceErrorM3 += owedM3[i];
        }
        owedM3[i] = 0;
      }
    },
  };
}
