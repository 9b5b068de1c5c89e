import { none } from '../../model/ids';
import type { Islands } from '../islands/islands';
import type { GridStructure } from './grid-structure';

/** True for a unit that can carry an island: one that gives or can give power. */
export function canSupply(structure: GridStructure, generatorIx: number): boolean {
  const unit = structure.grid.generators[generatorIx];
  return unit.maxMw > 0 || unit.outputMw > 0;
}

/**
 * The bus that keeps its angle in an island: the file's reference bus with a unit in service (the first in
 * the order of ids), else the bus of the largest unit by Pmax, ties by id. -1 for an island without a unit.
 */
export function findReferenceBus(
  structure: GridStructure,
  islands: Islands,
  islandIx: number,
  generatorActive: Uint8Array,
): number {
  const { grid, busGeneratorStart, busGeneratorIx, busRank, generatorRank } = structure;
  let fromFile = none;
  let largest = none;
  for (let m = islands.memberStart[islandIx]; m < islands.memberStart[islandIx + 1]; m++) {
    const bus = islands.memberBusIx[m];
    for (let p = busGeneratorStart[bus]; p < busGeneratorStart[bus + 1]; p++) {
      const g = busGeneratorIx[p];
      if (generatorActive[g] === 0) continue;
      if (grid.buses[bus].type === 'reference' && (fromFile === none || busRank[bus] < busRank[fromFile])) {
        fromFile = bus;
      }
      if (!canSupply(structure, g)) continue;
      if (largest === none) largest = g;
      else {
        const more = grid.generators[g].maxMw - grid.generators[largest].maxMw;
        if (more > 0 || (more === 0 && generatorRank[g] < generatorRank[largest])) largest = g;
      }
    }
  }
  if (fromFile !== none) return fromFile;
  return largest === none ? none : structure.generatorBusIx[largest];
}
