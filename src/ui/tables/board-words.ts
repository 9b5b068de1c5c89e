import { facilityWaterStates } from '../../model/run-record';
import { formatNumber } from '../charts/format-number';
import { formatDay, formatRunTime, localClock } from '../charts/time-axis';
import type { Say } from '../kit/use-say';
import type { BoardRow } from './board-rows';

/** What the phrases of a board need besides the row. */
export interface BoardWords {
  say: Say;
  language: string;
  startLocal: string;
  /** Time of the frame shown, s. */
  timeS: number;
}

/** `08:35`, with the day where it is not within the next 24 h. */
export function clockAt(timeS: number, { startLocal, language, timeS: nowS }: BoardWords): string {
  const clock = localClock(startLocal, timeS);
  const isSoon = timeS - nowS < 24 * 3600;
  return isSoon ? clock.time : `${formatDay(clock.date, language).split(/[ ,]/)[0]} ${clock.time}`;
}

/** `T+32 h`, whole hours: a place on the time bar, beside a clock to the minute. */
export function runHour(timeS: number): string {
  return formatRunTime(timeS < 3600 ? timeS : Math.floor(timeS / 3600) * 3600);
}

/** Hours for people: one decimal below ten. */
export function hoursText(hours: number, language: string): string {
  return formatNumber(hours < 10 ? Math.round(hours * 10) / 10 : Math.round(hours), language);
}

/** When what carries it is used up; undefined where nothing is being used up. */
export function emptyPhrase({ emptyS }: BoardRow, words: BoardWords): string | undefined {
  return emptyS === undefined ? undefined : words.say('board.emptyAt', { clock: clockAt(emptyS, words) });
}

/** The fuel on its way to a site that needs it, or that it waits for; undefined where neither. */
export function tankerPhrase(row: BoardRow, words: BoardWords): string | undefined {
  const { emptyS, nextFuelS, calledS } = row;
  const needs = row.fuelH !== undefined || calledS !== undefined;
  if (needs && nextFuelS !== undefined) {
    const isLate = emptyS !== undefined && nextFuelS > emptyS;
    return words.say(isLate ? 'board.tankerLate' : 'board.tanker', { clock: clockAt(nextFuelS, words) });
  }
  return calledS === undefined ? undefined : words.say('board.waits');
}

/** Clocks that run or have run out: sewage, cold homes, care. */
export function clockPhrases(row: BoardRow, { say, language, timeS }: BoardWords): string[] {
  const phrases: string[] = [];
  const { harm, indoorC } = row;
  const degrees = indoorC === undefined ? undefined : formatNumber(Math.round(indoorC * 10) / 10, language);
  const isHeat = harm === 'cold' || harm === 'tooCold';
  if (harm) phrases.push(say(`board.harm.${harm}`, { degrees: degrees ?? 'none' }));
  if (row.overflowH !== undefined)
    phrases.push(say('board.overflowIn', { hours: hoursText(row.overflowH, language) }));
  if (degrees !== undefined && !isHeat && (indoorC ?? normalC) < normalC)
    phrases.push(say('board.indoor', { degrees }));
  if (row.drySinceS !== undefined && timeS > row.drySinceS)
    phrases.push(say('board.dryFor', { hours: hoursText((timeS - row.drySinceS) / 3600, language) }));
  return phrases;
}

/** Homes warmer than this are not worth a word, °C. */
const normalC = 19.95;

/** What the site has for itself. */
export function ownPhrases(row: BoardRow, { say, language }: BoardWords): string[] {
  const phrases: string[] = [];
  if (row.setKw > 0)
    phrases.push(
      say('board.has.set', {
        kw: formatNumber(row.setKw, language),
        litres: formatNumber(Math.round(row.fuelL ?? row.tankL), language),
      }),
    );
  if (row.batteryKwh > 0)
    phrases.push(say('board.has.battery', { kwh: formatNumber(row.batteryKwh, language) }));
  if (row.solarKw > 0) phrases.push(say('board.has.solar', { kw: formatNumber(row.solarKw, language) }));
  if (row.setKw + row.batteryKwh + row.solarKw === 0) phrases.push(say('board.has.nothing'));
  // Of no use to a site whose store is empty or in use.
  if (row.fullStoreH !== undefined && (row.water === undefined || row.water === facilityWaterStates.served))
    phrases.push(say('board.has.store', { hours: hoursText(row.fullStoreH, language) }));
  return phrases;
}

/** The same for a narrow column: sets, else battery. */
export function ownShort(row: BoardRow, { say, language }: BoardWords): string {
  if (row.setKw > 0) return say('board.has.setShort', { kw: formatNumber(row.setKw, language) });
  if (row.batteryKwh > 0) return say('board.has.battery', { kwh: formatNumber(row.batteryKwh, language) });
  if (row.solarKw > 0) return say('board.has.solar', { kw: formatNumber(row.solarKw, language) });
  return say('board.has.nothing');
}
