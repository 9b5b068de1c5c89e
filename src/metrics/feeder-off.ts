import type { FeederOff, OffReason, OffSpan } from '../model/outage-schedule';
import type { Feeder } from '../model/people';
import type { EventKind, RunEvent } from '../model/run-event';
import { feederStates, frameRow, type RunRecord } from '../model/run-record';
import { offHours } from './interruptions';

/** What is read of a run. */
export type OffRecord = Pick<RunRecord, 'outages' | 'events' | 'index' | 'timesS' | 'layout' | 'frames'>;

/** A feeder that is off by less is served in part and has hours off, but no times. */
const wholeShare = 0.999;

const reasonOfState = new Map<number, OffReason>([
  [feederStates.rota, 'rota'],
  [feederStates.shed, 'shed'],
  [feederStates.dark, 'dark'],
  [feederStates.lost, 'lost'],
]);

const reasonOfKind: Partial<Record<EventKind, OffReason>> = {
  feederShed: 'shed',
  feederRotatedOff: 'rota',
  feederWentDark: 'dark',
  componentLost: 'lost',
  // A mended feeder waits to be restored.
  componentRepaired: 'shed',
};

/**
 * When and why each feeder of the Region was off. The times are those of the run's outages, exact to the event; the
 * reason is told by events and, between them, by the recorded states. Feeders that the run does not know are left out.
 */
export function listFeederOff(record: OffRecord, feeders: readonly Feeder[]): FeederOff[] {
  const { outages, index, timesS } = record;
  const columnOf = new Map(index.feederIds.map((id, f) => [id, f]));
  const rows = new Map<number, FeederOff>();
  const hours = offHours(outages, { fromS: 0, toS: timesS[timesS.length - 1] });
  const list: FeederOff[] = [];
  for (const { id, queue, tier, critical, people } of feeders) {
    const column = columnOf.get(id);
    if (column === undefined) continue;
    const row: FeederOff = {
      id,
      ...(queue === undefined ? {} : { queue }),
      tier,
      critical,
      people,
      off: [],
      offHours: hours[column],
      hours: { rota: 0, shed: 0, dark: 0, lost: 0 },
    };
    rows.set(column, row);
    list.push(row);
  }
  const told = eventsByFeeder(record.events, columnOf);
  const states = Array.from(timesS, (_, i) => frameRow(record, 'feederState', i));
  for (let i = 0; i < outages.feederIx.length; i++) {
    const row = rows.get(outages.feederIx[i]);
    if (!row) continue;
    const spans = splitByReason(timesS, states, outages.feederIx[i], outages.fromS[i], outages.toS[i], told);
    for (const span of spans) {
      row.hours[span.reason] += (outages.offShare[i] * (span.toS - span.fromS)) / 3600;
      if (outages.offShare[i] < wholeShare) continue;
      const last = row.off.at(-1);
      if (last && last.toS === span.fromS && last.reason === span.reason) last.toS = span.toS;
      else row.off.push(span);
    }
  }
  return list;
}

interface Told {
  timeS: number;
  reason: OffReason;
}

function eventsByFeeder(
  events: readonly RunEvent[],
  columnOf: ReadonlyMap<string, number>,
): Map<number, Told[]> {
  const told = new Map<number, Told[]>();
  for (const { timeS, kind, component, id } of events) {
    const reason = reasonOfKind[kind];
    const column = component === 'feeder' && reason ? columnOf.get(id) : undefined;
    if (column === undefined || !reason) continue;
    const list = told.get(column);
    if (list) list.push({ timeS, reason });
    else told.set(column, [{ timeS, reason }]);
  }
  return told;
}

/** Cuts one stretch off where its reason changes. */
function splitByReason(
  timesS: Float64Array,
  states: readonly ArrayLike<number>[],
  column: number,
  fromS: number,
  toS: number,
  told: ReadonlyMap<number, Told[]>,
): OffSpan[] {
  const marks: Told[] = (told.get(column) ?? []).filter((it) => it.timeS < toS);
  for (let i = firstAt(timesS, fromS); i < timesS.length && timesS[i] < toS; i++) {
    const reason = reasonOfState.get(states[i][column]);
    if (reason) marks.push({ timeS: timesS[i], reason });
  }
  // A recorded state is that after all events of its time.
  marks.sort((a, b) => a.timeS - b.timeS);
  let reason: OffReason = 'shed';
  let at = 0;
  for (; at < marks.length && marks[at].timeS <= fromS; at++) reason = marks[at].reason;
  const spans: OffSpan[] = [{ fromS, toS, reason }];
  for (; at < marks.length; at++) {
    const last = spans[spans.length - 1];
    if (marks[at].reason === last.reason) continue;
    if (marks[at].timeS === last.fromS) last.reason = marks[at].reason;
    else {
      last.toS = marks[at].timeS;
      spans.push({ fromS: marks[at].timeS, toS, reason: marks[at].reason });
    }
  }
  return spans;
}

/** Index of the first time at or after `timeS`. */
function firstAt(timesS: Float64Array, timeS: number): number {
  let low = 0;
  let high = timesS.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timesS[middle] < timeS) low = middle + 1;
    else high = middle;
  }
  return low;
}
