import type { Technology } from '../../model/grid';

/**
 * Kinds of unit that start without outside supply unless the unit says otherwise. A tie to a neighbouring grid counts
 * as one: the neighbour has voltage. Source: parameters, section 1.8 (assumption).
 */
export const blackStartTechnologies: ReadonlySet<Technology> = new Set([
  'hydro',
  'diesel',
  'interconnection',
]);

/** Cold loads are reckoned anew at whole multiples of this, the step of demand. */
export const coldLoadStepS = 900;

/** A factor this close to 1 has decayed. */
export const traceFactor = 0.005;

/** Outage lengths of the table of factors, h: none below the first. Source: parameters, section 1.9. */
export const freeOutageH = 0.5;
export const coldTableH = [1, 2, 4] as const;
