import type { OpenWater } from '../src/timeline/run-control';
import { createHydraulicEngine } from '../src/water/epanet-engine';
import type { HydraulicSolver } from '../src/water/solver';

/** Opens networks in EPANET, which is loaded when first needed. */
export function createOpenWater(loadSolver: () => Promise<HydraulicSolver>): OpenWater {
  return async (network, options) =>
    createHydraulicEngine(await loadSolver(), network.inp, `${network.id}.inp`, options);
}
