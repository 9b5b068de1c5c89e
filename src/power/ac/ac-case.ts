import type { GridStructure } from '../flow/grid-structure';

/** What a power flow is asked about: what is in service, what units give and what buses draw. */
export interface AcCase {
  busActive: Uint8Array;
  branchActive: Uint8Array;
  generatorActive: Uint8Array;
  generatorMw: Float64Array;
  loadMw: Float64Array;
  loadMvar: Float64Array;
}

/** Components taken out on top of the file, by dense index. */
export interface AcLosses {
  busIx: readonly number[];
  branchIx: readonly number[];
  generatorIx: readonly number[];
}

/**
 * The state of the file with losses: its dispatch, and its loads or those given. `loadMw` by bus then is the load of
 * the feeders and of the bus itself.
 */
export function acCaseOfFile(structure: GridStructure, losses: AcLosses, loadMw?: Float64Array): AcCase {
  const { grid } = structure;
  const busActive = structure.busPresent.slice();
  for (const bus of losses.busIx) busActive[bus] = 0;
  const branchActive = structure.branchPresent.slice();
  for (const k of losses.branchIx) branchActive[k] = 0;
  const generatorActive = structure.generatorPresent.slice();
  for (const g of losses.generatorIx) generatorActive[g] = 0;
  withoutLostEnds(structure, busActive, branchActive, generatorActive);
  return {
    busActive,
    branchActive,
    generatorActive,
    generatorMw: Float64Array.from(grid.generators, (it) => it.outputMw),
    loadMw: loadMw ?? Float64Array.from(grid.buses, (it) => it.loadMw),
    loadMvar: Float64Array.from(grid.buses, (it) => it.loadMvar),
  };
}

/** Takes branches and units at inactive buses out of the masks. */
export function withoutLostEnds(
  structure: GridStructure,
  busActive: Uint8Array,
  branchActive: Uint8Array,
  generatorActive: Uint8Array,
): void {
  const { branchFromIx, branchToIx, generatorBusIx } = structure;
  for (let k = 0; k < branchActive.length; k++)
    if (busActive[branchFromIx[k]] === 0 || busActive[branchToIx[k]] === 0) branchActive[k] = 0;
  for (let g = 0; g < generatorActive.length; g++)
    if (busActive[generatorBusIx[g]] === 0) generatorActive[g] = 0;
}
