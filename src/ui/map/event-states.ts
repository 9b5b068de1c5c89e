import type { RunReader } from '../../client/run-reader';
import type { ComponentKind, ComponentRef } from '../../model/ids';
import type { EventKind } from '../../model/run-event';

/**
 * States that a run logs and its frames do not hold: what is lost, closed, or unsafe to drink. Each answers for the
 * recorded time given, so that it agrees with the frame.
 */

/** True from a loss to its repair. */
export function isLostAt(reader: RunReader, ref: ComponentRef, timeS: number): boolean {
  return lastOf(reader, ref, ['componentLost', 'componentRepaired'], timeS) === 'componentLost';
}

/** True while a source or works passes nothing for want of power. */
export function isSourceClosedAt(reader: RunReader, ref: ComponentRef, timeS: number): boolean {
  return lastOf(reader, ref, ['sourceClosed', 'sourceReopened'], timeS) === 'sourceClosed';
}

/** True while what comes from the taps of an area should not be drunk. */
export function isUnsafeAt(reader: RunReader, areaId: string, timeS: number): boolean {
  const area = { kind: 'area' as const, id: areaId };
  return lastOf(reader, area, ['waterUnsafe', 'waterSafe'], timeS) === 'waterUnsafe';
}

/** A node of supply zones may be lost under either of its names. */
export function namesOfSupply(id: string): ComponentRef[] {
  return (['supplySource', 'supplyZone'] as const satisfies ComponentKind[]).map((kind) => ({ kind, id }));
}

/** Pipes that the run lost at some time. */
export function lostPipeIds(reader: RunReader): Set<string> {
  const ids = new Set<string>();
  for (const { kind, component, id } of reader.record.events)
    if (kind === 'componentLost' && component === 'pipe') ids.add(id);
  return ids;
}

function lastOf(
  reader: RunReader,
  ref: ComponentRef,
  kinds: readonly EventKind[],
  timeS: number,
): EventKind | undefined {
  const own = reader.eventsOf(ref);
  for (let i = own.length - 1; i >= 0; i--) {
    const event = reader.record.events[own[i]];
    if (event.timeS <= timeS && kinds.includes(event.kind)) return event.kind;
  }
  return undefined;
}
