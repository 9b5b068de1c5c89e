export { blackStartTechnologies } from '../../model/black-start';

/** Cold loads are reckoned anew at whole multiples of this, the step of demand. */
export const coldLoadStepS = 900;

/** A factor this close to 1 has decayed. */
export const traceFactor = 0.005;

/** Least room worth a restore step for bus loads, MW. */
export const leastStepMw = 1e-3;

/** Outage lengths of the table of factors, h: none below the first. Source: parameters, section 1.9. */
export const freeOutageH = 0.5;
export const coldTableH = [1, 2, 4] as const;
