import { emptyRegion } from '../../src/model/region';
import { bus, generator } from './grid';
import { type StartedEngine, startEngine } from './power-engine';

/** Fast units, a bus load and one store on a single bus; 0.9 of the energy is left each way. */
export function storeOnBus(
  { unitMw, storeMw, energyMwh, loadMw }: Record<'unitMw' | 'storeMw' | 'energyMwh' | 'loadMw', number>,
  initialShare: number,
): StartedEngine {
  const region = emptyRegion('store');
  region.grid.buses = [bus('A', { type: 'reference', loadMw })];
  region.grid.generators = [
    generator('plant', 'A', { technology: 'hydro', maxMw: unitMw, outputMw: Math.min(unitMw, loadMw) }),
    generator('store', 'A', { technology: 'storage', maxMw: storeMw, energyMwh }),
  ];
  return startEngine(region, {}, storeSettings(initialShare));
}

export function storeSettings(initialShare: number): Record<string, number> {
  return {
    'power.storageUsableShare': 1,
    'power.storageInitialShare': initialShare,
    'power.storageRoundTripShare': 0.81,
  };
}

export interface DrivenEnergy {
  neededMwh: number;
  servedMwh: number;
  /** Given to the grid by the store, and taken from it. */
  givenMwh: number;
  takenMwh: number;
}

/** Lets the engine run through bus loads that hold for a quarter of an hour each; energies are exact over its stops. */
export function driveLoads({ engine }: StartedEngine, loadsMw: readonly number[], storeIx = 1): DrivenEnergy {
  const sums = { neededMwh: 0, servedMwh: 0, givenMwh: 0, takenMwh: 0 };
  const { state } = engine;
  let nowS = 0;
  const sumTo = (timeS: number) => {
    const hours = (timeS - nowS) / 3600;
    sums.neededMwh += hours * state.feederNeededMw[0];
    sums.servedMwh += hours * state.feederServedMw[0];
    sums.givenMwh += hours * Math.max(0, state.generatorOutputMw[storeIx]);
    sums.takenMwh += hours * Math.max(0, -state.generatorOutputMw[storeIx]);
    nowS = timeS;
  };
  const runTo = (timeS: number) => {
    for (let next = engine.nextTimeS(); next <= timeS; next = engine.nextTimeS()) {
      sumTo(next);
      engine.advance(next);
    }
    sumTo(timeS);
  };
  loadsMw.forEach((mw, i) => {
    runTo(900 * i);
    engine.setDemand(Float64Array.of(mw));
    engine.settle(900 * i);
  });
  runTo(900 * loadsMw.length);
  engine.settle(900 * loadsMw.length);
  return sums;
}
