import { flowToleranceMw } from './constants';
import type { FlowTopology } from './flow-topology';

/** Least and greatest flow at the from end of each branch, MW; infinite where there is none. */
export interface FlowLimits {
  lowestMw: Float64Array;
  highestMw: Float64Array;
}

/** Limits from ratings by branch, MW; 0 is no limit. */
export function limitsOfRatings(ratingMw: Float64Array): FlowLimits {
  const highestMw = ratingMw.map((it) => (it > 0 ? it : Number.POSITIVE_INFINITY));
  return { highestMw, lowestMw: highestMw.map((it) => -it) };
}

/** The file's long-time ratings. */
export function longTimeRatings(structure: FlowTopology['structure']): Float64Array {
  return Float64Array.from(structure.grid.branches, (it) => it.ratingAMw);
}

/**
 * Narrows the limits by the file's angle-difference limits: with flow = b·(difference - shift) each is a limit
 * of the flow, the other way round where b is negative.
 */
export function addAngleLimits(limits: FlowLimits, topology: FlowTopology): void {
  const { structure, model } = topology;
  const { grid, baseMva, branchCount } = structure;
  for (let k = 0; k < branchCount; k++) {
    const { minAngleRad, maxAngleRad } = grid.branches[k];
    if (topology.branchLive[k] === 0) continue;
    const perRad = baseMva * model.susceptance[k];
    const shift = model.shiftRad[k];
    const atMin =
      minAngleRad === undefined
        ? -Math.sign(perRad) * Number.POSITIVE_INFINITY
        : perRad * (minAngleRad - shift);
    const atMax =
      maxAngleRad === undefined
        ? Math.sign(perRad) * Number.POSITIVE_INFINITY
        : perRad * (maxAngleRad - shift);
    limits.lowestMw[k] = Math.max(limits.lowestMw[k], Math.min(atMin, atMax));
    limits.highestMw[k] = Math.min(limits.highestMw[k], Math.max(atMin, atMax));
  }
}

/** True where a branch's limits leave no flow at all. */
export function isCrossed(limits: FlowLimits, branchIx: number): boolean {
  return limits.lowestMw[branchIx] > limits.highestMw[branchIx] + flowToleranceMw;
}
