import type { RunReader } from '../../client/run-reader';
import { findIn } from '../../model/look-up';
import type { Region } from '../../model/region';
import type { EventKind } from '../../model/run-event';
import { isRecovery } from './why-chain';

/** Events of one kind that followed, one for each component. */
export interface FollowedGroup {
  kind: EventKind;
  /** Indices in the log, in its order. */
  eventIxs: number[];
  /** People of the feeders or districts concerned; absent where they cannot be added up. */
  people?: number;
}

const byReader = new WeakMap<RunReader, Map<number, number[]>>();

/** Direct consequences by the index of the event that caused them; made once for a run. */
export function consequencesOf(reader: RunReader): ReadonlyMap<number, readonly number[]> {
  let map = byReader.get(reader);
  if (!map) {
    map = new Map();
    const { events } = reader.record;
    for (let ix = 0; ix < events.length; ix++) {
      const { causeIx } = events[ix];
      if (causeIx === undefined) continue;
      const list = map.get(causeIx);
      if (list) list.push(ix);
      else map.set(causeIx, [ix]);
    }
    byReader.set(reader, map);
  }
  return map;
}

/** What came directly of some events by `timeS`, grouped by kind in the order of the log. */
export function directConsequences(
  reader: RunReader,
  region: Region,
  eventIxs: readonly number[],
  timeS: number,
): FollowedGroup[] {
  const next = consequencesOf(reader);
  const { events } = reader.record;
  const direct = eventIxs
    .flatMap((ix) => next.get(ix) ?? [])
    .filter((ix) => events[ix].timeS <= timeS && !eventIxs.includes(ix));
  return group(reader, region, direct);
}

/** Ends of chains that people feel; the rest of what follows is only on the way to them. */
const felt: readonly EventKind[] = [
  'feederShed',
  'feederWentDark',
  'feederRotatedOff',
  'facilityWentDark',
  'tankEmptied',
  'areaLostWater',
  'facilityLostWater',
  'sewageOverflowed',
  'indoorsCold',
  'hospitalCareReduced',
  'hospitalTransferDue',
];

/** What people felt of some events by `timeS`, near and far along the chains; recoveries end nothing here. */
export function feltConsequences(
  reader: RunReader,
  region: Region,
  eventIxs: readonly number[],
  timeS: number,
): FollowedGroup[] {
  const next = consequencesOf(reader);
  const { events } = reader.record;
  const seen = new Set<number>(eventIxs);
  const open = [...eventIxs];
  const found: number[] = [];
  for (let ix = open.pop(); ix !== undefined; ix = open.pop()) {
    for (const child of next.get(ix) ?? []) {
      if (seen.has(child) || events[child].timeS > timeS || isRecovery(events[child].kind)) continue;
      seen.add(child);
      open.push(child);
      if (felt.includes(events[child].kind)) found.push(child);
    }
  }
  const groups = group(
    reader,
    region,
    found.sort((a, b) => a - b),
  );
  return groups.sort((a, b) => felt.indexOf(a.kind) - felt.indexOf(b.kind));
}

function group(reader: RunReader, region: Region, eventIxs: readonly number[]): FollowedGroup[] {
  const { events } = reader.record;
  const groups = new Map<EventKind, Map<string, number>>();
  for (const ix of eventIxs) {
    const { kind, id } = events[ix];
    const byId = groups.get(kind) ?? new Map<string, number>();
    // A component to which it happened twice counts once, with its first time.
    if (!byId.has(id)) byId.set(id, ix);
    groups.set(kind, byId);
  }
  return [...groups].map(([kind, byId]): FollowedGroup => {
    const ixs = [...byId.values()];
    return { kind, eventIxs: ixs, people: peopleOf(reader, region, ixs) };
  });
}

/** People of feeders and of districts; those that sites serve overlap, so they are not added. */
function peopleOf(reader: RunReader, region: Region, eventIxs: readonly number[]): number | undefined {
  let people = 0;
  for (const ix of eventIxs) {
    const { component, id } = reader.record.events[ix];
    if (component === 'feeder') people += findIn(region.feeders, id)?.people ?? 0;
    else if (component === 'area') people += findIn(region.areas, id)?.people ?? 0;
    else return undefined;
  }
  return people > 0 ? people : undefined;
}
