import { branchClasses } from '../state-classes';

/** How lines and buses of big grids look, px at the middle scale unless said otherwise: read by the shaders and by the still. */
export const lineLook = {
  /** What loading adds to the width, by class. */
  loadedPx: [0, 1.2, 2, 2.8, 3.6],
  /** Width of the ties of a broken line. */
  tiesPx: 7,
  /** Least width of a line that is out, and its share of the usual width. */
  leastOutPx: 1.6,
  outShare: 0.8,
  /** Half the width of the thin line between ties, and the least scale that it follows. */
  thinHalfPx: 0.65,
  leastThinScale: 0.6,
  /** How far live lines reach beyond their ends, in widths. */
  overlapShare: 0.3,
  /** Period and length of dashes, in widths. */
  dashPeriod: 4.2,
  dashLength: 2,
  /** Period and length of ties, in half widths; a tie is at least a px long. */
  tiePeriod: 2.36,
  tieLength: 0.36,
} as const;

/** What a bus has outside its radius, px of the page: edge with its soft rim, and the rim of the fill. */
export const busLook = { edgePx: 2.1, fillPx: 0.2 } as const;

/** Classes from here on are of lines that carry nothing. */
export const firstOutClass: number = branchClasses.dead;
/** Classes of lines that are told apart. */
export const lineClassCount = branchClasses.notInService + 1;

/** Lost or tripped, not merely without voltage. */
export function isBrokenClass(code: number): boolean {
  return code === branchClasses.lost || code === branchClasses.tripped;
}
