import type { RunEvent } from '../../model/run-event';

/** Indices of what changes which components are lost: all of a log that `outAt` needs. */
export function lossesAndRepairs(events: readonly RunEvent[]): number[] {
  return events.flatMap(({ kind }, ix) =>
    kind === 'componentLost' || kind === 'componentRepaired' ? [ix] : [],
  );
}

/**
 * Indices in the log of the losses in force at a time, in the order in which they happened. `changes` comes from
 * `lossesAndRepairs`.
 */
export function outAt(events: readonly RunEvent[], changes: readonly number[], timeS: number): number[] {
  const out = new Map<string, number>();
  for (const ix of changes) {
    const event = events[ix];
    if (event.timeS > timeS) break;
    const key = `${event.component}:${event.id}`;
    if (event.kind === 'componentRepaired') out.delete(key);
    else if (!out.has(key)) out.set(key, ix);
  }
  return [...out.values()];
}
