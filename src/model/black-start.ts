import type { Generator, Technology } from './grid';

/**
 * Kinds of unit that start without outside supply unless the unit says otherwise. A tie to a neighbouring grid counts
 * as one: the neighbour has voltage. Source: parameters, section 1.8 (assumption).
 */
export const blackStartTechnologies: ReadonlySet<Technology> = new Set([
  'hydro',
  'diesel',
  'interconnection',
]);

/** Whether a unit starts without outside supply: as it says, else as its kind usually does. */
export function startsAlone({
  blackStart,
  technology,
}: Pick<Generator, 'blackStart' | 'technology'>): boolean {
  return blackStart ?? blackStartTechnologies.has(technology);
}
