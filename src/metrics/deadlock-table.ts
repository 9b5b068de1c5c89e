import { formatCsv } from '../io/table/write-table';
import type { Deadlock } from '../model/deadlock';

const columns = [
  'deadlock',
  'foundS',
  'openedS',
  'waitsUntilS',
  'row',
  'order',
  'component',
  'id',
  'what',
  'powerKw',
  'fuelLPerDay',
  'waterM3PerH',
];

/** A member of a ring needs nothing by itself. */
const noNeeds = [undefined, undefined, undefined];

/**
 * Rings of power and water as a CSV table, none where there were none: a row for each member in order with what it waits for, then a
 * row for each supply of what opens the ring; supplies of one `order` are needed together.
 */
export function tabulateDeadlocks(
  deadlocks: readonly Deadlock[],
  head: Parameters<typeof formatCsv>[0],
): { name: string; text: string }[] {
  if (deadlocks.length === 0) return [];
  return [{ name: 'deadlocks.csv', text: formatCsv(head, columns, rowsOf(deadlocks)) }];
}

function* rowsOf(deadlocks: readonly Deadlock[]): Generator<(string | number | undefined)[]> {
  for (const [d, { foundS, openedS, waitsUntil, ring, openers }] of deadlocks.entries()) {
    const about = [d + 1, foundS, openedS, waitsUntil?.timeS];
    for (const [order, { component, waitsFor }] of ring.entries())
      yield [...about, 'member', order + 1, component.kind, component.id, waitsFor, ...noNeeds];
    for (const [order, supplies] of openers.entries())
      for (const { component, kind, powerKw, fuelLPerDay, waterM3PerH } of supplies)
        yield [
          ...about,
          'opener',
          order + 1,
          component.kind,
          component.id,
          kind,
          powerKw,
          fuelLPerDay,
          waterM3PerH,
        ];
  }
}
