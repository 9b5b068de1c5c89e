import type { Region } from '../../model/region';
import type { Issue } from '../../model/result';

/** A grid as another program's file, with what could not be said in that format. */
export interface GridText {
  text: string;
  issues: Issue[];
}

/** What every written grid carries and leaves out. */
export interface GridExportOptions {
  /** File name without folder and ending. */
  name: string;
  /** TLP mark, in the first lines. */
  handling: string;
  /** Places of buses in degrees, as they are. Only where the user asked for them. */
  coordinates: boolean;
}

/** MW of each bus in the order of the region: its feeders' annual mean and its own load. */
export function sumBusLoads(region: Region): Float64Array {
  const ixById = new Map(region.grid.buses.map((bus, ix) => [bus.id, ix]));
  const loadMw = new Float64Array(region.grid.buses.length);
  for (const { busId, loadMw: mw } of region.feeders) {
    const ix = ixById.get(busId);
    if (ix !== undefined) loadMw[ix] += mw.residential + mw.commercial + mw.industrial + mw.public;
  }
  region.grid.buses.forEach((bus, ix) => {
    loadMw[ix] += bus.loadMw;
  });
  return loadMw;
}

/** Greatest number a bus keeps; programs size tables by the greatest number. */
const greatestKept = 9_999_999;

/**
 * Whole numbers for outside ids. An id that is such a number from `least` on keeps it; the others get the
 * numbers after the greatest, in their order.
 */
export function numberIds(ids: readonly string[], least: 0 | 1): Map<string, number> {
  const numbers = new Map<string, number>();
  let greatest = least - 1;
  for (const id of ids) {
    const number = Number(id);
    if (!Number.isInteger(number) || number < least || number > greatestKept || String(number) !== id)
      continue;
    numbers.set(id, number);
    greatest = Math.max(greatest, number);
  }
  for (const id of ids) if (!numbers.has(id)) numbers.set(id, ++greatest);
  return numbers;
}

/** A bus's name; one whose id had to become a number carries the id too, so that it can be found again. */
export function nameWithId({ id, name }: { id: string; name?: string }, number: number): string {
  if (String(number) === id) return name ?? '';
  return name === undefined ? id : `${name} (${id})`;
}

/** Text on one line, for a comment or a name. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
