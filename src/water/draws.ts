import { nodeProperties, type SolverNetwork, solverOptions } from './solver';
import type { FileUnits } from './units';

/** Steady draws at junctions that have no demand of their own in the file. */
export interface Draws {
  /** False, with nothing changed, at a junction with a demand of its own. */
  set(nodeIx: number, m3s: number): boolean;
}

/** A demand without a pattern of its own follows the file's default pattern, so a draw is given one that is 1 all the time. */
const steadyPatternId = '~steady';

/** A draw becomes the junction's one demand, steady whatever the file's patterns and multiplier. */
export function createDraws(network: SolverNetwork, units: FileUnits): Draws {
  const taken = new Set<number>();
  let steadyPattern = -1;
  const { baseDemand, demandPattern } = nodeProperties;
  return {
    set(nodeIx, m3s) {
      const multiplier = network.option(solverOptions.demandMultiplier);
      if (!(multiplier > 0)) return false;
      if (!taken.has(nodeIx)) {
        if (network.nodeValue(baseDemand, nodeIx) !== 0) return false;
        if (steadyPattern < 0) steadyPattern = network.addPattern(steadyPatternId);
        if (steadyPattern < 0 || network.setNodeValue(demandPattern, nodeIx, steadyPattern) >= 100)
          return false;
        taken.add(nodeIx);
      }
      return network.setNodeValue(baseDemand, nodeIx, m3s / units.flowToM3s / multiplier) < 100;
    },
  };
}
