import { formatNumber, formatShare } from '../charts/format-number';
import { formatRunTime, localClock } from '../charts/time-axis';
import type { Say } from '../kit/use-say';
import type { TourStep } from './tour-steps';

interface TourWords {
  say: Say;
  language: string;
  startLocal: string;
  regionName: string;
  nameOf: (ref: Extract<TourStep, { kind: 'site' }>['ref']) => string;
}

/** Title and text of a station. */
export function tellStep(step: TourStep, words: TourWords): { title: string; text: string } {
  const { say, language, startLocal, regionName, nameOf } = words;
  const time = `${formatRunTime(step.timeS)} (${localClock(startLocal, step.timeS).time})`;
  const whole = (value: number) => formatNumber(Math.round(value), language);
  const both = (
    key: 'start' | 'lost' | 'dark' | 'dry' | 'site' | 'back' | 'notBack' | 'yours',
    params: Record<string, string | number>,
  ) => ({
    title: say(`tour.${key}.title`, params),
    text: say(`tour.${key}.text`, params),
  });
  switch (step.kind) {
    case 'start':
      return both('start', { region: regionName, people: whole(step.people) });
    case 'lost':
      return both('lost', { time, count: step.count, name: nameOf(step.ref) });
    case 'dark':
      return both('dark', { time, share: formatShare(step.share), people: whole(step.people) });
    case 'dry': {
      const lag = step.lagS === undefined ? 'none' : hoursOf(step.lagS, language);
      return both('dry', {
        time,
        share: formatShare(step.share),
        people: whole(step.people),
        some: step.people > 0 ? 'yes' : 'no',
        lag,
      });
    }
    case 'site': {
      const state = step.isDark && step.isDry ? 'both' : step.isDark ? 'dark' : 'dry';
      return both('site', { name: nameOf(step.ref), state });
    }
    case 'back':
      return both(step.isBack ? 'back' : 'notBack', { time });
    case 'yours':
      return both('yours', {});
  }
}

function hoursOf(seconds: number, language: string): string {
  return `${formatNumber(Math.round(seconds / 1800) / 2, language)} h`;
}
