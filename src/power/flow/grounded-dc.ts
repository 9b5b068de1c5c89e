import { none } from '../../model/ids';
import { factorLdltInto } from '../../numerics/ldlt';
import { updateLdltInto } from '../../numerics/ldlt-update';
import type { Islands } from '../islands/islands';
import type { DcSolver } from './dc-solver';

/** What one multiplication of an update costs against one of a factorisation, with room to spare. */
const updateCost = 3;

/**
 * The matrix of a run: all branches in service, live or dark, and one bus of each island tied to ground. Where an
 * island is in balance nothing flows to ground, so that flows are those with that bus held; unlike a held row the tie
 * is a change of rank one, as a branch is, and a trip changes the factor instead of making it anew.
 */
export interface GroundedDc {
  solver: DcSolver;
  /** Susceptance to ground by bus, 0 for none. */
  ground: Float64Array;
  isNew: boolean;
  /** Changed since it was last made anew. */
  isUpdated: boolean;
  changedBranchIx: Int32Array;
  changedBranches: number;
  /** Buses whose tie to ground comes (+) or goes (-), and by how much. */
  changedBusIx: Int32Array;
  changedGround: Float64Array;
  changedBuses: number;
}

export function createGroundedDc(solver: DcSolver): GroundedDc {
  const { busCount, branchCount } = solver.structure;
  return {
    solver,
    ground: new Float64Array(busCount),
    isNew: true,
    isUpdated: false,
    changedBranchIx: new Int32Array(branchCount),
    changedBranches: 0,
    changedBusIx: new Int32Array(busCount),
    changedGround: new Float64Array(busCount),
    changedBuses: 0,
  };
}

/**
 * Brings the matrix to these islands and branches. What changed is left in `changedBranchIx` and `changedBusIx` (all
 * of them the first time); ties to ground are looked at where islands were regrouped. Few changes update the factor, many make it anew, whichever takes fewer multiplications.
 */
export function regroundDc(
  dc: GroundedDc,
  islands: Islands,
  branchActive: Uint8Array,
  isRegrouped: boolean,
): void {
  const { solver } = dc;
  const { branchCount, branchEntryIx } = solver.structure;
  dc.changedBranches = 0;
  for (let k = 0; k < branchCount; k++) {
    if (solver.branchActive[k] === branchActive[k]) continue;
    solver.branchActive[k] = branchActive[k];
    if (branchEntryIx[k] >= 0) dc.changedBranchIx[dc.changedBranches++] = k;
  }
  dc.changedBuses = 0;
  if (isRegrouped) listGroundChanges(dc, islands);
  if (dc.isNew) {
    assembleAll(dc);
    makeFactor(dc);
  } else if (dc.changedBranches > 0 || dc.changedBuses > 0) {
    for (let c = 0; c < dc.changedBranches; c++) assembleBranch(dc, dc.changedBranchIx[c]);
    for (let c = 0; c < dc.changedBuses; c++) assembleBus(dc, dc.changedBusIx[c]);
    if (!isUpdateCheaper(dc) || !updateFactor(dc)) makeFactor(dc);
  }
  dc.isNew = false;
}

/** Makes a factor anew that was only updated; false where it is fresh already. */
export function refreshFactor(dc: GroundedDc): boolean {
  if (!dc.isUpdated) return false;
  makeFactor(dc);
  return true;
}

function makeFactor(dc: GroundedDc): void {
  factorLdltInto(dc.solver.factor, dc.solver.values);
  dc.isUpdated = false;
}

/** One tie per island and one for each bus out of service; those that stand are kept. */
function listGroundChanges(dc: GroundedDc, islands: Islands): void {
  const { ground } = dc;
  const { memberStart, memberBusIx, busIslandIx } = islands;
  for (let i = 0; i < islands.count; i++) {
    let kept = none;
    for (let m = memberStart[i]; m < memberStart[i + 1]; m++) {
      const bus = memberBusIx[m];
      if (ground[bus] === 0) continue;
      if (kept === none) kept = bus;
      else changeGround(dc, bus, 0);
    }
    if (kept === none)
      changeGround(dc, memberBusIx[memberStart[i]], strengthAt(dc, memberBusIx[memberStart[i]]));
  }
  for (let bus = 0; bus < busIslandIx.length; bus++) {
    if (busIslandIx[bus] === none && ground[bus] === 0) changeGround(dc, bus, strengthAt(dc, bus));
  }
}

