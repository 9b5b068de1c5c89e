import type { TimeSpan } from '../model/metric-table';
import type { Outages } from '../model/run-record';

/** One stretch of time in which a feeder had some of its load off. */
export interface Interruption {
  feederIx: number;
  fromS: number;
  toS: number;
  /** People interrupted: those of the feeder times its largest share off. */
  people: number;
  /** People x hours within the span. */
  personHours: number;
}

/** Joins touching pieces of each feeder to interruptions; those that the span overlaps, personHours cut to it. */
export function listInterruptions(outages: Outages, span: TimeSpan): Interruption[] {
  const { feederIx, fromS, toS, offShare, feederPeople } = outages;
  const byFeeder = new Map<number, Interruption[]>();
  for (let i = 0; i < feederIx.length; i++) {
    const f = feederIx[i];
    const list = byFeeder.get(f) ?? [];
    byFeeder.set(f, list);
    const people = feederPeople[f] * offShare[i];
    const seconds = Math.max(0, Math.min(toS[i], span.toS) - Math.max(fromS[i], span.fromS));
    const personHours = (people * seconds) / 3600;
    const last = list.at(-1);
    if (last && last.toS === fromS[i]) {
      last.toS = toS[i];
      last.people = Math.max(last.people, people);
      last.personHours += personHours;
    } else list.push({ feederIx: f, fromS: fromS[i], toS: toS[i], people, personHours });
  }
  return [...byFeeder.values()]
    .flat()
    .filter((it) => Math.min(it.toS, span.toS) > Math.max(it.fromS, span.fromS));
}

/** Off-hours of each feeder within the span: integral of its share off. */
export function offHours(outages: Outages, span: TimeSpan): Float64Array {
  const hours = new Float64Array(outages.feederPeople.length);
  for (let i = 0; i < outages.feederIx.length; i++) {
    const seconds = Math.min(outages.toS[i], span.toS) - Math.max(outages.fromS[i], span.fromS);
    if (seconds > 0) hours[outages.feederIx[i]] += (outages.offShare[i] * seconds) / 3600;
  }
  return hours;
}
