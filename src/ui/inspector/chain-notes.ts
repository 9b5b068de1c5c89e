import type { RunReader } from '../../client/run-reader';
import type { ComponentKind, ComponentRef } from '../../model/ids';
import { findIn } from '../../model/look-up';
import type { Region } from '../../model/region';
import { consequencesOf } from './followed';

/** What else is known about a link of a chain; each part is absent where there is nothing to say. */
export interface ChainNotes {
  /** Others to which the same happened at the same time from the same cause. */
  alike?: ComponentRef[];
  /** Lost before, and still out when the loss at the end of the chain took effect. */
  lostBefore?: ComponentRef[];
  /** A site that went dark has neither set nor battery nor solar modules. */
  hasNoBackup?: boolean;
}

const gridKinds: ReadonlySet<ComponentKind> = new Set(['bus', 'branch', 'generator', 'feeder', 'dcLine']);

/** Notes of the link at `place` of a chain. The log names one cause; these are facts beside it, not causes. */
export function notesOf(
  reader: RunReader,
  region: Region,
  links: readonly number[],
  place: number,
): ChainNotes {
  const { events } = reader.record;
  const event = events[links[place]];
  const notes: ChainNotes = {};
  if (event.causeIx !== undefined) {
    const alike = (consequencesOf(reader).get(event.causeIx) ?? [])
      .map((ix) => events[ix])
      .filter((it) => it.kind === event.kind && it.timeS === event.timeS && it.id !== event.id);
    if (alike.length > 0) notes.alike = alike.map(refOf);
  }
  if (event.kind === 'componentLost' && place > 0) {
    const lost = lostAt(reader, links[place - 1], gridKinds.has(event.component));
    const before = lost.filter((it) => it.id !== event.id || it.kind !== event.component);
    if (before.length > 0) notes.lostBefore = before;
  }
  if (event.kind === 'facilityWentDark') {
    const facility = findIn(region.facilities, event.id);
    if (facility?.backup.length === 0 && !facility.battery && !facility.solarKwp) notes.hasNoBackup = true;
  }
  return notes;
}

/** Components of the same system lost and not repaired before an event, in the order of the log. */
function lostAt(reader: RunReader, untilIx: number, inGrid: boolean): ComponentRef[] {
  const { events } = reader.record;
  const out = new Map<string, ComponentRef>();
  for (let ix = 0; ix < untilIx; ix++) {
    const { kind, component, id } = events[ix];
    if (gridKinds.has(component) !== inGrid) continue;
    if (kind === 'componentLost') out.set(`${component}:${id}`, refOf(events[ix]));
    else if (kind === 'componentRepaired') out.delete(`${component}:${id}`);
  }
  return [...out.values()];
}

function refOf({ component, id }: { component: ComponentKind; id: string }): ComponentRef {
  return { kind: component, id };
}