function changeGround(dc: GroundedDc, bus: number, to: number): void {
  dc.changedBusIx[dc.changedBuses] = bus;
  dc.changedGround[dc.changedBuses++] = to - dc.ground[bus];
  dc.ground[bus] = to;
}

/**
 * As strong as the branches at the bus together and of the sign of their sum, so that the matrix is no worse
 * conditioned: where reactances are negative a positive tie could cancel them.
 */
function strengthAt(dc: GroundedDc, bus: number): number {
  const { structure, model, branchActive } = dc.solver;
  let size = 0;
  let sum = 0;
  for (let p = structure.busBranchStart[bus]; p < structure.busBranchStart[bus + 1]; p++) {
    const k = structure.busBranchIx[p];
    if (branchActive[k] === 0) continue;
    size += Math.abs(model.susceptance[k]);
    sum += model.susceptance[k];
  }
  if (size === 0) return 1;
  return sum < 0 ? -size : size;
}

function assembleAll(dc: GroundedDc): void {
  const { structure, values, branchActive } = dc.solver;
  values.upper.fill(0);
  for (let k = 0; k < structure.branchCount; k++) {
    const entry = structure.branchEntryIx[k];
    if (entry >= 0 && branchActive[k] === 1) values.upper[entry] -= dc.solver.model.susceptance[k];
  }
  for (let bus = 0; bus < structure.busCount; bus++) assembleBus(dc, bus);
}

/** Sums anew what a branch shares with others, in the same order each time, so that nothing adds up over changes. */
function assembleBranch(dc: GroundedDc, branchIx: number): void {
  const { structure, model, values, branchActive } = dc.solver;
  const { branchEntryIx, branchFromIx, branchToIx, busBranchStart, busBranchIx } = structure;
  const entry = branchEntryIx[branchIx];
  const from = branchFromIx[branchIx];
  values.upper[entry] = 0;
  for (let p = busBranchStart[from]; p < busBranchStart[from + 1]; p++) {
    const k = busBranchIx[p];
    if (branchEntryIx[k] === entry && branchActive[k] === 1) values.upper[entry] -= model.susceptance[k];
  }
  assembleBus(dc, from);
  assembleBus(dc, branchToIx[branchIx]);
}

function assembleBus(dc: GroundedDc, bus: number): void {
  const { structure, model, values, branchActive } = dc.solver;
  let sum = dc.ground[bus];
  for (let p = structure.busBranchStart[bus]; p < structure.busBranchStart[bus + 1]; p++) {
    const k = structure.busBranchIx[p];
    if (branchActive[k] === 1) sum += model.susceptance[k];
  }
  values.diagonal[structure.symbolic.position[bus]] = sum;
}

function isUpdateCheaper(dc: GroundedDc): boolean {
  const { structure } = dc.solver;
  const { position, pathEntries, factorWork } = structure.symbolic;
  let work = 0;
  for (let c = 0; c < dc.changedBranches; c++) {
    const k = dc.changedBranchIx[c];
    const from = position[structure.branchFromIx[k]];
    const to = position[structure.branchToIx[k]];
    work += pathEntries[from < to ? from : to];
  }
  for (let c = 0; c < dc.changedBuses; c++) work += pathEntries[position[dc.changedBusIx[c]]];
  return work * updateCost < factorWork;
}

/** What makes the matrix stronger first, so that it is regular throughout. False where the factor is lost. */
function updateFactor(dc: GroundedDc): boolean {
  dc.isUpdated = true;
  return updateBy(dc, 1) && updateBy(dc, -1);
}

function updateBy(dc: GroundedDc, sign: 1 | -1): boolean {
  const { structure, model, factor, branchActive } = dc.solver;
  const { position } = structure.symbolic;
  for (let c = 0; c < dc.changedBuses; c++) {
    const change = dc.changedGround[c];
    if (change * sign <= 0) continue;
    if (!updateLdltInto(factor, change, position[dc.changedBusIx[c]], none)) return false;
  }
  for (let c = 0; c < dc.changedBranches; c++) {
    const k = dc.changedBranchIx[c];
    const change = branchActive[k] === 1 ? model.susceptance[k] : -model.susceptance[k];
    if (change * sign <= 0) continue;
    const from = position[structure.branchFromIx[k]];
    if (!updateLdltInto(factor, change, from, position[structure.branchToIx[k]])) return false;
  }
  return true;
}
