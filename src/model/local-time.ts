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
