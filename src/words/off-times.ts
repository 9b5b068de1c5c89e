import { clockOf } from '../model/local-time';
import type { QueueBlock } from '../model/outage-schedule';
import { type Language, say } from './catalogue';

/**
 * A queue's day in words: `off 08–12 and 20–24`, with the number of feeders where only a part of the queue is off, or
 * that it is on. Times count from the start of the run, as does the day's `midnightS`.
 */
export function sayQueueDay(
  blocks: readonly QueueBlock[],
  feederCount: number,
  midnightS: number,
  language: Language = 'en',
): string {
  if (blocks.length === 0) return say('schedule.on', {}, language);
  const times = blocks.map(({ fromS, toS, feederCount: count }) => {
    const from = shortClock(fromS - midnightS);
    const to = shortClock(toS - midnightS);
    return count === feederCount
      ? say('schedule.block', { from, to }, language)
      : say('schedule.partBlock', { from, to, count, of: feederCount }, language);
  });
  return say('schedule.off', { times: joinTimes(times, language) }, language);
}

/** One stretch of time by the clock of its day. */
export function sayTimes(fromS: number, toS: number, midnightS: number, language: Language = 'en'): string {
  return say(
    'schedule.block',
    { from: shortClock(fromS - midnightS), to: shortClock(toS - midnightS) },
    language,
  );
}

/** A list of times with its last joined by a word. */
export function joinTimes(times: readonly string[], language: Language = 'en'): string {
  if (times.length < 2) return times.join('');
  const list = times.slice(0, -1).join(', ');
  return say('schedule.and', { list, last: times[times.length - 1] }, language);
}

/** `08` on the hour, else `08:15`. */
function shortClock(fromMidnightS: number): string {
  return clockOf(fromMidnightS).replace(/:00$/, '');
}
