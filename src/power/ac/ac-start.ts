import { none } from '../../model/ids';
import { createBranchModel } from '../flow/branch-model';
import { createDcSolver, refactorDc, solveAnglesInto, solvedResidual } from '../flow/dc-solver';
import type { GridStructure } from '../flow/grid-structure';
import type { AcCase } from './ac-case';
import type { AcState } from './ac-state';

/** How a bus enters the power flow. */
export const acBusKinds = { load: 0, voltageControlled: 1, reference: 2 } as const;

/**
 * Kinds of buses: references and voltage-controlled buses of the file with a unit in service, the rest load
 * buses; `referenceIx` holds the reference of each live island. Source: MATPOWER's `bustypes`.
 */
export function kindsOfBuses(structure: GridStructure, state: AcCase, referenceIx: Int32Array): Uint8Array {
  const { grid, generatorBusIx, generatorCount } = structure;
  const kind = new Uint8Array(structure.busCount);
  for (let g = 0; g < generatorCount; g++) {
    if (state.generatorActive[g] === 0) continue;
    const { type } = grid.buses[generatorBusIx[g]];
    if (type === 'reference') kind[generatorBusIx[g]] = acBusKinds.reference;
    else if (type === 'voltageControlled') kind[generatorBusIx[g]] = acBusKinds.voltageControlled;
  }
  for (const bus of referenceIx) if (bus !== none) kind[bus] = acBusKinds.reference;
  return kind;
}

/** Voltages of the file, with the units' set-points at the buses they hold. Source: MATPOWER's `runpf`. */
export function startFromFile(
  voltages: AcState,
  structure: GridStructure,
  state: AcCase,
  kind: Uint8Array,
): void {
  const { grid, generatorBusIx, generatorCount, busCount } = structure;
  for (let bus = 0; bus < busCount; bus++) {
    const { voltagePu, angleRad } = grid.buses[bus];
    voltages.voltagePu[bus] = voltagePu > 0 ? voltagePu : 1;
    voltages.angleRad[bus] = angleRad;
  }
  for (let g = 0; g < generatorCount; g++) {
    const bus = generatorBusIx[g];
    if (state.generatorActive[g] === 0 || kind[bus] === acBusKinds.load) continue;
    if (grid.generators[g].voltagePu > 0) voltages.voltagePu[bus] = grid.generators[g].voltagePu;
  }
}

/**
 * A second start for islands that did not converge from the file's voltages: 1 p.u. at load buses and the
 * angles of the DC flow. Returns false where there is no DC flow.
 */
export function startFromDcFlow(
  voltages: AcState,
  structure: GridStructure,
  state: AcCase,
  kind: Uint8Array,
  isLive: (bus: number) => boolean,
): boolean {
  const { grid, busCount, baseMva } = structure;
  const model = createBranchModel(structure, 'matpower');
  if (!model.ok) return false;
  startFromFile(voltages, structure, state, kind);
  const held = new Uint8Array(busCount);
  const angleRad = new Float64Array(busCount);
  const injectionMw = new Float64Array(busCount);
  for (let bus = 0; bus < busCount; bus++) {
    if (kind[bus] === acBusKinds.load) voltages.voltagePu[bus] = 1;
    if (isLive(bus) && kind[bus] !== acBusKinds.reference) {
      injectionMw[bus] = voltages.scheduledActivePu[bus] * baseMva - grid.buses[bus].shuntMw;
      continue;
    }
    held[bus] = 1;
    angleRad[bus] = isLive(bus) ? grid.buses[bus].angleRad : 0;
  }
  const branchActive = state.branchActive.slice();
  for (let k = 0; k < branchActive.length; k++) if (!isLive(structure.branchFromIx[k])) branchActive[k] = 0;
  const solver = createDcSolver(structure, model.value);
  refactorDc(solver, branchActive, held);
  if (!(solveAnglesInto(angleRad, solver, injectionMw) <= solvedResidual)) return false;
  voltages.angleRad.set(angleRad);
  return true;
}
