const hourS = 3600;
const stepsS = [1, 2, 3, 6, 12, 24, 48, 72, 120, 240].map((hours) => hours * hourS);

/** Times of the marks of an axis: whole steps, at least `minGapPx` apart over `widthPx`. */
export function timeTicks(horizonS: number, widthPx: number, minGapPx: number): number[] {
  if (!(horizonS > 0) || !(widthPx > 0)) return [0];
  const step =
    stepsS.find((seconds) => (seconds / horizonS) * widthPx >= minGapPx) ?? stepsS[stepsS.length - 1];
  const ticks: number[] = [];
  for (let timeS = 0; timeS <= horizonS; timeS += step) ticks.push(timeS);
  return ticks;
}

/** `T+14 h`, `T+2 d 3 h`, `T+14 h 15 min`; days from 96 h on. */
export function formatRunTime(timeS: number): string {
  const minutes = Math.floor(timeS / 60);
  const min = minutes % 60;
  const hours = Math.floor(minutes / 60);
  const minutePart = min === 0 ? '' : ` ${min} min`;
  if (hours < 96) return hours === 0 && min > 0 ? `T+${min} min` : `T+${hours} h${minutePart}`;
  const rest = hours % 24;
  return `T+${Math.floor(hours / 24)} d${rest === 0 ? '' : ` ${rest} h`}${minutePart}`;
}

/**
 * Local clock at `timeS` after `startLocal` (`YYYY-MM-DDTHH:MM`), as wall-clock arithmetic: the scenario's
 * start is already local, and no summer-time change is applied within a run.
 */
export function localClock(
  startLocal: string,
  timeS: number,
): { date: string; time: string; hourOfDay: number } {
  const startMs = Date.parse(`${startLocal.slice(0, 16)}:00Z`);
  const at = new Date((Number.isFinite(startMs) ? startMs : 0) + Math.floor(timeS) * 1000);
  const iso = at.toISOString();
  return {
    date: iso.slice(0, 10),
    time: iso.slice(11, 16),
    hourOfDay: at.getUTCHours() + at.getUTCMinutes() / 60,
  };
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** Weekday, day and month as the language writes them, from the local date. */
export function formatDay(date: string, language: string): string {
  let format = dayFormats.get(language);
  if (!format) {
    const locale = language === 'uk' ? 'uk' : 'en-GB';
    format = new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      timeZone: 'UTC',
    });
    dayFormats.set(language, format);
  }
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** Spans of night (20:00 to 06:00 local) within the horizon, s from the start. */
export function nights(startLocal: string, horizonS: number): { fromS: number; toS: number }[] {
  const start = localClock(startLocal, 0).hourOfDay;
  const spans: { fromS: number; toS: number }[] = [];
  for (let night = 20 - start - 24; night * hourS < horizonS; night += 24) {
    const fromS = Math.max(0, night * hourS);
    const toS = Math.min(horizonS, (night + 10) * hourS);
    if (toS > fromS) spans.push({ fromS, toS });
  }
  return spans;
}
