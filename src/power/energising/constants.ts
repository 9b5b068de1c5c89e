export { blackStartTechnologies } from '../../model/black-start';

/** Cold loads are reckoned anew at whole multiples of this, the step of demand. */
export const coldLoadStepS = 900;

/** A factor this close to 1 has decayed. */
export const traceFactor = 0.005;

/** Where voltage held for less than this, the wait before the next black start doubles, so many times at most. */
export const shortLifeS = 3600;
export const mostDoublings = 5;

/** Least room worth a restore step for bus loads, MW. */
export const leastStepMw = 1e-3;

/** Outage lengths of the table of factors, h: none below the first. Source: parameters, section 1.9. */
export const freeOutageH = 0.5;
export const coldTableH = [1, 2, 4] as const;
