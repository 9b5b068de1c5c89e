import { clockOf } from '../model/local-time';
import type { QueueBlock, QueueOff } from '../model/outage-schedule';
import { type Language, say } from './catalogue';

/**
 * A queue's day in words: `off 08–12 and 20–24`, with the parts of the queue where not all are off, or that it has no turn. Times
 * count from the start of the run, as does the day's `midnightS`.
 */
export function sayQueueDay(
  queue: Pick<QueueOff, 'queue' | 'parts'>,
  blocks: readonly QueueBlock[],
  midnightS: number,
  language: Language = 'en',
): string {
  if (blocks.length === 0) return say('schedule.on', {}, language);
  const times = blocks.map(({ fromS, toS, partIx }) => {
    const time = sayTimes(fromS, toS, midnightS, language);
    if (partIx.length === queue.parts.length) return time;
    const key = partIx.length === 1 ? 'schedule.partBlock' : 'schedule.partsBlock';
    return say(key, { time, parts: sayParts(queue.queue, partIx) }, language);
  });
  return say('schedule.off', { times: joinTimes(times, language) }, language);
}

/** Name of a part of a queue: `3.1`; of a feeder without a queue its number alone. */
export function sayPart(queue: number | undefined, partIx: number): string {
  return queue === undefined ? String(partIx + 1) : `${queue}.${partIx + 1}`;
}

/** Parts by index, rising, with runs of them drawn together: `3.1–3.4, 3.6`. */
function sayParts(queue: number | undefined, partIx: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const ix of partIx) {
    const last = runs.at(-1);
    if (last && ix === last[1] + 1) last[1] = ix;
    else runs.push([ix, ix]);
  }
  return runs
    .map(([from, to]) => {
      if (from === to) return sayPart(queue, from);
      return `${sayPart(queue, from)}${to === from + 1 ? ', ' : '–'}${sayPart(queue, to)}`;
    })
    .join(', ');
}

/** One stretch of time by the clock of its day: `08–12` where both are on the hour, else `08:00–11:15`. */
export function sayTimes(fromS: number, toS: number, midnightS: number, language: Language = 'en'): string {
  const clocks = [clockOf(fromS - midnightS), clockOf(toS - midnightS)];
  const onHour = clocks.every((it) => it.endsWith(':00'));
  const [from, to] = onHour ? clocks.map((it) => it.slice(0, -3)) : clocks;
  return say('schedule.block', { from, to }, language);
}

/** A list of times with its last joined by a word. */
export function joinTimes(times: readonly string[], language: Language = 'en'): string {
  if (times.length < 2) return times.join('');
  const list = times.slice(0, -1).join(', ');
  return say('schedule.and', { list, last: times[times.length - 1] }, language);
}
