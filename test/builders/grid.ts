import type { Branch, Bus, Generator } from '../../src/model/grid';

export function bus(id: string, part: Partial<Bus> = {}): Bus {
  return {
    id,
    type: 'load',
    loadMw: 0,
    loadMvar: 0,
    shuntMw: 0,
    shuntMvar: 0,
    voltagePu: 1,
    angleRad: 0,
    baseKv: 110,
    maxVoltagePu: 1.1,
    minVoltagePu: 0.9,
    ...part,
  };
}

export function branch(id: string, fromBusId: string, toBusId: string, part: Partial<Branch> = {}): Branch {
  return {
    id,
    fromBusId,
    toBusId,
    kind: 'line',
    resistancePu: 0,
    reactancePu: 0.1,
    chargingPu: 0,
    ratingAMw: 0,
    ratingBMw: 0,
    ratingCMw: 0,
    tap: 1,
    shiftRad: 0,
    inService: true,
    ...part,
  };
}

export function generator(id: string, busId: string, part: Partial<Generator> = {}): Generator {
  return {
    id,
    busId,
    outputMw: 0,
    outputMvar: 0,
    minMw: 0,
    maxMw: 100,
    minMvar: 0,
    maxMvar: 0,
    voltagePu: 1,
    baseMva: 100,
    inService: true,
    technology: 'unknown',
    ...part,
  };
}
