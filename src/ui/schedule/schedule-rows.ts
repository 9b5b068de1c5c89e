import type {
  FeederOff,
  OffReason,
  OutageSchedule,
  QueueDay,
  QueueOff,
  ScheduleDay,
} from '../../model/outage-schedule';
import type { Region } from '../../model/region';
import { joinTimes, sayPart, sayTimes } from '../../words/off-times';
import type { Say } from '../kit/use-say';

/** Interruptions shorter than this are not told, s: they are no sustained ones. */
const toldS = 300;

/** True where the rota switched a feeder. */
export function hasRota(schedule: OutageSchedule): boolean {
  return schedule.queues.some((it) => it.days.some((day) => day.blocks.length > 0));
}

/** Feeders that were off for another reason than the rota: how many without voltage, the end of it, how many shed. */
export function offWithoutTurns({ feeders }: OutageSchedule): { dark: number; untilS: number; shed: number } {
  const spansOf = (reason: OffReason) => feeders.map((it) => it.off.filter((span) => span.reason === reason));
  const dark = spansOf('dark').filter((it) => it.length > 0);
  const untilS = Math.max(0, ...dark.flat().map((it) => it.toS));
  return { dark: dark.length, untilS, shed: spansOf('shed').filter((it) => it.length > 0).length };
}

/** Index of the first day with a turn; 0 without any. */
export function firstRotaDay(schedule: OutageSchedule): number {
  const ix = schedule.days.findIndex((_, d) => schedule.queues.some((it) => it.days[d].blocks.length > 0));
  return Math.max(0, ix);
}

/** Queues with a number, and feeders without one that have a turn in the run. */
export function queuesToShow(schedule: OutageSchedule): QueueOff[] {
  return schedule.queues.filter(
    (it) => it.queue !== undefined || it.days.some((day) => day.blocks.length > 0),
  );
}

/** `3.1` by feeder id; the queue alone where it has one part. */
export function partNames(schedule: OutageSchedule): Map<string, string> {
  const names = new Map<string, string>();
  for (const { queue, parts } of schedule.queues) {
    if (queue === undefined) continue;
    parts.forEach(({ feederIds }, ix) => {
      for (const id of feederIds) names.set(id, parts.length === 1 ? String(queue) : sayPart(queue, ix));
    });
  }
  return names;
}

/** Words with times that do not break at their dash. */
export function keepTimes(text: string): string {
  return text.replace(/–/g, '\u2060–\u2060');
}

/** When feeders of a queue are off on a day besides the rota, in words; undefined for never. */
export function sayOtherOff(
  { steps }: QueueDay,
  feederCount: number,
  day: ScheduleDay,
  language: 'en' | 'uk',
  say: Say,
): string | undefined {
  const stretches: { fromS: number; toS: number; most: number }[] = [];
  for (const { fromS, toS, otherCount } of steps) {
    if (otherCount === 0 || toS - fromS < toldS) continue;
    const last = stretches.at(-1);
    if (last && last.toS === fromS) {
      last.toS = toS;
      last.most = Math.max(last.most, otherCount);
    } else stretches.push({ fromS, toS, most: otherCount });
  }
  if (stretches.length === 0) return undefined;
  const times = stretches.map(({ fromS, toS, most }) =>
    say('schedule.otherTimes', {
      time: sayTimes(fromS, toS, day.midnightS, language),
      count: most,
      of: feederCount,
    }),
  );
  return say('schedule.other', { times: joinTimes(times, language) });
}

/** Facilities on each feeder, by feeder id. */
export function facilitiesByFeeder(region: Region): Map<string, string[]> {
  const byFeeder = new Map<string, string[]>();
  for (const { consumer, feederId } of region.couplings) {
    if (consumer.kind !== 'facility' || feederId === undefined) continue;
    byFeeder.set(feederId, [...(byFeeder.get(feederId) ?? []), consumer.id]);
  }
  return byFeeder;
}

/** Mean hours off of the people of a part; of its feeders where nobody is counted. */
export function meanHours(rows: readonly FeederOff[]): number {
  const people = rows.reduce((sum, it) => sum + it.people, 0);
  const weight = (it: FeederOff) => (people > 0 ? it.people / people : 1 / rows.length);
  return rows.reduce((sum, it) => sum + weight(it) * it.offHours, 0);
}
