import { none } from '../../model/ids';
import { addDcDraw, createDcLines } from '../dc-lines/dc-lines';
import { createIslands, findIslandsInto, type Islands } from '../islands/islands';
import type { BranchModel } from './branch-model';
import { createDcSolver, flowsInto, refactorDc, solveAnglesInto, solvedResidual } from './dc-solver';
import type { GridStructure } from './grid-structure';
import { findReferenceBus } from './reference-bus';

export const flowStatuses = ['solved', 'dead', 'singular'] as const;
export type FlowStatus = (typeof flowStatuses)[number];

/** What is taken out of service on top of the file, by dense index, and whether DC lines carry their transfer. */
export interface DcFlowRequest {
  lostBusIx: number[];
  lostBranchIx: number[];
  lostGeneratorIx: number[];
  lostDcLineIx?: number[];
  dcLines: boolean;
  /** MW drawn by bus; absent: the file's bus loads. */
  loadMw?: Float64Array;
}

/** One DC power flow. Where an island is dead or singular its angles are NaN and its flows 0. */
export interface DcFlow {
  status: FlowStatus;
  islands: Islands;
  islandStatus: FlowStatus[];
  /** -1 for dead islands. */
  islandReferenceIx: Int32Array;
  angleRad: Float64Array;
  branchFlowMw: Float64Array;
  generatorOutputMw: Float64Array;
  residual: number;
}

/**
 * DC power flow with the dispatch of the file, as MATPOWER's `rundcpf`: the first unit in service at each
 * reference bus takes the difference, and the reference keeps the file's angle. Islands without a reference
 * bus in the file use the bus of their largest unit; islands without a unit are dead.
 * Source: MATPOWER 8 manual, section 4.1 and `dcpf`.
 */
export function solveDcFlow(structure: GridStructure, model: BranchModel, request: DcFlowRequest): DcFlow {
  const { grid, busCount, branchCount, generatorCount, branchFromIx, branchToIx, generatorBusIx } = structure;
  const busActive = structure.busPresent.slice();
  for (const bus of request.lostBusIx) busActive[bus] = 0;
  const branchActive = structure.branchPresent.slice();
  for (const k of request.lostBranchIx) branchActive[k] = 0;
  for (let k = 0; k < branchCount; k++) {
    if (busActive[branchFromIx[k]] === 0 || busActive[branchToIx[k]] === 0) branchActive[k] = 0;
  }
  const generatorActive = structure.generatorPresent.slice();
  for (const g of request.lostGeneratorIx) generatorActive[g] = 0;
  for (let g = 0; g < generatorCount; g++) if (busActive[generatorBusIx[g]] === 0) generatorActive[g] = 0;

  const islands = createIslands(busCount);
  findIslandsInto(islands, structure, busActive, branchActive);
  const islandStatus: FlowStatus[] = [];
  const islandReferenceIx = new Int32Array(islands.count);
  for (let i = 0; i < islands.count; i++) {
    islandReferenceIx[i] = findReferenceBus(structure, islands, i, generatorActive);
    islandStatus.push(islandReferenceIx[i] === none ? 'dead' : 'solved');
  }

  const lostDcLines = new Set(request.lostDcLineIx);
  const live = (bus: number) =>
    islands.busIslandIx[bus] !== none && islandStatus[islands.busIslandIx[bus]] === 'solved';
  const held = new Uint8Array(busCount).fill(1);
  const angleRad = new Float64Array(busCount);
  const injectionMw = new Float64Array(busCount);
  const generatorOutputMw = new Float64Array(generatorCount);
  for (let bus = 0; bus < busCount; bus++) {
    if (!live(bus)) continue;
    held[bus] = 0;
    injectionMw[bus] -= (request.loadMw ? request.loadMw[bus] : grid.buses[bus].loadMw) + model.shuntMw[bus];
  }
  for (let g = 0; g < generatorCount; g++) {
    if (generatorActive[g] === 0 || !live(generatorBusIx[g])) continue;
    generatorOutputMw[g] = grid.generators[g].outputMw;
    injectionMw[generatorBusIx[g]] += generatorOutputMw[g];
  }
  const dcLines = createDcLines(structure, request.dcLines);
  const carries = dcLines.present.map((it, d) =>
    it === 1 && live(dcLines.fromBusIx[d]) && live(dcLines.toBusIx[d]) && !lostDcLines.has(d) ? 1 : 0,
  );
  const drawnMw = new Float64Array(busCount);
  addDcDraw(drawnMw, dcLines, carries);
  for (let bus = 0; bus < busCount; bus++) injectionMw[bus] -= drawnMw[bus];
  // As MATPOWER, every reference bus of the file with a unit in service is held, even two in one island.
  for (let g = 0; g < generatorCount; g++) {
    const bus = generatorBusIx[g];
    if (generatorActive[g] === 1 && live(bus) && grid.buses[bus].type === 'reference') held[bus] = 1;
  }
  for (const bus of islandReferenceIx) if (bus !== none) held[bus] = 1;
  for (let bus = 0; bus < busCount; bus++)
    if (held[bus] === 1 && live(bus)) angleRad[bus] = grid.buses[bus].angleRad;
  for (let k = 0; k < branchCount; k++) if (!live(branchFromIx[k])) branchActive[k] = 0;

  const solver = createDcSolver(structure, model);
  refactorDc(solver, branchActive, held);
  const residual = solveAnglesInto(angleRad, solver, injectionMw);
  if (!(residual <= solvedResidual)) markSingular(solver.factor.residual, structure, islands, islandStatus);
  const branchFlowMw = new Float64Array(branchCount);
  flowsInto(branchFlowMw, solver, angleRad);
  for (let k = 0; k < branchCount; k++) if (!live(branchFromIx[k])) branchFlowMw[k] = 0;

  const outflowMw = new Float64Array(busCount);
  for (let k = 0; k < branchCount; k++) {
    outflowMw[branchFromIx[k]] += branchFlowMw[k];
    outflowMw[branchToIx[k]] -= branchFlowMw[k];
  }
  const taken = new Uint8Array(busCount);
  for (let g = 0; g < generatorCount; g++) {
    const bus = generatorBusIx[g];
    if (generatorActive[g] === 0 || held[bus] === 0 || taken[bus] === 1) continue;
    if (!live(bus)) {
      generatorOutputMw[g] = 0;
      continue;
    }
    taken[bus] = 1;
    generatorOutputMw[g] += outflowMw[bus] - injectionMw[bus];
  }
  for (let bus = 0; bus < busCount; bus++) if (!live(bus)) angleRad[bus] = Number.NaN;
  const anySolved = islandStatus.includes('solved');
  const status = islandStatus.includes('singular') ? 'singular' : anySolved ? 'solved' : 'dead';
  return {
    status,
    islands,
    islandStatus,
    islandReferenceIx,
    angleRad,
    branchFlowMw,
    generatorOutputMw,
    residual,
  };
}

function markSingular(
  residual: Float64Array,
  structure: GridStructure,
  islands: Islands,
  islandStatus: FlowStatus[],
): void {
  let largest = 0;
  for (const value of residual) if (!(Math.abs(value) <= largest)) largest = Math.abs(value);
  for (let bus = 0; bus < structure.busCount; bus++) {
    const i = islands.busIslandIx[bus];
    if (i === none || islandStatus[i] === 'dead') continue;
    const error = Math.abs(residual[structure.symbolic.position[bus]]);
    if (!(error <= 1e-3 * largest)) islandStatus[i] = 'singular';
  }
}
