import { none } from '../../model/ids';
import { type Issue, issue } from '../../model/result';
import type { LpSolver } from '../lp-solver';
import { type FlowLimits, isCrossed } from './flow-limits';
import { type FlowProgram, openFlowProgram } from './flow-program';
import type { FlowTopology } from './flow-topology';

/** A limit that cannot be held together with the others. */
export interface LimitConflict {
  branchIx: number;
  /** How far its flow passes the limit where all flows together pass their limits least, MW; may be 0. */
  excessMw: number;
  /** The limit that it passes. */
  limitMw: number;
}

/** Below this a dual or an excess is rounding. */
const leastDual = 1e-7;
const leastExcessMw = 1e-6;
/** Branches told one by one; the rest is in the count. */
const toldBranches = 20;

/**
 * The limits among the rows of an infeasible program that stand in each other's way: with every limit eased at a cost
 * of 1 per MW, those whose row has a price. Largest excess first. Empty where easing limits is of no help.
 * Source: elastic programs, Chinneck, "Feasibility and Infeasibility in Optimization", 2008, ch. 6.
 */
export function findConflict(solver: LpSolver, program: FlowProgram): LimitConflict[] {
  const { topology, columns, limits, fixedMw, limitedBranchIx } = program;
  const powerCount = columns.busIx.length;
  const count = powerCount + 2 * limitedBranchIx.length;
  const eased = new Int32Array(count).fill(none);
  const sign = new Int8Array(count);
  const cost = new Float64Array(count).fill(1, powerCount);
  const upperMw = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const lowerMw = new Float64Array(count);
  const busIx = new Int32Array(count);
  busIx.set(columns.busIx);
  sign.set(columns.sign);
  lowerMw.set(columns.lowerMw);
  upperMw.set(columns.upperMw);
  limitedBranchIx.forEach((k, r) => {
    eased.fill(k, powerCount + 2 * r, powerCount + 2 * r + 2);
    sign[powerCount + 2 * r] = 1;
    sign[powerCount + 2 * r + 1] = -1;
  });
  const elastic = openFlowProgram(
    solver,
    topology,
    { busIx, sign, lowerMw, upperMw, cost, easedBranchIx: eased },
    limits,
    fixedMw,
    limitedBranchIx,
  );
  const { problem } = elastic;
  const conflicts: LimitConflict[] = [];
  if (problem.solve() === 'optimal') {
    const { columnValue, rowDual } = problem.solution;
    const firstRow = problem.rowCount - elastic.limitedBranchIx.length;
    elastic.limitedBranchIx.forEach((branchIx, r) => {
      const at = powerCount + 2 * limitedBranchIx.indexOf(branchIx);
      const excessMw = Math.max(columnValue[at], columnValue[at + 1]);
      const limitMw = (rowDual[firstRow + r] > 0 ? limits.lowestMw : limits.highestMw)[branchIx];
      if (excessMw > leastExcessMw || Math.abs(rowDual[firstRow + r]) > leastDual)
        conflicts.push({ branchIx, excessMw: excessMw > leastExcessMw ? excessMw : 0, limitMw });
    });
  }
  problem.dispose();
  if (!conflicts.some((it) => it.excessMw > 0)) return [];
  return conflicts.sort((a, b) => b.excessMw - a.excessMw || a.branchIx - b.branchIx);
}

/** Branches whose own limits leave no flow: an angle limit against another or against the rating. */
export function tellCrossed(topology: FlowTopology, limits: FlowLimits): Issue[] {
  const { branches } = topology.structure.grid;
  return branches.flatMap(({ id }, k) => {
    if (topology.branchLive[k] === 0 || !isCrossed(limits, k)) return [];
    const params = { id, lowestMw: limits.lowestMw[k], highestMw: limits.highestMw[k] };
    return [issue('error', 'redispatch.limitsContradict', params, { id })];
  });
}

/** One issue for the conflict, under the given code, and one for each of the branches most above their limits. */
export function tellConflict(
  code: 'redispatch.limitsTooTight' | 'redispatch.circulating',
  topology: FlowTopology,
  conflicts: readonly LimitConflict[],
): Issue[] {
  const { branches } = topology.structure.grid;
  const told = conflicts.slice(0, toldBranches);
  const totalMw = conflicts.reduce((sum, it) => sum + it.excessMw, 0);
  const ids = told.map((it) => branches[it.branchIx].id).join(', ');
  const issues = [
    issue('error', code, { count: conflicts.length, more: conflicts.length - told.length, ids, totalMw }),
  ];
  for (const { branchIx, excessMw, limitMw } of told) {
    if (excessMw === 0) continue;
    const { id, ratingAMw } = branches[branchIx];
    const kind = Math.abs(limitMw) === ratingAMw ? 'overRating' : 'overLimit';
    issues.push(issue('error', `redispatch.${kind}`, { id, excessMw, ratingMw: ratingAMw }, { id }));
  }
  return issues;
}
