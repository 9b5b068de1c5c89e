import { none } from '../../model/ids';
import type { BranchModel } from '../flow/branch-model';
import { createDcSolver, type DcSolver, refactorDc } from '../flow/dc-solver';
import type { GridStructure } from '../flow/grid-structure';
import { findReferenceBus } from '../flow/reference-bus';
import { createIslands, findIslandsInto, type Islands } from '../islands/islands';

/** Which components a program works on: 1 for in service, by dense index. */
export interface ServiceMasks {
  bus: Uint8Array;
  branch: Uint8Array;
  generator: Uint8Array;
}

/** A grid in one state of service: islands, which of them have a source, and the factorised susceptances. */
export interface FlowTopology {
  structure: GridStructure;
  model: BranchModel;
  solver: DcSolver;
  islands: Islands;
  /** 1 where some unit in service can give power. */
  islandLive: Uint8Array;
  busLive: Uint8Array;
  /** Branches in service between live buses. */
  branchLive: Uint8Array;
  /** Angles of the held buses, 0 elsewhere. */
  heldAngleRad: Float64Array;
}

/** The masks of the file with some components lost; branches at lost buses and units at lost buses go with them. */
export function createServiceMasks(
  structure: GridStructure,
  lost: { busIx: number[]; branchIx: number[]; generatorIx: number[] },
): ServiceMasks {
  const bus = structure.busPresent.slice();
  const branch = structure.branchPresent.slice();
  const generator = structure.generatorPresent.slice();
  for (const b of lost.busIx) bus[b] = 0;
  for (const k of lost.branchIx) branch[k] = 0;
  for (const g of lost.generatorIx) generator[g] = 0;
  for (let k = 0; k < branch.length; k++) {
    if (bus[structure.branchFromIx[k]] === 0 || bus[structure.branchToIx[k]] === 0) branch[k] = 0;
  }
  for (let g = 0; g < generator.length; g++) if (bus[structure.generatorBusIx[g]] === 0) generator[g] = 0;
  return { bus, branch, generator };
}

/** Finds the islands, tells the live ones by `canGive` (1 for a unit that can give power) and factorises. */
export function createFlowTopology(
  structure: GridStructure,
  model: BranchModel,
  masks: ServiceMasks,
  canGive: Uint8Array,
): FlowTopology {
  const { busCount, branchCount, generatorCount, branchFromIx, branchToIx, generatorBusIx } = structure;
  const islands = createIslands(busCount);
  findIslandsInto(islands, structure, masks.bus, masks.branch);
  const islandLive = new Uint8Array(islands.count);
  for (let g = 0; g < generatorCount; g++) {
    const island = islands.busIslandIx[generatorBusIx[g]];
    if (masks.generator[g] === 1 && canGive[g] === 1 && island !== none) islandLive[island] = 1;
  }
  const busLive = new Uint8Array(busCount);
  const held = new Uint8Array(busCount).fill(1);
  const heldAngleRad = new Float64Array(busCount);
  for (let bus = 0; bus < busCount; bus++) {
    const island = islands.busIslandIx[bus];
    if (island === none || islandLive[island] === 0) continue;
    busLive[bus] = 1;
    held[bus] = 0;
  }
  for (let i = 0; i < islands.count; i++) {
    if (islandLive[i] === 0) continue;
    const found = findReferenceBus(structure, islands, i, masks.generator);
    const reference = found === none ? islands.memberBusIx[islands.memberStart[i]] : found;
    held[reference] = 1;
    heldAngleRad[reference] = structure.grid.buses[reference].angleRad;
  }
  const branchLive = new Uint8Array(branchCount);
  for (let k = 0; k < branchCount; k++) {
    const joins = busLive[branchFromIx[k]] === 1 && busLive[branchToIx[k]] === 1;
    branchLive[k] = masks.branch[k] === 1 && joins && branchFromIx[k] !== branchToIx[k] ? 1 : 0;
  }
  const solver = createDcSolver(structure, model);
  refactorDc(solver, branchLive, held);
  return { structure, model, solver, islands, islandLive, busLive, branchLive, heldAngleRad };
}
