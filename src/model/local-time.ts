/** A scenario's start read as plain numbers; no time zone rule enters (the clock of a run never jumps). */
export interface LocalStart {
  /** Seconds from local midnight. */
  timeOfDayS: number;
  /** Monday = 0. */
  weekday: number;
  /** 1 January = 1. */
  dayOfYear: number;
}

/** Reads `YYYY-MM-DDTHH:MM`; undefined when it is no such date. */
export function readLocalStart(text: string): LocalStart | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2})?$/.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute] = match.slice(1).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59) return undefined;
  return {
    timeOfDayS: hour * 3600 + minute * 60,
    weekday: weekdayOf(year, month, day),
    dayOfYear: dayOfYearOf(year, month, day),
  };
}

/** Zeller's congruence for the Gregorian calendar, turned to Monday = 0. */
function weekdayOf(year: number, month: number, day: number): number {
  const late = month < 3;
  const m = late ? month + 12 : month;
  const y = late ? year - 1 : year;
  const saturday0 =
    (day +
      Math.floor((13 * (m + 1)) / 5) +
      y +
      Math.floor(y / 4) -
      Math.floor(y / 100) +
      Math.floor(y / 400)) %
    7;
  return (saturday0 + 5) % 7;
}

function dayOfYearOf(year: number, month: number, day: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][month - 1];
  return before + day + (isLeap && month > 2 ? 1 : 0);
}

/** Local date `YYYY-MM-DD` at `timeS` after the start; the start must be one that `readLocalStart` reads. */
export function dateAt(startLocal: string, timeS: number): string {
  const startMs = Date.parse(`${startLocal.slice(0, 16)}:00Z`);
  return new Date(startMs + Math.floor(timeS) * 1000).toISOString().slice(0, 10);
}

/** Clock `HH:MM` of a time counted from local midnight, to the nearest minute; the end of a day is `24:00`. */
export function clockOf(fromMidnightS: number): string {
  const minutes = Math.round(fromMidnightS / 60);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
