import type { GridStructure } from '../flow/grid-structure';
import { unlimitedMw } from './constants';

/**
 * What a unit can ramp, MW a minute: its own rate, else its technology's share of Pmax.
 * Source of the shares: RTS-GMLC, as in `data/parameters.json`.
 */
export function unitRampMwPerMin(
  structure: GridStructure,
  generatorIx: number,
  rampSharePerMin: Readonly<Record<string, number>>,
): number {
  const unit = structure.grid.generators[generatorIx];
  return unit.rampMwPerMin ?? rampSharePerMin[unit.technology] * Math.max(0, unit.maxMw);
}

/** True for a load written as a unit: it can only take power. Source: MATPOWER User's Manual, section 6.4.2. */
export function isDispatchableLoad(structure: GridStructure, generatorIx: number): boolean {
  const unit = structure.grid.generators[generatorIx];
  return unit.maxMw <= 0 && unit.minMw < 0;
}

/** Pmax as a finite number: where the file sets no limit, all that the grid could ever take. */
export function finiteMaxMw(maxMw: number, takenMw: number): number {
  return maxMw >= unlimitedMw ? takenMw : Math.max(0, maxMw);
}

/** What every unit can reach from its present output within `minutes`, between 0 and what is available of it. */
export function reachInto(
  lowestMw: Float64Array,
  highestMw: Float64Array,
  structure: GridStructure,
  outputMw: Float64Array,
  availableMw: Float64Array,
  rampSharePerMin: Readonly<Record<string, number>>,
  minutes: number,
): void {
  for (let g = 0; g < structure.generatorCount; g++) {
    const reachMw = unitRampMwPerMin(structure, g, rampSharePerMin) * minutes;
    highestMw[g] = Math.max(0, Math.min(availableMw[g], outputMw[g] + reachMw));
    lowestMw[g] = Math.min(highestMw[g], Math.max(0, outputMw[g] - reachMw));
  }
}
